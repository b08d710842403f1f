"""Teams by name, a column a measure: each on its own scale, so that who is good in one and not in another is seen."""

import altair as alt
import pandas as pd

from analysis.charts.theme import PHONE, by_width, fill, stroke, themed, worded

ROW, HEAD = 26, 34
DOTS = 0.4  # share of a column in which its dots lie; the rest is for the number


def columns(cells: pd.DataFrame, names: dict[str, str], short: dict[str, str], *, description: str) -> alt.LayerChart:
    """One row a team, in the order of `cells`; the thin line in a column is the mean of all teams.

    cells  team_name, name, value (NaN where hidden), mean (of the column), low, high (ends of the column's scale),
           said, role, line, hint; `names` and `short` head the columns, on a phone the short ones
    """
    at = {name: place for place, name in enumerate(names)}
    span = (cells["high"] - cells["low"]).replace(0, 1)
    start = cells["name"].map(at) + 0.05
    cells = cells.assign(
        left=start,
        place=start + DOTS * (cells["value"] - cells["low"]) / span,
        middle=start + DOTS * (cells["mean"] - cells["low"]) / span,
        end=start + DOTS,
    )
    teams = list(dict.fromkeys(cells["team_name"]))
    y = alt.Y("team_name:N", sort=teams, axis=alt.Axis(labelLimit=alt.ExprRef(f"{PHONE} ? 104 : 220")))
    heads = f"{PHONE} ? {worded(_heads(at, short))} : {worded(_heads(at, names))}"
    top = alt.Axis(
        orient="top", values=list(at.values()), labelExpr=heads, labelAlign="left", labelPadding=10, labelLimit=220
    )
    x = alt.X("place:Q", scale=alt.Scale(domain=[0, len(at)], nice=False), axis=top)
    return themed(*_layers(cells, x, y), height=HEAD + ROW * len(teams), description=description)


def _layers(cells: pd.DataFrame, x: alt.X, y: alt.Y) -> list[alt.Chart]:
    seen, hidden = cells[cells["value"].notna()], cells[cells["value"].isna()]
    tooltip = [alt.Tooltip("team_name:N", title="Team"), alt.Tooltip("hint:N", title="Value")]
    means = seen.drop_duplicates("name").assign(place=lambda rows: rows["middle"])
    line = alt.Chart(means).mark_rule().encode(x=x, stroke=stroke("hair"))
    dots = alt.Chart(seen).mark_circle(size=80, opacity=1, strokeWidth=1)
    said = alt.Chart(seen.assign(place=seen["end"])).mark_text(align="left", dx=by_width("14", "8"))
    layers = [
        line,
        dots.encode(x=x, y=y, fill=fill("field:role"), stroke=stroke("field:line"), tooltip=tooltip),
        said.encode(x=x, y=y, text="said:N", fill=fill("muted")),
    ]
    if len(hidden):
        words = alt.Chart(hidden.assign(place=hidden["left"])).mark_text(align="left", fontStyle="italic")
        layers.append(words.encode(x=x, y=y, text="said:N", fill=fill("muted")))
    return layers


def _heads(at: dict[str, int], names: dict[str, str]) -> dict[float, str]:
    return {place: names[name] for name, place in at.items()}
