"""Text as the pages hold it: printable, in letters the font has, cut to its lines."""

from analysis.export.letters import clean, drawable, fit


def said(text: str) -> str:
    return drawable(clean(text))


def fitted(text: str, size: float, width: float, most: int = 1, bold: bool = False) -> str:
    """At most so many lines of so many inches, cut at a word."""
    return drawable(fit(text, size, width, most, bold))


def joined(bold: str, plain: str) -> list[str]:
    """A bold beginning and what follows, the space between them kept."""
    return [said(bold), " " * plain.startswith((" ", "\u00a0")) + said(plain)]
