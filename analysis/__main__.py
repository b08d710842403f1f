"""The command line: the same questions as the pages, on the same workspace.

python -m analysis import FILE... [--dry-run] [--as TABLE]... [--map column=Header]... [--dates day-first] ...
python -m analysis imports | undo [IMPORT_ID]
python -m analysis segments | gap | compare region:A,B | specifications
python -m analysis report -o insights.pdf|.pptx --manager ID
python -m analysis kit -o survey_kit.zip|survey_form.xlsx [--full]
python -m analysis demo FOLDER [--teams 60 --quarters 8 --seed 0]
"""

import argparse
import json
import math
import sys
import tempfile
from dataclasses import asdict
from datetime import date
from pathlib import Path

from analysis.errors import DataError

WORKSPACE = "default: company.duckdb in the folder HEADROOM_WORKSPACE, else in `workspace`: the dashboard's own"


def main(argv: list[str] | None = None) -> int:
    """Run one verb. Returns the exit code: 0 done, 1 could not (a sentence on stderr); usage errors exit with 2."""
    asked = parser().parse_args(argv)
    try:
        said, answer = asked.verb(asked)
    except DataError as fault:
        print(fault, file=sys.stderr)
        return 1
    print(as_json(answer) if asked.json else said)
    return 0


def parser() -> argparse.ArgumentParser:
    whole = argparse.ArgumentParser(
        prog="python -m analysis", description="What goes with the gap between sales teams?"
    )
    verbs = whole.add_subparsers(required=True, metavar="VERB")

    take = verb(verbs, "import", import_, "bring exports into the workspace: CSV, Excel, zip or gzip")
    take.add_argument("files", nargs="+", type=Path, metavar="FILE")
    take.add_argument("--dry-run", action="store_true", help="count, and write nothing")
    take.add_argument("--left-out", type=Path, metavar="FOLDER", help="write the rows left out there, to mend them")
    choices(take)

    verb(verbs, "imports", imports, "list what was imported")
    undo_ = verb(verbs, "undo", undo, "take an import back, the newest by default")
    undo_.add_argument("import_id", nargs="?", type=int, metavar="IMPORT_ID")

    question(verb(verbs, "segments", segments, "which teams are high, which low, how sure; --by clusters too"))
    split = question(verb(verbs, "gap", gap, "what goes with the gap"))
    split.add_argument("--drivers", type=names, metavar="a,b,c")
    apart = question(verb(verbs, "compare", compare, "what goes with the difference between two groups"), cut=False)
    apart.add_argument("by", metavar="region:A,B|segment:A|manager:trained|manager:promoted-from-rep")
    apart.add_argument("--drivers", type=names, metavar="a,b,c")
    ways = verb(verbs, "specifications", specifications, "whether the split holds, computed in other ways")
    question(ways, drawn=False)
    ways.add_argument("--drivers", type=names, metavar="a,b,c")

    sheet = verb(verbs, "report", report, "the Sales Manager Insights report on one manager, on two pages")
    sheet.add_argument("-o", dest="out", type=Path, required=True, metavar="insights.pdf|insights.pptx")
    sheet.add_argument("--manager", required=True, metavar="ID")

    send = verb(verbs, "kit", kit, "write a survey to send: the form, an invitation, text for Forms and Qualtrics")
    send.add_argument("-o", dest="out", type=Path, required=True, metavar="survey_kit.zip|survey_form.xlsx")
    send.add_argument("--full", action="store_true", help="every statement of the item bank")

    invent = verb(verbs, "demo", demo, "write an invented company's exports and the truth behind them")
    invent.add_argument("folder", type=Path, metavar="FOLDER")
    invent.add_argument("--teams", type=int, default=60)
    invent.add_argument("--quarters", type=int, default=8)
    invent.add_argument("--seed", type=int, default=0)
    return whole


def verb(verbs, name: str, run, about: str) -> argparse.ArgumentParser:
    one = verbs.add_parser(name, help=about, description=about)
    one.add_argument("--workspace", type=Path, metavar="FILE", help=WORKSPACE)
    one.add_argument("--json", action="store_true", help="answer in JSON")
    one.set_defaults(verb=run)
    return one


