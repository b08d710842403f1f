"""The difference between two groups given from outside, and what goes with it, as bars from zero."""

import altair as alt
import pandas as pd

from analysis.charts.gap import CONDITIONS, FILL, STROKE
from analysis.charts.labels import between, part, short, signed
from analysis.charts.marks import measured_bars
from analysis.charts.scale import roomy
from analysis.charts.theme import ROW, stroke, themed
from analysis.questions.comparison import Comparison

WHOLE = "All of it"


def parts(result: Comparison) -> alt.LayerChart:
    """The difference, then what goes with it. Violet solid: clear of zero. Pale: may be nothing. Dashed: the rest."""
    steps = _steps(result).assign(right=True)  # on the left stand the names
    domain = roomy(min(0, *steps.reach_left), max(0, *steps.reach_right), left=0.02, right=0.26)
    x = alt.X("left:Q", scale=alt.Scale(domain=domain, nice=False), axis=None)
    y = alt.Y("label:N", sort=list(steps.label))
    zero = alt.Chart(pd.DataFrame({"left": [0.0]})).mark_rule().encode(x=x, stroke=stroke("hair"))
    drawn = measured_bars(steps, x, y, size=22, narrow_interval=True)
    return themed(zero, *drawn, height=ROW * len(steps), description=describe(result))


def describe(result: Comparison) -> str:
    """Every number of the chart, in words."""
    said = "; ".join(f"{row.label} {row.amount} ({row.interval})" for row in _steps(result).itertuples())
    one, other = (result.outcome.say(mean) for mean in result.means)
    return f"{result.first} {one}, {result.second} {other}. {said}. In brackets: 95 % intervals."


def in_steps(result: Comparison) -> pd.DataFrame:
    """label, role, amount, ci_low, ci_high: the whole, the drivers, the conditions in one row, the rest."""
    rows = result.parts
    whole = pd.DataFrame([(WHOLE, "whole", result.gap, result.gap_low, result.gap_high)], columns=_COLUMNS)
    together = pd.DataFrame([(CONDITIONS, "control", *result.conditions)], columns=_COLUMNS)
    controls = rows.role == "control"
    if controls.sum() == 1:
        together = rows[controls]
    taken = [whole, rows[rows.role == "driver"], together[: controls.sum()], rows[rows.role == "unexplained"]]
    return pd.concat([frame[_COLUMNS] for frame in taken if len(frame)], ignore_index=True)


_COLUMNS = ["label", "role", "amount", "ci_low", "ci_high"]
_FILL = FILL | {"whole": "neutral", "unexplained": FILL["unmeasured"]}
_STROKE = STROKE | {"whole": "line", "unexplained": STROKE["unmeasured"]}


def _steps(result: Comparison) -> pd.DataFrame:
    """The rows as bars from zero, with their roles and labels."""
    rows, measure = in_steps(result), result.outcome
    clear = (rows.ci_low > 0) | (rows.ci_high < 0)
    driver = rows.role == "driver"
    steps = rows.rename(columns={"ci_low": "ci_left", "ci_high": "ci_right", "amount": "end"}).assign(left=0.0)
    steps["reach_left"] = steps[["left", "end", "ci_left"]].min(axis=1)
    steps["reach_right"] = steps[["left", "end", "ci_right"]].max(axis=1)
    steps["solid"] = clear & driver
    steps["fill"] = rows.role.map(_FILL).mask(driver & ~clear, "soft")
    steps["stroke"] = rows.role.map(_STROKE)
    steps["amount"] = [signed(part(measure, size, result.gap)) for size in rows.amount]
    steps["short"] = steps.amount.map(short)
    steps["interval"] = [between(measure, *pair, result.gap) for pair in zip(rows.ci_low, rows.ci_high, strict=True)]
    return steps.assign(role=steps.role.replace("unexplained", "unmeasured"))
