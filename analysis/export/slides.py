"""Pages as a PPTX of 16:9: text, tables and shapes are PowerPoint's own, to be edited there."""

import io

from analysis.charts.theme import LIGHT
from analysis.export.marks import HEIGHT, LABEL, TITLE, WIDTH, Box, Cell, Dot, Grid, Page, Rule, Words, pitch

FONT = "Arial"  # Liberation Sans, by which the page is laid out, has its widths
PLAIN_TABLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"  # PowerPoint's "No Style, No Grid"
TITLE_ONLY = 5  # among the layouts of python-pptx's own template
DECORATIVE = (
    '<a:extLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    '<a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative val="1"'
    ' xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative"/></a:ext></a:extLst>'
)


def to_pptx(pages: tuple[Page, ...]) -> bytes:
    """A presentation of one slide a page, with the page's notes."""
    deck = blank_deck()
    without_stock(deck)
    deck.core_properties.title, deck.core_properties.author = pages[0].title, "Headroom"
    for page in pages:
        slide = deck.slides.add_slide(deck.slide_layouts[TITLE_ONLY])
        for mark in page.marks:
            DRAWN[type(mark)](slide, mark)
        slide.notes_slide.notes_text_frame.text = page.notes
    file = io.BytesIO()
    deck.save(file)
    return file.getvalue()


def blank_deck():
    """An empty presentation; the template's 4:3 is made 16:9, what stands on its layouts with it."""
    from pptx import Presentation

    deck = Presentation()
    stretch = WIDTH / (deck.slide_width / 914400)
    deck.slide_width, deck.slide_height = inches(WIDTH), inches(HEIGHT)
    for sheet in (deck.slide_master, *deck.slide_layouts):
        for shape in sheet.shapes:
            if shape._element.xpath("./p:spPr/a:xfrm"):
                shape.left, shape.width = round(shape.left * stretch), round(shape.width * stretch)
    return deck


def without_stock(deck) -> None:
    """Without the program, the counts and the picture that a template brings along."""
    from pptx.opc.constants import RELATIONSHIP_TYPE

    package, stock = deck.part.package, (RELATIONSHIP_TYPE.EXTENDED_PROPERTIES, RELATIONSHIP_TYPE.THUMBNAIL)
    for name in [name for name, part in package._rels.items() if part.reltype in stock]:
        package.drop_rel(name)


def inches(size: float) -> int:
    return round(size * 914400)


def colour(role: str, palette: dict[str, str] = LIGHT):
    from pptx.dml.color import RGBColor

    return RGBColor.from_string(palette[role].removeprefix("#"))


def words(slide, mark: Words) -> None:
    """The slide's title is the text of that size; everything else is a text box."""
    place = [inches(size) for size in (mark.x, mark.y, mark.w, mark.lines * pitch(mark.size))]
    shape = slide.shapes.title if mark.size == TITLE else slide.shapes.add_textbox(*place)
    shape.left, shape.top, shape.width, shape.height = place
    written(framed(shape).paragraphs[0], mark.text, mark.size, mark)


def framed(shape):
    """A shape's text frame: from the top, wrapped, without a margin, never shrunk."""
    from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE

    frame = shape.text_frame
    frame.word_wrap, frame.auto_size = True, MSO_AUTO_SIZE.NONE
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    frame.vertical_anchor = MSO_ANCHOR.TOP
    return frame


def written(paragraph, text: str, size: float, looks: Words | Cell, palette: dict[str, str] = LIGHT) -> None:
    from pptx.enum.text import PP_ALIGN
    from pptx.util import Pt

    paragraph.alignment = PP_ALIGN.RIGHT if looks.right else PP_ALIGN.LEFT
    if not text:
        paragraph._p.get_or_add_endParaRPr().set("sz", str(100 * size))  # else an empty cell is as high as 18 points
        return
    run = paragraph.add_run()
    run.text = text
    run.font.size, run.font.bold, run.font.name = Pt(size), looks.bold, FONT
    run._r.rPr.set("lang", "en-US")  # else PowerPoint spells it in the reader's own language
    run.font.color.rgb = colour(looks.role, palette)


