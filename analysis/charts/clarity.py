"""Reps beside their managers and leaders on the same statements."""

import pandas as pd

from analysis.charts.apart import apart
from analysis.questions.clarity import CONSTRUCT, Clarity

LABELS = {
    CONSTRUCT: "All three",
    "clarity_clear": "Clear",
    "clarity_believable": "Believable",
    "clarity_implementable": "Implementable",
}
WHO = {"rep": "Reps", "manager": "Managers", "leader": "Leaders"}
LOOKS = {"manager": ("surface", "text", "circle"), "leader": ("surface", "text", "diamond")}


def perception(result: Clarity, rater: str):
    """A row a statement: reps filled, managers a ring, leaders a diamond. Pale: may be nothing."""
    rows = result.gaps[(result.gaps["rater"] == rater) & (result.gaps["way"] == "relative")]
    words = pd.DataFrame(
        {
            "label": rows["name"].map(LABELS),
            "amount": [lower(gap) for gap in rows["gap"]],
            "interval": [between(low, high) for low, high in zip(rows["low"], rows["high"], strict=True)],
            "short": [_short(gap) for gap in rows["gap"]],
        }
    )
    return apart(words, _dots(result, rater), description=describe(result))


def describe(result: Clarity) -> str:
    """Every number of the chart, in words."""
    told = []
    rows = result.gaps[result.gaps["way"] == "relative"]
    for row in rows.itertuples():
        sure = "" if pd.isna(row.low) else f" ({between(row.low, row.high)})"
        who = WHO[row.rater].lower()
        told.append(f"{LABELS[row.name]}: reps {row.reps:.1f}, {who} {row.bosses:.1f}, {lower(row.gap)}{sure}")
    return f"Means from 1 to 5. {'; '.join(told)}. In brackets: 95 % intervals."


def lower(gap: float) -> str:
    """ "13 % lower", "4 % higher", "the same"."""
    size = f"{abs(100 * gap):.0f}"
    return "the same" if size == "0" else f"{size}\u00a0% {'lower' if gap > 0 else 'higher'}"


def between(low: float, high: float) -> str:
    """ "11 to 15" in the direction in which the gap is told: a minus is the other side."""
    if pd.isna(low):
        return "how sure is not known"
    low, high = sorted((low, high)) if low + high > 0 else sorted((-low, -high))
    return f"{_whole(low)} to {_whole(high)}"


def _short(gap: float) -> str:
    size = f"{abs(100 * gap):.0f}"
    return f"{'' if size == '0' else '−' if gap > 0 else '+'}{size}\u00a0%"


def _whole(share: float) -> str:
    size = f"{abs(100 * share):.0f}"
    return f"−{size}" if share < 0 and size != "0" else size


def _dots(result: Clarity, rater: str) -> pd.DataFrame:
    """One row a statement and kind of rater, with its look."""
    rows = result.gaps[result.gaps["way"] == "points"]
    found = []
    for row in rows.itertuples():
        clear = row.low > 0 or row.high < 0 or pd.isna(row.low)
        if row.rater == rater:
            found.append((row.name, "rep", row.reps, "accent" if clear else "soft", "accent", "circle"))
        found.append((row.name, row.rater, row.bosses, *LOOKS[row.rater]))
    dots = pd.DataFrame(found, columns=["name", "rater", "value", "role", "line", "shape"])
    dots = dots.assign(label=dots["name"].map(LABELS), who=dots["rater"].map(WHO))
    return dots.assign(said=[f"{value:.1f} of 5" for value in dots["value"]])
