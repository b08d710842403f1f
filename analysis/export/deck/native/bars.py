"""Bars from zero with whiskers, their cells beside them."""

from dataclasses import replace

from analysis.export.deck.native.bridge import beside, look
from analysis.export.deck.native.plot import NONE, Axis, Drawn, Plot, Whiskers, known, lengths
from analysis.export.deck.native.rows import celled, laid, ruled
from analysis.export.deck.paint import ON
from analysis.export.deck.sheet import Place, Sheet, chart, fitted, text, upright
from analysis.export.letters import width
from analysis.export.marks import LABEL, pitch
from analysis.story.figures import Bars, Table

NARROW = 1.1  # of a bar's row is free


def bars(sheet: Sheet, place: Place, figure: Bars) -> None:
    """Where no cells are given, the words of the items stand beside their bars."""
    items = figure.items
    cells = figure.cells or tuple((item.said, item.sure) for item in items)
    heads = figure.heads or ("", "95\u00a0% interval")
    rows = laid(place, tuple(item.label for item in items), heads, cells, 0)
    ruled(sheet, place, rows, len(items))
    most = max(int(rows.each / pitch(rows.size)), 1)
    names = tuple(fitted(sheet, item.label, rows.size, rows.names.w, most) for item in items)
    axis = spanned(figure)
    frame = replace(rows.plot, x=place.x, w=rows.plot.x + rows.plot.w - place.x)
    chart(sheet, frame.x, frame.y, drawn(figure, names, axis, frame, rows), figure.about)
    if figure.line:
        held(sheet, figure, rows.plot, axis)
    table = Table(
        heads=heads,
        rows=cells,
        right=(True,) * len(heads),
        bold=(True,) + (False,) * (len(heads) - 1),
        tints=("text",) + ("muted",) * (len(heads) - 1),
        about=figure.about,
    )
    celled(sheet, rows, table)


def spanned(figure: Bars) -> Axis:
    """All bars, whiskers and the line, with zero."""
    values = known(*((item.value, item.low, item.high) for item in figure.items), (0.0,))
    values += [figure.line[0]] if figure.line else []
    margin = (max(values) - min(values)) * 0.02 or 1
    return Axis(low=min(values) - margin, high=max(values) + margin, line="line")


def drawn(figure: Bars, names: tuple[str, ...], axis: Axis, frame: Place, rows) -> Plot:
    values = tuple(item.value for item in figure.items)
    reach = lengths(values, tuple(item.low for item in figure.items), tuple(item.high for item in figure.items))
    looks = {n: look(item.role) for n, item in enumerate(figure.items)}
    series = [Drawn(name="Value", values=values, looks=looks)]
    if known(*reach.values()):
        series[0] = replace(series[0], whiskers=Whiskers(**reach))
        series.append(Drawn(name="Value inside bar", values=values, whiskers=inside(figure, reach)))
    return Plot(
        width=frame.w,
        height=frame.h,
        inner=(rows.plot.x - frame.x, 0, rows.plot.w, frame.h),
        labels=names,
        series=tuple(series),
        axis=axis,
        form=figure.form,
        sideways=True,
        stacked=False,
        gap=round(100 * NARROW),
        size=rows.size,
        beside=beside(figure.items)[1:] + ((("Line", (figure.line[0],)),) if figure.line else ()),
    )


def inside(figure: Bars, reach: dict[str, tuple[float, ...]]) -> Whiskers:
    """The part of a whisker that lies within a dark bar."""
    dark = [item.role in ON for item in figure.items]
    values = [item.value for item in figure.items]
    down = [
        min(one, max(value, 0.0)) if on else NONE for one, value, on in zip(reach["down"], values, dark, strict=True)
    ]
    up = [min(one, max(-value, 0.0)) if on else NONE for one, value, on in zip(reach["up"], values, dark, strict=True)]
    return Whiskers(down=tuple(down), up=tuple(up), role="surface")


def held(sheet: Sheet, figure: Bars, plot: Place, axis: Axis) -> None:
    """The level that bars are held against, its words on the rule."""
    value, words = figure.line
    x = plot.x + (value - axis.low) / (axis.high - axis.low) * plot.w
    wide = min(width(words, LABEL) / 0.98, plot.w)
    left = max(min(x - wide / 2, plot.x + plot.w - wide), plot.x)
    text(sheet, Place(x=left, y=plot.y - 0.05, w=wide), words, role="muted", up=True)
    upright(sheet, x, plot.y, plot.h, dashed=True)
