"""An import in words, before and after it is written: what was recognised, counted, and left out and why."""

import re
from collections import Counter
from collections.abc import Collection, Sequence

from analysis.ingest import FileReport
from analysis.people.waiting import ROSTERS
from analysis.story.given import incoming, rows_read, tell_given, tell_unchanged
from analysis.story.left_out import by_header
from analysis.story.mapping import is_sure, tell_used
from analysis.story.section import Number, Section
from analysis.story.words import count, first_upper, inside, listed, number, off_line
from analysis.tables import TABLES

NOTHING_YET = "Nothing is written until you press Import."
STATES = {
    "by hand": "needs a hand with the columns",
    "fits nothing": "fits none of the tables, and stays out",
    "unreadable": "cannot be read",
}
TWICE = 0  # FileReport.already of a file that lies in the same drop twice
CHANGED = "Another import came in meanwhile: the counts below are new. Nothing of yours is written yet."


def tell_start(*, empty: bool = True) -> Section:
    """Before any file is dropped; `empty`: nothing was ever imported."""
    note = "CSV, Excel, zip or gzip, as the export comes; several files at once"
    if not empty:
        lead = "A row that is here already is updated; nothing counts twice. Everything stays on this machine."
        return Section(note=note, headline="Drop the next export here.", lead=lead)
    return Section(
        note=note,
        headline="Drop your exports here; headers need not be ours.",
        lead="Deals and a roster open segments and trends; quotas, a survey and coaching sessions open the gap. "
        "Everything stays on this machine.",
    )


def tell_files(files: Sequence[Sequence[FileReport]], others: Sequence[str] = ()) -> Section:
    """All dropped files together: the reports of each; `others`: what became of those without, a state of STATES."""
    reports = [report for file in files for report in file]
    many = len(files) + len(others)
    headline = _in_the_way(others, len(files)) or _looks_like(reports)
    aside = _aside(others) if reports else ""
    given = "" if _asked(reports) else _sentence(tell_given(files))
    lead = tell_open(reports) or (NOTHING_YET if incoming(reports) or "by hand" in others else "")
    if many > 1 or not reports:
        named = f"{len(files)} of {count(many, 'file')}" if files and others else count(many, "file")
        note = " · ".join([named, *([count(rows_read(files), "row")] if reports else [])])
        return Section(note=note, headline=headline, lead=" ".join(filter(None, (aside, given, lead))))
    lead = " ".join(filter(None, (tell_used(reports), given, lead)))
    return Section(note=tell_reading(reports), headline=headline, lead=lead)


def tell_reading(reports: Sequence[FileReport]) -> str:
    """One file: its name, rows, and how it was read; of a workbook or an archive, all its sheets together."""
    names = {one.file for one in reports}
    name = reports[0].file if len(names) == 1 else reports[0].file.partition(", ")[0]
    reading = "" if re.search(r"\.xlsx?(, |$)", reports[0].file, re.IGNORECASE) else reports[0].reading
    return " · ".join(filter(None, (name, count(rows_read([reports]), "row"), reading)))


def tell_open(reports: Sequence[FileReport]) -> str:
    """Why nothing can be imported yet; "" where nothing is in the way."""
    asked = _asked(reports)
    answered = "it is" if asked.startswith("one ") else "they are"
    return f"{first_upper(asked)}: Import opens once {answered} answered." if asked else ""


def _asked(reports: Sequence[FileReport]) -> str:
    many = sum(len(report.questions) for report in reports)
    return f"{number(many)} {'question is' if many == 1 else 'questions are'} open" if many else ""


def tell_box(name: str, reports: Sequence[FileReport], state: str = "ready") -> str:
    """One line for a file among others: what it fills and brings, or what it lacks."""
    if not reports:
        return f"**{name}** · {STATES[state]}"
    what = first_upper(listed([inside(TABLES[report.table].label) for report in reports]))
    return f"**{name}** · {what} · {_asked(reports) or _headline(reports, brief=len(reports) > 1)}"


def wants_a_look(reports: Sequence[FileReport]) -> bool:
    """Whether anything about a file has to be seen before it comes in."""
    odd = any(one.left_out or one.questions or one.concerns or one.dropped or one.notes for one in reports)
    return (odd or not all(map(is_sure, reports))) and not all_here(reports)


