"""Marks that several charts share: a bar with its interval and its numbers, and room for the numbers."""

import altair as alt
import pandas as pd

from analysis.charts.labels import width
from analysis.charts.theme import PHONE, STROKE, by_width, fill, stroke

WIDE = 860  # px of a chart's plot on a wide page: what a label's width is a share of
AWAY = 10  # px between a whisker and its label


def label_room(steps: pd.DataFrame, domain: list[float]) -> list[float]:
    """The domain, wider on the right where the label of some row has room on neither side. Sets the side, `right`."""
    right, left = domain[1] - steps.reach_right, steps.reach_left - domain[0]
    steps["right"] = right >= left
    span = domain[1] - domain[0]
    wanted = (steps.amount.map(width) + steps.interval.map(width) + AWAY) / WIDE * span
    lack = max(0.0, (wanted - pd.concat([right, left], axis=1).max(axis=1)).max())
    return [domain[0], domain[1] + lack]


def measured_bars(
    steps: pd.DataFrame, x: alt.X, y: alt.Y, *, size: int, narrow_interval: bool = False
) -> list[alt.Chart]:
    """Bars from `left` to `end` with whiskers and labels; the whisker shows light inside a solid bar."""
    return [
        _bars(steps, x, y, size),
        _whiskers(steps.assign(left=steps.ci_left, end=steps.ci_right), x, y, "text"),
        _whiskers(_inside(steps), x, y, "surface"),
        *_labels(steps, x, y, narrow_interval),
    ]


def _bars(steps: pd.DataFrame, x: alt.X, y: alt.Y, size: int) -> alt.Chart:
    """The bars; with a column `hint`, its words on hover."""
    empty = "datum.role == 'unmeasured'"
    hover = {"tooltip": "hint:N"} if "hint" in steps else {}
    return (
        alt.Chart(steps)
        .mark_bar(
            size=size,
            strokeWidth=1,
            strokeDash=alt.ExprRef(f"{empty} ? [3, 2] : [1, 0]"),
            fillOpacity=alt.ExprRef(f"{empty} ? 0 : 1"),
        )
        .encode(x=x, x2="end:Q", y=y, fill=fill("field:fill"), stroke=stroke("field:stroke"), **hover)
    )


def _whiskers(spans: pd.DataFrame, x: alt.X, y: alt.Y, role: str) -> alt.Chart:
    return alt.Chart(spans).mark_rule(strokeWidth=STROKE).encode(x=x, x2="end:Q", y=y, stroke=stroke(role))


def _inside(steps: pd.DataFrame) -> pd.DataFrame:
    """The part of each whisker that lies on its own solid bar."""
    bar_left, bar_right = steps[["left", "end"]].min(axis=1), steps[["left", "end"]].max(axis=1)
    spans = steps.assign(left=steps.ci_left.clip(bar_left, bar_right), end=steps.ci_right.clip(bar_left, bar_right))
    return spans[steps.solid]


def _labels(steps: pd.DataFrame, x: alt.X, y: alt.Y, narrow_interval: bool) -> list[alt.Chart]:
    """Amount, then interval; mirrored, so that both keep clear of the whisker, where they stand to its left."""
    at = steps.assign(left=steps.reach_right.where(steps.right, steps.reach_left))
    at["wide"] = (at.amount.map(width)).where(at.right, at.interval.map(width))
    at["narrow"] = at["short"].map(width).where(at.right, at.interval.map(width) if narrow_interval else 0)
    first, second = f"{AWAY}", f"({AWAY} + ({PHONE} ? datum.narrow : datum.wide))"
    base = alt.Chart(at).encode(x=x, y=y)
    amount = base.mark_text(
        fontWeight=600,
        align=alt.ExprRef("datum.right ? 'left' : 'right'"),
        dx=alt.ExprRef(f"datum.right ? {first} : -{second}"),
        text=by_width("datum.amount", "datum.short"),
    ).encode(fill=fill("text"))
    interval = base.mark_text(
        align=alt.ExprRef("datum.right ? 'left' : 'right'"),
        dx=alt.ExprRef(f"datum.right ? {second} : -{first}"),
        text=by_width("datum.interval", "datum.interval" if narrow_interval else "''"),
    ).encode(fill=fill("muted"))
    return [amount, interval]
