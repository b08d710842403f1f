"""The quality of the metrics, statement by statement, the worst first."""

import altair as alt
import pandas as pd

from analysis.charts.labels import width
from analysis.charts.scale import roomy, ticks
from analysis.charts.theme import PHONE, STROKE, by_width, fill, stroke, themed, worded
from analysis.questions.metrics import Metrics

LABELS = {
    "metrics_clear": "Clear",
    "metrics_simple": "Simple",
    "metrics_fair": "Fair",
    "metrics_consistent": "Consistent",
    "metrics_doable": "Doable",
    "metrics_transparent": "Transparent",
}
ROW, FOOT = 36, 26
_BESIDE = f"({PHONE} ? 44 : 150)"  # px on the right for the words


def ranked(result: Metrics) -> alt.LayerChart:
    """Dot: mean of the teams on its 95 % interval, filled where it may be the lowest. Ring: managers."""
    rows = _rows(result)
    values = rows[["low", "mean", "high", "managers"]]
    domain = roomy(values.min().min(), values.max().max(), left=0.06, right=0.08)
    marks = ticks(*domain, about=4)
    axis = alt.Axis(values=marks, grid=True, labelExpr=worded({mark: f"{mark:.1f}" for mark in marks}))
    ends = [0, alt.ExprRef(f"width - {_BESIDE}")]
    scale = alt.Scale(domain=domain, nice=False, zero=False, range=ends)
    x = alt.X("mean:Q", scale=scale, axis=axis)
    base = alt.Chart(rows).encode(y=alt.Y("label:N", sort=list(rows["label"])))
    whisker = base.mark_rule(strokeWidth=STROKE).encode(
        x=alt.X("low:Q", scale=scale, axis=axis), x2="high:Q", stroke=stroke("text")
    )
    tooltip = [alt.Tooltip("wording:N", title="Statement"), alt.Tooltip("hint:N", title="Mean")]
    dots = base.mark_point(filled=True, size=130, opacity=1, strokeWidth=STROKE).encode(
        x=x, fill=fill("field:role"), stroke=stroke("accent"), tooltip=tooltip
    )
    return themed(
        whisker,
        dots,
        *_managers(rows, base),
        *_words(base),
        height=FOOT + ROW * len(rows),
        description=describe(result),
    )


def describe(result: Metrics) -> str:
    """Every number of the chart, in words."""
    told = []
    for row in result.items.itertuples():
        sure = "" if pd.isna(row.low) else f" ({row.low:.1f} to {row.high:.1f})"
        managers = "" if pd.isna(row.managers) else f", managers {row.managers:.1f}"
        told.append(f"{LABELS[row.name]} {row.mean:.1f}{sure}{managers}")
    return f"Reps on the metrics, 1 to 5, the lowest first. {'; '.join(told)}. In brackets: 95 % intervals."


def _rows(result: Metrics) -> pd.DataFrame:
    rows = result.items
    said = [f"{value:.1f}" for value in rows["mean"]]
    interval = [
        "" if pd.isna(low) else f"{low:.1f} to {high:.1f}" for low, high in zip(rows["low"], rows["high"], strict=True)
    ]
    rows = rows.assign(label=rows["name"].map(LABELS), said=said, interval=interval)
    return rows.assign(
        role=["accent" if name in result.weakest else "soft" for name in rows["name"]],
        room=rows["said"].map(width),
        hint=rows["said"] + " of 5",
        low=rows["low"].fillna(rows["mean"]),
        high=rows["high"].fillna(rows["mean"]),
    )


def _managers(rows: pd.DataFrame, base: alt.Chart) -> list[alt.Chart]:
    """Rings where managers stand on the same statements; nothing where they were not asked."""
    if rows["managers"].isna().all():
        return []
    ring = base.mark_point(filled=True, size=110, opacity=1, strokeWidth=STROKE)
    return [ring.encode(x="managers:Q", fill=fill("surface"), stroke=stroke("text"))]


def _words(base: alt.Chart) -> list[alt.Chart]:
    edge = alt.value(alt.ExprRef(f"width - {_BESIDE} + 16"))
    said = base.mark_text(align="left", fontWeight=600).encode(x=edge, text="said:N", fill=fill("text"))
    interval = base.mark_text(align="left", dx=alt.ExprRef("datum.room"), text=by_width("datum.interval", "''"))
    return [said, interval.encode(x=edge, fill=fill("muted"))]
