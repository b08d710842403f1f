"""How reps rate coaching, in words, beside their managers' own view of it."""

import pandas as pd

from analysis.charts.coaching_quality import LABELS, lower, quality, sure
from analysis.questions.coaching_quality import NOT_ASKED, CoachingQuality
from analysis.story.section import Section
from analysis.story.words import count, not_shown, period

OPENS = "Three statements to reps, whether it is useful, specific and followed up, would show how good coaching is."


def tell_quality(result: CoachingQuality) -> Section:
    """Reps beside managers on three statements; what is missing where nothing may be shown."""
    if result.why:
        asked = result.why != NOT_ASKED
        return Section(
            headline=f"How good the coaching is {'cannot be shown' if asked else 'has not been asked'} yet",
            lead=result.why if asked else f"{result.why} {OPENS}",
        )
    return Section(
        note=f"Reps of {count(result.teams, 'team')} · {period(result.quarters)} · three statements, 1 to 5",
        headline=_headline(result),
        lead=_lead(result),
        chart=quality(result),
        how_to_read=f"Means of teams. Filled: reps, in groups of five or more.{_ring(result)}{_hidden(result)}",
        table=_table(result),
        caveat="" if result.managers else "Managers have not been asked the same.",
        sources=tuple((LABELS[row.item], f"“{row.wording}”") for row in result.items.itertuples() if row.wording),
    )


def _headline(result: CoachingQuality) -> str:
    row = result.items.iloc[0]
    said = f"Reps rate coaching {row.reps:.1f} of 5"
    if not row.managers > 0:
        return said
    return f"{said}, their managers {row.managers:.1f}{_doubt(row.apart_low, row.apart_high)}"


def _doubt(low: float, high: float) -> str:
    if pd.isna(low):
        return "; how sure is not known with so few"
    return "" if low > 0 or high < 0 else "; the difference may be nothing"


def _lead(result: CoachingQuality) -> str:
    """High against low teams, all statements together."""
    if result.sides.empty:
        return ""
    row = result.sides.iloc[0]
    return f"In high teams reps say {row.high:.1f}, in low teams {row.low:.1f}{_doubt(row.diff_low, row.diff_high)}."


def _ring(result: CoachingQuality) -> str:
    return " Ring: their managers, by their own answers." if result.managers else ""


def _hidden(result: CoachingQuality) -> str:
    return f" {not_shown(result.hidden)}".rstrip()


def _table(result: CoachingQuality) -> pd.DataFrame:
    """Every number behind the chart, as words."""
    rows = list(result.items.itertuples())
    table = pd.DataFrame({"": [LABELS[row.item] for row in rows], "Reps": [f"{row.reps:.1f}" for row in rows]})
    if result.managers:
        table["Managers, their own answers"] = [f"{row.managers:.1f}" for row in rows]
        table["Reps rate it"] = [lower(row.apart) for row in rows]
    table["95 % interval"] = [sure(row) for row in rows]
    if len(result.sides):
        for side in ("high", "low"):
            table[f"{side.capitalize()} teams"] = [f"{value:.1f}" for value in result.sides[side]]
    return table