def choices(one: argparse.ArgumentParser) -> None:
    """What a person may choose where the file does not tell: fields of Choices, under their own names."""
    one.add_argument("--as", dest="tables", action="append", default=[], metavar="TABLE", help="fill this table")
    one.add_argument("--map", dest="mapping", action="append", default=[], type=pair, metavar="column=Header")
    one.add_argument("--accept-guesses", dest="guesses", action="store_true", help="apply uncertain matches")
    one.add_argument("--word", dest="words", action="append", default=[], type=word, metavar="column:word=ours")
    one.add_argument("--encoding", default="", metavar="utf-8|cp1252|utf-16")
    one.add_argument("--delimiter", default="", metavar=",")
    one.add_argument("--sheet", default="", metavar="NAME", help="of a workbook, or a file within a zip")
    one.add_argument("--decimal", default="", choices=(".", ","), help="the mark before the decimals")
    one.add_argument("--dates", default="", choices=("day-first", "month-first", "year-first"))
    one.add_argument("--scale", default="", metavar="1-7", help="the lowest and highest answer of a survey")
    one.add_argument("--asked-on", default="", type=day, metavar="2026-03-31", help="the day of a survey without days")
    one.add_argument("--fiscal-year-starts", type=int, choices=range(1, 13), metavar="1..12", help="kept for all files")
    one.add_argument("--keep-personal", action="store_true", help="keep e-mail addresses of a survey's respondents")


def question(one: argparse.ArgumentParser, *, cut: bool = True, drawn: bool = True) -> argparse.ArgumentParser:
    if cut:
        one.add_argument("--by", default="top-third", metavar="top-third|quartile|median|threshold:1.0")
    one.add_argument("--outcome", metavar="NAME")
    one.add_argument("--quarters", type=quarters, metavar="2025-Q1:2025-Q4")
    if drawn:
        one.add_argument("--seed", type=int, default=0)
    return one


def pair(text: str) -> tuple[str, str]:
    column, equals, header = text.partition("=")
    if not (column and equals):
        raise argparse.ArgumentTypeError(f"`{text}` is not of the form column=Header")
    return column, header


def word(text: str) -> tuple[str, str, str]:
    column, colon, rest = text.partition(":")
    theirs, equals, ours = rest.rpartition("=")
    if not (column and colon and theirs and equals and ours):
        raise argparse.ArgumentTypeError(f"`{text}` is not of the form column:word=ours")
    return column, theirs, ours


def day(text: str) -> str:
    try:
        return text and date.fromisoformat(text).isoformat()
    except ValueError:
        raise argparse.ArgumentTypeError(f"`{text}` is no day like 2026-03-31") from None


def names(text: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in text.split(",") if name.strip())


def quarters(text: str) -> tuple[str, str]:
    first, _, last = text.partition(":")
    return first, last or first


def import_(asked) -> tuple[str, dict]:
    from analysis.ingest import import_files
    from analysis.records import FISCAL_YEAR_STARTS, Records
    from analysis.workspace import Workspace

    missing = [str(path) for path in asked.files if not path.is_file()]
    if missing:
        raise DataError(f"There is no file {missing[0]}. Check the name and the folder.")
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "dry.duckdb" if asked.dry_run and not place_of(asked).exists() else place_of(asked)
        workspace = Workspace(place)
        if asked.fiscal_year_starts and not asked.dry_run:
            Records(workspace).put("setting", FISCAL_YEAR_STARTS, asked.fiscal_year_starts)
        whole = {"dry_run": asked.dry_run, "left_out": asked.left_out}
        done = import_files(workspace, asked.files, **whole, **chosen(asked))
    return imported(done, place_of(asked)), done.to_dict()


def chosen(asked) -> dict:
    """The fields of Choices as they were typed."""
    words: dict[str, dict[str, str]] = {}
    for column, theirs, ours in asked.words:
        words.setdefault(column, {})[theirs] = ours
    named = ("guesses", "encoding", "delimiter", "sheet", "decimal", "dates", "scale", "asked_on", "keep_personal")
    plain = {name: getattr(asked, name) for name in named}
    return plain | {"tables": tuple(asked.tables), "mapping": dict(asked.mapping), "words": words}


def place_of(asked) -> Path:
    """The workspace's file: the one named, else the dashboard's own."""
    from analysis.workspace import home

    return asked.workspace or home() / "company.duckdb"


def imported(done, place: Path) -> str:
    from analysis.story.import_lines import lines

    start = f"Import {done.import_id} into {place}" if done.import_id else "Nothing was written"
    return "\n".join([f"{start}:", *(line for report in done.files for line in lines(report))])


def imports(asked) -> tuple[str, list[dict]]:
    log = opened(asked).imports()
    rows = json.loads(log.to_json(orient="records", date_format="iso"))
    return log.to_string(index=False) if len(log) else "Nothing has been imported yet.", rows


def undo(asked) -> tuple[str, dict]:
    undone = opened(asked).undo(asked.import_id)
    said = f"Import {undone.import_id} ({', '.join(undone.files)}) is undone: {undone.removed} rows taken out"
    back = f", {undone.restored} older ones are back" if undone.restored else ""
    return f"{said}{back}.", asdict(undone)


