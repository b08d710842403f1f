"""Rows left out and lines that are no rows, in words: by cause, with the mend before the lines."""

from collections.abc import Sequence

import pandas as pd

from analysis.ingest import Complaint, FileReport
from analysis.story.words import be, count, first_upper, number, off_line

LINE, AS_IT_STANDS = "Line", "As it stands in the file"


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
        (f"**{count(rows, 'row')}** · {why}", *_cause([one for one in report.complaints if _same(one.why, why)]))
        for why, rows in report.reasons.items()
    )


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


def _cause(found: Sequence[Complaint]) -> tuple[str, pd.DataFrame]:
    lines = [(str(one.line), one.text) for one in found]
    return off_line(found[0].mend) if found else "", pd.DataFrame(lines, columns=[LINE, AS_IT_STANDS])
