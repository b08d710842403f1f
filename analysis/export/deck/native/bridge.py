"""The bridge: stacked columns on an unfilled base, and three lines that only carry whiskers and labels."""

import itertools
import math
from dataclasses import replace

from analysis.export.deck.native.plot import NONE, Axis, Drawn, Look, Plot, Whiskers, Words, known, lengths
from analysis.export.deck.paint import BARS, ON, ink
from analysis.export.deck.sheet import ZONE, Place, Sheet, chart, fitted, over_rule
from analysis.export.letters import SLACK, clean, lines, width
from analysis.export.marks import LABEL, TEXT, pitch
from analysis.story.figures import Bridge, Item

LINES = 3  # of a column's name
CAPTION = 3  # lines over a run of columns
GAP = 30
REST = 3  # letters of a broken word on a line, at least


def bridge(sheet: Sheet, place: Place, figure: Bridge) -> None:
    """From the level of the low teams, which is the axis, step by step to that of the high teams."""
    if figure.groups:
        place = captions(sheet, place, figure.groups, figure.steps, place.w / (len(figure.steps) + 2))
    plot = drawn(sheet, place, figure)
    chart(sheet, place.x, place.y, plot, figure.about)


def captions(sheet: Sheet, place: Place, groups, items: tuple[Item, ...], each: float) -> Place:
    """What a run of steps has together, over their columns; lower where a narrow run needs a third line."""
    inset = each * (1 - 1 / (1 + GAP / 100)) / 2
    runs = [((last - first + 1) * each - 2 * inset, lead, more, first) for lead, more, first, last in groups]
    tall = max(len(lines(lead + more, LABEL, wide + inset, bold=True)) for wide, lead, more, _ in runs)
    place = place.below(max(min(tall, CAPTION) - 2, 0) * pitch(LABEL))
    for wide, lead, more, first in runs:
        role = "accent" if items[first].role in ("accent", "soft") else "muted"
        at = replace(place, x=place.x + (first + 1) * each + inset, w=wide)
        over_rule(sheet, at, more, lead=lead, role=role, most=CAPTION, free=inset)
    return place.below(ZONE)


def drawn(sheet: Sheet, place: Place, figure: Bridge) -> Plot:
    items = (figure.start, *figure.steps, figure.end)
    each = place.w / len(items)
    names = tuple(fitted(sheet, hyphened(item.label, each * 0.9), LABEL, each * 0.9, LINES) for item in items)
    below = max(len(lines(name, LABEL, each * 0.9)) for name in names) * pitch(LABEL) + 0.14
    high = place.h - below
    levels = Levels(figure)
    words, tall = labels(items, each)
    return Plot(
        width=place.w,
        height=place.h,
        inner=(0, 0, place.w, high),
        labels=names,
        series=series(figure, levels, words),
        axis=axis(figure, levels, [size / high for size in tall]),
        form=figure.form,
        gap=GAP,
        beside=beside(items),
    )


def hyphened(name: str, wide: float) -> str:
    """A word too long for its column has a hyphen where it breaks."""
    return " ".join(_broken(word, wide * SLACK) for word in clean(name).split(" "))


def _broken(word: str, wide: float) -> str:
    if width(word, LABEL) <= wide or len(word) < 2 * REST:
        return word
    fits = [n for n in range(REST, len(word) - REST + 1) if width(f"{word[:n]}-", LABEL) <= wide]
    at = max(fits, default=REST)
    return word[:at] + "-" + _broken(word[at:], wide)


class Levels:
    """The running level above the low teams, before and after each column; the last column stands on the axis."""

    def __init__(self, figure: Bridge):
        ends = list(itertools.accumulate(step.value for step in figure.steps))
        self.before = (0.0, *([0.0, *ends][:-1]), 0.0)
        self.after = (0.0, *ends, figure.end.value - figure.start.value)
        steps = [(step.value, step.low, step.high) for step in figure.steps]
        value, low, high = zip((0.0, NONE, NONE), *steps, (0.0, NONE, NONE), strict=True)
        reach = lengths(value, low, high)
        self.down, self.up = reach["down"], reach["up"]

    def tops(self) -> tuple[float, ...]:
        """Where labels stand."""
        ends = [after + (0 if math.isnan(up) else up) for after, up in zip(self.after, self.up, strict=True)]
        return tuple(max(pair) for pair in zip(ends, self.before, strict=True))


