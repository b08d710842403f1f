"""Bytes -> UTF-8: as chosen by hand, else by byte order mark, by the pattern of NUL bytes, as UTF-8, as cp1252."""

import codecs
from pathlib import Path

from analysis.errors import DataError
from analysis.ingest.reading.source import NotUTF8

CHUNK = 1 << 20
_START = 1 << 16
_MARKS = {  # the longer ones first: UTF-32's begins like UTF-16's
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
_WORKBOOKS = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods")
_SAID = {"utf-16-le": "UTF-16", "utf-16-be": "UTF-16", "utf-16": "UTF-16", "utf-32": "UTF-32", "utf-8": "UTF-8"}
GUESSED = (
    "{name} does not say its encoding and is no UTF-8; it was read as cp1252 (Western European). Check the accents."
)
_BY_HAND = "Choose its encoding by hand (--encoding), or save it as UTF-8."


def find_codec(name: str, path: Path, chosen: str) -> str:
    """The codec of a text, "" where its start does not contradict UTF-8. Raises DataError."""
    if chosen:
        return _known(chosen)
    with path.open("rb") as file:
        start = file.read(_START)
    marked = next((codec for mark, codec in _MARKS.items() if start.startswith(mark)), "")
    return marked or _by_nuls(start)


def guess_codec(path: Path, fault: NotUTF8) -> str:
    """cp1252, where most of what is not ASCII does not fit UTF-8; else the text is UTF-8 that is damaged.

    Raises the fault where it is. A byte that cp1252 leaves undefined is no letter of Latin-1 either, but a control
    character: such a file is of another encoding, and refused when it is decoded.
    """
    decoder = codecs.getincrementaldecoder("utf-8")(errors="replace")
    right = wrong = 0
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            text = decoder.decode(chunk)
            bad = text.count("\ufffd")
            right, wrong = right + len(text) - len(text.encode("ascii", "ignore")) - bad, wrong + bad
    if right >= wrong:
        raise fault
    return "cp1252"


def rewrite(name: str, path: Path, codec: str, to: Path, expected: str) -> None:
    """Write the text as UTF-8 to `to`. Raises DataError with the byte that fits no encoding that was `expected`."""
    decoder, position = codecs.getincrementaldecoder(codec)(), 0
    with path.open("rb") as file, to.open("w", encoding="utf-8", newline="") as target:
        try:
            while chunk := file.read(CHUNK):
                target.write(decoder.decode(chunk))
                position += len(chunk)
            target.write(decoder.decode(b"", final=True))
        except UnicodeError as error:
            if name.lower().endswith(_WORKBOOKS):
                raise DataError(
                    f"{name} cannot be opened as a workbook: it is damaged.\nSave it again in Excel."
                ) from error
            at = position + getattr(error, "start", 0) + 1
            raise DataError(f"{name} is not saved as {expected}: byte {at:,} does not fit.\n{_BY_HAND}") from error


def said(codec: str) -> str:
    """What people call a codec."""
    return _SAID.get(codec, codec)


def _known(chosen: str) -> str:
    try:
        found = codecs.lookup(chosen)
        codecs.getincrementaldecoder(chosen)().decode(b"")
        "".encode(chosen)
    except (LookupError, TypeError) as error:
        raise DataError(f"There is no encoding called {chosen}.\nName one of: utf-8, cp1252, utf-16.") from error
    return "" if found.name in ("utf-8", "utf-8-sig", "ascii") else found.name


def _by_nuls(start: bytes) -> str:
    """UTF-16 without its mark: every second byte of what is written in ASCII is NUL, and no other byte is."""
    if len(start) < 4 or len(start) % 2:
        return ""
    high, low = start[::2].count(0), start[1::2].count(0)
    pairs = len(start) // 2
    if low > pairs / 5 and high < pairs / 50:
        return "utf-16-le"
    return "utf-16-be" if high > pairs / 5 and low < pairs / 50 else ""
