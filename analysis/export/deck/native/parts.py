"""A whole cut into parts: one stacked bar, its names below."""

from dataclasses import replace

from analysis.export.deck.native.bridge import beside, look
from analysis.export.deck.native.plot import Axis, Drawn, Plot, Words
from analysis.export.deck.paint import ON
from analysis.export.deck.sheet import ZONE, Place, Sheet, chart, over_rule, text, upright
from analysis.export.letters import lines, width
from analysis.export.marks import LABEL, TEXT, pitch
from analysis.story.figures import Item, Parts

TALL, FLAT = 0.82, 0.36  # the bar, as far as its names leave room
INSET = 0.08
NAME = 3  # lines


def parts(sheet: Sheet, place: Place, figure: Parts) -> None:
    """The bar as wide as the place; parts below zero stand on the left."""
    edges = spans(figure.items, place)
    if figure.groups:
        for lead, more, first, last in figure.groups:
            role = "accent" if figure.items[first].role in ("accent", "soft") else "muted"
            x, end = edges[first][0], max(edge[1] for edge in edges[first : last + 1])
            over_rule(sheet, replace(place, x=x, w=end - x - INSET), more, lead=lead, role=role)
        place = place.below(ZONE + 0.12)
    placed = list(zip(figure.items, edges, strict=True))
    steps = any(lowered(item, right - left) for item, (left, right) in placed)
    first = max((lines_of(item, *edge) for item, edge in placed if not lowered(item, edge[1] - edge[0])), default=0)
    names = (first + 2 * steps) * pitch(LABEL) + INSET * (1 + steps)
    plot = drawn(figure, replace(place, h=min(TALL, max(place.h - names, FLAT))))
    chart(sheet, place.x, place.y, plot, figure.about)
    named(sheet, place.below(plot.height + INSET), figure.items, edges, first * pitch(LABEL) + INSET)


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
        height=place.h,
        inner=(0, 0, place.w, place.h),
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


def named(sheet: Sheet, place: Place, items: tuple[Item, ...], edges: list[tuple[float, float]], step: float) -> None:
    """Names under their parts; what is too narrow for its name has it one step lower."""
    placed = list(zip(items, edges, strict=True))
    narrow = [(item, edge) for item, edge in placed if lowered(item, edge[1] - edge[0])]
    for item, (left, right) in placed:
        if (item, (left, right)) not in narrow:
            _name(sheet, replace(place, x=left, w=right - left - INSET), item, beneath(item, right - left))
    wide = [max(width(item.label, LABEL, bold=True), width(beneath(item, 0), LABEL)) / 0.98 for item, _ in narrow]
    lower, end = place.below(step), place.x + place.w
    for n, (item, (left, right)) in reversed(list(enumerate(narrow))):
        x = min(left, end - wide[n])
        if x < place.x + sum(wide[:n]) + INSET * n:
            return _listed(sheet, lower, [item for item, _ in narrow[: n + 1]], end)
        upright(sheet, (left + right) / 2, place.y - INSET / 2, step)
        _name(sheet, replace(lower, x=x, w=wide[n]), item, beneath(item, right - left))
        end = x - INSET
    return None


def _name(sheet: Sheet, place: Place, item: Item, said: str) -> None:
    taken = text(sheet, place, item.label, bold=True, most=NAME)
    if said:
        text(sheet, place.below(taken), said, role="muted")


def _listed(sheet: Sheet, place: Place, items: list[Item], end: float) -> None:
    """Where even lower there is no room side by side: one after the other, from the left."""
    said = "; ".join(f"{item.label} {beneath(item, 0)}" for item in items)
    text(sheet, replace(place, w=max(end - place.x, 1)), said, most=2, role="muted")


def beneath(item: Item, wide: float) -> str:
    """The interval, after the words that did not fit into the part."""
    return item.sure if worded(item, wide) else ", ".join(filter(None, (item.said, item.sure)))


def lowered(item: Item, wide: float) -> bool:
    """Whether a part is too narrow for its name."""
    wide -= INSET
    word = max(width(word, LABEL, bold=True) for word in item.label.split())
    tall = len(lines(item.label, LABEL, wide, bold=True)) > NAME if word <= wide else True
    return tall or width(beneath(item, wide + INSET), LABEL) > wide


def lines_of(item: Item, left: float, right: float) -> int:
    return len(lines(item.label, LABEL, right - left - INSET, bold=True)) + bool(beneath(item, right - left))
