"""Which source is there for which quarter: full, in part, no file, nothing due."""

from collections.abc import Sequence

import altair as alt
import pandas as pd

from analysis.charts.quarters import quarter_axis
from analysis.charts.theme import fill, stroke, themed
from analysis.questions.coverage import Coverage

ROW = 26
STATES = {"full": "all teams", "part": "teams so far", "none": "no file", "not_due": "nothing due"}


def grid(result: Coverage) -> alt.LayerChart:
    """One row a source, one cell a quarter. Filled: all teams. Pale with number: teams so far. Dashed: no file."""
    return _draw(result.cells, result.quarters, describe(result))


def team_grid(result: Coverage, table: str, teams: Sequence[str]) -> alt.LayerChart:
    """One row a team, one cell a quarter, of one source. Filled: rows are there. Dashed: none yet."""
    cells = result.by_team[(result.by_team.table == table) & result.by_team.team.isin(teams)]
    return _draw(cells.rename(columns={"team": "label"}), result.quarters, describe_teams(cells))


def describe(result: Coverage) -> str:
    """Every cell, in words."""
    said = []
    for label, cells in result.cells.groupby("label", sort=False):
        states = ", ".join(f"{cell.quarter.replace('-', ' ')} {_say(cell)}" for cell in cells.itertuples())
        said.append(f"{label}: {states}.")
    return f"Sources by quarter, {result.teams} teams. {' '.join(said)}"


def describe_teams(cells: pd.DataFrame) -> str:
    """The quarters that each team lacks, in words."""
    lacking = cells[cells.state == "none"].groupby("team", sort=False).quarter.agg(list)
    said = [f"{team} lacks {', '.join(quarters).replace('-', ' ')}." for team, quarters in lacking.items()]
    return f"Teams by quarter. {' '.join(said)}"


def _draw(cells: pd.DataFrame, quarters: tuple[str, ...], description: str) -> alt.LayerChart:
    rows = list(dict.fromkeys(cells.label))
    tight = alt.Scale(padding=0, paddingInner=0.06)
    x = alt.X("quarter:O", sort=list(quarters), scale=tight, axis=quarter_axis(quarters, orient="top"))
    y = alt.Y("label:N", sort=rows, scale=alt.Scale(padding=0, paddingInner=0.2))
    groups = {state: alt.Chart(group).encode(x=x, y=y) for state, group in cells.groupby("state", sort=False)}
    layers = [_STYLES[state](groups[state]) for state in _STYLES if state in groups]
    if "part" in groups:
        layers.append(groups["part"].mark_text().encode(text="teams:Q", fill=fill("text")))
    return themed(*layers, height=ROW * len(rows), description=description)


def _say(cell: tuple) -> str:
    return f"{cell.teams} teams so far" if cell.state == "part" else STATES[cell.state]


def _full(cells: alt.Chart) -> alt.Chart:
    return cells.mark_rect(cornerRadius=2).encode(fill=fill("neutral"))


def _part(cells: alt.Chart) -> alt.Chart:
    return cells.mark_rect(cornerRadius=2, opacity=0.35).encode(fill=fill("neutral"))


def _none(cells: alt.Chart) -> alt.Chart:
    return cells.mark_rect(cornerRadius=2, fillOpacity=0, strokeDash=[3, 2], strokeWidth=1).encode(
        fill=fill("surface"), stroke=stroke("line")
    )


_STYLES = {"full": _full, "part": _part, "none": _none}
