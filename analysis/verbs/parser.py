"""What the command line understands: verbs and their choices."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from analysis.errors import DataError
from analysis.review import ENDINGS
from analysis.verbs.data import demo, import_, imports, kit, undo
from analysis.verbs.questions import compare, gap, segments, specifications
from analysis.verbs.review import report
from analysis.verbs.typed import company, day, driver, integer, named, names, pair, quarters, teams, word
from analysis.verbs.what_if import what_if

WORKSPACE = "default: company.duckdb in the folder HEADROOM_WORKSPACE, else in `workspace`: the dashboard's own"


def understood(argv: Sequence[str] | None) -> argparse.Namespace:
    """What was typed, `argv` or on the command line itself. Raises DataError for letters that are none in UTF-8."""
    words = sys.argv[1:] if argv is None else argv
    for each in words:
        if (shown := each.encode("utf-8", "replace").decode("utf-8")) != each:
            raise DataError(f"`{shown}` has letters that are not in UTF-8.\nSet the terminal to UTF-8, and try again.")
    return parser().parse_args(words)


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

    scenario(
        question(verb(verbs, "what-if", what_if, "what teams reach that do more of what goes with results"), cut=False)
    )

    review(verb(verbs, "report", report, "the quarter's review as a file; with --manager two pages on one manager"))

    send = verb(verbs, "kit", kit, "write a survey to send: the form, an invitation, text for Forms and Qualtrics")
    send.add_argument("-o", dest="out", type=Path, required=True, metavar="survey_kit.zip|survey_form.xlsx")
    send.add_argument("--full", action="store_true", help="every statement of the item bank")

    invent = verb(verbs, "demo", demo, "write an invented company's exports and the truth behind them")
    invent.add_argument("folder", type=Path, metavar="FOLDER")
    invent.add_argument("--teams", type=integer(1), default=60)
    invent.add_argument("--quarters", type=integer(1, 40), default=8)
    invent.add_argument("--seed", type=integer(0), default=0)
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
    one.add_argument("--outcome", type=named, metavar="NAME")
    one.add_argument("--quarters", type=quarters, metavar="2025-Q1:2025-Q4")
    if drawn:
        one.add_argument("--seed", type=integer(0), default=0)
    return one


def scenario(one: argparse.ArgumentParser) -> None:
    """Choices of a Scenario; each that is not given stays as the kept one has it."""
    one.add_argument("--set", dest="moves", action="append", default=[], type=driver, metavar="coaching_cadence=0.8")
    one.add_argument("--teams", type=teams, metavar="low|ID,ID", help="%%2C stands for a comma within an id")
    hours = "hours of the manager a rep and quarter"
    one.add_argument("--hours", action="append", default=[], type=driver, metavar="coaching_cadence=1.5", help=hours)
    one.add_argument("--close", type=float, metavar="0.5", help="which value of each driver closes half of the gap")
    one.add_argument("--scenario", type=named, metavar="NAME", help="start from one that is kept")
    one.add_argument("--keep", metavar="NAME", help="keep it, in the place of another of that name")
    one.add_argument("--drivers", type=names, metavar="a,b,c")
    one.add_argument("--by", metavar="top-third|quartile|median|threshold:1.0")


def review(one: argparse.ArgumentParser) -> None:
    """Choices of a Review; each that is not given stays as it is kept for the quarter."""
    folder = "a folder: the file is named by what it holds"
    one.add_argument(
        "-o", dest="out", type=Path, required=True, metavar="review.pptx|.pdf|.html|.xlsx|FOLDER", help=folder
    )
    one.add_argument("--ending", choices=ENDINGS, default=ENDINGS[0], help="of the file in a folder")
    one.add_argument("--sections", type=names, metavar="bridge,teams|all", help="in this order")
    one.add_argument("--company", type=company, metavar="NAME")
    one.add_argument("--look", choices=("light", "dark"), help="of the slides")
    one.add_argument("--template", type=Path, metavar="FILE.pptx", help="whose colours and layouts the slides take")
    one.add_argument("--run", type=named, metavar="7F3A21", help="start from what was written under this run id")
    one.add_argument("--outcome", type=named, metavar="NAME")
    one.add_argument("--by", metavar="top-third|quartile|median|threshold:1.0")
    one.add_argument("--quarters", type=quarters, metavar="2025-Q1:2025-Q4")
    one.add_argument("--drivers", type=names, metavar="a,b,c")
    one.add_argument("--manager", type=named, metavar="ID", help="instead: the report on this manager, .pdf or .pptx")
