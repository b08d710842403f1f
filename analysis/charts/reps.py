"""What goes with a usual difference between reps of one team: bars from zero, in the outcome's unit."""

import altair as alt
import pandas as pd

from analysis.charts.labels import between, part, short, signed
from analysis.charts.marks import measured_bars
from analysis.charts.scale import roomy
from analysis.charts.theme import ROW, stroke, themed
from analysis.questions.reps import RepAttribution

SIZE = 22
FILL = {"driver": "accent", "control": "neutral"}
STROKE = {"driver": "accent", "control": "line"}


def reps(result: RepAttribution) -> alt.LayerChart:
    """One row a driver, with its usual difference under its name. Solid: clear of zero. Pale: may be nothing."""
    bars = rows(result)
    domain = roomy(min(0, *bars.reach_left), max(0, *bars.reach_right), left=0.02, right=0.24)
    x = alt.X("left:Q", scale=alt.Scale(domain=domain, nice=False), axis=None)
    two_lines = alt.Axis(labelExpr="split(datum.label, ', ')", labelOffset=-8)
    y = alt.Y("label:N", sort=list(bars.label), axis=two_lines)
    zero = alt.Chart(pd.DataFrame({"left": [0.0]})).mark_rule().encode(x=x, stroke=stroke("hair"))
    drawn = measured_bars(bars, x, y, size=SIZE)
    return themed(zero, *drawn, height=ROW * len(bars), description=describe(result))


def describe(result: RepAttribution) -> str:
    """Every number of the chart, in words."""
    said = "; ".join(f"{row.label}: {row.amount} ({row.interval})" for row in rows(result).itertuples())
    return (
        f"{result.outcome.label} that goes with a usual difference within teams. {said}. In brackets: 95 % intervals."
    )


def rows(result: RepAttribution) -> pd.DataFrame:
    """One row a driver or control, with where its bar begins and ends, its roles and its words."""
    found, measure = result.drivers, result.outcome
    sizes = found[["slope", "ci_low", "ci_high"]].mul(found.usual, axis=0)
    whole = sizes.slope.abs().max()
    bars = pd.DataFrame({"label": [label(result, row) for row in found.itertuples()], "role": found.role})
    clear = (sizes.ci_low > 0) | (sizes.ci_high < 0)
    bars = bars.assign(left=0.0, end=sizes.slope, ci_left=sizes.ci_low, ci_right=sizes.ci_high, right=True)
    bars["solid"] = clear & (bars.role == "driver")
    bars["reach_left"] = bars[["left", "end", "ci_left"]].min(axis=1)
    bars["reach_right"] = bars[["left", "end", "ci_right"]].max(axis=1)
    bars["fill"] = bars.role.map(FILL).mask((bars.role == "driver") & ~bars.solid, "soft")
    bars["stroke"] = bars.role.map(STROKE)
    bars["amount"] = [signed(part(measure, size, whole)) for size in sizes.slope]
    bars["short"] = bars.amount.map(short)
    bars["interval"] = [between(measure, *ends, whole) for ends in zip(sizes.ci_low, sizes.ci_high, strict=True)]
    return bars


def label(result: RepAttribution, row: tuple) -> str:
    """A driver with its usual difference: "Coached weeks, +15 points"."""
    return f"{row.label}, +{result.usual(row)}"
