"""Rows left out and lines that are no rows, in words: by cause, with the mend before the lines."""

import re
from collections.abc import Sequence

import pandas as pd

from analysis.ingest import Complaint, FileReport
from analysis.story.words import be, count, first_upper, inside, number, off_line
from analysis.tables import TABLES

LINE, AS_IT_STANDS = "Line", "As it stands in the file"
SHOWN = 8  # lines of a cause
_NEEDED = re.compile(r"`\w+` \(([^()]*)\)")
_LACKS = re.compile(r"^(\w+) also needs ")


def tell_left_out(report: FileReport, mended: int = 0) -> str:
    """ "32 rows are left out, for three reasons"; "" where none is; `mended`: how many come along corrected."""
    if not report.left_out:
        return ""
    why = number(len(report.reasons))
    reasons = "one reason" if len(report.reasons) == 1 else f"{why} reasons"
    along = f"; {number(mended)} {'comes' if mended == 1 else 'come'} along mended" if mended else ""
    return f"{count(report.left_out, 'row')} {be(report.left_out)} left out, for {reasons}{along}"


def tell_grid(report: FileReport) -> tuple[str, str]:
    """(label of the grid to mend rows in, how it works)."""
    shown = len(report.complaints)
    first = f"the first {shown:,} of them" if shown < report.left_out else "them" if shown > 1 else "it"
    return (
        f"Fix {first} in the grid",
        "Correct cells as in a spreadsheet. Only rows you change come along; your file stays as it is.",
    )


def tell_causes(report: FileReport) -> tuple[tuple[str, str, pd.DataFrame], ...]:
    """(cause with its count, mend, the first lines) by cause, the most frequent first."""
    return tuple(
        (
            f"**{count(rows, 'row')}** · {by_header(why, report)}",
            *_cause([one for one in report.complaints if _same(one.why, why)], rows, report),
        )
        for why, rows in report.reasons.items()
    )


def by_header(words: str, report: FileReport) -> str:
    """Words that name a column of ours, by the file's header for it: "held_on is empty", “Session Date” is empty."""
    columns = {column.name: f"“{inside(column.label)}”" for column in TABLES[report.table].columns}
    columns |= {name: f"“{header}”" for name, header in report.columns.items() if name in columns}
    for name, said in columns.items():
        found = rf"\b{name}\b" if "_" in name else rf"^{name}(?= (is|holds|has)\b)"
        words = re.sub(found, lambda _, said=said: said, words)
    return words


def in_plain(line: str) -> str:
    """A line on why a file fits no table, without names of our tables and columns."""
    lacks = _LACKS.match(line)
    if lacks and lacks[1] in TABLES:
        line = f"As {inside(TABLES[lacks[1]].label)} it also needs {line[lacks.end() :]}"
    return _NEEDED.sub(r"\1", line)


def tell_set_aside(report: FileReport) -> tuple[str, pd.DataFrame] | None:
    """ "3 lines are no rows: a total, a footer", and those lines; None where every line is one."""
    lines = report.set_aside
    if not lines:
        return None
    kinds = ", ".join(dict.fromkeys(line.what for line in lines))
    label = f"{count(len(lines), 'line')} {'is no row' if len(lines) == 1 else 'are no rows'}: {kinds}"
    rows = [(str(line.line), first_upper(line.what), line.text) for line in lines]
    return label, pd.DataFrame(rows, columns=[LINE, "What it is", AS_IT_STANDS])


def _same(why: str, reason: str) -> bool:
    return why == reason or why.startswith(f"{reason}: ")


def _cause(found: Sequence[Complaint], rows: int, report: FileReport) -> tuple[str, pd.DataFrame]:
    """The mend, and the first lines, each once however many rows it makes."""
    lines = list(dict.fromkeys((str(one.line), one.text) for one in found))[:SHOWN]
    mend = by_header(off_line(found[0].mend), report) if found else ""
    more = f" These are the first {number(SHOWN)} lines; the download has all." if rows > len(lines) == SHOWN else ""
    return mend + more, pd.DataFrame(lines, columns=[LINE, AS_IT_STANDS])
