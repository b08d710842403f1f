"""Quarters along the top or the bottom: `2025 Q1 Q2 Q3 Q4 2026 Q1 ...`, on a phone the years alone."""

import altair as alt

from analysis.charts.theme import PHONE, worded


def quarter_words(quarters: tuple[str, ...]) -> dict[str, str]:
    """What stands under each quarter; the year only at its first."""
    seen: set[str] = set()
    words = {}
    for quarter in quarters:
        year, part = quarter.split("-")
        words[quarter] = part if year in seen else f"{year} {part}"
        seen.add(year)
    return words


def quarter_axis(quarters: tuple[str, ...], *, orient: str) -> alt.Axis:
    """The axis of quarters. On a phone a year stands at its first quarter and the rest stay silent."""
    words = quarter_words(quarters)
    years = {quarter: text.split()[0] if " " in text else "" for quarter, text in words.items()}
    if len(quarters) > 1 and years[quarters[1]]:
        years[quarters[0]] = ""  # two years side by side would overlap
    return alt.Axis(
        orient=orient, labelAngle=0, labelOverlap=False, labelExpr=f"{PHONE} ? {worded(years)} : {worded(words)}"
    )
