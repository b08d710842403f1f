"""Charts drawn from a figure's numbers alone, with the roles and sizes of the house."""

import json
import math
import re
from collections.abc import Callable

import altair as alt
import pandas as pd

from analysis.charts.theme import BAR, ROW, STROKE, by_width, fill, in_lines, stroke, themed
from analysis.story.figures import Bridge, Columns, Dots, Item, Level, Trend
from analysis.story.review.story import Part

HINT = {"tooltip": "hint:N", "description": "hint:N"}  # of a mark: its numbers in words
INTERVAL = {"strokeWidth": STROKE, "aria": False}
TALL = 300  # px of an upright chart
SHORT = "slice(datum.said, 0, lastindexof(datum.said, ' '))"  # on a phone "20 low" of "20 low teams"
LINES = {"soft": "accent", "neutral": "line", "surface": "line"}  # role -> that of its outline
TEXTS = {"line": "muted", "neutral": "muted", "soft": "accent", "hair": "muted", "surface": "muted"}


def bridge(figure: Bridge) -> alt.LayerChart:
    """One level to the other in steps, a row each."""
    rows = [figure.start, *figure.steps, figure.end]
    drawn = pd.DataFrame([_step(item, at) for item, at in zip(rows, _levels(figure), strict=True)])
    y = alt.Y("label:N", sort=[item.label for item in rows], axis=in_lines([item.label for item in rows]))
    x = alt.X("left:Q", scale=alt.Scale(zero=False, nice=True, padding=70), axis=_axis(figure.form))
    base = alt.Chart(drawn).encode(y=y)
    steps, ends = base.transform_filter("!datum.end"), base.transform_filter("datum.end")
    return themed(
        steps.mark_bar(size=BAR).encode(x=x, x2="right:Q", **_filled(), **HINT),
        steps.mark_rule(**INTERVAL).encode(x=alt.X("low:Q"), x2="high:Q", stroke=stroke("text")),
        ends.mark_circle(size=150, opacity=1).encode(x=x, fill=fill("field:role"), **HINT),
        steps.mark_rule(**INTERVAL).encode(x=alt.X("inside:Q"), x2="to:Q", stroke=stroke("surface")),
        base.mark_text(align="left", dx=12, fontWeight=600).encode(x="reach:Q", text="said:N", fill=fill("text")),
        height=ROW * len(rows),
        description=figure.about,
    )


def columns(figure: Columns) -> alt.LayerChart:
    """Upright columns from zero, their numbers above."""
    drawn = pd.DataFrame([_item(item) for item in figure.items])
    axis = alt.Axis(labelAngle=0, title=figure.of or None, titleFontWeight="normal", titlePadding=10)
    x = alt.X("label:N", sort=[item.label for item in figure.items], axis=axis)
    base = alt.Chart(drawn).encode(x=x, y=alt.Y("value:Q", axis=None), **HINT)
    bars = base.mark_bar().encode(**_filled())
    words = base.mark_text(baseline="bottom", dy=-4).encode(text="said:N", fill=fill("text"))
    return themed(bars, words, height=TALL, description=figure.about)


def dots(figure: Dots) -> alt.LayerChart:
    """Dots with intervals: named categories a row each, unnamed ones side by side over their groups."""
    drawn = pd.DataFrame(_points(figure))
    if figure.named:
        layers = _rows_of_dots(figure, drawn)
        return themed(*layers, height=ROW * len(figure.labels), description=figure.about)
    return themed(*_field_of_dots(figure, drawn), height=TALL, description=figure.about)


def trend(figure: Trend) -> alt.LayerChart:
    """Lines over quarters, each with its words at its end."""
    drawn = pd.DataFrame(_points(figure))
    x = alt.X("label:N", sort=list(figure.labels), axis=alt.Axis(labelAngle=0, labelOverlap=True))
    y = alt.Y("value:Q", scale=alt.Scale(zero=False, nice=True), axis=_axis(figure.form))
    base = alt.Chart(drawn).encode(x=x, y=y, **HINT)
    ends = base.transform_filter("datum.said")
    layers = [
        base.mark_line(strokeWidth=2.5, aria=False).encode(stroke=stroke("field:role"), detail="series:N"),
        base.mark_circle(size=60, opacity=1).encode(fill=fill("field:role")),
        ends.mark_text(align="left", dx=10, fontWeight=600).encode(text="said:N", fill=fill("field:ink")),
    ]
    if figure.target:
        value, words = figure.target
        level = Level(said=words, value=value, first=0, last=len(figure.labels) - 1, dashed=True)
        layers = [*_level(level, figure.labels, y, x, above=True), *layers]
    return themed(*layers, height=TALL, description=figure.about)


def _levels(figure: Bridge) -> list[float]:
    """Where each row starts."""
    at, found = figure.start.value, [0.0]
    for item in figure.steps:
        found.append(at)
        at += item.value
    return [*found, 0.0]


def _step(item: Item, at: float) -> dict:
    low, high = at + item.low, at + item.high
    ends = [at, at + item.value, low, high] if at else [item.value]
    reach = max(number for number in ends if math.isfinite(number))
    shown = {"left": at or item.value, "right": at + item.value, "low": low, "high": high}
    return _item(item) | shown | _inside(item, at, low, high) | {"reach": reach, "end": not at}


def _inside(item: Item, at: float, low: float, high: float) -> dict:
    """The piece of an interval that runs inside a filled bar, where it is drawn in the page's own colour."""
    left, right = max(low, min(at, at + item.value)), min(high, max(at, at + item.value))
    inside = item.role == "accent" and left < right
    return {"inside": left if inside else math.nan, "to": right if inside else math.nan}


