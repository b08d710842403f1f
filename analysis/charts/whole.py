"""Shares published to sum to 100 % above the split of this company, which leaves something unexplained."""

import altair as alt
import pandas as pd

from analysis.charts.gap import FILL, STROKE
from analysis.charts.theme import ROW, by_width, fill, stroke, themed
from analysis.published import SUM
from analysis.questions.gap import GapAttribution

PUBLISHED, HERE = "As published", "Here"
NAMES = {"driver": "Practices", "control": "Conditions", "noise": "Luck", "unmeasured": "Not measured"}
ROOM = 0.15  # of the whole, for a name; below it a number stands alone


def can_stack(result: GapAttribution) -> bool:
    """Whether no part is below zero: only then do the parts lie end to end."""
    return bool((_here(result)["share"] >= 0).all())


def whole(result: GapAttribution) -> alt.LayerChart:
    """Two bars from 0 to 100 %. Violet: practices. Grey: conditions, luck. Dashed: not measured."""
    rows = _rows(result)
    x = alt.X("left:Q", axis=None, scale=alt.Scale(domain=[0, 1], nice=False))
    y = alt.Y("row:N", sort=[PUBLISHED, HERE])
    dashed = alt.ExprRef("datum.role == 'unmeasured' ? [3, 2] : [1, 0]")
    bars = alt.Chart(rows).mark_bar(size=26, strokeWidth=1, strokeDash=dashed)
    words = alt.Chart(rows[rows["share"] >= ROOM / 3]).mark_text(
        align="left", dy=-24, text=by_width("datum.words", "datum.short")
    )
    return themed(
        bars.encode(x=x, x2="end:Q", y=y, fill=fill("field:fill"), stroke=stroke("field:stroke")),
        words.encode(x=x, y=y, fill=fill("text")),
        height=2 * (ROW + 18),
        description=describe(result),
    )


def describe(result: GapAttribution) -> str:
    """Every number of the chart, in words."""
    rows = _rows(result)
    said = {
        row: ", ".join(f"{one.name} {one.said}" for one in part.itertuples(index=False))
        for row, part in rows.groupby("row")
    }
    return f"{PUBLISHED}: {said[PUBLISHED]}. {HERE}: {said[HERE]}."


def _here(result: GapAttribution) -> pd.DataFrame:
    """role, share: practices, conditions, luck and the rest, each in one."""
    sums = result.shares.groupby("role")["share"].sum()
    return sums.reindex([role for role in NAMES if role in sums]).rename_axis("role").reset_index()


def _rows(result: GapAttribution) -> pd.DataFrame:
    """Every part from its start to its end, with its roles and words."""
    published = pd.DataFrame({"row": PUBLISHED, "role": "driver", "name": list(SUM), "share": list(SUM.values())})
    here = _here(result).assign(row=HERE)
    rows = pd.concat([published, here.assign(name=here["role"].map(NAMES))], ignore_index=True)
    rows["end"] = rows.groupby("row")["share"].cumsum()
    rows = rows.assign(left=rows["end"] - rows["share"])
    rows["fill"], rows["stroke"] = rows["role"].map(FILL), rows["role"].map(STROKE | {"driver": "surface"})
    rows["said"] = [f"{100 * share:.0f}\u00a0%" for share in rows["share"]]
    rows["words"] = (rows["name"] + " " + rows["said"]).where(rows["share"] >= ROOM, rows["said"])
    return rows.assign(short=[f"{100 * share:.0f}" for share in rows["share"]])
