"""What bars and dots in rows have in common: names on the left, cells on the right, a rule over all."""

from dataclasses import dataclass, replace

from analysis.export.deck.sheet import ZONE, Place, Sheet, line
from analysis.export.deck.tables import GUTTER, grid
from analysis.export.letters import lines, width
from analysis.export.marks import LABEL, TEXT, pitch
from analysis.story.figures import Table

NAMED = 0.3  # of the width for names, at most
TALL = 0.9  # inches of a row, at most
HEAD = 0.06


@dataclass(frozen=True, kw_only=True)
class Rows:
    """Where names, drawing and cells stand: left edges and widths in inches, rows all of one height."""

    names: Place
    plot: Place
    cells: Place
    widths: tuple[float, ...]
    size: float
    each: float


def laid(
    place: Place, labels: tuple[str, ...], heads: tuple[str, ...], cells: tuple[tuple[str, ...], ...], foot: float
):
    """The room for so many rows; `foot` inches below them are kept for an axis."""
    body = place.below(ZONE + HEAD)
    each = min((body.h - foot) / max(len(labels), 1), TALL)
    size = TEXT if each >= 0.5 and place.w > 8 else LABEL
    most = max(int(each / pitch(size)), 1)
    name = min(max(width(label, size) for label in labels) / 0.97 + 0.02, place.w * NAMED)
    while most > 1 and name > 1 and max(len(lines(label, size, name * 0.9)) for label in labels) < most:
        name *= 0.9
    widths = tuple(column(heads[at], [row[at] for row in cells], size) for at in range(len(heads)))
    right = sum(widths)
    height = each * len(labels)
    names = replace(body, w=name, h=height)
    plot = replace(body, x=body.x + name + 0.15, w=place.w - name - 0.15 - (right and right + GUTTER), h=height)
    at = replace(body, x=place.x + place.w - right, w=right, h=height)
    return Rows(names=names, plot=plot, cells=at, widths=widths, size=size, each=each)


def column(head: str, cells: list[str], size: float) -> float:
    """As wide as its longest cell and head."""
    return max(width(head, LABEL, bold=True), *(width(cell, size, bold=True) for cell in cells)) / 0.98 + GUTTER


def celled(sheet: Sheet, rows: Rows, figure: Table) -> None:
    """The cells, each beside its row; their heads on the rule."""
    head = replace(rows.cells, y=rows.cells.y - ZONE - HEAD)
    heads = replace(figure, rows=(), shades=())
    grid(sheet, head, heads, list(rows.widths), [], LABEL)
    body = replace(figure, heads=())
    grid(sheet, rows.cells, body, list(rows.widths), [rows.each] * len(figure.rows), rows.size, ruled=False)


def ruled(sheet: Sheet, place: Place, rows: Rows, many: int) -> None:
    """The rule that heads stand on, and one below each row, across names, drawing and cells."""
    line(sheet, place.x, place.y + ZONE, place.w - sum(rows.widths))
    for n in range(many):
        line(sheet, place.x, rows.names.y + (n + 1) * rows.each, place.w, "hair", 0.75)