def _item(item: Item) -> dict:
    hint = f"{item.name or item.label} {item.said}" + (f", {item.sure}" if item.sure else "")
    held = {"label": item.label, "value": item.value, "said": item.said, "role": item.role, "hint": hint}
    return held | {"outline": LINES.get(item.role, item.role), "dashed": item.role == "surface"}


def _filled() -> dict:
    dash = alt.condition("datum.dashed", alt.value([4, 3]), alt.value([1, 0]))
    return {"fill": fill("field:role"), "stroke": stroke("field:outline"), "strokeDash": dash}


def _points(figure: Dots | Trend) -> list[dict]:
    return [
        {
            "series": series.name,
            "role": series.role,
            "ink": TEXTS.get(series.role, series.role),
            "at": at,
            "label": label,
            "value": series.values[at],
            "low": series.low[at] if series.low else math.nan,
            "high": series.high[at] if series.high else math.nan,
            "said": series.said[at] if series.said else "",
            "hint": f"{label}, {series.name}: {_said(series, at, figure.form)}",
        }
        for series in figure.series
        for at, label in enumerate(figure.labels)
    ]


def _said(series, at: int, form: str) -> str:
    if series.said and series.said[at]:
        return series.said[at]
    if not math.isfinite(series.values[at]):
        return "–"
    return f"{series.values[at]:.{_places(form)}f}{_unit(form)}".replace("-", "−")


def _rows_of_dots(figure: Dots, drawn: pd.DataFrame) -> list[alt.Chart]:
    y = alt.Y("label:N", sort=list(figure.labels), axis=in_lines(figure.labels))
    x = alt.X("value:Q", scale=alt.Scale(zero=False, nice=True, padding=40), axis=_axis(figure.form))
    base = alt.Chart(drawn).encode(y=y, **HINT)
    words = base.mark_text(baseline="bottom", dy=-9, fontWeight=600)
    return [
        base.mark_rule(**INTERVAL).encode(x=alt.X("low:Q"), x2="high:Q", stroke=stroke("field:ink")),
        base.mark_circle(size=120, opacity=1).encode(x=x, fill=fill("field:role"), stroke=stroke("field:ink")),
        words.encode(x=x, text="said:N", fill=fill("field:ink")),
    ]


def _field_of_dots(figure: Dots, drawn: pd.DataFrame) -> list[alt.Chart]:
    x = alt.X("label:N", sort=list(figure.labels), axis=None)
    y = alt.Y("value:Q", scale=alt.Scale(zero=False, nice=True), axis=_axis(figure.form))
    base = alt.Chart(drawn).encode(x=x, **HINT)
    levels = [mark for level in figure.levels for mark in _level(level, figure.labels, y, x)]
    return [
        base.mark_rule(opacity=0.55, aria=False).encode(y=alt.Y("low:Q"), y2="high:Q", stroke=stroke("field:role")),
        base.mark_circle(size=by_width("70", "18"), opacity=1).encode(y=y, fill=fill("field:role")),
        *levels,
        *_groups(figure, x),
    ]


def _level(level: Level, labels: tuple[str, ...], y: alt.Y, x: alt.X, above: bool = False) -> list[alt.Chart]:
    """A level line with its words where there is room: left of a line that ends at the right edge."""
    ends = pd.DataFrame({"label": [labels[level.first], labels[level.last]], "value": level.value, "said": level.said})
    dash = [4, 3] if level.dashed else [1, 0]
    line = alt.Chart(ends).mark_line(strokeWidth=2, strokeDash=dash).encode(x=x, y=y, stroke=stroke(level.role))
    whole = level.last - level.first + 1 == len(labels) or above
    left = level.first > 0 or whole
    side = {"align": "left" if whole or not left else "right", "dx": 0 if whole else -8 if left else 8}
    looks = {"fontWeight": 400 if level.dashed else 600, "baseline": "bottom", "dy": -4}
    lines = by_width("datum.said", "split(datum.said, ', ')")
    words = alt.Chart(ends.iloc[[0 if left else 1]]).mark_text(text=lines, **looks, **side)
    return [line, words.encode(x=x, y=y, fill=fill(TEXTS.get(level.role, level.role)))]


def _groups(figure: Dots, x: alt.X) -> list[alt.Chart]:
    return [
        alt.Chart(pd.DataFrame({"label": [figure.labels[(first + last) // 2]], "said": [words]}))
        .mark_text(fontWeight=600, baseline="top", text=by_width("datum.said", SHORT))
        .encode(x=x, y=alt.value({"expr": "height + 10"}), fill=fill(TEXTS.get(role, role)))
        for words, role, first, last in figure.groups
    ]


def _axis(form: str) -> alt.Axis:
    """Few ticks, none finer than the numbers' form can tell apart."""
    words = f"replace(format(datum.value, '.{_places(form)}~f'), '-', '−') + {json.dumps(_unit(form))}"
    return alt.Axis(grid=True, labelExpr=words, tickCount=5, tickMinStep=10 ** -_places(form))


def _unit(form: str) -> str:
    """What a number's form in a workbook says after it: '0" %"' -> " %"."""
    return "".join(re.findall(r'"([^"]*)"', form.split(";")[0]))


def _places(form: str) -> int:
    return len(re.sub(r'"[^"]*"', "", form.split(";")[0]).partition(".")[2].strip())


DRAWN: dict[type, Callable[..., alt.LayerChart]] = {Bridge: bridge, Columns: columns, Dots: dots, Trend: trend}


def chart_of(part: Part) -> alt.LayerChart | dict:
    """The page's own drawing where it says all that the figure does; else one of the figure's own numbers."""
    figure = part.figure
    more = isinstance(figure, Columns) or (isinstance(figure, Dots) and bool(figure.levels or figure.groups))
    return DRAWN[type(figure)](figure) if more or part.chart is None else part.chart
