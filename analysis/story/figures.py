"""What a figure holds, in numbers and words, whoever draws it: charts and tables of a deck, sheets of a workbook.

Values are in the unit people read: 39.2 for 39.2 points, 47 for 47 %. A number that is missing is NaN; one that may not
be shown is in no figure at all. Words are finished: whoever draws them changes no digit. Colours are roles of
`charts.theme`: a bar of "accent" is clear of zero, "soft" may be nothing, "neutral" is a condition or a team in the
middle, "surface" is not explained and drawn as a dashed outline, "high" and "low" are teams.
"""

import math
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Item:
    """One bar, column, step or part.

    value       with its interval low, high (NaN where there is none)
    said, sure  the value and its interval in words: "+8 points", "3 to 14"
    name        the whole label where `label` is a short one; for a workbook
    """

    label: str
    value: float
    said: str
    low: float = math.nan
    high: float = math.nan
    sure: str = ""
    role: str = "accent"
    name: str = ""


@dataclass(frozen=True, kw_only=True)
class Series:
    """A value a category, NaN where there is none.

    low, high, said   as many as values, or none: intervals, and words that stand beside a value ("" for none)
    """

    name: str
    values: tuple[float, ...]
    low: tuple[float, ...] = ()
    high: tuple[float, ...] = ()
    said: tuple[str, ...] = ()
    role: str = "accent"


@dataclass(frozen=True, kw_only=True)
class Level:
    """A level line from one category to another (by place, both included), with its words: "High teams 118 %"."""

    said: str
    value: float
    first: int
    last: int
    role: str = "line"
    dashed: bool = False


@dataclass(frozen=True, kw_only=True)
class Bridge:
    """From one level to another in steps: the steps' values are what they add, `start` and `end` are the levels.

    groups   (words, more words, first step, last step): captions over runs of steps, bold and plain
    form     of numbers on an axis or in a sheet, as Excel writes it: '0.0', '0" %"'
    about    every number of the figure in words, for those who cannot see it
    """

    start: Item
    steps: tuple[Item, ...]
    end: Item
    about: str
    form: str = "0.0"
    groups: tuple[tuple[str, str, int, int], ...] = ()


@dataclass(frozen=True, kw_only=True)
class Parts:
    """A whole cut into parts, side by side; groups as in `Bridge`."""

    items: tuple[Item, ...]
    about: str
    form: str = "0.0"
    groups: tuple[tuple[str, str, int, int], ...] = ()


@dataclass(frozen=True, kw_only=True)
class Bars:
    """Bars from zero with intervals, the first on top; beside each row its cells, under `heads`.

    line   (value, words): a level that bars are held against
    """

    items: tuple[Item, ...]
    about: str
    form: str = "0.0"
    heads: tuple[str, ...] = ()
    cells: tuple[tuple[str, ...], ...] = ()
    line: tuple[float, str] | None = None


@dataclass(frozen=True, kw_only=True)
class Columns:
    """Upright columns from zero, as of a count; `of` says what stands below the axis."""

    items: tuple[Item, ...]
    about: str
    form: str = "0"
    of: str = ""


@dataclass(frozen=True, kw_only=True)
class Dots:
    """Dots with intervals over categories; many categories, such as teams, go without labels (named=False).

    groups   (words, role, first category, last category): what stands below unlabelled categories
    """

    labels: tuple[str, ...]
    series: tuple[Series, ...]
    about: str
    form: str = "0.0"
    levels: tuple[Level, ...] = ()
    named: bool = True
    groups: tuple[tuple[str, str, int, int], ...] = ()


@dataclass(frozen=True, kw_only=True)
class Trend:
    """Lines over quarters, each with its words at its last point; `heading` stands above."""

    labels: tuple[str, ...]
    series: tuple[Series, ...]
    about: str
    form: str = "0.0"
    heading: str = ""
    target: tuple[float, str] | None = None


@dataclass(frozen=True, kw_only=True)
class Table:
    """Rows of finished words. right, bold: of each column; widths in shares of the whole.

    shades   a role a cell ("" for none), for a table that is read like a map; empty for none
    tints    a role a column for its letters, such as "high"; empty for the text's own
    """

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    about: str
    widths: tuple[float, ...] = ()
    right: tuple[bool, ...] = ()
    bold: tuple[bool, ...] = ()
    tints: tuple[str, ...] = ()
    shades: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, kw_only=True)
class Fact:
    """One large number: a heading, the number, what it is in bold, and a sentence or two."""

    head: str
    value: str
    what: str = ""
    text: str = ""


@dataclass(frozen=True, kw_only=True)
class Facts:
    """Large numbers side by side."""

    items: tuple[Fact, ...]
    about: str = ""


@dataclass(frozen=True, kw_only=True)
class Sentences:
    """Paragraphs: (bold lead-in or "", sentence)."""

    lines: tuple[tuple[str, str], ...]
    about: str = ""


Chart = Bridge | Parts | Bars | Columns | Dots | Trend
Figure = Chart | Table | Facts | Sentences
