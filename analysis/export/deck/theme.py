"""What a company's theme says: its colours by all their names, and which of them stand where."""

import colorsys
import re

from analysis.export.deck.paint import channels

LONG = {"dk": "dark", "lt": "light", "med": "medium"}  # as dkBlue is also written


def scheme(layout) -> dict[str, str]:
    """The theme's colours by all their names: dk1 and what the layout's map, or the master's, calls by it: tx1."""
    from lxml.etree import QName
    from pptx.opc.constants import RELATIONSHIP_TYPE
    from pptx.oxml import parse_xml

    master = layout.slide_master
    theme = parse_xml(master.part.part_related_by(RELATIONSHIP_TYPE.THEME).blob)
    slots = theme.xpath("./a:themeElements/a:clrScheme/*")
    found = {QName(slot).localname: rgb(slot[0], {}) for slot in slots}
    own = layout._element.xpath("./p:clrMapOvr/a:overrideClrMapping")
    names, *_ = own + master._element.xpath("./p:clrMap")
    return found | {name: found[slot] for name, slot in names.attrib.items() if slot in found}


def colours(layout) -> tuple[str, str]:
    """Background and text, as the theme has them through the map of colours."""
    theme = scheme(layout)
    sheets = [sheet._element for sheet in (layout, layout.slide_master)]
    return said(sheets, "./p:cSld/p:bg//*[not(ancestor::a:blip)]", theme) or theme["bg1"], theme["tx1"]


def titled(layout) -> str:
    """The colour of its titles; a text's where it has none of its own."""
    own = [shape._element for sheet in (layout, layout.slide_master) for shape in sheet.placeholders if _title(shape)]
    letters = "a:lvl1pPr/a:defRPr/a:solidFill/*"
    theme = scheme(layout)
    master = layout.slide_master._element
    return (
        said(own, f".//a:lstStyle/{letters}", theme)
        or said([master], f"./p:txStyles/p:titleStyle/{letters}", theme)
        or theme["tx1"]
    )


def filled(shape, layout) -> str:
    """The colour that a shape is filled with; "" for none, and for a picture."""
    inside = ("./p:spPr/a:solidFill/*", "./p:spPr/a:gradFill//a:gs/*", "./p:style/a:fillRef/*")
    theme = scheme(layout)
    if shape._element.xpath("./p:spPr/a:noFill"):
        return ""
    return next(filter(None, (said([shape._element], path, theme) for path in inside)), "")


def said(elements: list, path: str, theme: dict[str, str]) -> str:
    """The first colour there, "" where there is none."""
    found = (shaded(colour, rgb(colour, theme)) for element in elements for colour in element.xpath(path))
    return next(filter(None, found), "")


def shaded(colour, plain: str) -> str:
    """As dark or light as the file has it: PowerPoint's "Darker 25%" is a mark inside the colour."""
    if not plain:
        return ""
    hue, light, strong = colorsys.rgb_to_hls(*(part / 255 for part in channels(plain)))
    for share in colour.findall("{*}lumMod"):
        light *= int(share.get("val")) / 100_000
    light += sum(int(more.get("val")) for more in colour.findall("{*}lumOff")) / 100_000
    return "".join(f"{round(255 * part):02X}" for part in colorsys.hls_to_rgb(hue, min(light, 1), strong))


def rgb(colour, theme: dict[str, str]) -> str:
    """A colour in any of the ways to say one, as RRGGBB; "" for what is none. Raises ValueError for a broken one."""
    from lxml.etree import QName
    from PIL import ImageColor

    value = colour.get("val", "")
    match QName(colour).localname:
        case "srgbClr":
            parts = ImageColor.getrgb(f"#{value}")
        case "sysClr":
            parts = ImageColor.getrgb("#" + colour.get("lastClr", "FFFFFF" if value == "window" else "000000"))
        case "prstClr":
            parts = ImageColor.getrgb(re.sub("^(dk|lt|med)(?=[A-Z])", lambda short: LONG[short[0]], value).lower())
        case "scrgbClr":
            parts = [255 * encoded(int(colour.get(name)) / 100_000) for name in "rgb"]
        case "hslClr":
            hue, light, strong = int(colour.get("hue")) / 21_600_000, int(colour.get("lum")), int(colour.get("sat"))
            parts = [255 * part for part in colorsys.hls_to_rgb(hue, light / 100_000, strong / 100_000)]
        case "schemeClr":
            return theme.get(value, "")
        case _:
            return ""
    return "".join(f"{round(part):02X}" for part in parts)


def encoded(linear: float) -> float:
    """As sRGB writes so much light, both from 0 to 1."""
    return 12.92 * linear if linear <= 0.0031308 else 1.055 * min(linear, 1) ** (1 / 2.4) - 0.055


def _title(shape) -> bool:
    return bool(shape._element.xpath(".//p:ph[@type='title' or @type='ctrTitle']"))
