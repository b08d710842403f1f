"""Dots with whiskers: over many categories upright, beside names in rows."""

import math
from dataclasses import replace
from itertools import pairwise

from analysis.export.deck.native.levels import levels
from analysis.export.deck.native.plot import NONE, Axis, Drawn, Look, Plot, Whiskers, Words, known, lengths
from analysis.export.deck.native.rows import celled, laid, ruled
from analysis.export.deck.native.scale import even, form_for, ticks, written
from analysis.export.deck.paint import ink
from analysis.export.deck.sheet import Place, Sheet, chart, text
from analysis.export.deck.tables import grid
from analysis.export.letters import width
from analysis.export.marks import LABEL
from analysis.story.figures import Dots, Series, Table

FOOT = 0.34  # below an axis
STEPS = 7  # of an upright axis, at most
NEAR = 0.16  # inches: dots closer than that hide each other
TOP = 0.1  # half a tick's letters, above the highest line


def dots(sheet: Sheet, place: Place, figure: Dots) -> None:
    """Named categories are rows with their words beside them; unnamed ones stand side by side."""
    in_rows(sheet, place, figure) if figure.named else side_by_side(sheet, place, figure)


def scaled(figure: Dots, most: int) -> tuple[float, float, float]:
    levels = tuple(level.value for level in figure.levels)
    values = known(*((*one.values, *one.low, *one.high) for one in figure.series), levels)
    return even(min(values, default=0), max(values, default=1), most)


def whiskers(one: Series, weight: float = 1) -> Whiskers | None:
    if not known(one.low, one.high):
        return None
    return Whiskers(**lengths(one.values, one.low, one.high), role=f"pale:{marked(one.role)}", weight=weight)


def marked(role: str) -> str:
    """The middle's own grey is too light for a dot."""
    return "line" if role in ("neutral", "soft", "surface") else role


def side_by_side(sheet: Sheet, place: Place, figure: Dots) -> None:
    low, high, step = scaled(figure, STEPS)
    form = form_for(figure.form, step)
    left = max(width(written(tick, form), LABEL) for tick in ticks(low, high, step)) + 0.12
    below = FOOT - 0.08 if figure.groups else 0.04
    inner = (left, TOP, place.w - left, place.h - TOP - below - 0.04)
    plot = Plot(
        width=place.w,
        height=place.h - below,
        inner=inner,
        labels=figure.labels,
        series=(*(_dots(one) for one in figure.series), *levels(figure, inner, (low, high, step))),
        axis=Axis(low=low, high=high, step=step, line="line"),
        form=figure.form,
        named=False,
        stacked=False,
        beside=beside(figure),
    )
    chart(sheet, place.x, place.y, plot, figure.about)
    each = inner[2] / len(figure.labels)
    for words, role, first, last in figure.groups:
        wide = (last - first + 1) * each
        at = Place(x=place.x + left + first * each, y=place.y + plot.height + 0.02, w=wide)
        text(sheet, at, words, role=ink(role), bold=True, centre=True)


def _dots(one: Series) -> Drawn:
    return Drawn(name=one.name, kind="line", values=one.values, marker=marked(one.role), whiskers=whiskers(one))


def in_rows(sheet: Sheet, place: Place, figure: Dots) -> None:
    said = [one for one in figure.series if any(one.said)]
    cells = tuple(tuple(one.said[n] or "–" for one in said) for n in range(len(figure.labels)))
    heads = tuple(one.name for one in said)
    rows = laid(place, figure.labels, heads, cells, FOOT)
    ruled(sheet, place, rows, len(figure.labels))
    names = Table(heads=(), rows=tuple((label,) for label in figure.labels), about="What the rows are")
    grid(sheet, rows.names, names, [rows.names.w], [rows.each] * len(figure.labels), rows.size, ruled=False)
    low, high, step = scaled(figure, max(min(int(rows.plot.w / 0.7), 8), 2))
    margin = min(width(written(high, form_for(figure.form, step)), LABEL) / 2 + 0.02, 0.15)
    frame = replace(rows.plot, x=rows.plot.x - margin, w=rows.plot.w + 2 * margin, h=rows.plot.h + FOOT)
    plot = Plot(
        width=frame.w,
        height=frame.h,
        inner=(margin * 1.5, 0, rows.plot.w - margin, rows.plot.h),
        labels=figure.labels,
        series=(*_in_rows(figure, rows.each, NEAR * (high - low) / rows.plot.w), *_levels_in_rows(figure)),
        axis=Axis(low=low, high=high, step=step),
        form=figure.form,
        beside=beside(figure),
    )
    chart(sheet, frame.x, frame.y, plot, figure.about)
    if heads:
        tints = tuple(ink(one.role) for one in said)
        wide = (True,) * len(heads)
        celled(sheet, rows, Table(heads=heads, rows=cells, right=wide, bold=wide, tints=tints, about=figure.about))


def _in_rows(figure: Dots, each: float, near: float) -> list[Drawn]:
    """Series in their rows; a little apart where two of a row lie nearer than `near`, so that none hides another."""
    many, middle = len(figure.labels), (len(figure.series) - 1) / 2
    apart = min(0.24, 0.12 / each) if _crowded(figure, near) else 0
    heights = [tuple(many - n - apart * (at - middle) for n in range(many)) for at in range(len(figure.series))]
    pairs = list(zip(figure.series, heights, strict=True))
    return [_intervals(one, rows) for one, rows in pairs if known(one.low, one.high)] + [
        Drawn(name=one.name, kind="row", values=one.values, rows=rows, marker=marked(one.role)) for one, rows in pairs
    ]


def _crowded(figure: Dots, near: float) -> bool:
    rows = (sorted(known(row)) for row in zip(*(one.values for one in figure.series), strict=True))
    return any(more - less < near for row in rows for less, more in pairwise(row))


def _intervals(one: Series, rows: tuple[float, ...]) -> Drawn:
    """From low to high in each row, and a gap before the next: LibreOffice draws no error bars that lie level."""
    values = tuple(edge for low, high in zip(one.low, one.high, strict=True) for edge in (low, high, NONE))
    heights = tuple(height for row in rows for height in (row, row, NONE))
    line = Look(line=f"pale:{marked(one.role)}", weight=1.5)
    return Drawn(name=f"{one.name}, interval", kind="row", values=values, rows=heights, look=line)


def _levels_in_rows(figure: Dots) -> list[Drawn]:
    return [
        Drawn(
            name=level.said,
            kind="row",
            values=(level.value, level.value),
            rows=(len(figure.labels) - level.first + 0.5, len(figure.labels) - level.last - 0.5),
            look=Look(line=ink(level.role), weight=1.5, dashed=level.dashed),
            words={0: Words(lines=((level.said, LABEL, False, ink(level.role)),), at="r")},
        )
        for level in figure.levels
    ]


def beside(figure: Dots) -> tuple[tuple[str, tuple], ...]:
    """Intervals and words of each series, for the workbook."""
    found = [("Name", figure.labels)]
    for one in figure.series:
        columns = (("from", one.low), ("to", one.high), ("in words", one.said))
        found += [(f"{one.name}, {heading}", cells) for heading, cells in columns if any(map(_there, cells))]
    return tuple(found)


def _there(cell: float | str) -> bool:
    return bool(cell) if isinstance(cell, str) else not math.isnan(cell)
