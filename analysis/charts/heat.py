"""Heat maps: a number in every cell, three steps of one hue; what may not be shown is a dashed cell that says so."""

import altair as alt
import pandas as pd

from analysis.charts.ratings import rating
from analysis.charts.theme import PHONE, by_width, fill, stroke

STEPS = (0.1, 0.22, 0.38)  # opacity below the lower, between, and from the upper of two levels on


def cells(rows: pd.DataFrame, x: alt.X, y: alt.Y, bins: tuple[float, float]) -> list[alt.Chart]:
    """Marks of `rows` with columns `value` (NaN: hidden) and `hint`, said on hover."""
    shown, hidden = rows[rows.value.notna()], rows[rows.value.isna()]
    step = 1 * (shown.value >= bins[0]) + 1 * (shown.value >= bins[1])
    shown = shown.assign(opacity=step.map(dict(enumerate(STEPS))), said=shown.value.map(rating))
    base = alt.Chart(shown).encode(x=x, y=y, tooltip="hint:N")
    squares = base.mark_rect(cornerRadius=2, opacity=alt.ExprRef("datum.opacity")).encode(fill=fill("accent"))
    numbers = base.mark_text(text=alt.ExprRef("datum.said")).encode(fill=fill("text"))
    return [squares, numbers, *(_hidden(hidden, x, y) if len(hidden) else [])]


def levels(bins: tuple[float, float]) -> str:
    """What the three steps mean: "Faintest: below 3.4. Strongest: 3.6 and above."."""
    return f"Faintest: below {rating(bins[0])}. Strongest: {rating(bins[1])} and above."


def two_lines(words: dict[str, str], narrow: dict[str, str]) -> alt.Axis:
    """An axis on top with labels of two lines, broken at "|"; a phone gets the `narrow` ones."""
    ways = [f"datum.value == '{label}' ? split({PHONE} ? '{narrow[label]}' : '{words[label]}', '|')" for label in words]
    said = " : ".join([*ways, "datum.value"])
    return alt.Axis(orient="top", labelAngle=0, labelOverlap=False, labelPadding=24, labelExpr=said)


def describe(rows: pd.DataFrame, down: str, across: str) -> str:
    """Every cell, in words."""
    said = []
    for name, row in rows.groupby(down, sort=False):
        said.append(f"{name}: " + ", ".join(f"{cell[across]} {rating(cell['value'])}" for _, cell in row.iterrows()))
    return ". ".join(said) + "."


def _hidden(rows: pd.DataFrame, x: alt.X, y: alt.Y) -> list[alt.Chart]:
    base = alt.Chart(rows).encode(x=x, y=y, tooltip="hint:N")
    dashed = base.mark_rect(cornerRadius=2, fillOpacity=0, strokeDash=[3, 2], strokeWidth=1)
    words = base.mark_text(text=by_width("'too few answers'", "'hidden'"))
    return [dashed.encode(fill=fill("surface"), stroke=stroke("line")), words.encode(fill=fill("muted"))]
