"""What bars and dots in rows have in common: names on the left, cells on the right, a rule over all."""

from dataclasses import dataclass, replace

from analysis.export.deck.sheet import ZONE, Place, Sheet, line
from analysis.export.deck.tables import GUTTER, grid, headed
from analysis.export.letters import clean, lines, width
from analysis.export.marks import LABEL, TEXT, pitch
from analysis.story.figures import Table

NAMED, DRAWING, LEAST = 0.34, 0.3, 0.15  # of the width: names at most; the drawing as wanted, and at least
APART = 0.15  # inches between names and the drawing
BESIDE = 0.6  # of the width: cells at most
WIDE = 8  # inches that letters of the larger size want
FLAT = 0.5  # inches of all rows, at least
TALL = 0.9  # inches of a row, at most


@dataclass(frozen=True, kw_only=True)
class Rows:
    """Where names, drawing and cells stand: left edges and widths in inches, rows all of one height."""

    names: Place
    plot: Place
    cells: Place
    widths: tuple[float, ...]
    size: float
    each: float


def laid(place: Place, labels: tuple[str, ...], heads: tuple[str, ...], cells: tuple[tuple[str, ...], ...], foot=0.0):
    """The room for so many rows in the larger size that leaves a drawing; `foot` inches below are kept for an axis."""
    large = _laid(place, labels, heads, cells, foot, TEXT)
    if large.each >= 0.5 and place.w > WIDE and large.plot.w > place.w * DRAWING:
        return large
    return _laid(place, labels, heads, cells, foot, LABEL)


def _laid(place: Place, labels, heads, cells, foot: float, size: float) -> Rows:
    widths = [column(heads[at], [row[at] for row in cells], size) for at in range(len(heads))]
    widths = [one * min(place.w * BESIDE / sum(widths), 1) for one in widths]
    body = place.below(headed(Table(heads=heads, rows=(), about=""), widths) or ZONE)
    each = min(max(body.h - foot, FLAT) / max(len(labels), 1), TALL)
    free = place.w - sum(widths) - GUTTER * bool(widths) - APART
    name = min(named(labels, size, place.w * NAMED, max(int(each / pitch(size)), 1)), free - LEAST * place.w)
    at = replace(body, h=each * len(labels))
    return Rows(
        names=replace(at, w=name),
        plot=replace(at, x=place.x + name + APART, w=free - name),
        cells=replace(at, x=place.x + place.w - sum(widths), w=sum(widths)),
        widths=tuple(widths),
        size=size,
        each=each,
    )


def named(labels: tuple[str, ...], size: float, wide: float, most: int) -> float:
    """How wide names are: on one line if that is not too wide, else on as many as a row has."""
    whole = max(width(clean(label), size) for label in labels) / 0.97 + 0.02
    if whole <= wide or most == 1:
        return min(whole, wide)
    found, most = wide, min(most, 2)
    while found > 1 and max(len(lines(label, size, found * 0.95)) for label in labels) <= most:
        found *= 0.95
    return found


def column(head: str, cells: list[str], size: float) -> float:
    """As wide as its longest cell and head."""
    return max(width(head, LABEL, bold=True), *(width(cell, size, bold=True) for cell in cells)) / 0.98 + GUTTER


def celled(sheet: Sheet, rows: Rows, figure: Table) -> None:
    """The cells, each beside its row; their heads on the rule."""
    head = replace(rows.cells, y=rows.cells.y - headed(figure, list(rows.widths)))
    heads = replace(figure, rows=(), shades=())
    grid(sheet, head, heads, list(rows.widths), [], LABEL)
    body = replace(figure, heads=())
    grid(sheet, rows.cells, body, list(rows.widths), [rows.each] * len(figure.rows), rows.size, ruled=False)


def ruled(sheet: Sheet, place: Place, rows: Rows, many: int) -> None:
    """The rule that heads stand on, and one below each row, across names, drawing and cells."""
    line(sheet, place.x, rows.names.y, place.w - sum(rows.widths))
    for n in range(many):
        line(sheet, place.x, rows.names.y + (n + 1) * rows.each, place.w, "hair", 0.75)
