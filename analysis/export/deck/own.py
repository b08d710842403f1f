"""Our own template, light or dark: one layout, with the colours and the font of the house as its theme."""

from analysis.charts.theme import DARK, LIGHT
from analysis.export.deck.paint import hexed
from analysis.export.marks import MARGIN, TITLE, WIDTH
from analysis.export.slides import FONT, TITLE_ONLY, blank_deck, inches

LOOKS = {"light": LIGHT, "dark": DARK}
BANDS = {"light": ("#1F2328", "#FFFFFF", "#C9C6BF"), "dark": ("#0C0D10", "#E9E7E2", "#A3A8B0")}  # and its letters
SLOTS = ("accent", "high", "low", "neutral", "line", "soft")
FULL = WIDTH - 2 * MARGIN
TITLE_AT = (MARGIN, 0.62, FULL, 0.86)
FOOT_AT = {"ftr": (MARGIN, 6.86, FULL - 0.6, 0.42), "sldNum": (WIDTH - MARGIN - 0.5, 6.86, 0.5, 0.2)}


def own_deck(look: str):
    """An empty presentation and the one layout it has."""
    deck = blank_deck()
    layout = deck.slide_layouts[TITLE_ONLY]
    for other in list(deck.slide_layouts):
        if other is not layout:
            deck.slide_layouts.remove(other)
    themed(deck.slide_master, look)
    for sheet in (deck.slide_master, layout):
        for shape in list(sheet.placeholders):
            placed(shape)
    return deck, layout


def themed(master, look: str) -> None:
    """The theme's colours and font; in the dark look text and background change their parts."""
    from lxml import etree
    from pptx.opc.constants import RELATIONSHIP_TYPE

    part = master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    theme, palette = etree.fromstring(part.blob), LOOKS[look]
    near, far = ("text", "surface") if look == "light" else ("surface", "text")
    roles = {"dk1": near, "lt1": far, "dk2": "muted", "lt2": "hair", "hlink": "accent", "folHlink": "accent"}
    roles |= {f"accent{n}": role for n, role in enumerate(SLOTS, 1)}
    for slot, role in roles.items():
        (colour,) = theme.xpath(f"//*[local-name()='clrScheme']/*[local-name()='{slot}']")
        for old in list(colour):
            colour.remove(old)
        etree.SubElement(colour, f"{{{theme.nsmap['a']}}}srgbClr", val=hexed(role, palette))
    for font in theme.xpath("//*[local-name()='fontScheme']/*/*[local-name()='latin']"):
        font.set("typeface", FONT)
    part.blob = etree.tostring(theme, xml_declaration=True, encoding="UTF-8", standalone=True)
    if look == "dark":
        (slots,) = master._element.xpath("./p:clrMap")
        for name, slot in {"bg1": "dk1", "tx1": "lt1", "bg2": "dk2", "tx2": "lt2"}.items():
            slots.set(name, slot)
    for style in master._element.xpath("./p:txStyles/p:titleStyle/a:lvl1pPr"):
        style.set("algn", "l")
    for letters in master._element.xpath("./p:txStyles/p:titleStyle/a:lvl1pPr/a:defRPr"):
        letters.set("sz", str(100 * TITLE))
        letters.set("b", "1")


def placed(shape) -> None:
    """The title, the footer and the number where the grid has them; a date has no place on it."""
    kind = shape._element.xpath(".//p:ph/@type")[:1]
    spots = {"title": TITLE_AT} | FOOT_AT
    if kind == ["dt"]:
        shape._element.getparent().remove(shape._element)
    elif kind and kind[0] in spots:
        shape.left, shape.top, shape.width, shape.height = map(inches, spots[kind[0]])
        plain(shape)


def plain(shape) -> None:
    """Text from the upper edge, without margins; a footer on the left, a number on the right."""
    (body,) = shape._element.xpath(".//a:bodyPr")
    for side in ("lIns", "tIns", "rIns", "bIns"):
        body.set(side, "0")
    body.set("anchor", "t")
    for child in list(body):
        body.remove(child)
    for style in shape._element.xpath(".//a:lstStyle/a:lvl1pPr"):
        style.set("algn", "r" if shape._element.xpath(".//p:ph[@type='sldNum']") else "l")
