"""How wide words are, in Liberation Sans, which has the widths of Arial: what fits here fits on the slide too."""

import unicodedata
from functools import cache
from pathlib import Path

FONTS = Path(__file__).parent / "fonts"
NAMES = {False: "LiberationSans-Regular", True: "LiberationSans-Bold"}
SLACK = 0.99  # of a line is filled: other programs round letters to their own grid
MORE = "…"
SQUARE = "□"  # in place of a letter that the font lacks
FILES = 0.2  # of a source's line: where its files have less, the line is cut at its end


@cache
def face(bold: bool):
    """The font, known to reportlab by its name of `NAMES`."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    font = TTFont(NAMES[bold], str(FONTS / f"{NAMES[bold]}.ttf"))
    pdfmetrics.registerFont(font)
    return font


def width(text: str, size: float, bold: bool = False) -> float:
    """Inches on one line; a letter that the font lacks counts as one of East Asia, as wide as it is high."""
    seen = drawable(text)
    return (face(bold).stringWidth(seen.replace(SQUARE, ""), size) + seen.count(SQUARE) * size) / 72


@cache
def drawable(text: str) -> str:
    """The text in letters the font has: without accents where it must be, else an empty square."""
    known = face(False).face.charToGlyph
    return "".join(letter if ord(letter) in known else _instead(letter, known) for letter in text)


def _instead(letter: str, known) -> str:
    plain = "".join(part for part in unicodedata.normalize("NFKD", letter) if ord(part) in known)
    return plain or ("" if unicodedata.combining(letter) else SQUARE)


def clean(text: str) -> str:
    """One line of printable letters; no line may begin with a percent sign."""
    kept = (letter if letter.isprintable() or letter == "\u00a0" else " " for letter in text)
    return " ".join(filter(None, "".join(kept).split(" "))).replace(" %", "\u00a0%")


def lines(text: str, size: float, wide: float, bold: bool = False) -> list[str]:
    """The text broken at spaces into lines of at most `wide` inches; a longer word is broken where it must be."""
    broken, line = [], ""
    for word in _pieces(clean(text), size, wide * SLACK, bold):
        longer = f"{line} {word}" if line else word
        if width(longer, size, bold) <= wide * SLACK:
            line = longer
        else:
            broken, line = [*broken, line], word
    return [*broken, line] if line else broken


def _pieces(text: str, size: float, wide: float, bold: bool) -> list[str]:
    pieces = []
    for word in text.split(" "):
        while width(word, size, bold) > wide and len(word) > 1:
            fits = next(n for n in range(len(word) - 1, 0, -1) if n == 1 or width(word[:n], size, bold) <= wide)
            pieces, word = [*pieces, word[:fits]], word[fits:]
        pieces.append(word)
    return [piece for piece in pieces if piece]


def fit(text: str, size: float, wide: float, most: int = 1, bold: bool = False) -> str:
    """The text, cut at a word so that it takes at most so many lines."""
    broken = lines(text, size, wide, bold)
    if len(broken) <= most:
        return clean(text)
    head, words = " ".join(broken[: most - 1]), broken[most - 1]
    while words and len(lines(f"{head} {words}{MORE}".strip(), size, wide, bold)) > most:
        words = words.rpartition(" ")[0] if " " in words else words[:-1]
    return f"{head} {words.rstrip(' ,;:.')}{MORE}".strip()


def sourced(source: str, size: float, wide: float) -> str:
    """Where numbers come from, on one line: its files are cut before its date and its run are."""
    source = clean(source)
    files, bracket, rest = source.partition(" (")
    free = wide * SLACK - width(bracket + rest, size)
    if width(source, size) <= wide * SLACK or free < wide * FILES:
        return fit(source, size, wide)
    return fit(files, size, free) + bracket + rest
