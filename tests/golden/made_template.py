"""A company's own template: 10 by 5.625 inches, navy with a logo, a footer, a slide of its own and a section."""

import io
import re
import zipfile

from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.util import Inches

FOOTER = "Confidential. Northwind Industrial Traders"
OWN_SLIDE = "A slide that was in the template"
SECTIONS = (
    '<p:extLst xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main">'
    '<p:ext uri="{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"><p14:sectionLst'
    ' xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main"><p14:section name="Old" id="'
    '{00000000-0000-0000-0000-000000000001}"><p14:sldIdLst><p14:sldId id="256"/></p14:sldIdLst></p14:section>'
    "</p14:sectionLst></p:ext></p:extLst>"
)


def company_template(
    wide: float = 10,
    high: float = 5.625,
    background="14284B",
    text="F4F1E8",
    logo=0.4,
    across: tuple[float, float] = (0, 0),
    titles="",
) -> bytes:
    """The file, with the given size in inches and colours as dark or light as wanted.

    across   from where to where, in inches, a band of blue reaches across it; (0, 0) for none
    titles   the colour of its titles, which are capitals then
    """
    deck = Presentation()
    stretch = wide / 10
    deck.slide_width, deck.slide_height = Inches(wide), Inches(high)
    recoloured(deck, background, text)
    for sheet in (deck.slide_master, *deck.slide_layouts):
        for shape in sheet.placeholders:
            if shape._element.xpath("./p:spPr/a:xfrm"):
                shape.left, shape.width = round(shape.left * stretch), round(shape.width * stretch)
                shape.top, shape.height = round(shape.top * high / 7.5), round(shape.height * high / 7.5)
    drawn(deck.slide_master, wide, high, logo)
    if any(across):
        banded(deck.slide_master, wide, *across)
    if titles:
        coloured(deck.slide_master, titles)
    for layout in deck.slide_layouts:
        for shape in layout.placeholders:
            if shape._element.xpath(".//p:ph[@type='ftr']"):
                shape.text_frame.text = FOOTER
    slide = deck.slides.add_slide(deck.slide_layouts[5])
    slide.shapes.title.text = OWN_SLIDE
    deck.part._element.append(parse_xml(SECTIONS))
    file = io.BytesIO()
    deck.save(file)
    return file.getvalue()


def rewritten(parts: str, old: str, new: str) -> bytes:
    """The file, with every match of `old` replaced in the parts that have `parts` in their names."""
    return repacked(lambda name, content: re.sub(old, new, content.decode()).encode() if parts in name else content)


def without(parts: str) -> bytes:
    """The file without the parts that have `parts` in their names."""
    return repacked(lambda name, content: None if parts in name else content)


def repacked(change) -> bytes:
    """The file with its parts as `change` gives them: by their names and contents, None for one to leave out."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(company_template())) as given, zipfile.ZipFile(file, "w") as made:
        for name in given.namelist():
            if (content := change(name, given.read(name))) is not None:
                made.writestr(name, content)
    return file.getvalue()


def recoloured(deck, background: str, text: str) -> None:
    """In the theme; the master's map of colours makes the second pair the background and the text."""
    part = deck.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    theme = part.blob.decode()
    for slot, colour in (("dk2", background), ("lt2", text)):
        head, _, rest = theme.partition(f"<a:{slot}>")
        theme = f'{head}<a:{slot}><a:srgbClr val="{colour}"/>{rest[rest.index(f"</a:{slot}>") :]}'
    part.blob = theme.encode()
    (slots,) = deck.slide_master._element.xpath("./p:clrMap")
    for name, slot in {"bg1": "dk2", "tx1": "lt2", "bg2": "dk1", "tx2": "lt1"}.items():
        slots.set(name, slot)


def drawn(master, wide: float, high: float, logo: float) -> None:
    """A logo in the upper right corner and a bar along the lower edge."""
    from PIL import Image

    picture = io.BytesIO()
    Image.new("RGB", (200, 80), "#E4A11B").save(picture, "PNG")
    picture.seek(0)
    _, name = master.part.get_or_add_image_part(picture)
    tree = master.shapes._spTree
    tree.add_pic(90, "Logo", "", name, Inches(wide - 1.2), Inches(0.15), Inches(1), Inches(logo))
    tree.add_autoshape(91, "Bar", "rect", 0, Inches(high - 0.08), Inches(wide), Inches(0.08))


def banded(master, wide: float, top: float, low: float) -> None:
    """A band behind all else."""
    tree = master.shapes._spTree
    tree.insert(2, tree.add_autoshape(92, "Band", "rect", 0, Inches(top), Inches(wide), Inches(low - top)))


def coloured(master, colour: str) -> None:
    """Titles in capitals of this colour."""
    (letters,) = master._element.xpath("./p:txStyles/p:titleStyle/a:lvl1pPr/a:defRPr")
    letters.set("cap", "all")
    (named,) = letters.xpath("./a:solidFill/*")
    named.getparent().replace(named, parse_xml(f'<a:srgbClr xmlns:a="{letters.nsmap["a"]}" val="{colour}"/>'))
