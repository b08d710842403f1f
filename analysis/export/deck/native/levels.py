"""Level lines over many dots, such as the mean of the high teams, and where their words can be read."""

import math

from analysis.export.deck.native.plot import NONE, Drawn, Look, Words, known
from analysis.export.deck.native.scale import ticks
from analysis.export.deck.paint import ink
from analysis.export.letters import width
from analysis.export.marks import LABEL, pitch
from analysis.story.figures import Dots, Level

Scale = tuple[float, float, float]


def levels(figure: Dots, inner: tuple[float, ...], scale: Scale) -> list[Drawn]:
    """Level lines, and series without a line that carry words which have no room right beside theirs.

    inner   of the `Plot`, in inches
    scale   the lowest tick of its axis, the highest, and the step between
    """
    found, many = [], len(figure.labels)
    for level in figure.levels:
        values = tuple(level.value if level.first <= n <= level.last else NONE for n in range(many))
        line = Look(line=ink(level.role), weight=1 if level.dashed else 2.25, dashed=level.dashed)
        said = ((level.said, LABEL, not level.dashed, ink(level.role)),)
        at, side = _beside(figure, level, inner, scale)
        words = {at: Words(lines=said, at=side)}
        height = level.value if side == "t" else _clear(figure, level, inner, scale)
        moved = tuple(height if n == at else NONE for n in range(many))
        on = height == level.value
        found.append(Drawn(name=level.said, kind="line", values=values, look=line, words=words if on else {}))
        found += [] if on else [Drawn(name=f"{level.said}, label", kind="line", values=moved, words=words)]
    return found


def _wide(level: Level) -> float:
    return width(level.said, LABEL, bold=True) + 0.15


def _beside(figure: Dots, level: Level, inner: tuple[float, ...], scale: Scale) -> tuple[int, str]:
    """Place and side of its words: after the line where there is room, else before it, else over it between dots."""
    each, wide = inner[2] / len(figure.labels), _wide(level)
    if (len(figure.labels) - 1 - level.last) * each > wide:
        return level.last, "r"
    if level.first * each > wide:
        return level.first, "l"
    span = math.ceil(wide / 2 / each)
    free = range(level.first + span, max(level.last - span, level.first + span) + 1)
    rise = (scale[1] - scale[0]) * (pitch(LABEL) + 0.1) / inner[3]
    at = min(free, key=lambda n: (_dots_near(figure, range(n - span, n + span + 1), level.value, rise), n))
    return min(at, level.last), "t"


def _clear(figure: Dots, level: Level, inner: tuple[float, ...], scale: Scale) -> float:
    """The height next to the level at which its words lie on no line of the axis and on the fewest whiskers."""
    span = math.ceil(_wide(level) / inner[2] * len(figure.labels))
    after = (len(figure.labels) - 1 - level.last) >= span
    places = range(level.last + 1, level.last + 1 + span) if after else range(level.first - span, level.first)
    low, high, step = scale
    tall = (high - low) * pitch(LABEL) / inner[3]
    heights = [level.value + tall * n / 8 for n in range(-8, 9)]

    def covered(height: float) -> tuple[bool, int, float]:
        on_a_line = any(abs(height - tick) < tall / 2 for tick in ticks(low, high, step))
        return on_a_line, _dots_near(figure, places, height - tall / 2, tall), abs(height - level.value)

    return min(heights, key=covered)


def _dots_near(figure: Dots, places: range, value: float, rise: float) -> int:
    """How many dots or whiskers the words would cover."""
    found = 0
    for one in figure.series:
        for n in (n for n in places if 0 <= n < len(one.values)):
            ends = known((one.values[n],), one.low[n : n + 1], one.high[n : n + 1])
            found += bool(ends) and min(ends) < value + rise and max(ends) > value
    return found
