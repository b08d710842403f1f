"""An import in words, before and after it is written: what was recognised, counted, and left out and why."""

import re
from collections.abc import Collection, Sequence

import pandas as pd

from analysis.errors import DataError
from analysis.ingest import Complaint, FileReport
from analysis.story.section import Number, Section
from analysis.story.words import count, first_upper, inside, listed, number
from analysis.tables import TABLES
from analysis.waiting import ROSTERS

NOTHING_YET = "Nothing is written until you press Import."


def tell_start() -> Section:
    """Before any file is dropped."""
    return Section(
        note="CSV files in UTF-8, with comma, semicolon or tab; several at once",
        headline="Drop your exports here; headers need not be ours.",
        lead="Deals and a roster open segments and trends; quotas, a survey and coaching sessions open the gap. "
        "Everything stays on this machine.",
    )


def tell_files(files: Sequence[Sequence[FileReport]], by_hand: int = 0, unreadable: int = 0) -> Section:
    """All dropped files together: the reports of each; `by_hand` more fit no table, `unreadable` more are no CSV."""
    reports = [report for file in files for report in file]
    read = sum(max(report.read for report in file) for file in files)
    many = len(files) + by_hand + unreadable
    headline = _in_the_way(by_hand, unreadable) or _looks_like(reports)
    return Section(note=f"{count(many, 'file')} · {count(read, 'row')}", headline=headline, lead=NOTHING_YET)


def tell_file(report: FileReport, filled: Collection[str] = ()) -> Section:
    """One file and one table it fills: matched columns, the four counts, what is not used.

    filled  the tables that the files dropped together fill: no rep or team waits for a roster that comes along
    """
    table = TABLES[report.table]
    matched = [table.column(name) for name in report.columns]
    return Section(
        note=f"{report.file} · {count(report.read, 'row')} · {table.label}",
        headline=_headline(report),
        lead=_waiting(report, filled),
        numbers=_numbers(report),
        how_to_read=_not_used(report),
        table=pd.DataFrame(
            {
                "Our column": [column.label for column in matched],
                "Their header": list(report.columns.values()),
                "Column in the dictionary": list(report.columns),
            }
        ),
    )


def tell_left_out(report: FileReport) -> tuple[tuple[str, str, pd.DataFrame], ...]:
    """(cause with its count, mend, the first lines) by cause, the most frequent first."""
    return tuple(
        (f"**{count(rows, 'row')}** · {why}", *_cause([one for one in report.complaints if _same(one.why, why)]))
        for why, rows in report.reasons.items()
    )


def tell_done(reports: Sequence[FileReport], faults: Sequence[tuple[str, DataError]] = ()) -> str:
    """One line once an import is written; then the files that are not in, by name and fault."""
    left = sum(report.left_out for report in reports if report.already is None)
    rest = f"; {count(left, 'row')} left out" if left else ""
    said = [f"{count(incoming(reports), 'row')} came in{rest}."]
    return " ".join(said + [f"{name} is not in yet: {_why(name, fault)}." for name, fault in faults])


def rejected(reports: Sequence[FileReport]) -> str:
    """The rows left out as a small CSV to work on: file, line, why, mend and the row as it stands."""
    found = [(report.file, found) for report in reports for found in report.complaints]
    rows = [(file, one.line, one.column, one.value, one.why, one.mend, one.text) for file, one in found]
    return pd.DataFrame(rows, columns=["file", "line", "column", "value", "why", "mend", "row"]).to_csv(index=False)


def incoming(reports: Sequence[FileReport]) -> int:
    """Rows that would change something."""
    return sum(report.added + report.updated for report in reports)


def all_here(reports: Sequence[FileReport]) -> bool:
    """Whether the workspace holds every one of these very files."""
    return all(report.already is not None for report in reports)


def _in_the_way(by_hand: int, unreadable: int) -> str:
    said = []
    if unreadable:
        said.append(f"{number(unreadable)} {'file' if unreadable == 1 else 'files'} cannot be read")
    if by_hand:
        said.append(f"{number(by_hand)} {'file needs' if by_hand == 1 else 'files need'} a hand with the columns")
    return f"{first_upper(', and '.join(said))}." if said else ""


def _looks_like(reports: Sequence[FileReport]) -> str:
    if all_here(reports):
        return "These rows are all here already."
    labels = dict.fromkeys(TABLES[report.table].label for report in reports)
    return f"This looks like {listed([inside(label) for label in labels])}."


def _why(name: str, fault: DataError) -> str:
    """The fault's first sentence as it goes on after the file's name: "it has no column for status, ..."."""
    first = str(fault).split("\n")[0].rstrip(".")
    first = f"it{first.removeprefix(name)}" if first.startswith(f"{name} ") else first
    return re.sub(r"(`\w+`) \([^()]*\)", r"\1", first).replace("`", "")


def _headline(report: FileReport) -> str:
    if report.already is not None:
        return f"This very file is here already, as import {report.already}"
    rows, old = incoming([report]), report.unchanged
    rest = f"; {count(old, 'row')} {'says' if old == 1 else 'say'} nothing new" if old else ""
    return f"{count(rows, 'row')} {'comes' if rows == 1 else 'come'} in{rest}"


def _numbers(report: FileReport) -> tuple[Number, ...]:
    notes = {
        "Added": (report.added, "new rows"),
        "Updated": (report.updated, "same key, new values"),
        "Unchanged": (report.unchanged, "nothing new"),
        "Left out": (report.left_out, "reasons below" if report.left_out else "none"),
    }
    return tuple(Number(label=label, value=f"{rows:,}", note=note) for label, (rows, note) in notes.items())


def _not_used(report: FileReport) -> str:
    ignored = f"Not used from the file: {', '.join(report.ignored)}." if report.ignored else "Every column is used."
    absent = [column.label for column in TABLES[report.table].columns if column.name not in report.columns]
    return f"{ignored} Not in the file: {', '.join(absent)}." if absent else ignored


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


def _same(why: str, reason: str) -> bool:
    return why == reason or why.startswith(f"{reason}: ")


def _cause(found: Sequence[Complaint]) -> tuple[str, pd.DataFrame]:
    lines = [(str(one.line), one.text) for one in found]
    return found[0].mend if found else "", pd.DataFrame(lines, columns=["Line", "As it stands in the file"])
