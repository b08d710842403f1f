"""Letters that the document's own font lacks: from a font of the machine that has them, else a square, which is told.

A text in the document's own letters never meets another font, so that it is the same bytes on every machine.
"""

from functools import cache

from analysis.export.letters import FONTS, SQUARE, drawable

TOLD = f"{SQUARE} stands for a letter that could not be printed. "
PROBE = b"""#set document(title: "Letters")
#set text(font: "Liberation Sans", fallback: true)
#sys.inputs.letters *#sys.inputs.letters*"""


def printed(text: str) -> str:
    """The text in letters that can be printed."""
    return " ".join(_word(word) for word in text.split(" "))


def _word(word: str) -> str:
    """With what the machine's fonts have; not where its letters and marks need two fonts at once."""
    if not any(_beyond(letter) for letter in word):
        return drawable(word)
    kept = "".join(letter if _beyond(letter) and _on_machine(letter) else drawable(letter) for letter in word)
    return kept if _on_machine(kept) else drawable(word)


def fonts(text: str):
    """Typst's fonts for all of a document's text: the machine's stand behind its own only where it needs them."""
    return _fonts(any(_beyond(letter) for letter in set(text)))


@cache
def _fonts(machine: bool):
    import typst

    return typst.Fonts(include_system_fonts=machine, font_paths=[str(FONTS)])


def _beyond(letter: str) -> bool:
    return letter != SQUARE and drawable(letter) in ("", SQUARE)


@cache
def _on_machine(letters: str) -> bool:
    """Whether fonts have them: without one, typst makes no tagged page."""
    import typst

    try:
        typst.compile(PROBE, font_paths=_fonts(True), sys_inputs={"letters": letters}, pdf_standards="ua-1")
    except typst.TypstError:
        return False
    return True
