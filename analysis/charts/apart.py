"""Who stands where on one scale: a row a subject, a dot a group, and how far apart they are beside it."""

import altair as alt
import pandas as pd

from analysis.charts.labels import width
from analysis.charts.scale import roomy, ticks
from analysis.charts.theme import PHONE, STROKE, by_width, fill, in_lines, stroke, themed, worded

ROW, FOOT = 50, 26
LIFT, DROP = -17, 18  # px from a dot to its name: above, below
_BESIDE = f"({PHONE} ? 62 : 190)"  # px on the right for the words


def apart(rows: pd.DataFrame, dots: pd.DataFrame, *, description: str) -> alt.LayerChart:
    """Dots joined by a line; the first row names them.

    rows  label (top row first), amount, interval, short (words beside the row; short stands on a phone)
    dots  label, who, value, said, role, line (fill and outline, as roles), shape (circle, diamond); `pale` where the
          difference may be nothing
    """
    order = list(rows["label"])
    low, high = dots["value"].min(), dots["value"].max()
    domain = roomy(low, high, left=0.12, right=0.06)
    axis = alt.Axis(values=(marks := ticks(*domain, about=4)), grid=True, labelExpr=worded(_said(marks)))
    ends = [0, alt.ExprRef(f"width - {_BESIDE}")]
    x = alt.X("value:Q", scale=alt.Scale(domain=domain, nice=False, zero=False, range=ends), axis=axis)
    y = alt.Y("label:N", sort=order, axis=in_lines(order))
    spans = dots.groupby("label", sort=False)["value"].agg(["min", "max"]).reset_index()
    spans = spans.rename(columns={"min": "value", "max": "end"})
    joined = alt.Chart(spans).mark_rule(strokeWidth=STROKE).encode(x=x, x2="end:Q", y=y, stroke=stroke("line"))
    return themed(
        joined,
        _points(dots, x, y),
        *_names(dots, x, y, order[0]),
        *_words(rows, y),
        height=FOOT + ROW * len(rows),
        description=description,
    )


def _points(dots: pd.DataFrame, x: alt.X, y: alt.Y) -> alt.Chart:
    shape = alt.Shape("shape:N", scale=None)
    tooltip = [alt.Tooltip("who:N", title="Who"), alt.Tooltip("said:N", title="Mean")]
    points = alt.Chart(dots).mark_point(
        filled=True, size=130, opacity=1, strokeWidth=STROKE, fillOpacity=alt.ExprRef("datum.pale ? 0.3 : 1")
    )
    return points.encode(x=x, y=y, shape=shape, fill=fill("field:role"), stroke=stroke("field:line"), tooltip=tooltip)


def _names(dots: pd.DataFrame, x: alt.X, y: alt.Y, first: str) -> list[alt.Chart]:
    """The groups' names at the first row: the lowest to the left, the highest to the right, any other below."""
    top = dots[dots["label"] == first].sort_values("value", kind="stable")
    sides = ["right", *["center"] * (len(top) - 2), "left"][: len(top)]
    layers = []
    for side, (at, _) in zip(sides, top.iterrows(), strict=True):
        dy = DROP if side == "center" else LIFT
        text = alt.Chart(top.loc[[at]]).mark_text(align=side, dy=dy, fontWeight=600)
        layers.append(text.encode(x=x, y=y, text="who:N", fill=fill("text")))
    return layers


def _words(rows: pd.DataFrame, y: alt.Y) -> list[alt.Chart]:
    """The difference and its interval at the right edge; on a phone the difference alone."""
    at = rows.assign(room=rows["amount"].map(width))
    left = f"width - {_BESIDE} + 16"
    amount = alt.Chart(at).mark_text(align="left", fontWeight=600, text=by_width("datum.amount", "datum.short"))
    interval = alt.Chart(at).mark_text(
        align="left", dx=alt.ExprRef("datum.room"), text=by_width("datum.interval", "''")
    )
    edge = alt.value(alt.ExprRef(left))
    return [
        amount.encode(x=edge, y=y, fill=fill("text")),
        interval.encode(x=edge, y=y, fill=fill("muted")),
    ]


def _said(marks: list[float]) -> dict[float, str]:
    return {mark: f"{mark:.1f}" for mark in marks}
