"""What recurs on pages: the head, the foot, a label over a rule, a table whose cells fit."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from analysis.export.letters import fit, lines
from analysis.export.marks import (
    HEIGHT,
    LABEL,
    MARGIN,
    TEXT,
    TITLE,
    WIDTH,
    Cell,
    Grid,
    Mark,
    Rule,
    Words,
    pitch,
)

FOOT = 6.86
FULL = WIDTH - 2 * MARGIN
UNKNOWN = "Not known yet."


def head(section: str, title: str, under: str, most: int = 2) -> tuple[list[Mark], float]:
    """Section, title of at most so many lines, and the line under it; and where the page goes on."""
    taken = min(len(lines(title, TITLE, FULL, bold=True)), most)
    y = 0.62 + taken * pitch(TITLE) + 0.04
    marks = [
        block(MARGIN, 0.34, FULL, section, bold=True, role="muted"),
        block(MARGIN, 0.62, FULL, title, most=taken, size=TITLE, bold=True),
        block(MARGIN, y, FULL, under, size=TEXT, role="muted"),
    ]
    return marks, y + pitch(TEXT) + 0.15


def foot(source: str, method: str, number: int) -> list[Mark]:
    return [
        block(MARGIN, FOOT, FULL - 1, source, role="muted"),
        block(MARGIN, FOOT + pitch(LABEL) + 0.02, FULL - 1, method, role="muted"),
        Words(x=WIDTH - MARGIN - 1, y=FOOT, w=1, text=str(number), role="muted", right=True),
    ]


def block(x, y, w, text: str, *, most: int = 1, size: float = LABEL, bold: bool = False, role: str = "text") -> Words:
    """Text in at most so many lines."""
    return Words(x=x, y=y, w=w, text=fit(text, size, w, most, bold), lines=most, size=size, bold=bold, role=role)


def under_rule(x: float, y: float, w: float, label: str) -> list[Mark]:
    """A label with the rule under it, .25 in all."""
    return [block(x, y, w, label, bold=True, role="muted"), Rule(x=x, y=y + 0.23, to_x=x + w, to_y=y + 0.23)]


def table(x, y, widths: Sequence[float], rows: Sequence[Sequence[Cell]], heights: Sequence[float], about: str, **looks):
    """A table whose every cell is cut to the lines that its row has."""
    fitted = tuple(
        tuple(fitting(cell, width, height) for cell, width in zip(row, widths, strict=True))
        for row, height in zip(rows, heights, strict=True)
    )
    return Grid(x=x, y=y, widths=tuple(widths), heights=tuple(heights), rows=fitted, about=about, **looks)


def fitting(cell: Cell, width: float, height: float) -> Cell:
    most = max(int(height / pitch(LABEL)), 1)
    return replace(cell, text=fit(cell.text, LABEL, width - cell.free, most, cell.bold))


def said_day(day: date) -> str:
    """ "31 Mar 2027"."""
    return f"{day.day} {day:%b %Y}"


def ends_within(mark: Mark) -> bool:
    """Whether a mark stays on the page, within its margins."""
    right = mark.x + (sum(mark.widths) if isinstance(mark, Grid) else getattr(mark, "w", 0))
    lower = {
        Grid: lambda: mark.y + sum(mark.heights),
        Words: lambda: mark.y + mark.lines * pitch(mark.size),
    }.get(type(mark), lambda: mark.y + getattr(mark, "h", 0))()
    return right <= WIDTH - MARGIN + 0.02 and lower <= HEIGHT - 0.15