def rule(slide, mark: Rule, palette: dict[str, str] = LIGHT) -> None:
    from pptx.enum.dml import MSO_LINE
    from pptx.enum.shapes import MSO_CONNECTOR

    ends = [inches(size) for size in (mark.x, mark.y, mark.to_x, mark.to_y)]
    shape = slide.shapes.add_connector(MSO_CONNECTOR.STRAIGHT, *ends)
    lined(shape, mark.role, mark.weight, palette)
    if mark.dashed:
        shape.line.dash_style = MSO_LINE.DASH
    bare(shape)


def box(slide, mark: Box, palette: dict[str, str] = LIGHT):
    from pptx.enum.shapes import MSO_SHAPE

    shape = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, *[inches(size) for size in (mark.x, mark.y, mark.w, mark.h)])
    filled(shape, mark.role, mark.line, palette)
    return shape


def dot(slide, mark: Dot) -> None:
    from pptx.enum.shapes import MSO_SHAPE

    corner, across = (mark.x - mark.radius, mark.y - mark.radius), 2 * mark.radius
    shape = slide.shapes.add_shape(MSO_SHAPE.OVAL, *[inches(size) for size in (*corner, across, across)])
    filled(shape, "surface" if mark.hollow else mark.role, mark.role)


def filled(shape, role: str, line: str, palette: dict[str, str] = LIGHT) -> None:
    shape.fill.solid()
    shape.fill.fore_color.rgb = colour(role, palette)
    if line:
        lined(shape, line, 1.5, palette)
    else:
        shape.line.fill.background()
    bare(shape)


def lined(shape, role: str, weight: float, palette: dict[str, str] = LIGHT) -> None:
    from pptx.util import Pt

    shape.line.color.rgb = colour(role, palette)
    shape.line.width = Pt(weight)


def bare(shape) -> None:
    """Without the theme's shadow, and passed over by those who read aloud: the tables say the numbers."""
    from lxml import etree

    for style in shape._element.xpath("./p:style"):
        shape._element.remove(style)
    shape._element.xpath(".//p:cNvPr")[0].append(etree.fromstring(DECORATIVE))


def grid(slide, mark: Grid) -> None:
    size = [inches(mark.x), inches(mark.y), inches(sum(mark.widths)), inches(sum(mark.heights))]
    shape = slide.shapes.add_table(len(mark.rows), len(mark.widths), *size)
    shape.name = mark.about[:40]
    shape._element.xpath(".//p:cNvPr")[0].set("descr", mark.about)
    table = shape.table
    table.first_row = table.horz_banding = False
    shape._element.xpath(".//a:tableStyleId")[0].text = PLAIN_TABLE
    for column, width in zip(table.columns, mark.widths, strict=True):
        column.width = inches(width)
    for row, height, cells in zip(table.rows, mark.heights, mark.rows, strict=True):
        row.height = inches(height)
        for slot, cell in zip(row.cells, cells, strict=True):
            celled(slot, cell, mark.ruled)


def celled(slot, cell: Cell, ruled: bool) -> None:
    from pptx.enum.text import MSO_ANCHOR

    slot.margin_left, slot.margin_right = inches(cell.free * cell.right), inches(cell.free * (not cell.right))
    slot.margin_top = slot.margin_bottom = 0
    slot.vertical_anchor = MSO_ANCHOR.MIDDLE
    written(slot.text_frame.paragraphs[0], cell.text, LABEL, cell)
    if ruled:
        underlined(slot._tc.get_or_add_tcPr())


def underlined(properties, role: str = "hair", weight: float = 0.75, palette: dict[str, str] = LIGHT) -> None:
    """A line below a cell; PowerPoint refuses a border after a fill, so it goes first."""
    from lxml import etree

    line = f'<a:lnB xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" w="{round(weight * 12700)}">'
    line += f'<a:solidFill><a:srgbClr val="{colour(role, palette)}"/></a:solidFill></a:lnB>'
    properties.insert(0, etree.fromstring(line))


DRAWN = {Words: words, Rule: rule, Box: box, Dot: dot, Grid: grid}
