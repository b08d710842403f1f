"""What a deck is written on: our own template, or a company's, with its background, its footer and its colours."""

import io
import lzma
import zipfile
import zlib
from dataclasses import dataclass
from typing import Any

from analysis.errors import DataError
from analysis.export.deck.header import AIR, UNDER, Header, across, header, lowest
from analysis.export.deck.own import LOOKS, own_deck
from analysis.export.deck.paint import palette_on
from analysis.export.deck.theme import colours
from analysis.export.marks import HEIGHT, MARGIN, WIDTH
from analysis.export.slides import inches

WIDE, CLOSE = 16 / 9, 0.01
SECTION, HEAD, LOWEST = 0.34, 0.62, 0.3  # where sections and titles begin, and how much lower titles may
HEADED = 1.82  # where a title of two lines and how sure it is end
FOOT, BODY = 6.86, 6.65  # where the source stands, and where the body ends above it
LARGEST = 300_000_000  # bytes, unpacked: more is no template
HOW = "Save it from PowerPoint as .pptx (File > Save As > PowerPoint Presentation)."
UNPACKED = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError, RuntimeError)
INSIDE = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError)  # of parts and marks that are missing
EMU = 914400
SECTIONS = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"  # the extension that names slides by their number


@dataclass(frozen=True, kw_only=True)
class Template:
    """A presentation without slides, the layout to write on, the colours that can be read on it.

    look   "light" or "dark" of our own; "" is a company's
    foot   where the source stands: above whatever a company has at the bottom
    left, right   the edges of what stands at the top: beside a company's logo
    down   how much lower titles and bodies begin: under a logo that is low enough
    beside   whether titles too stand beside the logo: it reaches too low
    header   what titles stand on, or over
    section   where the section stands: under what is across the top and too low for a title
    """

    deck: Any
    layout: Any
    palette: dict[str, str]
    look: str = ""
    foot: float = FOOT
    left: float = MARGIN
    right: float = WIDTH - MARGIN
    down: float = 0
    beside: bool = False
    header: Header | None = None
    section: float = SECTION

    @property
    def bottom(self) -> float:
        """Where the body ends."""
        return self.foot - FOOT + BODY


def opened(template: bytes | None, look: str) -> Template:
    """A company's template where one is given. Raises DataError for what is no 16:9 presentation with a title."""
    from lxml.etree import LxmlError
    from pptx.exc import PythonPptxError

    if template is None:
        deck, layout = own_deck(look)
        return Template(deck=deck, layout=layout, palette=LOOKS[look], look=look)
    try:
        return company(template)
    except (*UNPACKED, *INSIDE, LxmlError, PythonPptxError):
        raise DataError(f"The template is no PowerPoint presentation that can be read.\n{HOW}") from None


def company(template: bytes) -> Template:
    """A company's template. Raises DataError as `opened`, and many another error for a broken file."""
    deck = read(template)
    wide, high = (deck.slide_width or 0) / EMU, (deck.slide_height or 0) / EMU
    if not high or abs(wide / high - WIDE) > CLOSE:
        raise DataError(
            f"The template's slides are {wide:.4g} by {high:.4g} inches, and the review is drawn for 16:9.\n"
            "Save it as 16:9: Design > Slide Size > Widescreen."
        )
    emptied(deck)
    layout = title_only(deck)
    scaled(deck, WIDTH / wide)
    palette, shapes = palette_on(*colours(layout)), standing(layout)
    above = header(layout, shapes, palette["text"])
    return Template(deck=deck, layout=layout, palette=palette, header=above, **free(shapes, above))


def read(template: bytes):
    """The presentation in the file. Raises DataError for one that would fill the memory."""
    from pptx import Presentation

    with zipfile.ZipFile(io.BytesIO(template)) as packed:
        if sum(entry.file_size for entry in packed.infolist()) > LARGEST:
            raise DataError("The template is larger than 300 MB unpacked.\nSave it without its slides and films.")
    return Presentation(io.BytesIO(template))


def emptied(deck) -> None:
    """Without the slides it came with, and without what names them."""
    slides = deck.slides._sldIdLst
    for slide in list(slides):
        deck.part.drop_rel(slide.rId)
        slides.remove(slide)
    for named in deck.part._element.xpath(f"./p:custShowLst | ./p:extLst/p:ext[@uri='{SECTIONS}']"):
        named.getparent().remove(named)


