"""An import in words, before and after it is written: what was recognised, counted, and left out and why."""

from collections.abc import Sequence

import pandas as pd

from analysis.ingest import Complaint, FileReport
from analysis.story.section import Number, Section
from analysis.story.words import be, count, first_upper, inside, listed, number
from analysis.tables import TABLES

NOTHING_YET = "Nothing is written until you press Import."


def tell_start() -> Section:
    """Before any file is dropped."""
    return Section(
        note="CSV files, UTF-8, any delimiter; several at once",
        headline="Drop your exports here; headers need not be ours.",
        lead="Deals and a roster open segments and trends; quotas, a survey and coaching sessions open the gap. "
        "Everything stays on this machine.",
    )


def tell_files(reports: Sequence[FileReport], unread: int) -> Section:
    """All dropped files together; `unread` of them fit no table yet."""
    rows, files = incoming(reports), len({report.file for report in reports}) + unread
    labels = listed([inside(label) for label in dict.fromkeys(TABLES[report.table].label for report in reports)])
    if unread:
        one = "One file needs" if unread == 1 else f"{first_upper(number(unread))} files need"
        headline = f"{one} a hand with the columns."
    else:
        headline = f"This looks like {labels}." if rows or not all_here(reports) else "These rows are all here already."
    read = count(sum(report.read for report in reports), "row")
    return Section(note=f"{count(files, 'file')} · {read}", headline=headline, lead=NOTHING_YET)


def tell_file(report: FileReport) -> Section:
    """One file and one table it fills: matched columns, the four counts, what is not used."""
    table = TABLES[report.table]
    matched = [table.column(name) for name in report.columns]
    return Section(
        note=f"{report.file} · {count(report.read, 'row')} · {table.label}",
        headline=_headline(report),
        lead=_waiting(report),
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


def tell_done(reports: Sequence[FileReport]) -> str:
    """One line once an import is written."""
    left = sum(report.left_out for report in reports)
    rest = f"; {count(left, 'row')} left out" if left else ""
    return f"{count(incoming(reports), 'row')} came in{rest}."


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


def _headline(report: FileReport) -> str:
    if report.already is not None:
        return f"This very file is here already, as import {report.already}"
    here = f"; {count(report.unchanged, 'row')} {be(report.unchanged)} here already" if report.unchanged else ""
    rows = incoming([report])
    return f"{count(rows, 'row')} {'comes' if rows == 1 else 'come'} in{here}"


def _numbers(report: FileReport) -> tuple[Number, ...]:
    notes = {
        "Added": (report.added, "new rows"),
        "Updated": (report.updated, "same key, new values"),
        "Unchanged": (report.unchanged, "already here"),
        "Left out": (report.left_out, "reasons below" if report.left_out else "none"),
    }
    return tuple(Number(label=label, value=f"{rows:,}", note=note) for label, (rows, note) in notes.items())


def _not_used(report: FileReport) -> str:
    ignored = f"Not used from the file: {', '.join(report.ignored)}." if report.ignored else "Every column is used."
    absent = [column.label for column in TABLES[report.table].columns if column.name not in report.columns]
    return f"{ignored} Not in the file: {', '.join(absent)}." if absent else ignored


def _waiting(report: FileReport) -> str:
    said = []
    for column, found in report.waiting.items():
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
