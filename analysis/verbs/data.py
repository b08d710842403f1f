"""Verbs on data: import, imports, undo, kit, demo."""

import json
import tempfile
from dataclasses import asdict
from pathlib import Path

from analysis.errors import DataError
from analysis.verbs.opened import opened, panel, place_of


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
