"""Quotas with a column a quarter: `2026-Q1`, `Q1 2026 Quota`, `FY26-Q3 Actual`."""

import re
from collections.abc import Sequence

from analysis.ingest.matching.looks import is_number, share
from analysis.ingest.matching.sheet import Sheet

QUOTA = ("quota", "quotas", "target", "goal", "plan", "budget", "quota amount", "sales target")
REVENUE = ("revenue", "actual", "actuals", "achieved", "bookings", "sales", "closed", "won", "actual revenue")
_YEAR = r"(?P<fy{n}>fy)?\s*(?P<y{n}>20\d\d|\d\d)"
_QUARTER = re.compile(rf"(?<!\w)(?:{_YEAR.format(n=1)}\s*q(?P<q1>[1-4])|q(?P<q2>[1-4])\s*{_YEAR.format(n=2)})(?!\w)")


def read_quarter(header: str) -> tuple[str, str] | None:
    """`Q1 FY26 Quota` -> ("FY2026-Q1", "quota"); the value is "" where no word tells it; None for any other header."""
    words = " ".join(re.sub(r"[\W_]", " ", header.lower()).split())
    found = _QUARTER.search(words)
    if not found:
        return None
    fiscal = bool(found["fy1"] or found["fy2"])
    year, quarter = found["y1"] or found["y2"], found["q1"] or found["q2"]
    rest = " ".join((words[: found.start()] + words[found.end() :]).split())
    values = {"": "", **dict.fromkeys(QUOTA, "quota"), **dict.fromkeys(REVENUE, "revenue")}
    if rest not in values:
        return None
    return f"{'FY' if fiscal else ''}{2000 + int(year) % 100}-Q{quarter}", values[rest]


def find_quarters(sheet: Sheet, taken: set[int]) -> tuple[tuple[tuple[int, str, str], ...], bool]:
    """(cells as in Wide, whether a word says that they are quotas); no cells where no quarter has a quota."""
    read = {at: read_quarter(header) for at, header in enumerate(sheet.headers) if at not in taken}
    found = [(at, *quarter) for at, quarter in read.items() if quarter and _numbers(sheet.cells(at))]
    told = any(value for _, _, value in found)
    cells = tuple((at, quarter, value or "quota") for at, quarter, value in found)
    twice = len({(quarter, value) for _, quarter, value in cells}) < len(cells)
    if twice or not any(value == "quota" for _, _, value in cells):
        return (), False
    return cells, told


def _numbers(cells: Sequence[str]) -> bool:
    return not cells or share(is_number, cells) >= 0.5
