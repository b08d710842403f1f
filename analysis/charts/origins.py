"""Managers by how they came to the post: how far their teams are ahead of the others, as bars from zero."""

import altair as alt
import pandas as pd

from analysis.charts.labels import between, part, short, signed
from analysis.charts.marks import measured_bars
from analysis.charts.scale import roomy
from analysis.charts.theme import ROW, in_lines, stroke, themed
from analysis.questions.comparison import Comparison


def origins(comparisons: tuple[Comparison, ...]) -> alt.LayerChart:
    """A bar a group of managers: the outcome of their teams less that of all others. Pale: may be nothing."""
    steps = _steps(comparisons)
    domain = roomy(min(0, *steps.reach_left), max(0, *steps.reach_right), left=0.02, right=0.26)
    x = alt.X("left:Q", scale=alt.Scale(domain=domain, nice=False), axis=None)
    y = alt.Y("label:N", sort=list(steps.label), axis=in_lines(steps.label))
    zero = alt.Chart(pd.DataFrame({"left": [0.0]})).mark_rule().encode(x=x, stroke=stroke("hair"))
    drawn = measured_bars(steps, x, y, size=22)
    return themed(zero, *drawn, height=ROW * len(steps), description=describe(comparisons))


def describe(comparisons: tuple[Comparison, ...]) -> str:
    """Every number of the chart, in words."""
    said = "; ".join(f"{row.label} {row.amount} ({row.interval})" for row in _steps(comparisons).itertuples())
    return f"Teams of these managers against the others. {said}. In brackets: 95 % intervals."


def _steps(comparisons: tuple[Comparison, ...]) -> pd.DataFrame:
    """One row a comparison, from zero, with its roles and labels."""
    steps = pd.DataFrame(
        [(one.first, one.gap, one.gap_low, one.gap_high) for one in comparisons],
        columns=["label", "end", "ci_left", "ci_right"],
    ).assign(left=0.0, role="driver", right=True)
    steps["reach_left"] = steps[["left", "end", "ci_left"]].min(axis=1)
    steps["reach_right"] = steps[["left", "end", "ci_right"]].max(axis=1)
    steps["solid"] = (steps.ci_left > 0) | (steps.ci_right < 0)
    steps["fill"] = steps.solid.map({True: "accent", False: "soft"})
    steps["stroke"] = "accent"
    steps["amount"] = [signed(part(one.outcome, one.gap, one.gap)) for one in comparisons]
    steps["short"] = steps.amount.map(short)
    steps["interval"] = [between(one.outcome, one.gap_low, one.gap_high, one.gap) for one in comparisons]
    return steps
