"""Text as the pages hold it: printable, in letters the font has, cut to its lines."""

import re

from analysis.export import letters
from analysis.export.document.printed import printed
from analysis.export.document.widths import LONGEST
from analysis.export.letters import clean, drawable, fit, lines
from analysis.export.marks import LABEL, TITLE

LONG, BREAK = re.compile(rf"\S{{{LONGEST},}}"), "\u200b"
RUNT = 12  # letters of a title's last line, at least


def said(text: str) -> str:
    return breakable(printed(clean(text)))


def fitted(text: str, size: float, width: float, most: int = 1, bold: bool = False) -> str:
    """At most so many lines of so many inches, cut at a word."""
    return breakable(printed(fit(text, size, width, most, bold)))


def breakable(text: str) -> str:
    """Words longer than a cell break anywhere."""
    return LONG.sub(lambda word: BREAK.join(word[0]), text)


def joined(bold: str, plain: str) -> list[str]:
    """A bold beginning and what follows, the space between them kept."""
    return [said(bold), " " * plain.startswith((" ", "\u00a0")) + said(plain)]


def sourced(source: str, wide: float) -> str:
    return breakable(drawable(letters.sourced(source, LABEL, wide)))


def headed(title: str, wide: float) -> str:
    """A title on two lines at most, whose second is no lone short word."""
    cut = fit(title, TITLE, wide, 2, bold=True)
    first, _, last = "\n".join(lines(cut, TITLE, wide, bold=True)).partition("\n")
    while f"{first} {last}" == cut and len(last) < RUNT and " " in first:
        first, _, word = first.rpartition(" ")
        last, cut = f"{word}\u00a0{last}", f"{first} {word}\u00a0{last}"
    return breakable(printed(cut))
