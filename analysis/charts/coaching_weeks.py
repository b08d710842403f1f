"""The calendar of one team: a row a rep, a cell a week."""

import altair as alt
import pandas as pd

from analysis.charts.theme import PHONE, fill, stroke, themed, worded
from analysis.questions.coaching_weeks import CoachingWeeks

ROW = 30
BESIDE = f"({PHONE} ? 44 : 190)"  # px on the right for the counts
STATES = {"coached": "coached", "met": "another session", "none": "no session"}


def calendar(result: CoachingWeeks) -> alt.LayerChart:
    """Filled: coached. Pale: another session. Empty: none. Blank: not on the team."""
    cells = result.cells.assign(week=[_day(week) for week in result.cells.week_start])
    cells["said"] = cells.state.map(STATES)
    weeks, names = [_day(week) for week in result.weeks], list(result.reps.rep_name)
    ends = [0, alt.ExprRef(f"width - {BESIDE}")]
    scale = alt.Scale(domain=weeks, range=ends, padding=0, paddingInner=0.12)
    axis = alt.Axis(
        orient="top", bandPosition=0, labelAngle=0, labelOverlap=False, labelAlign="left", labelExpr=_heads(cells)
    )
    x = alt.X("week:O", sort=weeks, scale=scale, axis=axis)
    y = alt.Y("rep_name:N", sort=names, scale=alt.Scale(padding=0, paddingInner=0.2), axis=alt.Axis(labelLimit=150))
    tooltip = [
        alt.Tooltip("rep_name:N", title="Rep"),
        alt.Tooltip("week:N", title="Week from"),
        alt.Tooltip("said:N", title="Coaching"),
    ]
    layers = [
        _STYLES[state](alt.Chart(group).encode(x=x, y=y, tooltip=tooltip))
        for state, group in cells.groupby("state", sort=False)
    ]
    return themed(*layers, *_counts(result, y), height=ROW * len(names), description=describe(result))


def describe(result: CoachingWeeks) -> str:
    """Every number of the chart, in words."""
    said = "; ".join(f"{row.rep_name} {_count(row)}" for row in result.reps.itertuples())
    first, last = _day(result.weeks[0]), _day(result.weeks[-1])
    return f"{result.team_name}, weeks from {first} to {last}. Weeks coached: {said}."


def _counts(result: CoachingWeeks, y: alt.Y) -> list[alt.Chart]:
    """ "8 of 26", and the longest gap where a page is wide enough."""
    rows = result.reps.assign(
        short=[f"{row.coached}/{row.weeks}" for row in result.reps.itertuples()],
        wide=[_count(row) for row in result.reps.itertuples()],
    )
    beside = alt.value(alt.ExprRef(f"width - {BESIDE} + 10"))
    text = alt.Chart(rows).mark_text(align="left", text=alt.ExprRef(f"{PHONE} ? datum.short : datum.wide"))
    return [text.encode(x=beside, y=y, fill=fill("muted"))]


def _count(row: tuple) -> str:
    gap = f", {row.longest} without" if row.longest > 1 else ""
    return f"{row.coached} of {row.weeks}{gap}"


def _heads(cells: pd.DataFrame) -> str:
    """The quarter over its first week."""
    first = cells.groupby("quarter", sort=True).week.min()
    heads = {week: quarter.replace("-", " ") for quarter, week in first.items()}
    return worded(heads)


def _day(week: pd.Timestamp) -> str:
    return f"{week:%Y-%m-%d}"


def _coached(cells: alt.Chart) -> alt.Chart:
    return cells.mark_rect(cornerRadius=2).encode(fill=fill("accent"))


def _met(cells: alt.Chart) -> alt.Chart:
    return cells.mark_rect(cornerRadius=2, strokeWidth=1).encode(fill=fill("soft"), stroke=stroke("accent"))


def _none(cells: alt.Chart) -> alt.Chart:
    return cells.mark_rect(cornerRadius=2, fillOpacity=0, strokeWidth=1).encode(
        fill=fill("surface"), stroke=stroke("hair")
    )


_STYLES = {"coached": _coached, "met": _met, "none": _none}
