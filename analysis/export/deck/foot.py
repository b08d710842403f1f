"""The foot of a slide: where its numbers come from, and the page's number; a company's own footer stays below."""

import copy

from analysis.export.deck.paint import hexed
from analysis.export.deck.sheet import Sheet, fitted
from analysis.export.deck.template import Template
from analysis.export.letters import clean, sourced
from analysis.export.marks import LABEL, MARGIN, WIDTH, Cell, pitch
from analysis.export.slides import FONT, framed, inches, written

FULL = WIDTH - 2 * MARGIN
NUMBER = 0.6  # the page's


def foot(sheet: Sheet, template: Template, source: str, method: str) -> None:
    """Source and method, a line each."""
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
