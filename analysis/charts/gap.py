"""The bridge from low teams to high teams, and its drivers alone as bars from zero."""

import altair as alt
import pandas as pd

from analysis.charts.labels import between, part, short, signed
from analysis.charts.marks import label_room, measured_bars
from analysis.charts.scale import roomy, ticks
from analysis.charts.theme import BAR, ROW, fill, in_lines, stroke, themed, worded
from analysis.questions.gap import GapAttribution

LOW, HIGH = "Low teams", "High teams"
TOGETHER, CONDITIONS = "conditions", "Conditions"  # name and label of the row of all conditions
FILL = {"driver": "accent", "control": "neutral", "noise": "neutral", "unmeasured": "surface"}
STROKE = {"driver": "accent", "control": "line", "noise": "line", "unmeasured": "line"}


def bridge(result: GapAttribution, meanings: dict[str, str] | None = None) -> alt.LayerChart:
    """Low teams to high teams in steps, one a row. Solid: clear of zero. Pale: may be nothing. Dashed: not measured.

    meanings   label of a row -> what it means: stands on hover, behind the row's numbers
    """
    shares = in_steps(result)
    steps = _steps(result, shares, start=result.low + (shares.share * result.gap).cumsum().shift(fill_value=0.0))
    domain = roomy(min(result.low, result.high, *steps.reach_left), max(result.low, result.high, *steps.reach_right))
    domain = label_room(steps, domain)
    steps["hint"] = [_hint(row, meanings or {}) for row in steps.itertuples()]
    rows = [LOW, *steps.label, HIGH]
    marks = ticks(*domain)
    words = worded({tick: result.outcome.say(tick) for tick in marks})
    x = alt.X(
        "left:Q", scale=alt.Scale(domain=domain, nice=False), axis=alt.Axis(values=marks, grid=True, labelExpr=words)
    )
    y = alt.Y("label:N", sort=rows, axis=in_lines(rows))
    layers = [_connectors(result, rows, steps, x, y), *measured_bars(steps, x, y, size=BAR), *_ends(result, x, y)]
    return themed(*layers, height=ROW * len(rows), description=describe(result))


def bars(result: GapAttribution) -> alt.LayerChart:
    """The drivers alone, each from zero with its interval."""
    steps = _steps(result, in_steps(result), start=0.0).query("role == 'driver'").assign(right=True)
    steps = steps.assign(amount=steps.amount.str.lstrip("+"), short=steps.short.str.lstrip("+"))
    domain = roomy(min(0, *steps.reach_left), max(0, *steps.reach_right), left=0.02, right=0.24)
    x = alt.X("left:Q", scale=alt.Scale(domain=domain, nice=False), axis=None)
    y = alt.Y("label:N", sort=list(steps.label), axis=in_lines(steps.label))
    zero = alt.Chart(pd.DataFrame({"left": [0.0]})).mark_rule().encode(x=x, stroke=stroke("hair"))
    drawn = measured_bars(steps, x, y, size=22, narrow_interval=True)
    return themed(zero, *drawn, height=ROW * len(steps), description=describe(result, "driver"))


def describe(result: GapAttribution, *roles: str) -> str:
    """Every number of the chart, in words."""
    steps = _steps(result, in_steps(result), start=0.0)
    rows = steps[steps.role.isin(roles)] if roles else steps
    said = "; ".join(f"{row.label} {row.amount} ({row.interval})" for row in rows.itertuples())
    low, high = result.outcome.say(result.low), result.outcome.say(result.high)
    return f"Low teams {low}, high teams {high}. {said}. In brackets: 95 % intervals."


def in_steps(result: GapAttribution) -> pd.DataFrame:
    """The rows of `shares` as the bridge has them: several conditions stand in one row."""
    shares = result.shares
    controls = shares.role == "control"
    if controls.sum() < 2 or result.conditions is None:
        return shares
    columns = ["name", "label", "role", "share", "ci_low", "ci_high"]
    together = pd.DataFrame([(TOGETHER, CONDITIONS, "control", *result.conditions)], columns=columns)
    drivers = shares.role == "driver"
    return pd.concat([shares[drivers], together, shares[~drivers & ~controls]], ignore_index=True)


def _steps(result: GapAttribution, shares: pd.DataFrame, start: pd.Series | float) -> pd.DataFrame:
    """One row a share, each from its start, with its roles and labels."""
    sizes, measure = shares[["share", "ci_low", "ci_high"]] * result.gap, result.outcome
    clear = (shares.ci_low > 0) | (shares.ci_high < 0)
    steps = pd.DataFrame({"label": shares.label, "role": shares.role, "solid": clear & (shares.role == "driver")})
    steps = steps.assign(
        left=start, end=start + sizes.share, ci_left=start + sizes.ci_low, ci_right=start + sizes.ci_high
    )
    steps["reach_left"] = steps[["left", "end", "ci_left", "ci_right"]].min(axis=1)
    steps["reach_right"] = steps[["left", "end", "ci_left", "ci_right"]].max(axis=1)
    steps["fill"] = steps.role.map(FILL).mask((steps.role == "driver") & ~steps.solid, "soft")
    steps["stroke"] = steps.role.map(STROKE)
    steps["amount"] = [signed(part(measure, size, result.gap)) for size in sizes.share]
    steps["short"] = steps.amount.map(short)
    steps["interval"] = [between(measure, *pair, result.gap) for pair in zip(sizes.ci_low, sizes.ci_high, strict=True)]
    return steps


def _hint(row, meanings: dict[str, str]) -> str:
    """A row's numbers whole, also where a phone has no room for them, and what the row means."""
    return f"{row.label} {row.amount}, 95 % interval {row.interval}. {meanings.get(row.label, '')}".rstrip()


def _connectors(result: GapAttribution, rows: list[str], steps: pd.DataFrame, x: alt.X, y: alt.Y) -> alt.Chart:
    joints = pd.DataFrame({"left": [result.low, *steps.end], "label": rows[:-1], "next": rows[1:]})
    return alt.Chart(joints).mark_rule().encode(x=x, y=y, y2="next:N", stroke=stroke("hair"))


def _ends(result: GapAttribution, x: alt.X, y: alt.Y) -> list[alt.Chart]:
    """Dots with their value in place of bars: a bar would need a base that the axis does not show."""
    says = [result.outcome.say(value) for value in (result.low, result.high)]
    ends = pd.DataFrame({"label": [LOW, HIGH], "left": [result.low, result.high], "fill": ["low", "high"], "say": says})
    ends["right"] = result.low <= result.high
    ends.loc[1, "right"] = not ends.right[1]
    base = alt.Chart(ends).encode(x=x, y=y, fill=fill("field:fill"))
    side = "datum.right ? {} : {}"
    words = base.mark_text(
        fontWeight=600,
        align=alt.ExprRef(side.format("'left'", "'right'")),
        dx=alt.ExprRef(side.format(14, -14)),
    ).encode(text="say:N")
    return [base.mark_circle(size=150, opacity=1), words]
