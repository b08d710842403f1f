"""Teams as dots with their intervals, and the outcome of high and low teams quarter by quarter."""

import altair as alt
import pandas as pd

from analysis.charts.labels import certainty, span
from analysis.charts.quarters import quarter_axis
from analysis.charts.scale import roomy, ticks
from analysis.charts.theme import STROKE, by_width, fill, stroke, themed, worded
from analysis.questions.segments import Segments

ROLE = {"high": "high", "middle": "neutral", "low": "low"}
NAME = {"high": "High teams", "low": "Low teams"}
ROW = 26


def spread(result: Segments) -> alt.LayerChart:
    """Every team, best first, as a dot on its interval: the width of luck beside the spread of teams."""
    teams = _teams(result)
    y = _value(result, orient="left")
    x = alt.X("place:O", sort=list(teams.place), axis=None)
    base = alt.Chart(teams).encode(x=x)
    whisker = base.mark_rule(strokeWidth=STROKE, opacity=0.55).encode(
        y=y, y2="high:Q", stroke=stroke("field:line"), tooltip=_TOOLTIP
    )
    dots = base.mark_circle(size=by_width("70", "24"), opacity=1, strokeWidth=by_width("1", "0")).encode(
        y=alt.Y("shrunken:Q"), fill=fill("field:role"), stroke=stroke("field:line"), tooltip=_TOOLTIP
    )
    return themed(whisker, dots, height=300, description=describe(result))


def named(result: Segments, segment: str | None = None) -> alt.LayerChart:
    """The teams of a segment (or all) by name, each with its interval and how sure its place in the top share is."""
    teams = _teams(result)
    teams = teams[teams.segment == segment] if segment else teams
    x = _value(result, orient="bottom")
    y = alt.Y("team_name:N", sort=list(teams.team_name))
    base = alt.Chart(teams).encode(y=y)
    whisker = base.mark_rule(strokeWidth=STROKE).encode(x=x, x2="high:Q", stroke=stroke("field:line"))
    dots = base.mark_circle(size=90, opacity=1, strokeWidth=1).encode(
        x=alt.X("shrunken:Q"), fill=fill("field:role"), stroke=stroke("field:line"), tooltip=_TOOLTIP
    )
    words = base.mark_text(align="left", dx=10, text=by_width("datum.sure", "datum.percent")).encode(
        x="high:Q", fill=fill("muted")
    )
    return themed(whisker, dots, words, height=ROW * len(teams), description=describe(result, segment))


def trend(result: Segments) -> alt.LayerChart:
    """High and low teams by quarter: straight lines, the last point dotted and named, nothing smoothed."""
    points = result.trend.assign(role=result.trend.segment.map(ROLE))
    domain = roomy(points.value.min(), points.value.max(), left=0.15, right=0.12)
    marks = ticks(*domain, about=4)
    axis = alt.Axis(values=marks, grid=True, labelExpr=worded({tick: result.outcome.say(tick) for tick in marks}))
    bottom = quarter_axis(result.quarters, orient="bottom")
    x = alt.X("quarter:O", sort=list(result.quarters), scale=alt.Scale(padding=0.3), axis=bottom)
    y = alt.Y("value:Q", scale=alt.Scale(domain=domain, nice=False, zero=False), axis=axis)
    lines = alt.Chart(points).mark_line(strokeWidth=2.5).encode(x=x, y=y, stroke=stroke("field:role"))
    last = alt.Chart(_last(result, points)).encode(x=x, y=y, fill=fill("field:role"))
    dots = last.mark_circle(size=70, opacity=1)
    names = [
        last.mark_text(align="left", dx=12, dy=dy, fontWeight=600).encode(text=f"{text}:N")
        for dy, text in ((-9, "name"), (9, "say"))
    ]
    return themed(lines, dots, *names, height=230, description=describe_trend(result))


_TOOLTIP = [
    alt.Tooltip("team_name:N", title="Team"),
    alt.Tooltip("manager_name:N", title="Manager"),
    alt.Tooltip("said:N", title="To be expected"),
    alt.Tooltip("range:N", title="95 % interval"),
    alt.Tooltip("sure:N", title="Place"),
]


def describe(result: Segments, segment: str | None = None) -> str:
    """Every number of the chart, in words."""
    teams = _teams(result)
    teams = teams[teams.segment == segment] if segment else teams
    said = "; ".join(f"{row.team_name} {row.said} ({row.range}), {row.sure}" for row in teams.itertuples())
    return f"{result.outcome.label} by team, luck removed, in brackets the 95 % interval. {said}."


def describe_trend(result: Segments) -> str:
    """Every number of the chart, in words."""
    lines = []
    for segment, name in NAME.items():
        rows = result.trend[result.trend.segment == segment]
        said = ", ".join(
            f"{row.quarter.replace('-', ' ')} {result.outcome.say(row.value)}" for row in rows.itertuples()
        )
        lines.append(f"{name}: {said}.")
    return f"{result.outcome.label} by quarter. {' '.join(lines)}"


def _teams(result: Segments) -> pd.DataFrame:
    """The teams with their roles and their numbers as words."""
    say = result.outcome.say
    teams = result.teams.assign(place=range(1, len(result.teams) + 1), role=result.teams.segment.map(ROLE))
    return teams.assign(
        line=teams.role.replace("neutral", "line"),
        said=teams.shrunken.map(say),
        range=[span(result.outcome, *pair) for pair in zip(teams.low, teams.high, strict=True)],
        low=teams.low.fillna(teams.shrunken),
        high=teams.high.fillna(teams.shrunken),
        sure=[certainty(probability, result.luck_told) for probability in teams.p_top],
        percent=[certainty(probability, luck_told=False) for probability in teams.p_top],
    )


def _value(result: Segments, *, orient: str) -> alt.X | alt.Y:
    """The outcome's axis, the same for every chart of these teams so that they can be compared."""
    upright = orient == "left"
    values = result.teams[["low", "shrunken", "high"]]
    lowest, highest = values.min().min(), values.max().max()
    domain = roomy(lowest, highest, right=0.03 if upright else 0.2)
    marks = [tick for tick in ticks(*domain) if upright or tick <= highest]
    axis = alt.Axis(
        orient=orient, values=marks, grid=True, labelExpr=worded({tick: result.outcome.say(tick) for tick in marks})
    )
    scale = alt.Scale(domain=domain, nice=False, zero=False)
    return alt.Y("low:Q", scale=scale, axis=axis) if upright else alt.X("low:Q", scale=scale, axis=axis)


def _last(result: Segments, points: pd.DataFrame) -> pd.DataFrame:
    last = points.dropna(subset="value").sort_values("quarter").groupby("segment", as_index=False).tail(1)
    return last.assign(name=last.segment.map(NAME), say=last.value.map(result.outcome.say))
