"""What stands across the top of a company's slides: titles stand on a band of colour and over a rule."""

from dataclasses import dataclass

from analysis.export.deck.paint import contrast, palette_on
from analysis.export.deck.theme import filled, titled
from analysis.export.marks import LABEL, TEXT, TITLE, WIDTH, pitch

EMU = 914400
ACROSS = 0.6  # of the slide's width
LOWEST = 2.2  # inches: what ends lower is no header
AIR = 0.1  # inches, around a title and below a header
LARGE = 3  # contrast that letters as large as a title's need
SPACING = 0.95  # of the title's lines
LINES = 2 * pitch(TITLE) * SPACING
UNDER = 2 * AIR + pitch(LABEL) + pitch(TEXT)  # inches below a header: the section and how sure it is


@dataclass(frozen=True, kw_only=True)
class Header:
    """Where titles end and where it ends itself, in inches from the top; the colour of letters on it."""

    title: float
    end: float
    ink: str


def header(layout, shapes: list, text: str) -> Header | None:
    """Where titles of two lines have room on it, or over it; else None. `text` is the usual ink."""
    found = across(shapes)
    end = lowest(found)
    tallest = max(found, key=lambda shape: shape.height, default=None)
    if tallest is not None and tallest.height / EMU > LINES:
        middle = (tallest.top + tallest.height / 2) / EMU
        return Header(title=middle + LINES / 2, end=end, ink=ink(layout, tallest))
    return Header(title=end - AIR, end=end, ink=text) if end > LINES + 2 * AIR else None


def across(shapes: list) -> list:
    """Those that reach across the top."""
    whole = [shape for shape in shapes if None not in (shape.top, shape.width, shape.height)]
    return [shape for shape in whole if shape.width / EMU > ACROSS * WIDTH and lowest([shape]) < LOWEST]


def lowest(shapes: list) -> float:
    """Where the last of them ends, in inches; 0 for none."""
    return max((shape.top + shape.height for shape in shapes), default=0) / EMU


def ink(layout, shape) -> str:
    """The company's own colour of titles where it can be read on the shape."""
    own, behind = titled(layout), filled(shape, layout)
    readable = not behind or contrast(own, behind) >= LARGE
    return f"#{own}" if readable else palette_on(behind, own)["text"]
