"""Where everything stands on a slide: head, rows on twelve columns, foot."""

import copy
from dataclasses import replace

from analysis.export.deck.native.bars import bars
from analysis.export.deck.native.bridge import bridge
from analysis.export.deck.native.columns import columns
from analysis.export.deck.native.dots import dots
from analysis.export.deck.native.parts import parts
from analysis.export.deck.native.trend import trend
from analysis.export.deck.sheet import ZONE, Place, Sheet, fitted, over_rule, text
from analysis.export.deck.tables import size_for, table
from analysis.export.deck.template import Template
from analysis.export.deck.words import facts, sentences
from analysis.export.letters import lines
from analysis.export.marks import LABEL, MARGIN, TEXT, TITLE, WIDTH, Cell, at, pitch, wide
from analysis.export.slides import framed, inches, written
from analysis.story.figures import Bars, Bridge, Columns, Dots, Facts, Parts, Sentences, Table, Trend
from analysis.story.review.story import COLUMNS, Part, Row

FULL = WIDTH - 2 * MARGIN
SECTION, HEAD, APART, BODY = 0.34, 0.62, 0.09, 2.10
SPACING = 0.95  # of the title's lines
BETWEEN = 0.3  # two rows
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
    place = Place(x=template.left, y=SECTION, w=template.right - template.left)
    taken = titled(sheet, replace(place, y=HEAD), finding)
    text(sheet, place, section, bold=True, role="muted", name="Section")
    text(sheet, replace(place, y=HEAD + taken + APART), sure, size=TEXT, role="muted", name="How sure")


def titled(sheet: Sheet, place: Place, words: str, size: float = TITLE, up: bool = False) -> float:
    """The layout's own title, so that the outline has it; two lines at most. Gives their height; `up` as in `text`."""
    shape = sheet.slide.shapes.title
    said = fitted(sheet, words, size, place.w, 2, bold=True)
    high = len(lines(said, size, place.w, bold=True)) * pitch(size) * SPACING
    top = place.y - high if up else place.y
    shape.left, shape.top, shape.width, shape.height = map(inches, (place.x, top, place.w, high))
    paragraph = framed(shape).paragraphs[0]
    paragraph.line_spacing = SPACING
    written(paragraph, said, size, Cell(bold=True), sheet.palette)
    return high


def body(sheet: Sheet, rows: tuple[Row, ...], place: Place) -> None:
    """Rows below each other by their shares of the height, parts side by side on the grid."""
    free = place.h - BETWEEN * (len(rows) - 1)
    whole, y = sum(row.share for row in rows), place.y
    placed = []
    for row in rows:
        high, column = free * row.share / whole, 0
        for part in row.parts:
            placed.append((part, Place(x=at(column), y=y, w=wide(part.columns), h=high)))
            column += part.columns
        assert column <= COLUMNS, f"{column} columns in a row of {COLUMNS}"
        y += high + BETWEEN
    sizes = [size_for(part.figure, under(part, box)) for part, box in placed if isinstance(part.figure, Table)]
    for part, box in placed:
        drawn(sheet, part, box, min(sizes, default=TEXT))


def under(part: Part, box: Place) -> Place:
    """What a caption leaves of a part's place."""
    return box.below(ZONE + 0.06) if part.caption else box


def drawn(sheet: Sheet, part: Part, box: Place, size: float) -> None:
    if part.caption:
        over_rule(sheet, box, part.caption, bold=True, role="text")
    place = under(part, box)
    if isinstance(part.figure, Table):
        table(sheet, place, part.figure, size)
    else:
        DRAWN[type(part.figure)](sheet, place, part.figure)


def foot(sheet: Sheet, template: Template, source: str, method: str) -> None:
    """Where the numbers come from, and the page's number; a company's own footer stays below."""
    wide = FULL - 1
    said = [fitted(sheet, words, LABEL, wide) for words in (source, method) if words]
    shape = _foot_shape(sheet, template, wide)
    shape.name = "Source and method"
    frame = framed(shape)
    for n, words in enumerate(said):
        paragraph = frame.paragraphs[0] if n == 0 else frame.add_paragraph()
        written(paragraph, words, LABEL, Cell(role="muted"), sheet.palette)
    for kind in ("ftr",) * (not template.look) + ("sldNum",):
        cloned(sheet, template, kind)


def _foot_shape(sheet: Sheet, template: Template, wide: float):
    if template.look:
        return cloned(sheet, template, "ftr")
    return sheet.slide.shapes.add_textbox(*map(inches, (MARGIN, template.foot, wide, 2 * pitch(LABEL))))


def cloned(sheet: Sheet, template: Template, kind: str):
    """The layout's footer or number on the slide, with its words; None where a company's has none."""
    given = next((one for one in template.layout.placeholders if one._element.xpath(f".//p:ph[@type='{kind}']")), None)
    if given is None or not (template.look or given.text_frame.text.strip()):
        return None
    element, tree = copy.deepcopy(given._element), sheet.slide.shapes._spTree
    (known,) = element.xpath(".//p:cNvPr")
    known.set("id", str(max(int(number) for number in tree.xpath(".//p:cNvPr/@id")) + 1))
    for place in element.xpath("./p:spPr/a:xfrm"):
        place.getparent().remove(place)
    for letters in element.xpath(".//a:rPr | .//a:endParaRPr"):
        letters.set("sz", str(100 * LABEL))
    tree.append(element)
    return sheet.slide.shapes[-1]
