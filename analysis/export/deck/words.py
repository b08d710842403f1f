"""Large numbers and paragraphs."""

import itertools
from dataclasses import replace

from analysis.export.deck.sheet import Place, Sheet, measure, over_rule, text
from analysis.export.deck.tables import size_for, table
from analysis.export.letters import clean, lines, width
from analysis.export.marks import FIGURE, LABEL, TEXT, pitch
from analysis.story.figures import Facts, Sentences, Table

GUTTER = 0.2
APART = (0.12, 0.06)  # between two paragraphs: as wanted, and at least
WIDE = 7.0  # inches; wider than that, lead-ins stand beside their sentences
LEAD = (0.25, 0.33)  # of the width: lead-ins at least, and at most where they want one line


def facts(sheet: Sheet, place: Place, figure: Facts) -> None:
    """Each under its heading, side by side."""
    each = (place.w + GUTTER) / len(figure.items) - GUTTER
    size = TEXT if all(_fits(fact, each, place.h) for fact in figure.items) else LABEL
    for n, fact in enumerate(figure.items):
        at = replace(place, x=place.x + n * (each + GUTTER), w=each)
        over_rule(sheet, at, fact.head, bold=True)
        y = at.y + 0.4
        y += text(sheet, replace(at, y=y), fact.value, size=FIGURE, bold=True)
        if fact.what:
            y += text(sheet, replace(at, y=y), fact.what, size=size, bold=True, most=2) + 0.07
        most = max(int((place.y + place.h - y) / pitch(size) + 0.01), 0)
        if fact.text and not most:
            sheet.cut.append(clean(fact.text))
        elif fact.text:
            text(sheet, replace(at, y=y), fact.text, size=size, most=most)


def needed(figure: Facts, wide: float) -> float:
    """Inches in which no word of them is cut, in the smaller size."""
    each = (wide + GUTTER) / len(figure.items) - GUTTER
    return max(_tall(fact, each, LABEL) for fact in figure.items) + 0.01


def _tall(fact, wide: float, size: float) -> float:
    what, words = lines(fact.what, size, wide, bold=True), lines(fact.text, size, wide)
    return 0.47 + pitch(FIGURE) + (len(what) + len(words)) * pitch(size)


def _fits(fact, wide: float, high: float) -> bool:
    what = lines(fact.what, TEXT, wide, bold=True)
    taken = _tall(fact, wide, TEXT)
    return len(what) <= 2 and taken <= high and len(lines(fact.value, FIGURE, wide, bold=True)) == 1


def sentences(sheet: Sheet, place: Place, figure: Sentences) -> None:
    """Wide ones with their lead-ins beside them, narrow ones below each other."""
    if place.w > WIDE and any(lead for lead, _ in figure.lines):
        longest = max(width(clean(lead), LABEL, bold=True) for lead, _ in figure.lines) / 0.98 + GUTTER
        beside = min(max(longest / place.w, LEAD[0]), LEAD[1])
        widths = (beside, 1 - beside)
        rows = Table(heads=(), rows=figure.lines, widths=widths, bold=(True, False), about=figure.about)
        return table(sheet, place, rows, size_for(rows, place))
    _paragraphs(sheet, place, figure)


def _paragraphs(sheet: Sheet, place: Place, figure: Sentences) -> None:
    size, most, apart = _room(place, figure)
    y = place.y
    for lead, words in figure.lines:
        if y + pitch(size) > place.y + place.h + 0.01:
            sheet.cut.append(clean(f"{lead} {words}"))
            continue
        y += text(sheet, replace(place, y=y), words, lead=f"{lead} " if lead else "", size=size, most=most) + apart


def _lines(lead: str, words: str, size: float, wide: float) -> int:
    wide, bold = measure(lead, words, wide)
    return len(lines(f"{lead} {words}" if lead else words, size, wide, bold))


def _room(place: Place, figure: Sentences) -> tuple[float, int, float]:
    """The larger size if all fit; else how many lines each may take, and how far apart they stand."""
    for size in (TEXT, LABEL):
        taken = [_lines(lead, words, size, place.w) for lead, words in figure.lines]
        for most, apart in itertools.product(range(max(taken, default=1), 0, -1), APART):
            high = sum(min(one, most) for one in taken) * pitch(size) + apart * (len(taken) - 1)
            if high <= place.h + 0.01 and (size == LABEL or (most, apart) == (max(taken), APART[0])):
                return size, most, apart
    return LABEL, 1, APART[-1]