def tell_file(report: FileReport, filled: Collection[str] = ()) -> Section:
    """One file and one table it fills: the four counts, and what else there is to know.

    filled  the tables that the files dropped together fill: no rep or team waits for a roster that comes along
    """
    odd = tuple(
        (count(rows, "row"), f"{_come(rows)} in though odd: {by_header(why, report)}.")
        for why, rows in Counter(report.concerns).most_common()
    )
    notes = tuple(("", by_header(off_line(note), report)) for note in report.notes)
    return Section(
        headline=_headline([report]),
        lead=_waiting(report, filled),
        numbers=_numbers(report),
        details=odd + notes + _left_at_the_door(report),
    )


def all_here(reports: Sequence[FileReport]) -> bool:
    """Whether the workspace holds every one of these very files."""
    return all(report.already is not None for report in reports)


def _in_the_way(others: Sequence[str], ready: int) -> str:
    """What stops a file; that one cannot come in at all is no headline where others can."""
    unreadable = 0 if ready else others.count("unreadable")
    by_hand = others.count("by hand") + (0 if ready else others.count("fits nothing"))
    said = []
    if unreadable:
        said.append(f"{number(unreadable)} {'file' if unreadable == 1 else 'files'} cannot be read")
    if by_hand:
        said.append(f"{number(by_hand)} {'file needs' if by_hand == 1 else 'files need'} a hand with the columns")
    return f"{first_upper(', and '.join(said))}." if said else ""


def _aside(others: Sequence[str]) -> str:
    """The files that stay out while others come in."""
    odd, strange = others.count("unreadable"), others.count("fits nothing")
    said = []
    if strange:
        said.append(
            f"{_files(strange)} {'fits' if strange == 1 else 'fit'} none of the tables and {_stay(strange)} out."
        )
    if odd:
        said.append(f"{_files(odd)} cannot be read and {_stay(odd)} out.")
    return " ".join(said)


def _files(many: int) -> str:
    return f"{first_upper(number(many))} {'file' if many == 1 else 'files'}"


def _stay(many: int) -> str:
    return "stays" if many == 1 else "stay"


def _looks_like(reports: Sequence[FileReport]) -> str:
    if all_here(reports):
        return "These rows are all here already."
    labels = dict.fromkeys(TABLES[report.table].label for report in reports)
    return f"This looks like {listed([inside(label) for label in labels])}."


def _headline(reports: Sequence[FileReport], *, brief: bool = False) -> str:
    """What comes in; `brief`: what a file that fills several tables gives, whatever its lines say anew."""
    if all_here(reports) and reports[0].already == TWICE:
        return "This very file lies here twice, and comes in once"
    if all_here(reports):
        return f"This very file is here already, as import {reports[0].already}"
    given, rows = tell_given([reports]) if brief else "", incoming(reports)
    rest = [] if rows and brief else tell_unchanged(reports)
    return given or "; ".join([f"{count(rows, 'row')} {_come(rows)} in", *rest])


def _sentence(words: str) -> str:
    return f"{words}." if words else ""


def _come(rows: int) -> str:
    return "comes" if rows == 1 else "come"


def _numbers(report: FileReport) -> tuple[Number, ...]:
    notes = {
        "Added": (report.added, "new rows"),
        "Updated": (report.updated, "known rows, new values"),
        "Unchanged": (report.unchanged, "as another row" if 0 < report.unchanged == report.repeated else "nothing new"),
        "Left out": (report.left_out, "reasons below" if report.left_out else "none"),
    }
    return tuple(Number(label=label, value=f"{rows:,}", note=note) for label, (rows, note) in notes.items())


def _left_at_the_door(report: FileReport) -> tuple[tuple[str, str], ...]:
    if not report.dropped:
        return ()
    return (("Left at the door:", f"{', '.join(report.dropped)}, since they tell who answered."),)


def _waiting(report: FileReport, filled: Collection[str]) -> str:
    said = []
    for column, found in report.waiting.items():
        if not set(ROSTERS[column]).isdisjoint(filled):
            continue
        who = {"rep_id": "rep", "team_id": "team"}[column]
        said.append(
            f"{count(found['rows'], 'row')} {'names' if found['rows'] == 1 else 'name'} {count(found['ids'], who)} "
            f"that no roster knows yet ({', '.join(found['first'])}): kept, and counted once a roster names them."
        )
    return " ".join(said)
