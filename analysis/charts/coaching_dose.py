"""What one more coached week goes with, and the outcome against how much coaching there is."""

import altair as alt
import pandas as pd

from analysis.charts.labels import between, part, short, signed, span
from analysis.charts.marks import label_room, measured_bars
from analysis.charts.scale import roomy, ticks
from analysis.charts.theme import ROW, STROKE, fill, stroke, themed, worded
from analysis.questions.coaching_dose import CoachingDose

SIZE, HEIGHT = 22, 300
WAYS = {"across": "Across teams", "within": "Within a team"}


def slopes(result: CoachingDose) -> alt.LayerChart:
    """A bar from zero for each way to compare. Solid: clear of zero. Pale: may be nothing."""
    bars = slope_rows(result)
    low, high = min(0, *bars.reach_left), max(0, *bars.reach_right)
    domain = label_room(bars.assign(reach_left=low), roomy(low, high, left=0))  # labels stand on the right alone
    x = alt.X("left:Q", scale=alt.Scale(domain=domain, nice=False), axis=None)
    y = alt.Y("label:N", sort=list(bars.label))
    zero = alt.Chart(pd.DataFrame({"left": [0.0]})).mark_rule().encode(x=x, stroke=stroke("hair"))
    drawn = measured_bars(bars, x, y, size=SIZE, narrow_interval=True)
    return themed(zero, *drawn, height=ROW * len(bars), description=describe_slopes(result))


def describe_slopes(result: CoachingDose) -> str:
    """Every number of the chart, in words."""
    said = "; ".join(f"{row.label}: {row.amount} ({row.interval})" for row in slope_rows(result).itertuples())
    what = f"{result.outcome.label} that goes with one more coached week a quarter"
    return f"{what}. {said}. In brackets: 95 % intervals."


def slope_rows(result: CoachingDose) -> pd.DataFrame:
    """One row a way to compare, with where its bar begins and ends, its roles and its words."""
    found, measure = result.told.reset_index(drop=True), result.outcome
    bars = pd.DataFrame({"label": found.way.map(WAYS), "role": "driver", "left": 0.0, "end": found.value})
    bars["ci_left"], bars["ci_right"] = found.low, found.high
    bars["solid"] = (found.low > 0) | (found.high < 0)
    bars["fill"] = bars.solid.map({True: "accent", False: "soft"})
    bars["stroke"], bars["right"] = "accent", True
    bars["reach_left"] = bars[["left", "end", "ci_left"]].min(axis=1)
    bars["reach_right"] = bars[["left", "end", "ci_right"]].max(axis=1)
    whole = found.value.abs().max()
    bars["amount"] = [signed(part(measure, value, whole)) for value in found.value]
    bars["short"] = bars.amount.map(short)
    bars["interval"] = [between(measure, *ends, whole) for ends in zip(found.low, found.high, strict=True)]
    return bars


def curve(result: CoachingDose) -> alt.LayerChart:
    """The line with its band, and a dot with its interval for each fifth of all team-quarters."""
    line, dots = result.curve, result.groups
    levels = pd.concat([line[["low", "high"]], dots[["low", "high"]]])
    domain = roomy(levels.min().min(), levels.max().max())
    marks = ticks(*domain)
    axis = alt.Axis(values=marks, grid=True, labelExpr=worded({tick: result.outcome.say(tick) for tick in marks}))
    y = alt.Y("low:Q", scale=alt.Scale(domain=domain, nice=False, zero=False), axis=axis)
    ends = [line.dose.min(), line.dose.max()]
    steps = ticks(*ends)
    below = alt.Axis(values=steps, labelExpr=worded({step: f"{100 * step:.0f}\u00a0%" for step in steps}))
    x = alt.X("dose:Q", scale=alt.Scale(domain=ends, nice=False, zero=False), axis=below)
    band = alt.Chart(line).mark_area(opacity=0.6).encode(x=x, y=y, y2="high:Q", fill=fill("soft"))
    path = alt.Chart(line).mark_line(strokeWidth=2.5).encode(x=x, y=alt.Y("level:Q"), stroke=stroke("accent"))
    dots = dots.assign(said=[_said(result, row) for row in dots.itertuples()])
    base = alt.Chart(dots).encode(x=x, tooltip=alt.Tooltip("said:N", title="A fifth of them"))
    whiskers = base.mark_rule(strokeWidth=STROKE).encode(y=y, y2="high:Q", stroke=stroke("text"))
    points = base.mark_circle(size=90, opacity=1).encode(y=alt.Y("level:Q"), fill=fill("accent"))
    return themed(band, path, whiskers, points, height=HEIGHT, description=describe_curve(result))


def describe_curve(result: CoachingDose) -> str:
    """The fifths and both ends of the line, in words."""
    said = "; ".join(_said(result, row) for row in result.groups.itertuples())
    first, last = result.curve.iloc[0], result.curve.iloc[-1]
    ends = [
        f"{100 * row.dose:.0f} % coached: {result.outcome.say(row.level)} ({span(result.outcome, row.low, row.high)})"
        for row in (first, last)
    ]
    return (
        f"{result.outcome.label} by share of weeks with coaching. Fifths of all team-quarters: {said}. "
        f"The line: {'; '.join(ends)}. In brackets: 95 % intervals."
    )


def _said(result: CoachingDose, row: tuple) -> str:
    level = f"{result.outcome.say(row.level)} ({span(result.outcome, row.low, row.high)})"
    return f"{100 * row.dose:.0f} % coached: {level}"