def title_only(deck):
    """The layout called so, else the one with a title and the least besides. Raises DataError where there is none."""
    layouts = [layout for master in deck.slide_masters for layout in master.slide_layouts]
    titled = [layout for layout in layouts if "title" in kinds(layout)]
    if not titled:
        raise DataError('The template has no layout with a title.\nAdd one under View > Slide Master: "Title Only".')
    named = [one for one in titled if one.name.casefold() == "title only" or one._element.get("type") == "titleOnly"]
    return min(named or titled, key=lambda layout: len(kinds(layout)))


def kinds(sheet) -> list[str]:
    """The kinds of its placeholders, footers left out."""
    found = [kind for shape in sheet.placeholders for kind in (shape._element.xpath(".//p:ph/@type") or ["obj"])]
    return [kind for kind in found if kind not in ("ftr", "sldNum", "dt")]


def scaled(deck, factor: float) -> None:
    """Slides of 13.333 inches; what stands on masters and layouts grows with them."""
    deck.slide_width, deck.slide_height = inches(WIDTH), inches(HEIGHT)
    if abs(factor - 1) < 0.001:
        return
    for master in deck.slide_masters:
        for sheet in (master, *master.slide_layouts):
            tree = sheet._element
            for corner in tree.xpath("./p:cSld/p:spTree/*/*/a:xfrm/a:off | ./p:cSld/p:spTree/*/p:xfrm/a:off"):
                grown(corner, ("x", "y"), factor)
            for size in tree.xpath("./p:cSld/p:spTree/*/*/a:xfrm/a:ext | ./p:cSld/p:spTree/*/p:xfrm/a:ext"):
                grown(size, ("cx", "cy"), factor)
            for letters in tree.xpath(".//a:rPr[@sz] | .//a:defRPr[@sz] | .//a:endParaRPr[@sz]"):
                letters.set("sz", str(round(int(letters.get("sz")) * factor / 100) * 100))


def grown(element, names: tuple[str, ...], factor: float) -> None:
    for name in names:
        element.set(name, str(round(int(element.get(name)) * factor)))


def free(shapes: list, above: Header | None) -> dict[str, float]:
    """Where a company's own shapes leave room at the top and at the bottom."""
    still = [box for box in boxes(shapes) if box[2] * box[3] < WIDTH * HEIGHT / 2]
    low = [y for _, y, _, h in still if y > 6.2 and h > 0.02] + [FOOT + 0.5]
    top = [(x, w, y + h) for x, y, w, h in still if y < 1.5 and 0.1 < h < 2 and w < WIDTH / 3]
    left = max([x + w + 0.2 for x, w, _ in top if x + w < WIDTH / 3], default=MARGIN)
    right = min([x - 0.2 for x, _, _ in top if x > WIDTH / 2], default=WIDTH - MARGIN)
    under = max([end for _, _, end in top], default=0) + 0.06 - HEAD
    strip = 0 if above else max(lowest(across(shapes)) + AIR - SECTION, 0)
    lower = above.end + UNDER - HEADED if above else max(strip, under if under < LOWEST else 0)
    return {
        "foot": min(FOOT, min(low) - 0.5),
        "left": max(left, MARGIN),
        "right": min(right, WIDTH - MARGIN),
        "down": max(lower, 0),
        "beside": under >= LOWEST,
        "section": SECTION + strip,
    }


def standing(layout) -> list:
    """What is seen on every slide: shapes that are no placeholder, and footers that are."""
    sheets = [layout] if layout._element.get("showMasterSp") == "0" else [layout, layout.slide_master]
    shapes = [shape for sheet in sheets for shape in sheet.shapes if not shape.is_placeholder]
    shapes += [shape for shape in layout.placeholders if shape._element.xpath(".//p:ph[@type='ftr' or @type='sldNum']")]
    return shapes


def boxes(shapes: list) -> list[tuple[float, float, float, float]]:
    """Left, top, width and height in inches."""
    sizes = [(shape.left, shape.top, shape.width, shape.height) for shape in shapes]
    return [tuple(size / EMU for size in box) for box in sizes if None not in box]
