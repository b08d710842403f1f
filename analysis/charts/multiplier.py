"""Managers side by side, best first, luck removed: the top quarter dark, the rest grey."""

import altair as alt
import pandas as pd

from analysis.charts.scale import roomy, ticks
from analysis.charts.theme import PHONE, fill, stroke, themed, worded
from analysis.questions.multiplier import Multiplier

HEIGHT = 300


def managers(result: Multiplier) -> alt.LayerChart:
    """A dot a manager with its 95 % interval; lines at the mean of the top quarter and of the rest."""
    say = result.outcome.say
    role = result.posts.top.map({True: "text", False: "neutral"})
    rows = result.posts.assign(place=range(len(result.posts)), role=role, edge=role.replace("neutral", "line"))
    rows["said"] = [say(value) for value in rows.shrunken]
    rows["name"] = rows.manager_name.fillna("").where(rows.manager_name.fillna("") != "", rows.manager)
    edges = rows[["low", "high"]].fillna({"low": rows.shrunken, "high": rows.shrunken})
    domain = roomy(edges.low.min(), edges.high.max(), left=0.04, right=0.08)
    at = ticks(*domain, about=4)
    x = alt.X("place:Q", axis=None, scale=alt.Scale(domain=[-1, len(rows)], nice=False))
    axis = alt.Axis(values=at, labelExpr=worded({value: say(value) for value in at}), grid=True, gridDash=[2, 3])
    y = alt.Y("low:Q", axis=axis, scale=alt.Scale(domain=domain, nice=False, zero=False))
    spans = alt.Chart(rows.assign(low=edges.low, high=edges.high)).mark_rule(strokeWidth=1.5)
    dots = alt.Chart(rows.assign(low=rows.shrunken)).mark_circle(
        size=alt.ExprRef(f"{PHONE} ? 30 : 60"), opacity=1, strokeWidth=1
    )
    tooltip = [alt.Tooltip(f"{name}:N", title=title) for name, title in _HOVER.items()]
    return themed(
        spans.encode(x=x, y=y, y2="high:Q", stroke=stroke("hair")),
        *_means(result, x, y),
        dots.encode(x=x, y=y, fill=fill("field:role"), stroke=stroke("field:edge"), tooltip=tooltip),
        height=HEIGHT,
        description=describe(result),
    )


_HOVER = {"name": "Manager", "team_name": "Team", "said": "To expect", "quarters": "Quarters in post"}


def describe(result: Multiplier) -> str:
    """Every number of the chart, in words."""
    say = result.outcome.say
    best, last = result.posts.iloc[0], result.posts.iloc[-1]
    row = result.known_top(result.outcome.name)
    tops = "" if row is None else f" The top quarter reaches {say(row.top)}, the rest {say(row.rest)}."
    return (
        f"{len(result.posts)} managers, luck removed: from {say(best.shrunken)} ({best.team_name}) to "
        f"{say(last.shrunken)} ({last.team_name}).{tops}"
    )


def _means(result: Multiplier, x: alt.X, y: alt.Y) -> list[alt.Chart]:
    """Where the top quarter and the rest stand, judged by other quarters, in words at their ends."""
    row = result.known_top(result.outcome.name)
    if row is None:
        return []
    say, many, top = result.outcome.say, len(result.posts), int(result.posts.top.sum())
    means = pd.DataFrame(
        [
            (-0.5, top - 0.5, row["top"], "text", "left", f"Top quarter {say(row['top'])}"),
            (top - 0.5, many - 0.5, row["rest"], "text", "right", f"The rest {say(row['rest'])}"),
        ],
        columns=["place", "end", "low", "role", "side", "said"],
    )
    lines = alt.Chart(means).mark_rule(strokeWidth=2).encode(x=x, x2="end:Q", y=y, stroke=stroke("field:role"))
    left = alt.ExprRef("datum.side == 'left' ? 6 : 0")
    words = alt.Chart(means.assign(place=means.end)).mark_text(
        align=alt.ExprRef("datum.side"), baseline="bottom", dx=left, dy=-18, fontWeight=600
    )
    return [lines, words.encode(x=x, y=y, text="said:N", fill=fill("field:role"))]
