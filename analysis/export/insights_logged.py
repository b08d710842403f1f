"""What is logged of the reps: what moves them, talent, recruiting; and what would open the parts that are not known."""

import math
from collections.abc import Sequence

from analysis.export.marks import Cell, Mark
from analysis.export.parts import UNKNOWN, block, table
from analysis.insights.report import Fact, Insights, Motives

HEADS = {"Motivation": "What moves the team, 1 to 5"}
LONGEST = 37  # letters of a fact's label on one line, about
OPINIONS, COUNTS = (0.6, 0.8), (0.75, 0.55)  # widths of a block's numbers


def lacking(insights: Insights, part: str) -> str:
    """What would open a part of which nothing is known."""
    return dict(insights.missing).get(part, UNKNOWN)


def logged(insights: Insights, x: float, w: float, top: float, line: float) -> list[Mark]:
    """Motives, talent and recruiting, one under the other; each says so where nothing is known."""
    blocks = (
        ("Motivation", ("Reps", "Believed"), OPINIONS, _motives(insights.motives)),
        ("Talent", ("", "Others"), COUNTS, _facts(insights.talent)),
        ("Recruiting", ("", "Others"), COUNTS, _facts(insights.recruiting)),
    )
    marks, y = [], top
    for name, heads, numbers, rows in blocks:
        widths = (w - sum(numbers), *numbers)
        marks.append(table(x, y - 0.01, widths, [_header(name, heads)], [0.24], f"{name}: heads"))
        if rows:
            about = "; ".join(" ".join(cell.text for cell in row) for row in rows)
            marks.append(table(x, y + 0.25, widths, rows, [line] * len(rows), about, ruled=False))
        else:
            marks.append(block(x, y + 0.26, w, lacking(insights, name), most=2, role="muted"))
        y += 0.3 + line * (len(rows) or 2)
    return marks


def _header(name: str, heads: tuple[str, str]) -> tuple[Cell, ...]:
    said = Cell(text=HEADS.get(name, name), bold=True, role="muted")
    return said, *(Cell(text=words, role="muted", right=True) for words in heads)


def _motives(motives: Motives | None) -> list[tuple[Cell, ...]]:
    if motives is None:
        return []
    return [
        (Cell(text=one.label), Cell(text=scored(one.team), right=True), Cell(text=scored(one.believed), right=True))
        for one in motives.mix.itertuples()
    ]


def _facts(facts: Sequence[Fact]) -> list[tuple[Cell, ...]]:
    return [
        (Cell(text=_short(one.label)), Cell(text=one.said, right=True), Cell(text=one.others, role="muted", right=True))
        for one in facts[:6]
    ]


def _short(label: str) -> str:
    """What stands before the comma, where all of it is too long."""
    return label if len(label) <= LONGEST else label.partition(",")[0]


def scored(value: float) -> str:
    return "–" if math.isnan(value) else f"{value:.1f}"
