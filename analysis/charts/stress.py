"""The group of each team under every rule, and by every outcome: a dot a team and column."""

import altair as alt
import pandas as pd

from analysis.charts.segments import ROLE
from analysis.charts.theme import by_width, fill, stroke, themed
from analysis.questions.stress import Stress

ROW, HEAD = 24, 130  # px of a team, and of the columns' names above
KEPT = {"rule": "by every rule", "outcome": "by every outcome"}


def grid(result: Stress, kind: str, names: dict[str, str]) -> alt.LayerChart:
    """Teams down, rules or outcomes across, in the chosen order; a dot says high, middle or low.

    kind is rule or outcome; names gives each column its words. Only teams that are high somewhere are drawn.
    """
    cells = _cells(result, kind, names)
    x = alt.X("column:N", sort=list(names.values()), axis=alt.Axis(orient="top", labelAngle=-50, labelLimit=HEAD))
    y = alt.Y("team_name:N", sort=[team for team in result.teams.team_name if team in set(cells.team_name)])
    dots = alt.Chart(cells).mark_circle(opacity=1, strokeWidth=1, size=by_width("datum.size", "datum.size * 0.8"))
    marks = dots.encode(
        x=x,
        y=y,
        fill=fill("field:role"),
        stroke=stroke("field:line"),
        tooltip=[
            alt.Tooltip("team_name:N", title="Team"),
            alt.Tooltip("column:N", title="By"),
            alt.Tooltip("segment:N", title="Group"),
        ],
    )
    return themed(marks, height=ROW * cells.team_name.nunique(), description=describe(result, kind, names))


def describe(result: Stress, kind: str, names: dict[str, str]) -> str:
    """Every dot of the chart, in words."""
    cells = _cells(result, kind, names)
    said = [
        f"{column}: " + ", ".join(cells.team_name[(cells.column == column) & (cells.segment == "high")])
        for column in names.values()
    ]
    return f"High teams {KEPT[kind]}. {'; '.join(said)}."


def _cells(result: Stress, kind: str, names: dict[str, str]) -> pd.DataFrame:
    cells = result.cells[(result.cells["kind"] == kind) & result.cells["name"].isin(list(names))]
    cells = cells.merge(result.teams[["team_id", "team_name"]], on="team_id")
    somewhere = cells.team_name[cells.segment == "high"].unique()
    cells = cells[cells.team_name.isin(somewhere)]
    role = cells.segment.map(ROLE)
    size = cells.segment.map({"high": 130, "middle": 45, "low": 80})
    return cells.assign(column=cells["name"].map(names), role=role, line=role.replace("neutral", "line"), size=size)
