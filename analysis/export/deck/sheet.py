"""A slide being written: text that is measured before it is written, rules, charts, and the words that did not fit."""

from dataclasses import dataclass, field, replace
from typing import Any

from analysis.export.deck.native.plot import Plot
from analysis.export.deck.native.workbook import workbook
from analysis.export.deck.native.xml import chart_xml
from analysis.export.letters import MORE, SLACK, clean, fit, lines, width
from analysis.export.marks import LABEL, Cell, Rule, pitch
from analysis.export.slides import framed, inches, rule, written

ZONE = 0.3  # a label and the rule below it
LED = 0.96  # of a line: what is left where a shorter lead-in is bold
NAMES = 40  # letters of a shape's name in the selection pane


@dataclass(frozen=True, kw_only=True)
class Place:
    """A rectangle in inches from the slide's upper left corner."""

    x: float
    y: float
    w: float
    h: float = 0

    def below(self, taken: float) -> "Place":
        """What is left under the first so many inches."""
        return replace(self, y=self.y + taken, h=self.h - taken)


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """A slide of python-pptx, the colours of its roles, and the words that were cut on it."""

    slide: Any
    palette: dict[str, str]
    cut: list[str] = field(default_factory=list)


@dataclass(frozen=True, kw_only=True)
class Native:
    """What python-pptx asks of a chart's data: its XML and its workbook."""

    plot: Plot
    palette: dict[str, str]

    def xml_bytes(self, _kind) -> bytes:
        return chart_xml(self.plot, self.palette)

    @property
    def xlsx_blob(self) -> bytes:
        return workbook(self.plot)


def fitted(sheet: Sheet, words: str, size: float, wide: float, most: int = 1, bold: bool = False) -> str:
    """The words in at most so many lines; what is cut is kept whole for the notes."""
    said = fit(words, size, wide, most, bold)
    if said.endswith(MORE) and said != clean(words) and clean(words) not in sheet.cut:
        sheet.cut.append(clean(words))
    return said


def measure(lead: str, words: str, wide: float) -> tuple[float, bool]:
    """How wide, and whether bold, a text with a bold beginning is to be measured: all bold where most of it is."""
    return (wide, True) if len(lead) > len(words) else (wide * (LED if lead else 1), False)


def text(
    sheet: Sheet,
    place: Place,
    words: str,
    *,
    lead: str = "",
    size: float = LABEL,
    most: int = 1,
    up: bool = False,
    centre: bool = False,
    name: str = "",
    **looks,
) -> float:
    """Words right after a lead-in in bold; gives their height. `up` lets them grow upwards from the place."""
    looks = Cell(**looks)
    wide, bold = measure(lead, words, place.w)
    bold = bold or looks.bold
    said = fitted(sheet, lead + words, size, wide, most, bold)
    height = len(lines(said, size, wide, bold)) * pitch(size)
    top = place.y - height if up else place.y
    shape = sheet.slide.shapes.add_textbox(*[inches(part) for part in (place.x, top, place.w, height)])
    shape.name = name or said[:NAMES]
    paragraph = framed(shape).paragraphs[0]
    head = clean(lead)
    parts = ((head, True), (said[len(head) :], looks.bold)) if lead and said.startswith(head) else ((said, bold),)
    for part, strong in parts:
        if part:
            written(paragraph, part, size, replace(looks, bold=strong), sheet.palette)
    if centre:
        centred(paragraph)
    return height


def centred(paragraph) -> None:
    from pptx.enum.text import PP_ALIGN

    paragraph.alignment = PP_ALIGN.CENTER


def over_rule(
    sheet: Sheet,
    place: Place,
    words: str,
    *,
    lead: str = "",
    role: str = "muted",
    most: int = 2,
    free: float = 0,
    **looks,
) -> None:
    """A small label that stands on a rule, `ZONE` below the top of its place; more lines where it needs them.

    free   inches behind the rule that its words may take
    A label with a word longer than that is left to the notes.
    """
    at, said = replace(place, y=place.y + ZONE - 0.05, w=place.w + free), clean(lead + words)
    if max(width(word, LABEL, bold=True) for word in said.split(" ")) <= at.w * SLACK:
        text(sheet, at, words, lead=lead, most=most, up=True, role=role, **looks)
    else:
        sheet.cut.append(said)
    line(sheet, place.x, place.y + ZONE, place.w, role="line" if role == "muted" else role)


def line(sheet: Sheet, x: float, y: float, w: float, role: str = "line", weight: float = 1) -> None:
    """A level rule."""
    rule(sheet.slide, Rule(x=x, y=y, to_x=x + w, to_y=y, role=role, weight=weight), sheet.palette)


def upright(sheet: Sheet, x: float, y: float, h: float, role: str = "line", dashed: bool = False) -> None:
    rule(sheet.slide, Rule(x=x, y=y, to_x=x, to_y=y + h, role=role, dashed=dashed), sheet.palette)


def chart(sheet: Sheet, x: float, y: float, plot: Plot, about: str) -> None:
    """A native chart with its workbook; `about` says its numbers to those who cannot see it."""
    from pptx.enum.chart import XL_CHART_TYPE

    size = [inches(part) for part in (x, y, plot.width, plot.height)]
    native = Native(plot=plot, palette=sheet.palette)
    frame = sheet.slide.shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, *size, native)  # the XML says which it is
    described(frame, about)


def described(shape, about: str) -> None:
    """What is said of a chart or a table to those who cannot see it."""
    shape.name = about[:NAMES]
    shape._element.xpath(".//p:cNvPr")[0].set("descr", about)