def segments(asked) -> tuple[str, dict]:
    from analysis.questions.segments import segment_teams

    whole = panel(asked)
    found = segment_teams(whole, **options(asked, whole))
    return found.summary(), found.to_dict()


def gap(asked) -> tuple[str, dict]:
    from analysis.questions.gap import attribute_gap
    from analysis.questions.profile import profile_teams
    from analysis.questions.reps import attribute_reps

    whole = panel(asked)
    chosen = options(asked, whole)
    found = attribute_gap(whole, drivers=asked.drivers, **chosen)
    if found.gate != "closed":
        return found.summary(), found.to_dict()
    seen = profile_teams(whole, **{name: value for name, value in chosen.items() if name != "seed"})
    reps = attribute_reps(whole, outcome=chosen["outcome"], quarters=chosen["quarters"])
    said = f"{found.why}\n{seen.summary()}\n{reps.summary()}"
    return said, found.to_dict() | {"profile": seen.to_dict(), "reps": reps.to_dict()}


def specifications(asked) -> tuple[str, dict]:
    from analysis.questions.specifications import run_specifications

    whole = panel(asked)
    given = {"outcome": asked.outcome, "by": asked.by, "quarters": spanned(asked, whole)}
    found = run_specifications(whole, drivers=asked.drivers, **given)
    return found.summary(), found.to_dict()


def compare(asked) -> tuple[str, dict]:
    from analysis.questions.comparison import compare_groups

    whole = panel(asked)
    found = compare_groups(whole, drivers=asked.drivers, **options(asked, whole))
    return found.summary(), found.to_dict()


def options(asked, panel) -> dict:
    return {"outcome": asked.outcome, "by": asked.by, "quarters": spanned(asked, panel), "seed": asked.seed}


def spanned(asked, panel) -> tuple[str, ...] | None:
    if asked.quarters is None:
        return None
    first, last = asked.quarters
    chosen = tuple(quarter for quarter in panel.quarters if first <= quarter <= last)
    if not chosen:
        known = f"{panel.quarters[0]}:{panel.quarters[-1]}" if panel.quarters else "none"
        raise DataError(f"There is no data from {first} to {last}. Quarters with an outcome: {known}.")
    return chosen


def report(asked) -> tuple[str, dict]:
    from analysis.export.insights import write_insights
    from analysis.logs import build_logs
    from analysis.panel import build_panel
    from analysis.questions.managers import report_manager
    from analysis.records import Records

    workspace = opened(asked)
    logs = build_logs(workspace, build_panel(workspace))
    found = report_manager(logs, asked.manager)
    reply = Records(workspace).get("reply", asked.manager, "")
    write_insights(asked.out, found, printed=date.today(), reply=reply, run=logs.fingerprint)
    said = f"Wrote {asked.out}.\n{found.summary()}"
    return said, {
        "file": str(asked.out),
        "manager": found.manager,
        "verdict": found.verdict,
        "summary": found.summary(),
    }


def kit(asked) -> tuple[str, dict]:
    from analysis.kit import Team, write_kit

    known = asked.workspace or place_of(asked).is_file()
    teams = [Team(row.team_id, row.team_name) for row in panel(asked).teams.itertuples()] if known else []
    files = write_kit(asked.out, teams, full=asked.full)
    listed = f", with {len(teams)} teams to choose from" if teams else ""
    return f"Wrote {asked.out}{listed}.", {"file": str(asked.out), "files": files, "teams": len(teams)}


def demo(asked) -> tuple[str, dict]:
    from data.make_demo import make_demo

    folder = make_demo(asked.folder, teams=asked.teams, quarters=asked.quarters, seed=asked.seed)
    files = sorted(path.name for path in folder.glob("*.csv"))
    said = f"Wrote {len(files)} files of an invented company, and the truth behind them, to {folder}."
    return said, {"folder": str(folder), "files": files, "truth": "truth.json"}


def opened(asked):
    from analysis.workspace import Workspace

    place = place_of(asked)
    if not place.is_file():
        raise DataError(f"There is no workspace {place} yet. Import a file first: python -m analysis import FILE")
    return Workspace(place)


def panel(asked):
    from analysis.panel import build_panel

    return build_panel(opened(asked))


def as_json(answer) -> str:
    """JSON of `answer`; a number that is not known is null."""
    return json.dumps(known(answer), indent=2, ensure_ascii=False, allow_nan=False)


def known(value):
    if isinstance(value, dict):
        return {key: known(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [known(each) for each in value]
    if isinstance(value, float) and not math.isfinite(value):
        return None
    return value.item() if hasattr(value, "item") else value


if __name__ == "__main__":
    try:
        sys.exit(main())
    except BrokenPipeError:  # whoever read the answer has enough
        sys.stderr.close()
