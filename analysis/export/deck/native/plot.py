"""What a native chart shows, in roles of colour and inches, before any of it is PowerPoint's XML."""

import math
from dataclasses import dataclass, field

NONE = math.nan


@dataclass(frozen=True, kw_only=True)
class Look:
    """Fill and outline; "" is none."""

    fill: str = ""
    line: str = ""
    weight: float = 1.5
    dashed: bool = False


@dataclass(frozen=True, kw_only=True)
class Words:
    """A label of one line or several: (text, size, bold, role); `at` is t, b, l, r or ctr of its point."""

    lines: tuple[tuple[str, float, bool, str], ...]
    at: str = "t"


@dataclass(frozen=True, kw_only=True)
class Whiskers:
    """Lengths below and above each value, NaN where there is none; weight in points."""

    down: tuple[float, ...]
    up: tuple[float, ...]
    role: str = "text"
    weight: float = 1.5


@dataclass(frozen=True, kw_only=True)
class Drawn:
    """One series of a chart, NaN where it has no value.

    kind     "column", or "line"; of a chart of dots in rows every series is "row"
    marker   the role of its round markers, "" for none
    looks    of single points, by place
    rows     how high each point stands, for "row" alone: 1 is the last row
    """

    name: str
    values: tuple[float, ...]
    kind: str = "column"
    look: Look = Look()
    marker: str = ""
    looks: dict[int, Look] = field(default_factory=dict)
    words: dict[int, Words] = field(default_factory=dict)
    whiskers: Whiskers | None = None
    rows: tuple[float, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Axis:
    """The axis of values; step 0 hides it. `line` is the role of the line that categories stand on."""

    low: float
    high: float
    step: float = 0
    line: str = ""
    weight: float = 1


@dataclass(frozen=True, kw_only=True)
class Plot:
    """A chart on a frame of so many inches.

    inner     left, top, width, height of what lies within the axes, in inches from the frame's corner
    sideways  bars instead of columns, the first on top
    size      of the labels, in points
    named     whether labels stand on the axis of categories
    between   whether categories have room of their own; else a line begins on the axis
    beside    more columns of its workbook: (heading, words or numbers)
    """

    width: float
    height: float
    inner: tuple[float, float, float, float]
    labels: tuple[str, ...]
    series: tuple[Drawn, ...]
    axis: Axis
    form: str = "0.0"
    sideways: bool = False
    stacked: bool = True
    named: bool = True
    between: bool = True
    gap: int = 30
    size: float = 12
    beside: tuple[tuple[str, tuple], ...] = ()


def lengths(values: tuple[float, ...], low: tuple[float, ...], high: tuple[float, ...]) -> dict[str, tuple[float, ...]]:
    """Intervals as whiskers have them: how far below and above the value they reach."""
    down = tuple(value - edge for value, edge in zip(values, low, strict=True))
    up = tuple(edge - value for value, edge in zip(values, high, strict=True))
    return {"down": down, "up": up}


def known(*groups: tuple[float, ...]) -> list[float]:
    """The numbers that are there."""
    return [value for group in groups for value in group if not math.isnan(value)]
