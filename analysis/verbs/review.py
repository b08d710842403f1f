"""The verb report: the quarter's review as a file, or the two pages on one manager."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from urllib.parse import quote

from analysis.errors import DataError
from analysis.review import ENDINGS, LETTERS
from analysis.verbs.files import digest, ending_of, is_there, place_of, put
from analysis.verbs.opened import opened
from analysis.verbs.questions import spanned

ALL = "all"  # the word for every section
OF_REVIEW = ("sections", "company", "look", "template", "run", "outcome", "by", "quarters", "drivers")


def report(asked) -> tuple[str, dict]:
    """The review, or the report on the manager who is named."""
    return report_manager(asked) if asked.manager else report_quarter(asked)


def report_quarter(asked) -> tuple[str, dict]:
    """Write the review as it is kept for the quarter, with what is said beside it; a file that is there stays."""
    from analysis.export.review import to_file
    from analysis.logs import build_logs
    from analysis.panel import build_panel
    from analysis.story.review import prepare
    from analysis.story.review.reviewed import refuse_unmeasured, tell_reviewed

    ending = ending_of(asked, ENDINGS)
    template = template_of(asked, ending)
    workspace = opened(asked)
    panel = build_panel(workspace)
    review = chosen(asked, workspace, panel)
    refuse_unmeasured(review, panel)
    start = prepare(workspace, build_logs(workspace, panel), review)
    told = tell_reviewed(start)
    refuse_nothing(told)
    name = file_name(told, ending, template)
    place = place_of(asked.out, name)
    made = None if is_there(place, name) else to_file(told.story, ending, look=told.run.review.look, template=template)
    keep(workspace, told)
    wrote = made is not None and put(place, name, made)
    later = since_run(asked, workspace, start)
    return said(told, place, wrote, later), answer(told, place) | {"since": later}


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


def since_run(asked, workspace, start) -> str:
    """What has changed since the run that is named was written, in words; "" where nothing has, or none is named."""
    from analysis.review import find_run
    from analysis.story.review.reviewed import since

    name = (asked.run or "").strip().upper()
    later = since(name, find_run(workspace, name), start) if name else ""
    return later and f"Run {name} was written to a file before. {later}"


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


def template_of(asked, ending: str) -> bytes | None:
    """The template's file. Raises DataError where it cannot be read, or where no slides are written."""
    if asked.template is None:
        return None
    if ending != "pptx":
        raise DataError(f"A template is for PowerPoint only, and not for .{ending}.\nLeave out --template.")
    try:
        return asked.template.read_bytes()
    except OSError as error:
        raise DataError(
            f"{asked.template} cannot be read: {error.strerror}.\nName the .pptx that slides are to look like."
        ) from error


def file_name(told, ending: str, template: bytes | None) -> str:
    """Of a file in a folder: another run never has the same, nor has the same run in another template."""
    on = f"_template_{digest(template)}" if template is not None else ""
    return f"{told.story.file_name}{on}.{ending}"


def keep(workspace, told) -> None:
    """Keep the run. Raises DataError where it cannot be: a file whose run nobody can open is not written."""
    from analysis.review import keep_run

    try:
        keep_run(workspace, told.story.run, told.run)
    except DataError as fault:
        raise DataError(f"Nothing was written: the run that the file would name cannot be kept.\n{fault}") from fault


def said(told, place: Path, wrote: bool, later: str) -> str:
    """The file, what has changed since its run, the titles in their order, what has nothing to tell, and the run."""
    from analysis.story.review import SECTIONS
    from analysis.story.review.reviewed import left_out

    titles = [f"{at}. {slide.title}" for at, slide in enumerate(told.story.slides, 1)]
    changed = [f"{SECTIONS[key].name} has a title of your own; its finding is now: {finding}"
               for key, finding in told.changed.items()]  # fmt: skip
    return "\n".join(
        [written(place, wrote), *filter(None, [later]), *titles, *left_out(told), *changed, f"Run {told.story.run}."]
    )


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
    """The Sales Manager Insights report on one manager, on two pages; a file that is there stays."""
    from analysis.export.insights import WRITTEN, to_insights
    from analysis.logs import build_logs
    from analysis.panel import build_panel
    from analysis.questions.managers import report_manager
    from analysis.records import Records

    refuse_of_review(asked)
    ending = ending_of(asked, tuple(WRITTEN))
    workspace = opened(asked)
    logs = build_logs(workspace, build_panel(workspace))
    found = report_manager(logs, asked.manager)
    reply = Records(workspace).get("reply", asked.manager, "")
    name = f"{insights_name(found.manager, logs.fingerprint, reply)}.{ending}"
    place = place_of(asked.out, name)
    wrote = not is_there(place, name) and put(
        place, name, to_insights(found, ending, printed=date.today(), reply=reply, run=logs.fingerprint)
    )
    return f"{written(place, wrote)}\n{found.summary()}", {
        "file": str(place),
        "manager": found.manager,
        "verdict": found.verdict,
        "summary": found.summary(),
    }


def refuse_of_review(asked) -> None:
    given = [f"--{name}" for name in OF_REVIEW if getattr(asked, name) is not None]
    if given:
        raise DataError(
            f"A report on a manager knows no {', '.join(given)}: they are of the review.\n"
            "Leave them out, or leave out --manager."
        )


def insights_name(manager: str, run: str, reply: str) -> str:
    """Of a file in a folder: by the manager, the run at its foot, and the reply that is printed on it."""
    on = f"_reply_{digest(reply.encode())}" if reply else ""
    return f"insights_{quote(manager, safe='')}_{run[:LETTERS].upper()}{on}"


def written(place: Path, wrote: bool) -> str:
    return f"Wrote {place}." if wrote else f"{place} is there already: nothing has changed since."
