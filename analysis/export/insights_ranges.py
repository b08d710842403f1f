"""The five responsibilities, a row a measure: where the manager stands in the range of the others."""

import math

from analysis.export.letters import width
from analysis.export.marks import LABEL, Box, Cell, Dot, Mark, Rule
from analysis.export.parts import table
from analysis.insights.report import RESPONSIBILITIES, Insights
from analysis.insights.report import Mark as Measured

STRIP = 0.58
COLUMNS = (2.15, STRIP, 0.55, 0.52)
SAY, NOTHING, BESIDE = " (reps)", ", not known", ": see right"


def responsibilities(insights: Insights, x: float, y: float, row: float, most: int) -> list[Mark]:
    """A table and a strip a row; the reps' own view stands in the responsibility's first row."""
    rows = [("", None), *(found for name in RESPONSIBILITIES for found in _of(insights, name))][:most]
    cells = [_cells(label, mark) for label, mark in rows]
    about = "; ".join(f"{row[0].text} {row[2].text}, usual {row[3].text}" for row in cells[1:])
    strip = x + COLUMNS[0]
    drawn = [_strip(mark, strip, y + (place + 0.5) * row) for place, (_, mark) in enumerate(rows) if mark]
    whole = table(x, y, COLUMNS, cells, [row] * len(cells), about, ruled=False)
    return [whole, *(mark for marks in drawn for mark in marks)]


def _of(insights: Insights, name: str) -> list[tuple[str, Measured | None]]:
    marks = insights.of(name)
    reps = next((mark for mark in marks if mark.measure.surveyed), None)
    if name == "motivation" and not marks and insights.motives:
        return [(f"{RESPONSIBILITIES[name]}{BESIDE}", None)]
    label = f"{RESPONSIBILITIES[name]}{SAY if reps else '' if marks else NOTHING}"
    return [(label, reps), *((mark.measure.label, mark) for mark in marks if mark is not reps)]


def _cells(label: str, mark: Measured | None) -> tuple[Cell, ...]:
    if not label:
        return tuple(Cell(text=words, role="muted", right=bool(words)) for words in ("", "", "Here", "Usual"))
    heads = label.removesuffix(SAY) in RESPONSIBILITIES.values()
    first = Cell(text=label, bold=heads, role="muted" if label.endswith((NOTHING, BESIDE)) else "text")
    if mark is None:
        return first, Cell(), Cell(), Cell()
    here = Cell(text=_said(mark, mark.value), bold=mark.clear, right=True)
    return first, Cell(), here, Cell(text=_said(mark, mark.expected), role="muted", right=True)


def _said(mark: Measured, value: float) -> str:
    """The number as people say it, without its unit where that does not fit."""
    if math.isnan(value):
        return "–"
    whole = mark.measure.say(value)
    return whole if width(whole, LABEL, True) < COLUMNS[2] - 0.04 else whole.split()[0]


def _strip(mark: Measured, x: float, y: float) -> list[Mark]:
    """Band, line and dot, from the least to the most of what is drawn; nothing without a value."""
    ends = [mark.value, mark.low, mark.high, mark.expected, *mark.middle]
    known = [end for end in ends if not math.isnan(end)]
    if math.isnan(mark.value) or max(known) == min(known):
        return []

    def place(value: float) -> float:
        return x + 0.06 + (STRIP - 0.12) * (value - min(known)) / (max(known) - min(known))

    marks: list[Mark] = []
    if not any(math.isnan(edge) for edge in mark.middle):
        low, high = (place(edge) for edge in mark.middle)
        marks.append(Box(x=low, y=y - 0.06, w=high - low, h=0.12, role="soft"))
    if not math.isnan(mark.expected):
        usual = place(mark.expected)
        marks.append(Rule(x=usual, y=y - 0.08, to_x=usual, to_y=y + 0.08, role="muted", weight=1.5))
    if not math.isnan(mark.low):
        marks.append(Rule(x=place(mark.low), y=y, to_x=place(mark.high), to_y=y, role="accent", weight=1.25))
    return [*marks, Dot(x=place(mark.value), y=y, radius=0.045, role="accent", hollow=not mark.clear)]
