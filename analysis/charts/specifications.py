"""One driver's share in every way to compute it, smallest first: what is chosen beside all that might have been."""

import altair as alt
import pandas as pd

from analysis.charts.scale import roomy, ticks
from analysis.charts.theme import STROKE, by_width, fill, stroke, themed, worded
from analysis.questions.specifications import Specifications

HEIGHT = 230


def curve(result: Specifications) -> alt.LayerChart:
    """A dot a way, by the leading driver's share. Solid: it comes first there. Pale: another driver does. Ringed: as
    chosen."""
    ways = _ways(result)
    domain = roomy(min(0, ways.share.min()), ways.share.max(), left=0.05, right=0.12)
    marks = ticks(*domain, about=4)
    axis = alt.Axis(values=marks, grid=True, labelExpr=worded({tick: said(tick) for tick in marks}))
    x = alt.X("place:Q", scale=alt.Scale(domain=roomy(1, len(ways)), nice=False), axis=None)
    y = alt.Y("share:Q", scale=alt.Scale(domain=domain, nice=False, zero=False), axis=axis)
    zero = alt.Chart(pd.DataFrame({"share": [0.0]})).mark_rule().encode(y=y, stroke=stroke("line"))
    dots = alt.Chart(ways).mark_circle(size=by_width("36", "20"), opacity=1, strokeWidth=0.75)
    return themed(
        zero,
        dots.encode(x=x, y=y, fill=fill("field:role"), stroke=stroke("accent"), tooltip=_TOOLTIP),
        *_chosen(ways, x, y),
        height=HEIGHT,
        description=describe(result),
    )


def describe(result: Specifications) -> str:
    """What the curve shows, in words."""
    row = result.agreement.iloc[0]
    return (
        f"{row.label} in {row.ways} ways to compute the split, by its share of the gap: from {said(row.lowest)} to "
        f"{said(row.highest)}, {said(row['median'])} in the middle one, {said(row.share)} as chosen. "
        f"It comes first in {row['first']}."
    )


def said(share: float) -> str:
    """A share of the gap: "18 %", "−2 %"."""
    return f"{round(100 * share)}\u00a0%".replace("-", "−")


_TOOLTIP = [
    alt.Tooltip("percent:N", title="Share of the gap"),
    *(
        alt.Tooltip(f"{column}:N", title=title)
        for column, title in {
            "rule": "High and low",
            "outcome": "Outcome",
            "lag": "Quarters between",
            "controls": "Conditions",
            "correction": "Survey noise taken out",
            "quarters": "Quarters",
        }.items()
    ),
]


def _ways(result: Specifications) -> pd.DataFrame:
    """The leading driver's ways, smallest share first."""
    ways = result.frame[result.frame["name"] == result.leading].sort_values("share", kind="stable")
    return ways.assign(
        place=range(1, len(ways) + 1),
        role=ways["first"].map({True: "accent", False: "soft"}),
        percent=ways.share.map(said),
        correction=ways.correction.map({True: "yes", False: "no"}),
    )


def _chosen(ways: pd.DataFrame, x: alt.X, y: alt.Y) -> list[alt.Chart]:
    """A ring about the way that was chosen, and its number to the side where there is room."""
    chosen = ways[ways.chosen].assign(right=lambda rows: rows.place <= len(ways) / 2)
    base = alt.Chart(chosen).encode(x=x, y=y)
    side = "datum.right ? {} : {}"
    ring = base.mark_point(size=220, strokeWidth=STROKE + 1, filled=False).encode(stroke=stroke("text"))
    words = base.mark_text(
        fontWeight=600,
        align=alt.ExprRef(side.format("'left'", "'right'")),
        dx=alt.ExprRef(side.format(14, -14)),
        dy=-8,
        text=by_width("'as chosen ' + datum.percent", "datum.percent"),
    ).encode(fill=fill("text"))
    return [ring, words]
