"""Which source is there for which quarter: full, in part, no file, nothing due."""

import altair as alt

from analysis.charts.quarters import quarter_axis
from analysis.charts.theme import fill, stroke, themed
from analysis.questions.coverage import Coverage

ROW = 26
STATES = {"full": "all teams", "part": "teams so far", "none": "no file", "not_due": "nothing due"}


def grid(result: Coverage) -> alt.LayerChart:
    """One row a source, one cell a quarter. Filled: all teams. Pale with number: teams so far. Dashed: no file."""
    rows = list(dict.fromkeys(result.cells.label))
    tight = alt.Scale(padding=0, paddingInner=0.06)
    axis = quarter_axis(result.quarters, orient="top")
    x = alt.X("quarter:O", sort=list(result.quarters), scale=tight, axis=axis)
    y = alt.Y("label:N", sort=rows, scale=alt.Scale(padding=0, paddingInner=0.2))
    cells = {state: alt.Chart(group).encode(x=x, y=y) for state, group in result.cells.groupby("state", sort=False)}
    layers = [_DRAW[state](cells[state]) for state in _DRAW if state in cells]
    if "part" in cells:
        layers.append(cells["part"].mark_text().encode(text="teams:Q", fill=fill("text")))
    return themed(*layers, height=ROW * len(rows), description=describe(result))


def describe(result: Coverage) -> str:
    """Every cell, in words."""
    said = []
    for label, cells in result.cells.groupby("label", sort=False):
        states = ", ".join(f"{cell.quarter.replace('-', ' ')} {_say(cell)}" for cell in cells.itertuples())
        said.append(f"{label}: {states}.")
    return f"Sources by quarter, {result.teams} teams. {' '.join(said)}"


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


_DRAW = {"full": _full, "part": _part, "none": _none}
