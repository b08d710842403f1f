"""What reps say of coaching beside what their managers say."""

import altair as alt
import pandas as pd

from analysis.charts.apart import apart
from analysis.questions.coaching_quality import CONSTRUCT, CoachingQuality

LABELS = {
    CONSTRUCT: "All together",
    "coaching_useful": "Useful now",
    "coaching_specific": "One thing to change",
    "coaching_followed_up": "Asked about later",
}


def quality(result: CoachingQuality) -> alt.LayerChart:
    """A row a statement: reps filled, managers a ring; beside it how much lower reps rate it."""
    rows = result.items
    words = pd.DataFrame(
        {
            "label": rows["item"].map(LABELS),
            "amount": [
                lower(value) if value == value else f"{reps:.1f}"
                for value, reps in zip(rows["apart"], rows["reps"], strict=True)
            ],
            "interval": [sure(row) for row in rows.itertuples()],
            "short": [short(row) for row in rows.itertuples()],
        }
    )
    return apart(words, _dots(result), description=describe(result))


def describe(result: CoachingQuality) -> str:
    """Every number of the chart, in words."""
    told = []
    for row in result.items.itertuples():
        own = (
            f", managers {row.managers:.1f}, {lower(row.apart)} ({sure(row)})"
            if row.managers > 0
            else f" ({sure(row)})"
        )
        told.append(f"{LABELS[row.item]}: reps {row.reps:.1f}{own}")
    return f"Means from 1 to 5. {'; '.join(told)}. In brackets: 95 % intervals."


def lower(value: float) -> str:
    """ "0.5 lower", "0.2 higher", "the same"."""
    size = f"{abs(value):.1f}"
    return "the same" if size == "0.0" else f"{size} {'lower' if value > 0 else 'higher'}"


def sure(row: tuple) -> str:
    """The interval of the difference, or of the reps' mean where managers were not asked."""
    low, high = (row.apart_low, row.apart_high) if row.managers > 0 else (row.low, row.high)
    if pd.isna(low):
        return "how sure is not known"
    low, high = (low, high) if not row.managers > 0 or low + high > 0 else (-high, -low)
    return f"{low:.1f} to {high:.1f}".replace("-0.0", "0.0").replace("-", "−")


def short(row: tuple) -> str:
    """On a phone: "−0.5", or the reps' mean."""
    if not row.managers > 0:
        return f"{row.reps:.1f}"
    size = f"{abs(row.apart):.1f}"
    return f"{'' if size == '0.0' else '−' if row.apart > 0 else '+'}{size}"


def _dots(result: CoachingQuality) -> pd.DataFrame:
    looks = {"reps": ("Reps", "accent", "accent", "circle"), "managers": ("Managers", "surface", "text", "circle")}
    dots = result.items.melt(["item"], list(looks), var_name="rater").dropna(subset=["value"])
    for place, name in enumerate(("who", "role", "line", "shape")):
        dots[name] = dots["rater"].map({rater: look[place] for rater, look in looks.items()})
    dots["label"] = dots["item"].map(LABELS)
    return dots.assign(said=[f"{value:.1f}" for value in dots["value"]])
