"""What stands on a page: words, rules, boxes, dots and tables, in inches from the upper left corner."""

from dataclasses import dataclass

WIDTH, HEIGHT = 13.333, 7.5
MARGIN, COLUMN = 0.6, 1.028  # twelve columns with gutters of .2
FIGURE, TITLE, TEXT, LABEL = 36, 28, 16, 12  # points; nothing is smaller than a label
LEADING = 1.149  # line to line, in sizes: the font's own


def at(column: float) -> float:
    """The left edge of a column, 0 to 11."""
    return MARGIN + COLUMN * column


def wide(columns: float) -> float:
    """The width of so many columns."""
    return COLUMN * columns - 0.2


def pitch(size: float) -> float:
    """The height of one line."""
    return size * LEADING / 72


@dataclass(frozen=True, kw_only=True)
class Words:
    """Text that is known to fit `lines` lines of width w; role is a colour of the theme."""

    x: float
    y: float
    w: float
    text: str
    lines: int = 1
    size: float = LABEL
    bold: bool = False
    role: str = "text"
    right: bool = False


@dataclass(frozen=True, kw_only=True)
class Rule:
    """A straight line; weight in points."""

    x: float
    y: float
    to_x: float
    to_y: float
    role: str = "line"
    weight: float = 1
    dashed: bool = False


@dataclass(frozen=True, kw_only=True)
class Box:
    """A filled rectangle, with an outline where `line` names a colour."""

    x: float
    y: float
    w: float
    h: float
    role: str
    line: str = ""


@dataclass(frozen=True, kw_only=True)
class Dot:
    """A dot about its middle; hollow ones are filled with the surface."""

    x: float
    y: float
    radius: float
    role: str
    hollow: bool = False


@dataclass(frozen=True, kw_only=True)
class Cell:
    """A cell's text, known to fit; numbers stand on the right."""

    text: str = ""
    bold: bool = False
    role: str = "text"
    right: bool = False

    @property
    def free(self) -> float:
        """What is kept free on the side the text does not stand on."""
        return 0.04 if self.right else 0.1


@dataclass(frozen=True, kw_only=True)
class Grid:
    """A table: rows of cells, their heights, the widths of its columns; `ruled` draws a hair under each row.

    about   what it holds, for those who cannot see it
    """

    x: float
    y: float
    widths: tuple[float, ...]
    heights: tuple[float, ...]
    rows: tuple[tuple[Cell, ...], ...]
    about: str
    ruled: bool = True


Mark = Words | Rule | Box | Dot | Grid


@dataclass(frozen=True, kw_only=True)
class Page:
    """Marks in the order they are drawn; notes are for whoever presents it."""

    title: str
    marks: tuple[Mark, ...]
    notes: str = ""
