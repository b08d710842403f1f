"""What a company's theme says: its colours by all their names, and which of them stand where."""

import re

HEX = re.compile("[0-9A-Fa-f]{6}")


def scheme(master) -> dict[str, str]:
    """The theme's colours by all their names: dk1 and what the master calls by it, such as tx1."""
    from lxml import etree
    from pptx.opc.constants import RELATIONSHIP_TYPE

    theme = etree.fromstring(master.part.part_related_by(RELATIONSHIP_TYPE.THEME).blob)
    found = {}
    for slot in theme.xpath("//*[local-name()='clrScheme']/*"):
        colour = slot[0]
        found[etree.QName(slot).localname] = (colour.get("lastClr") or colour.get("val")).upper()
    (slots,) = master._element.xpath("./p:clrMap")
    return found | {name: found[slot] for name, slot in slots.attrib.items() if slot in found}


def colours(layout) -> tuple[str, str]:
    """Background and text, as the theme has them through the master's map of colours."""
    theme = scheme(layout.slide_master)
    sheets = [sheet._element for sheet in (layout, layout.slide_master)]
    return said(sheets, "./p:cSld/p:bg//*[@val]", theme) or theme["bg1"], theme["tx1"]


def titled(layout) -> str:
    """The colour of its titles; a text's where it has none of its own."""
    own = [shape._element for sheet in (layout, layout.slide_master) for shape in sheet.placeholders if _title(shape)]
    letters = "a:lvl1pPr/a:defRPr/a:solidFill/*"
    theme = scheme(layout.slide_master)
    master = layout.slide_master._element
    return (
        said(own, f".//a:lstStyle/{letters}", theme)
        or said([master], f"./p:txStyles/p:titleStyle/{letters}", theme)
        or theme["tx1"]
    )


def filled(shape, layout) -> str:
    """The colour that a shape is filled with; "" for none, and for a picture."""
    inside = ("./p:spPr/a:solidFill/*", "./p:spPr/a:gradFill//a:gs/*", "./p:style/a:fillRef/*")
    theme = scheme(layout.slide_master)
    if shape._element.xpath("./p:spPr/a:noFill"):
        return ""
    return next(filter(None, (said([shape._element], path, theme) for path in inside)), "")


def said(elements: list, path: str, theme: dict[str, str]) -> str:
    """The first colour there, "" where there is none that is said in numbers or by a name of the theme."""
    for colour in (colour for element in elements for colour in element.xpath(path)):
        value = theme.get(colour.get("val"), colour.get("lastClr") or colour.get("val") or "")
        if HEX.fullmatch(value):
            return value.upper()
    return ""


def _title(shape) -> bool:
    return bool(shape._element.xpath(".//p:ph[@type='title' or @type='ctrTitle']"))
