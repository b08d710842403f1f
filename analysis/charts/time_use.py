"""What managers' hours go to, over the company."""

import altair as alt
import pandas as pd

from analysis.charts.marks import label_room, measured_bars
from analysis.charts.scale import roomy
from analysis.charts.theme import fill, stroke, themed
from analysis.questions.time_use import TimeUse

LOST = "Firefighting and admin"
PUBLISHED, SAID = 0.5, "Published: half"
ROW, BAR, HEAD = 34, 20, 22


def time_use(result: TimeUse) -> alt.LayerChart:
    """A bar a use of time, above them what is lost in all; the dashed line is the half that was published."""
    rows = bars(result)
    domain = label_room(rows, roomy(0, max(PUBLISHED, rows.ci_right.max()), left=0, right=0.02))
    x = alt.X("left:Q", scale=alt.Scale(domain=domain, nice=False), axis=None)
    y = alt.Y("label:N", sort=list(rows.label))
    half = alt.Chart(pd.DataFrame({"left": [PUBLISHED], "said": [SAID]})).encode(x=x)
    line = half.mark_rule(strokeDash=[4, 3]).encode(stroke=stroke("line"))
    words = half.mark_text(align="right", dx=-6, baseline="bottom").encode(
        y=alt.value(alt.ExprRef("height - 2")), text="said:N", fill=fill("muted")
    )
    drawn = measured_bars(rows, x, y, size=BAR)
    return themed(line, *drawn, words, height=HEAD + ROW * len(rows), description=describe(result))


def describe(result: TimeUse) -> str:
    """Every number of the chart, in words."""
    rows = bars(result).itertuples()
    said = "; ".join(f"{row.label} {row.amount}{row.interval and f' ({row.interval})'}" for row in rows)
    return f"Shares of the hours of {result.managers} managers. {said}. In brackets: 95 % intervals. {SAID}."


def bars(result: TimeUse) -> pd.DataFrame:
    """One row a bar, the sum first, with where it and its interval begin and end, its roles and its words."""
    share, low, high, many = result.together["lost"]
    first = pd.DataFrame({"label": [LOST], "share": [share], "low": [low], "high": [high], "managers": [many]})
    each = result.categories.assign(label=result.categories["name"].str.capitalize())
    rows = pd.concat([first.assign(lost=True), each[[*first, "lost"]]], ignore_index=True)
    rows = rows.assign(role="driver", left=0.0, end=rows["share"], solid=rows["lost"], reach_left=0.0)
    rows["ci_left"], rows["ci_right"] = rows["low"].fillna(rows["share"]), rows["high"].fillna(rows["share"])
    rows["reach_right"] = rows[["end", "ci_right"]].max(axis=1)
    rows["fill"] = rows["lost"].map({True: "accent", False: "neutral"})
    rows["stroke"] = rows["lost"].map({True: "accent", False: "line"})
    rows["amount"] = [f"{100 * value:.0f}\u00a0%" for value in rows["share"]]
    rows["interval"] = [between(*pair) for pair in zip(rows["low"], rows["high"], strict=True)]
    return rows.assign(short=rows["amount"])


def between(low: float, high: float) -> str:
    """ "24 to 27"; nothing where it is not known."""
    return "" if pd.isna(low) else f"{100 * low:.0f} to {100 * high:.0f}"