def series(figure: Bridge, levels: Levels, words: dict[int, Words]) -> tuple[Drawn, ...]:
    items = (figure.start, *figure.steps, figure.end)
    looks = {n: look(item.role) for n, item in enumerate(items) if n}
    ink_line = Whiskers(down=levels.down, up=levels.up)
    return (
        *columns(levels, looks),
        Drawn(name="Level", kind="line", values=levels.after, whiskers=ink_line),
        Drawn(name="Level inside column", kind="line", values=levels.after, whiskers=inside(items, levels)),
        Drawn(name="Label height", kind="line", values=levels.tops(), words=words),
    )


def look(role: str) -> Look:
    """Filled is clear of zero, pale with an outline may be nothing, dashed is not explained."""
    return Look(
        fill="" if role == "surface" else role,
        line=BARS.get(role, ""),
        dashed=role == "surface",
    )


def columns(levels: Levels, looks: dict[int, Look]) -> list[Drawn]:
    """The part of each column above the axis on its unfilled base; and below it, where a level falls under it."""
    pairs = list(zip(levels.before, levels.after, strict=True))
    base = tuple(max(min(pair), 0.0) for pair in pairs)
    step = tuple(max(*pair, 0.0) - under for pair, under in zip(pairs, base, strict=True))
    found = [Drawn(name="Base", values=base), Drawn(name="Step", values=step, looks=looks)]
    under = tuple(min(max(pair), 0.0) for pair in pairs)
    fall = tuple(min(*pair, 0.0) - over for pair, over in zip(pairs, under, strict=True))
    if any(fall):
        found += [Drawn(name="Base below", values=under), Drawn(name="Step below", values=fall, looks=looks)]
    return found


def inside(items: tuple[Item, ...], levels: Levels) -> Whiskers:
    """The part of a whisker that lies within a dark column, to be drawn in the colour of the surface."""
    down, up = [], []
    for n, item in enumerate(items):
        size = levels.after[n] - levels.before[n] if item.role in ON and not math.isnan(levels.up[n]) else NONE
        down.append(NONE if math.isnan(size) else min(levels.down[n], max(size, 0.0)))
        up.append(NONE if math.isnan(size) else min(levels.up[n], max(-size, 0.0)))
    return Whiskers(down=tuple(down), up=tuple(up), role="surface")


def labels(items: tuple[Item, ...], each: float) -> tuple[dict[int, Words], list[float]]:
    """The estimate over its interval; and how high each label is."""
    large = all(width(item.said, TEXT, bold=True) <= each * 0.98 for item in items)
    size, found, tall = TEXT if large else LABEL, {}, []
    for n, item in enumerate(items):
        role = item.role if n in (0, len(items) - 1) else "text"
        rows = ((item.said, size, True, ink(role)), (item.sure, LABEL, False, "muted"))
        found[n] = Words(lines=tuple(row for row in rows if row[0]))
        tall.append(sum(pitch(row[1]) for row in found[n].lines) + 0.12)
    return found, tall


def axis(figure: Bridge, levels: Levels, tall: list[float]) -> Axis:
    """From the lowest end to where the highest label ends; `tall` is in shares of the plot's height."""
    ends = [after - down for after, down in zip(levels.after, levels.down, strict=True)]
    low = min(0.0, *known(ends), *levels.after)
    high = max(low + (top - low) / (1 - size) for top, size in zip(levels.tops(), tall, strict=True))
    return Axis(low=low, high=max(high, low + 1e-6), line=ink(figure.start.role), weight=2.25)


def beside(items: tuple[Item, ...]) -> tuple[tuple[str, tuple], ...]:
    """What the figure itself says, for the workbook."""
    return (
        ("Value", tuple(item.value for item in items)),
        ("From", tuple(item.low for item in items)),
        ("To", tuple(item.high for item in items)),
        ("In words", tuple(item.said for item in items)),
        ("95 % interval", tuple(item.sure for item in items)),
        ("Name", tuple(item.name or item.label for item in items)),
    )
