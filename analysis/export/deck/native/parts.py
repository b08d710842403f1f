"""A whole cut into parts: one stacked bar, its names below."""

from dataclasses import replace

from analysis.export.deck.native.bridge import beside, look
from analysis.export.deck.native.plot import Axis, Drawn, Plot, Words
from analysis.export.deck.paint import ON
from analysis.export.deck.sheet import ZONE, Place, Sheet, chart, over_rule, text, upright
from analysis.export.letters import lines, width
from analysis.export.marks import LABEL, TEXT, pitch
from analysis.story.figures import Item, Parts

TALL = 0.82
INSET = 0.08
NAME = 2  # lines


def parts(sheet: Sheet, place: Place, figure: Parts) -> None:
    """The bar as wide as the place; parts below zero stand on the left."""
    edges = spans(figure.items, place)
    if figure.groups:
        for lead, more, first, last in figure.groups:
            role = "accent" if figure.items[first].role in ("accent", "soft") else "muted"
            x, end = edges[first][0], max(edge[1] for edge in edges[first : last + 1])
            over_rule(sheet, replace(place, x=x, w=end - x - INSET), more, lead=lead, role=role)
        place = place.below(ZONE + 0.12)
    plot = drawn(figure, place)
    chart(sheet, place.x, place.y, plot, figure.about)
    named(sheet, place.below(TALL + 0.08), figure.items, edges)


def spans(items: tuple[Item, ...], place: Place) -> list[tuple[float, float]]:
    """Left and right edge of each part."""
    fall = sum(min(item.value, 0) for item in items)
    whole = sum(abs(item.value) for item in items) or 1
    right, left, found = -fall, -fall, []
    for item in items:
        if item.value < 0:
            found.append((left + item.value, left))
            left += item.value
        else:
            found.append((right, right + item.value))
            right += item.value
    return [tuple(place.x + edge / whole * place.w for edge in pair) for pair in found]


def drawn(figure: Parts, place: Place) -> Plot:
    """A series a part, one category."""
    whole = sum(abs(item.value) for item in figure.items) or 1
    fall = sum(min(item.value, 0) for item in figure.items)
    series = tuple(
        Drawn(
            name=item.name or item.label,
            values=(item.value,),
            look=replace(look(item.role), line=look(item.role).line or "surface", weight=1),
            words=worded(item, abs(item.value) / whole * place.w),
        )
        for item in figure.items
    )
    wide = [
        (f"{item.name or item.label}: {heading}", cells)
        for item in figure.items
        for heading, cells in beside((item,))[1:5]
    ]
    return Plot(
        width=place.w,
        height=TALL,
        inner=(0, 0, place.w, TALL),
        labels=("Parts",),
        series=series,
        axis=Axis(low=fall, high=fall + whole),
        form=figure.form,
        sideways=True,
        named=False,
        gap=0,
        beside=tuple(wide),
    )


def worded(item: Item, wide: float) -> dict[int, Words]:
    """The words of a part within it, in the larger size that fits."""
    for size in (TEXT, LABEL):
        if width(item.said, size, bold=True) <= wide - INSET:
            return {0: Words(lines=((item.said, size, True, ON.get(item.role, "text")),), at="ctr")}
    return {}


def named(sheet: Sheet, place: Place, items: tuple[Item, ...], edges: list[tuple[float, float]]) -> None:
    """Names under their parts; what is too narrow for its name has it one step lower."""
    low, taken = place.y + (NAME + 1) * pitch(LABEL) + 0.06, 0.0
    for item, (left, right) in zip(items, edges, strict=True):
        wide = right - left - INSET
        said = f"{item.said}, {item.sure}" if item.sure and not worded(item, right - left) else item.sure
        if max(width(word, LABEL, bold=True) for word in item.label.split()) <= wide and _fits(item, said, wide):
            y = place.y
        else:
            wide = max(width(item.label, LABEL, bold=True), width(said, LABEL)) / 0.98
            y, left = low, max(min(left, place.x + place.w - wide), taken)
            upright(sheet, (edges[items.index(item)][0] + right) / 2, place.y - 0.05, low - place.y)
            taken = left + wide + INSET
        y += text(sheet, replace(place, x=left, y=y, w=wide), item.label, bold=True, most=NAME)
        if said:
            text(sheet, replace(place, x=left, y=y, w=wide), said, role="muted")


def _fits(item: Item, said: str, wide: float) -> bool:
    return len(lines(item.label, LABEL, wide, bold=True)) <= NAME and width(said, LABEL) <= wide
