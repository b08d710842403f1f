"""Upright columns from zero, their numbers on top."""

from dataclasses import replace

from analysis.export.deck.native.bridge import beside, look
from analysis.export.deck.native.plot import Axis, Drawn, Plot, Whiskers, Words, known, lengths
from analysis.export.deck.sheet import Place, Sheet, chart, fitted, text
from analysis.export.letters import lines, width
from analysis.export.marks import LABEL, TEXT, pitch
from analysis.story.figures import Columns

LINES = 3
FOOT = 0.28  # for what stands below the axis


def columns(sheet: Sheet, place: Place, figure: Columns) -> None:
    if figure.of:
        low = replace(place, y=place.y + place.h - FOOT + 0.05)
        text(sheet, low, figure.of, role="muted", centre=True)
        place = replace(place, h=place.h - FOOT)
    chart(sheet, place.x, place.y, drawn(sheet, place, figure), figure.about)


def drawn(sheet: Sheet, place: Place, figure: Columns) -> Plot:
    items = figure.items
    each = place.w / len(items)
    names = tuple(fitted(sheet, item.label, LABEL, each * 0.9, LINES) for item in items)
    below = max(len(lines(name, LABEL, each * 0.9)) for name in names) * pitch(LABEL) + 0.14
    high = place.h - below
    size = TEXT if all(width(item.said, TEXT, bold=True) <= each * 0.9 for item in items) else LABEL
    values = tuple(item.value for item in items)
    reach = lengths(values, tuple(item.low for item in items), tuple(item.high for item in items))
    tops = tuple(max(known((item.value, item.high, 0.0))) for item in items)
    words = {n: Words(lines=((item.said, size, True, "text"),)) for n, item in enumerate(items) if item.said}
    series = (
        Drawn(
            name="Value",
            values=values,
            looks={n: look(item.role) for n, item in enumerate(items)},
            whiskers=Whiskers(**reach) if known(*reach.values()) else None,
        ),
        Drawn(name="Label height", kind="line", values=tops, words=words),
    )
    low = min(0.0, *known(values, tuple(item.low for item in items)))
    return Plot(
        width=place.w,
        height=place.h,
        inner=(0, 0, place.w, high),
        labels=names,
        series=series,
        axis=Axis(low=low, high=low + (max(*tops, 1e-6) - low) / (1 - (pitch(size) + 0.12) / high), line="line"),
        form=figure.form,
        beside=beside(items)[1:],
    )
