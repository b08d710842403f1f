"""Where everything stands on a slide: head, and rows on twelve columns."""

from dataclasses import replace

from analysis.export.deck.header import AIR, SPACING
from analysis.export.deck.native.bars import bars
from analysis.export.deck.native.bridge import bridge
from analysis.export.deck.native.columns import columns
from analysis.export.deck.native.dots import FOOT, dots
from analysis.export.deck.native.parts import parts
from analysis.export.deck.native.trend import trend
from analysis.export.deck.sheet import ZONE, Place, Sheet, fitted, over_rule, text
from analysis.export.deck.tables import at_least, size_for, table
from analysis.export.deck.template import HEAD, Template
from analysis.export.deck.words import facts, needed, sentences
from analysis.export.letters import SLACK, clean, fit, lines, width
from analysis.export.marks import LABEL, MARGIN, TEXT, TITLE, WIDTH, Cell, at, pitch, wide
from analysis.export.slides import framed, inches, written
from analysis.story.figures import Bars, Bridge, Columns, Dots, Facts, Figure, Parts, Sentences, Table, Trend
from analysis.story.review.story import COLUMNS, Part, Row

FULL = WIDTH - 2 * MARGIN
GROWING = (Bridge, Parts)  # their labels grow upwards to two lines
APART, BODY = 0.09, 2.10
SMALLER = 24  # points of a title that would lose words beside a company's logo
SHORT = 0.3  # of the width: a last line that looks lost
BETWEEN = 0.3  # two rows
MORE = 1.25  # of its share of the height a row may take
DRAWN = {
    Bars: bars,
    Bridge: bridge,
    Columns: columns,
    Dots: dots,
    Facts: facts,
    Parts: parts,
    Sentences: sentences,
    Trend: trend,
}


def new_sheet(template: Template) -> Sheet:
    """A slide of the layout with its title, and nothing else to be filled in."""
    slide = template.deck.slides.add_slide(template.layout)
    for shape in list(slide.placeholders):
        if shape._element is not slide.shapes.title._element:
            shape._element.getparent().remove(shape._element)
    return Sheet(slide=slide, palette=template.palette)


def head(sheet: Sheet, template: Template, section: str, finding: str, sure: str) -> None:
    """Section, title and the line that says how sure it is."""
    if template.header:
        on = replace(sheet, palette=sheet.palette | {"text": template.header.ink})
        titled(on, replace(beside(template), y=template.header.title), finding, up=True)
        small = Place(x=MARGIN, y=template.header.end + AIR, w=FULL)
        below = small.below(pitch(LABEL))
    else:
        small, place = beside(template), titles(template)
        below = place.below(titled(sheet, place, finding) + APART)
    text(sheet, small, section, bold=True, role="muted", name="Section")
    text(sheet, below, sure, size=TEXT, role="muted", name="How sure")


def beside(template: Template) -> Place:
    """Where the section stands: beside a company's logo, under what is across the top."""
    return Place(x=template.left, y=template.section, w=template.right - template.left)


def titles(template: Template) -> Place:
    """Where a title begins: under a company's logo, or beside one that reaches far down."""
    place = beside(template) if template.beside else Place(x=MARGIN, y=0, w=FULL)
    return replace(place, y=HEAD + template.down)


def titled(sheet: Sheet, place: Place, words: str, size: float = TITLE, up: bool = False) -> float:
    """The layout's own title, so that the outline has it; two lines at most. Gives their height; `up` as in `text`."""
    shape = sheet.slide.shapes.title
    shape.fill.background()
    if place.w < FULL and fit(words, size, place.w, 2, bold=True) != clean(words):
        size = SMALLER
    said = fitted(sheet, words, size, place.w, 2, bold=True)
    wide = even(said, size, place.w)
    high = len(lines(said, size, wide, bold=True)) * pitch(size) * SPACING
    top = place.y - high if up else place.y
    shape.left, shape.top, shape.width, shape.height = map(inches, (place.x, top, wide, high))
    paragraph = framed(shape).paragraphs[0]
    paragraph.line_spacing = SPACING
    written(paragraph, said, size, Cell(bold=True), sheet.palette)
    for letters in shape._element.xpath(".//a:rPr"):
        letters.set("cap", "none")  # capitals of a company's titles are wider than what was measured
    return high


def even(words: str, size: float, most: float) -> float:
    """A width on which no short last line is left alone, also in a program that fills the whole of a line."""
    many, wide = len(lines(words, size, most, bold=True)), most
    while many > 1 and len(lines(words, size, wide - 0.1, bold=True)) == many:
        filled = lines(words, size, wide / SLACK, bold=True)
        if len(filled) == many and width(filled[-1], size, bold=True) >= SHORT * most:
            break
        wide -= 0.1
    return wide


def body(sheet: Sheet, rows: tuple[Row, ...], place: Place) -> None:
    """Rows below each other by their shares of the height, parts side by side on the grid."""
    y, placed = place.y, []
    for row, high in zip(rows, heights(rows, place.h - BETWEEN * (len(rows) - 1)), strict=True):
        column = 0
        for part in row.parts:
            box = Place(x=at(column), y=y, w=wide(part.columns), h=high - axis_beside(part, row))
            placed.append((part, box))
            column += part.columns
        assert column <= COLUMNS, f"{column} columns in a row of {COLUMNS}"
        y += high + BETWEEN
    sizes = [size_for(part.figure, under(part, box)) for part, box in placed if isinstance(part.figure, Table)]
    for part, box in placed:
        drawn(sheet, part, box, min(sizes, default=TEXT))


def axis_beside(part: Part, row: Row) -> float:
    """What a table leaves free at its lower end, so that its rows are level with those of dots that have an axis."""
    many = len(part.figure.rows) if isinstance(part.figure, Table) else 0
    dotted = [one.figure for one in row.parts if isinstance(one.figure, Dots) and one.figure.named]
    return FOOT if any(len(figure.labels) == many for figure in dotted) else 0


def heights(rows: tuple[Row, ...], free: float) -> list[float]:
    """As the rows share them; where words need more, they take it from the others, as far as it is little."""
    shares = tuple(row.share / sum(row.share for row in rows) * free for row in rows)
    found = at_least(shares, [_least(row, share) for row, share in zip(rows, shares, strict=True)], free)
    return [high * free / sum(found) for high in found]


def _least(row: Row, share: float) -> float:
    return min(max(_needed(part.figure, wide(part.columns)) for part in row.parts), MORE * share)


def _needed(figure: Figure, wide: float) -> float:
    """Inches in which no number loses its words, and no bar's words touch those of the next; 0 for other figures."""
    if isinstance(figure, Bars):
        return ZONE + len(figure.items) * (pitch(LABEL) + 0.02)
    return needed(figure, wide) if isinstance(figure, Facts) else 0


def under(part: Part, box: Place) -> Place:
    """What a caption leaves of a part's place."""
    apart = 0.2 if isinstance(part.figure, GROWING) else 0.1
    return box.below(ZONE + apart) if part.caption else box


def drawn(sheet: Sheet, part: Part, box: Place, size: float) -> None:
    if part.caption:
        over_rule(sheet, box, part.caption, bold=True, role="text")
    place = under(part, box)
    if isinstance(part.figure, Table):
        table(sheet, place, part.figure, size)
    else:
        DRAWN[type(part.figure)](sheet, place, part.figure)
