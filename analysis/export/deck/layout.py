"""Where everything stands on a slide: head, rows on twelve columns, foot."""

import copy

from analysis.export.deck.native.bars import bars
from analysis.export.deck.native.bridge import bridge
from analysis.export.deck.native.columns import columns
from analysis.export.deck.native.dots import dots
from analysis.export.deck.native.parts import parts
from analysis.export.deck.native.trend import trend
from analysis.export.deck.paint import hexed
from analysis.export.deck.sheet import ZONE, Place, Sheet, fitted, over_rule, text
from analysis.export.deck.tables import at_least, size_for, table
from analysis.export.deck.template import HEAD, Template
from analysis.export.deck.words import facts, needed, sentences
from analysis.export.letters import clean, lines, sourced, width
from analysis.export.marks import LABEL, MARGIN, TEXT, TITLE, WIDTH, Cell, at, pitch, wide
from analysis.export.slides import FONT, framed, inches, written
from analysis.story.figures import Bars, Bridge, Columns, Dots, Facts, Figure, Parts, Sentences, Table, Trend
from analysis.story.review.story import COLUMNS, Part, Row

FULL = WIDTH - 2 * MARGIN
GROWING = (Bridge, Parts)  # their labels grow upwards to two lines
SECTION, APART, BODY = 0.34, 0.09, 2.10
SPACING = 0.95  # of the title's lines
SHORT = 0.3  # of the width: a last line that looks lost
BETWEEN = 0.3  # two rows
MORE = 1.25  # of its share of the height a row may take
NUMBER = 0.6  # the page's
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
    beside, place = Place(x=template.left, y=SECTION, w=template.right - template.left), titles(template)
    taken = titled(sheet, place, finding)
    text(sheet, beside, section, bold=True, role="muted", name="Section")
    text(sheet, place.below(taken + APART), sure, size=TEXT, role="muted", name="How sure")


def titles(template: Template) -> Place:
    """Where a title begins: under a company's logo, or beside one that reaches far down."""
    if template.beside:
        return Place(x=template.left, y=HEAD, w=template.right - template.left)
    return Place(x=MARGIN, y=HEAD + template.down, w=FULL)


def titled(sheet: Sheet, place: Place, words: str, size: float = TITLE, up: bool = False) -> float:
    """The layout's own title, so that the outline has it; two lines at most. Gives their height; `up` as in `text`."""
    shape = sheet.slide.shapes.title
    said = fitted(sheet, words, size, place.w, 2, bold=True)
    wide = even(said, size, place.w)
    high = len(lines(said, size, wide, bold=True)) * pitch(size) * SPACING
    top = place.y - high if up else place.y
    shape.left, shape.top, shape.width, shape.height = map(inches, (place.x, top, wide, high))
    paragraph = framed(shape).paragraphs[0]
    paragraph.line_spacing = SPACING
    written(paragraph, said, size, Cell(bold=True), sheet.palette)
    return high


def even(words: str, size: float, most: float) -> float:
    """A width on which no short last line is left alone."""
    many, wide = len(lines(words, size, most, bold=True)), most
    while many > 1 and width(lines(words, size, wide, bold=True)[-1], size, bold=True) < SHORT * most:
        if len(lines(words, size, wide - 0.1, bold=True)) > many:
            break
        wide -= 0.1
    return wide


def body(sheet: Sheet, rows: tuple[Row, ...], place: Place) -> None:
    """Rows below each other by their shares of the height, parts side by side on the grid."""
    y, placed = place.y, []
    for row, high in zip(rows, heights(rows, place.h - BETWEEN * (len(rows) - 1)), strict=True):
        column = 0
        for part in row.parts:
            placed.append((part, Place(x=at(column), y=y, w=wide(part.columns), h=high)))
            column += part.columns
        assert column <= COLUMNS, f"{column} columns in a row of {COLUMNS}"
        y += high + BETWEEN
    sizes = [size_for(part.figure, under(part, box)) for part, box in placed if isinstance(part.figure, Table)]
    for part, box in placed:
        drawn(sheet, part, box, min(sizes, default=TEXT))


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


def foot(sheet: Sheet, template: Template, source: str, method: str) -> None:
    """Where the numbers come from, and the page's number; a company's own footer stays below."""
    wide = FULL - NUMBER
    from_files = sourced(source, LABEL, wide)
    if from_files != clean(source):
        sheet.cut.append(source)
    said = [from_files] + ([fitted(sheet, method, LABEL, wide)] if method else [])
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
    tree.append(element)
    shape = sheet.slide.shapes[-1]
    for run in (run for paragraph in shape.text_frame.paragraphs for run in paragraph.runs):
        run.font.name = FONT
    for letters in element.xpath(".//a:rPr | .//a:endParaRPr"):
        letters.set("sz", str(100 * LABEL))
    for letters in element.xpath(".//a:fld/a:rPr"):
        lettered(letters, hexed("muted", sheet.palette) if template.look else "")
    return shape


def lettered(letters, colour: str) -> None:
    """A field in our font, and in a colour where one is given."""
    from lxml import etree

    drawing = letters.nsmap["a"]
    if colour:
        fill = etree.SubElement(letters, f"{{{drawing}}}solidFill")
        etree.SubElement(fill, f"{{{drawing}}}srgbClr", val=colour)
    etree.SubElement(letters, f"{{{drawing}}}latin", typeface=FONT)
