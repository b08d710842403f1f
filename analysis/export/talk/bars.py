"""Bars with intervals as a table: a row's name, its bar, its cells."""

import math

from analysis.export.talk.texts import tag, text
from analysis.story.figures import Bars, Item

ROOM = 0.02  # of the width, left free at either end
EMPTY = tag("td", "", role="cell")


def bars(figure: Bars) -> str:
    """A table with a drawn column; without cells each row has its value and interval beside it."""
    place = _scale(figure)
    heads = figure.heads or ("", "")
    head = EMPTY + (_level(figure.line, place) if figure.line else EMPTY)
    head += "".join(_head(text(words), "right") if words else EMPTY for words in heads)
    rows = "".join(_row(figure, at, place) for at in range(len(figure.items)))
    inner = tag("thead", tag("tr", head, role="row"), role="rowgroup") + tag("tbody", rows, role="rowgroup")
    return tag("table", inner, role="table", class_="bars", aria_label=figure.about)


def _level(line: tuple[float, str], place) -> str:
    value, words = line
    return _head(tag("span", text(words), style=f"--x:{place(value):.2f}%"), "drawn")


def _head(words: str, kind: str) -> str:
    return tag("th", words, scope="col", role="columnheader", class_=kind)


def _row(figure: Bars, at: int, place) -> str:
    item = figure.items[at]
    cells = zip(figure.heads, figure.cells[at], strict=True) if figure.heads else (("", item.said), ("", item.sure))
    bar = _bar(item, place, figure.line[0] if figure.line else None)
    return tag(
        "tr",
        tag("th", text(item.label), scope="row", role="rowheader")
        + tag("td", bar, role="cell", class_="drawn")
        + "".join(tag("td", text(cell), role="cell", class_="right", data_head=head) for head, cell in cells),
        role="row",
    )


def _scale(figure: Bars):
    """A value -> where it stands, in % of the width."""
    known = [number for item in figure.items for number in (item.value, item.low, item.high)]
    known += [0.0] + ([figure.line[0]] if figure.line else [])
    held = [number for number in known if math.isfinite(number)]
    low, high = min(held), max(held)
    wide = (high - low) or 1.0
    return lambda value: 100 * (ROOM + (1 - 2 * ROOM) * (value - low) / wide)


def _bar(item: Item, place, level: float | None) -> str:
    zero = place(0.0)
    drawn = _line(zero, zero, 0, 100, "hair")
    if math.isfinite(item.value):
        left, right = sorted((zero, place(item.value)))
        drawn += f'<rect class="{item.role}" x="{left:.2f}%" width="{right - left:.2f}%" y="20%" height="60%"/>'
        drawn += _whisker(item, place, left, right)
    if level is not None:
        drawn += _line(place(level), place(level), 0, 100, "level")
    hint = tag("title", text(f"{item.name or item.label} {item.said} {item.sure}".rstrip()))
    return f'<svg aria-hidden="true">{hint}{drawn}</svg>'


def _whisker(item: Item, place, left: float, right: float) -> str:
    """The interval; where it runs inside a filled bar, in the page's own colour."""
    if not (math.isfinite(item.low) and math.isfinite(item.high)):
        return ""
    low, high = place(item.low), place(item.high)
    drawn = "".join(_line(*ends, "text") for ends in ((low, high, 50, 50), (low, low, 38, 62), (high, high, 38, 62)))
    inside = (max(low, left), min(high, right))
    if item.role in ("accent", "high", "low") and inside[0] < inside[1]:
        drawn += _line(*inside, 50, 50, "surface")
        drawn += "".join(_line(end, end, 38, 62, "surface") for end in (low, high) if left < end < right)
    return drawn


def _line(x: float, to_x: float, y: float, to_y: float, role: str) -> str:
    return f'<line class="{role}" x1="{x:.2f}%" x2="{to_x:.2f}%" y1="{y}%" y2="{to_y}%"/>'
