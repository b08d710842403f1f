"""The quality of the metrics in words: which of six is lowest, and whether that can be told."""

import pandas as pd

from analysis.charts.metrics import LABELS, ranked
from analysis.questions.metrics import Metrics
from analysis.story.section import Section
from analysis.story.words import count, first_upper, inside, listed, number, percent, period

OPENS = "Six statements asked of reps open it: are the metrics clear, simple, fair, consistent, doable, transparent?"
FEW = "Two teams in which five reps or more answered would open it; there are not as many."
NAMED = 2  # qualities that a headline can name as lowest together


def tell_metrics(result: Metrics) -> Section:
    """The six statements, the lowest first."""
    if result.items.empty:
        lead = OPENS if "rep" in result.missing else FEW
        return Section(headline="How good the metrics are is not measured yet", lead=lead)
    ring = "" if "manager" in result.missing else " Ring: managers on the same statements."
    return Section(
        note=f"Reps of {count(result.teams, 'team')} · {period(result.quarters)} · {_six(result)} statements",
        headline=_headline(result),
        lead=_lead(result),
        chart=ranked(result),
        how_to_read=f"Mean of the teams, 1 to 5. Filled: may be the lowest. Line: 95 % interval.{ring}",
        details=(("", "Managers' answers to the same statements would stand beside them."),) if not ring else (),
        how_sure=_how_sure(result),
        table=_table(result),
    )


def _six(result: Metrics) -> str:
    return number(len(result.items))


def _headline(result: Metrics) -> str:
    low = [inside(LABELS[name]) for name in result.weakest]
    if len(low) > NAMED or len(low) == len(result.items):
        return f"None of the {_six(result)} qualities of the metrics is clearly the lowest."
    worst = result.items.set_index("name").loc[result.weakest[0], "mean"]
    if len(low) == 1:
        return f"Of {_six(result)} qualities of the metrics reps rate “{low[0]}” lowest: {worst:.1f} of 5."
    return f"Reps rate the metrics lowest on {listed(low)}; which of them is lower cannot be told."


def _lead(result: Metrics) -> str:
    worst = result.items.iloc[0]
    managers = "" if pd.isna(worst.managers) else f" Managers rate it {worst.managers:.1f}."
    return f"“{worst.wording}” {first_upper(percent(worst.agree))} of reps' answers agree.{managers}"


def _how_sure(result: Metrics) -> tuple[tuple[str, str], ...]:
    hidden = f" {count(result.hidden, 'team')} with fewer than five answers left out." if result.hidden else ""
    return (
        (
            "Lowest beyond doubt.",
            "A quality is lowest only where every other lies above it, with 95 % for all at once.",
        ),
        (
            "The same teams throughout.",
            f"All statements are means over the same {count(result.teams, 'team')}.{hidden}",
        ),
    )


def _table(result: Metrics) -> pd.DataFrame:
    items = result.items
    interval = [
        "not known" if pd.isna(low) else f"{low:.1f} to {high:.1f}"
        for low, high in zip(items["low"], items["high"], strict=True)
    ]
    return pd.DataFrame(
        {
            "": items["name"].map(LABELS),
            "Statement": items["wording"],
            "Reps": [f"{value:.1f}" for value in items["mean"]],
            "95 % interval": interval,
            "Reps who agree": items["agree"].map(percent),
            "Managers": ["not asked" if pd.isna(value) else f"{value:.1f}" for value in items["managers"]],
        }
    )
