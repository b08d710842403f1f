"""The verb report: the quarter's review as a file, or the two pages on one manager."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from analysis.errors import DataError
from analysis.review import ENDINGS
from analysis.verbs.opened import opened
from analysis.verbs.questions import spanned

ALL = "all"  # the word for every section


def report(asked) -> tuple[str, dict]:
    """The review, or the report on the manager who is named."""
    return report_manager(asked) if asked.manager else report_quarter(asked)


def report_quarter(asked) -> tuple[str, dict]:
    """Write the review as it is kept for the quarter, with what is said beside it; a file that is there stays."""
    from analysis.logs import build_logs
    from analysis.panel import build_panel
    from analysis.review import keep_run
    from analysis.story.review import prepare
    from analysis.story.review.reviewed import refuse_unmeasured, tell_reviewed

    ending, template = ending_of(asked), template_of(asked)
    workspace = opened(asked)
    panel = build_panel(workspace)
    review = chosen(asked, workspace, panel)
    refuse_unmeasured(review, panel)
    told = tell_reviewed(prepare(workspace, build_logs(workspace, panel), review))
    refuse_nothing(told)
    place, there = place_of(asked.out, told.story.file_name, ending)
    if not there:
        write(place, told, ending, template)
    keep_run(workspace, told.story.run, told.run)
    return said(told, place, there), answer(told, place)


def chosen(asked, workspace, panel):
    """The review of the run that is named, else the quarter's own; each choice that is said beside it in its place."""
    from analysis.review import find_run, reopened, review_of, settled

    quarters = spanned(asked, panel)
    quarter = (quarters or panel.quarters or ("",))[-1]
    start = reopened(find_run(workspace, asked.run), panel) if asked.run else review_of(workspace, quarter)
    given = {
        "sections": sections(asked.sections),
        "company": asked.company,
        "look": asked.look,
        "outcome": asked.outcome,
        "by": asked.by,
        "quarters": quarters,
        "drivers": asked.drivers,
    }
    return settled(replace(start, **{name: value for name, value in given.items() if value is not None}), panel)


def sections(names: tuple[str, ...] | None) -> tuple[str, ...] | None:
    from analysis.story.review import SECTIONS

    return tuple(SECTIONS) if names == (ALL,) else names


def refuse_nothing(told) -> None:
    """Raises DataError where no section was named, and where none has anything to tell: each reason once."""
    from analysis.story.review import SECTIONS

    if told.story.slides:
        return
    if not told.missing:
        raise DataError(f"There is nothing to write: no section was named.\nThe sections are: {', '.join(SECTIONS)}.")
    names = {}
    for key, why in told.missing.items():
        names.setdefault(why, []).append(SECTIONS[key].name)
    if len(names) == 1:
        raise DataError(f"There is nothing to write.\n{next(iter(names))}")
    reasons = "\n".join(f"{', '.join(those)}: {why}" for why, those in names.items())
    raise DataError(f"There is nothing to write: none of the sections has anything to tell.\n{reasons}")


def ending_of(asked) -> str:
    """Of the file that is named; of one in a folder as it is asked for. Raises DataError for no such ending."""
    if asked.out.is_dir():
        return asked.ending
    ending = asked.out.suffix.lower().removeprefix(".")
    if ending not in ENDINGS:
        known = ", ".join(f".{each}" for each in ENDINGS)
        raise DataError(f"{asked.out.name} is none of {known}.\nName the file review.pptx, or a folder that is there.")
    if not asked.out.parent.is_dir():
        raise DataError(f"There is no folder {asked.out.parent}. Make it first, or name another.")
    return ending


def template_of(asked) -> bytes | None:
    if asked.template is None:
        return None
    if not asked.template.is_file():
        raise DataError(f"There is no file {asked.template}. Name the .pptx that slides are to look like.")
    return asked.template.read_bytes()


def place_of(out: Path, name: str, ending: str) -> tuple[Path, bool]:
    """Where the file goes, and whether this very run lies there already. Raises DataError for another file there."""
    if out.is_dir():
        place = out / f"{name}.{ending}"
        return place, place.exists()
    if out.exists():
        raise DataError(
            f"{out} is there already, and nothing is written over it.\n"
            f"Name another file, such as {name}.{ending}, or its folder: then the file is named like that."
        )
    return out, False


def write(place: Path, told, ending: str, template: bytes | None) -> None:
    from analysis.export.review import to_file

    made = to_file(told.story, ending, look=told.run.review.look, template=template)
    with place.open("xb") as file:
        file.write(made)


def said(told, place: Path, there: bool) -> str:
    """The file, the titles in their order, what has nothing to tell, and the run."""
    from analysis.story.review import SECTIONS
    from analysis.story.review.reviewed import left_out

    first = f"{place} is there already: nothing has changed since." if there else f"Wrote {place}."
    titles = [f"{at}. {slide.title}" for at, slide in enumerate(told.story.slides, 1)]
    changed = [f"{SECTIONS[key].name} has a title of your own; its finding is now: {finding}"
               for key, finding in told.changed.items()]  # fmt: skip
    return "\n".join([first, *titles, *left_out(told), *changed, f"Run {told.story.run}."])


def answer(told, place: Path) -> dict:
    return {
        "file": str(place),
        "run": told.story.run,
        "quarter": told.story.quarter,
        "sections": [{"key": slide.key, "title": slide.title} for slide in told.story.slides],
        "missing": [{"key": key, "why": why} for key, why in told.missing.items()],
        "changed": [{"key": key, "finding": finding} for key, finding in told.changed.items()],
    }


def report_manager(asked) -> tuple[str, dict]:
    """The Sales Manager Insights report on one manager, on two pages."""
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
    words = f"Wrote {asked.out}.\n{found.summary()}"
    return words, {
        "file": str(asked.out),
        "manager": found.manager,
        "verdict": found.verdict,
        "summary": found.summary(),
    }
