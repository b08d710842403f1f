"""Culture drawn: practices and statements with their teams, heat maps, soft against hard, high teams beside low."""

from collections.abc import Sequence

import altair as alt
import pandas as pd

from analysis.charts.heat import cells, describe, two_lines
from analysis.charts.labels import signed
from analysis.charts.quarters import quarter_axis
from analysis.charts.ratings import counted, interval, label_axis, numbers, rating, rating_axis, spoken, strip
from analysis.charts.scale import roomy, ticks
from analysis.charts.theme import ROW, fill, stroke, themed
from analysis.items import ALIGNED, BALANCED, CLEAR, EXPERIENCED
from analysis.questions.culture import BELIEVED, HARD, MODELLED, SOFT, TOP, Culture

NAME = {
    CLEAR: "Clear|and modelled",
    ALIGNED: "Aligned|and believed",
    EXPERIENCED: "Experienced|and consistent",
    BALANCED: "Balanced|soft and hard",
    MODELLED: "The manager|works that way",
    BELIEVED: "People|mean it",
    TOP: "Top leaders|keep to it",
}
WIDE = {CLEAR: "clear|and modelled", ALIGNED: "aligned|and believed", EXPERIENCED: "experienced|and consistent"}
WIDE |= {BALANCED: "balanced|soft and hard"}
NARROW = {CLEAR: "|clear", ALIGNED: "|aligned", EXPERIENCED: "experi-|enced", BALANCED: "bal-|anced"}
ROLE = {"high": "high", "middle": "neutral", "low": "low", "": "neutral"}
SHAPE = {"high": "triangle-up", "middle": "circle", "low": "triangle-down", "": "circle"}
CORNERS = (("Results first", 0, 1), ("Both", 1, 1), ("Neither", 0, 0), ("People first", 1, 0))
TEAM_ROW, QUARTER_ROW, SQUARE = 26, 40, 320

_SHAPES = alt.Shape("segment:N", scale=alt.Scale(domain=list(SHAPE), range=list(SHAPE.values())))


def practices(result: Culture) -> alt.LayerChart:
    """One row a practice, lowest first, with all teams."""
    return strip(*(rows.assign(label=rows.practice.map(NAME)) for rows in (result.practices, result.cells.dropna())))


def lived(result: Culture) -> alt.LayerChart:
    """Who is seen to live by the values: the manager, people here, top leaders."""
    asked = (rows[rows["item"].isin((MODELLED, BELIEVED, TOP))] for rows in (result.statements, result.ratings))
    return strip(*(rows.assign(label=rows["item"].map(NAME)) for rows in asked))


def heat(result: Culture, teams: Sequence[str] | None = None) -> alt.LayerChart:
    """Teams down (all, or those of `teams`), practices across; a mark beside a name says high or low by the outcome."""
    rows = result.teams if teams is None else result.teams[result.teams.team_id.isin(teams)]
    found = result.cells.merge(rows[["team_id", "team_name"]], on="team_id")
    found["hint"] = [f"{row.team_name}, {row.practice}: {rating(row.value)}" for row in found.itertuples()]
    scale = alt.Scale(padding=0, paddingInner=0.04, range=[16, alt.ExprRef("width")])
    x = alt.X("practice:N", sort=list(dict.fromkeys(found.practice)), scale=scale, axis=two_lines(WIDE, NARROW))
    y = alt.Y("team_name:N", sort=list(rows.team_name), scale=alt.Scale(padding=0, paddingInner=0.1))
    marked = rows[rows.segment.isin(("high", "low"))].assign(role=lambda marks: marks.segment.map(ROLE))
    marks = alt.Chart(marked).mark_point(size=60, opacity=1, strokeWidth=0)
    marks = marks.encode(x=alt.value(5), y=y, fill=fill("field:role"), shape=_SHAPES, tooltip="segment:N")
    drawn = cells(found, x, y, result.bins)
    return themed(*drawn, marks, height=TEAM_ROW * len(rows), description=describe(found, "team_name", "practice"))


def quarters(result: Culture) -> alt.LayerChart:
    """Practices down, quarters across."""
    found = result.trend.assign(label=result.trend.practice.map(NAME), value=result.trend.value.round(1))
    said = found.assign(practice=found.label.map(spoken), quarter=found.quarter.str.replace("-", " "))
    found["hint"] = [f"{row.practice}, {row.quarter}: {counted(row.teams)}" for row in said.itertuples()]
    known = tuple(dict.fromkeys(found.quarter))
    scale = alt.Scale(padding=0, paddingInner=0.04)
    x = alt.X("quarter:O", sort=list(known), scale=scale, axis=quarter_axis(known, orient="top"))
    drawn = cells(found, x, label_axis(found.label, scale=alt.Scale(padding=0, paddingInner=0.1)), result.bins)
    height = QUARTER_ROW * found.label.nunique()
    return themed(*drawn, height=height, description=describe(said, "practice", "quarter"))


