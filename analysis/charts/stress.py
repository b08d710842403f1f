"""The group of each team under every rule, and by every outcome: a dot a team and column."""

import altair as alt
import pandas as pd

from analysis.charts.segments import ROLE
from analysis.charts.theme import PHONE, by_width, fill, stroke, themed
from analysis.questions.stress import Stress

ROW = 24  # px of a team
LONGEST = 170  # px of a column's name
SHORT = {"top-third": "Third", "quartile": "Quarter", "median": "Half", "clusters": "Clusters"}


def by_rules(result: Stress) -> alt.LayerChart:
    """The teams that are high by any rule, under each of them."""
    columns = {rule: SHORT.get(rule) or result.outcome.say(float(rule.split(":")[1])) for rule in result.rules["rule"]}
    cells = _cells(result, "rule", columns)
    return _grid(result, cells[cells.team_id.isin(cells.team_id[cells.segment == "high"])], columns)


def by_outcomes(result: Stress) -> alt.LayerChart:
    """The teams that are high as chosen, by each other outcome."""
    columns = {result.outcome.name: result.outcome.label}
    columns |= dict(zip(result.outcomes["name"], result.outcomes.label, strict=True))
    cells = _cells(result, "outcome", columns)
    return _grid(result, cells[cells.team_id.isin(result.high.team_id)], columns)


def _grid(result: Stress, cells: pd.DataFrame, columns: dict[str, str]) -> alt.LayerChart:
    """Teams down, rules or outcomes across, as chosen first; a dot says high, middle or low by its colour and size."""
    upright = alt.ExprRef(f"{PHONE} ? -90 : -50")  # on a phone a slanted name would lie over its neighbours'
    head = alt.Axis(orient="top", labelAngle=upright, labelAlign="left", labelLimit=LONGEST, labelOverlap=False)
    x = alt.X("column:N", sort=list(columns.values()), axis=head)
    known = [team for team in result.teams.team_name if team in set(cells.team_name)]
    y = alt.Y("team_name:N", sort=known, axis=alt.Axis(labelOverlap=False))
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
    said = [
        f"{column}: " + ", ".join(cells.team_name[(cells.column == column) & (cells.segment == "high")])
        for column in columns.values()
    ]
    words = f"Teams that are high, column by column. {'; '.join(said)}."
    return themed(marks, height=ROW * cells.team_id.nunique(), description=words)


def _cells(result: Stress, kind: str, columns: dict[str, str]) -> pd.DataFrame:
    """The cells with their words, roles and sizes."""
    cells = result.cells[result.cells["kind"] == kind].merge(result.teams[["team_id", "team_name"]], on="team_id")
    role = cells.segment.map(ROLE)
    size = cells.segment.map({"high": 130, "middle": 45, "low": 80})
    return cells.assign(column=cells["name"].map(columns), role=role, line=role.replace("neutral", "line"), size=size)