def balance(result: Culture) -> alt.LayerChart:
    """A mark a team: how far people look after one another against how far they hold one another to results."""
    wide = result.ratings.pivot(index="team_id", columns="item", values="value").reset_index()
    marks = wide.merge(result.teams[["team_id", "team_name", "segment"]], on="team_id")
    marks = marks.assign(role=marks.segment.map(ROLE), line=marks.segment.map(ROLE).replace("neutral", "line"))
    means = result.statements.set_index("item").value
    x, y = (channel(f"{item}:Q", **_own(marks[item])) for channel, item in ((alt.X, SOFT), (alt.Y, HARD)))
    names = (("team_name:N", "Team"), (f"{SOFT}:Q", "Soft"), (f"{HARD}:Q", "Hard"))
    points = (
        alt.Chart(marks)
        .mark_point(size=80, opacity=0.8, strokeWidth=1)
        .encode(
            x=x,
            y=y,
            shape=_SHAPES,
            fill=fill("field:role"),
            stroke=stroke("field:line"),
            tooltip=[alt.Tooltip(field, title=title) for field, title in names],
        )
    )
    cross = alt.Chart(pd.DataFrame({SOFT: [means[SOFT]], HARD: [means[HARD]]})).mark_rule(strokeDash=[4, 3])
    middle = [cross.encode(**side, stroke=stroke("line")) for side in ({"x": x}, {"y": y})]
    said = f"Teams by soft and hard. Means of {counted(len(marks))}: soft {means[SOFT]:.1f}, hard {means[HARD]:.1f}."
    return themed(*middle, points, *map(_corner, CORNERS), height=SQUARE, description=said)


def apart(result: Culture) -> alt.LayerChart:
    """One row a practice: where low teams stand, where high teams do, and the difference. Pale: may be nothing."""
    rows = result.apart.assign(label=result.apart.practice.map(NAME))
    rows["clear"] = (rows.diff_low > 0) | (rows.diff_high < 0)
    rows["said"] = [signed(rating(size)) for size in rows.difference]
    rows["range"] = [interval(row, "diff_low", "diff_high") for row in rows.itertuples()]
    x = rating_axis([*rows.low, *rows.high], field="low", room=0.12)
    base = alt.Chart(rows).encode(y=label_axis(rows.label))
    rule = base.mark_rule(strokeWidth=2).encode(x=x, x2="high:Q", stroke=stroke("hair"))
    dot = base.mark_circle(size=130, opacity=alt.ExprRef("datum.clear ? 1 : 0.4"))
    dots = [dot.encode(x=alt.X(f"{side}:Q"), fill=fill(side)) for side in ("low", "high")]
    said = "; ".join(
        f"{spoken(row.label)}: high teams {row.high:.1f}, low teams {row.low:.1f}, {row.said} ({row.range or '–'})"
        for row in rows.itertuples()
    )
    words = f"{said}. In brackets: 95 % intervals."
    drawn = (rule, *dots, *_sides(rows.iloc[0]), *numbers(base))
    return themed(*drawn, height=ROW * len(rows), description=words)


def _sides(first: pd.Series) -> list[alt.Chart]:
    """Who is who, by name above the first row: the lower one to the left, the higher one to the right."""
    lower, _ = ends = sorted(("low", "high"), key=lambda side: first[side])
    named = [
        alt.Chart(pd.DataFrame({"low": [first[side]], "said": [f"{side} teams".capitalize()]}))
        .mark_text(align="right" if side == lower else "left", baseline="bottom", fontWeight=600)
        .encode(fill=fill(side))
        for side in ends
    ]
    return [text.encode(x="low:Q", y=alt.value(2), text="said:N") for text in named]


def _corner(corner: tuple[str, int, int]) -> alt.Chart:
    word, right, top = corner
    sides = {"align": "right" if right else "left", "baseline": "top" if top else "bottom"}
    mark = alt.Chart(pd.DataFrame({"word": [word]})).mark_text(fontWeight=600, **sides)
    x = alt.value(alt.ExprRef("width - 6") if right else 6)
    return mark.encode(x=x, y=alt.value(6 if top else alt.ExprRef("height - 6")), text="word:N", fill=fill("muted"))


def _own(values: pd.Series) -> dict[str, object]:
    """Scale and axis of one side of the square."""
    domain = roomy(values.min(), values.max(), left=0.12, right=0.12)
    axis = alt.Axis(values=ticks(*domain, about=4), grid=True, format=".1f")
    return {"scale": alt.Scale(domain=domain, nice=False, zero=False), "axis": axis}
