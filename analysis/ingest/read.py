"""Bytes -> a text file that is known to be UTF-8, with its header and its records. Nothing here knows the tables."""

import codecs
import csv
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from analysis.errors import DataError

CHUNK = 1 << 20
_OTHER_FORMATS = {
    b"PK\x03\x04": "an Excel workbook or a zip archive",
    b"\xd0\xcf\x11\xe0": "an old Excel workbook",
    b"\x1f\x8b": "a gzip archive",
    b"%PDF": "a PDF",
}
AS_UTF8 = "In Excel: File, Save As, `CSV UTF-8 (Comma delimited)`."

csv.field_size_limit(1 << 30)  # a long cell is for the reader of the table to refuse, with its line


@dataclass(frozen=True)
class Source:
    """A file whose bytes were looked at once.

    name    what the person calls it
    path    where it lies
    quoted  True where a quotation mark occurs at all
    blanks  which blanks occur: "" none, " " spaces alone, " \\t" tabs or no-break spaces as well
    breaks  line ends, where they are all alike; None where they are mixed
    encoding  how the bytes were read, as people call it
    """

    name: str
    path: Path
    sha256: str
    quoted: bool
    blanks: str
    breaks: int | None
    encoding: str = "UTF-8"


@dataclass(frozen=True)
class Record:
    """One record: the line it begins on, its text as it stands in the file, and its cells ([] for a blank line)."""

    line: int
    text: str
    cells: list[str]


def look(name: str, path: Path) -> Source:
    """Read `path` once: its digest, and whether it is text. Raises DataError with the byte position where it is not."""
    digest = hashlib.sha256()
    decoder = codecs.getincrementaldecoder("utf-8")()
    position = newlines = returns = 0
    quoted, blanks = False, ""
    last = b""
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            if not position:
                _refuse_other_formats(name, chunk)
            _refuse_bad_bytes(name, chunk, position, decoder)
            digest.update(chunk)
            newlines, returns = newlines + chunk.count(b"\n"), returns + chunk.count(b"\r")
            quoted, blanks = quoted or b'"' in chunk, max(blanks, _blanks(chunk))
            position, last = position + len(chunk), chunk[-1:]
    if not position:
        raise DataError(f"{name} is empty.\nExport it again, with its header line.")
    _refuse_cut_character(name, position, decoder)
    return Source(name, path, digest.hexdigest(), quoted, blanks, _breaks(newlines, returns, last))


def records(source: Source, delimiter: str) -> Iterator[Record]:
    """Every record of the file in order, header and blank lines among them."""
    taken: list[str] = []

    def lines(file: Iterator[str]) -> Iterator[str]:
        for line in file:
            taken.append(line)
            yield line

    with source.path.open(encoding="utf-8-sig", newline="") as file:
        reader, line = csv.reader(lines(file), delimiter=delimiter), 1
        for cells in reader:
            yield Record(line, "".join(taken).rstrip("\r\n"), cells)
            taken.clear()
            line = reader.line_num + 1


def rows(source: Source, delimiter: str, lines: int) -> Iterator[tuple[int, Record]]:
    """(place from 1, record) of every record below the first `lines` lines; a blank line takes a place."""
    below = (record for record in records(source, delimiter) if record.line > lines)
    return ((place, record) for place, record in enumerate(below, start=1) if record.cells)


def header(source: Source, delimiter: str) -> tuple[list[str], int]:
    """The cells of the first line that is not blank, and the number of lines up to and with it. Raises DataError."""
    for record in records(source, delimiter):
        if any(cell.strip() for cell in record.cells):
            return [cell.strip(" \t\xa0\ufeff") for cell in record.cells], record.line + _extra_lines(record.text)
    raise DataError(f"{source.name} holds nothing but blank lines.\nExport it again, with its header line.")


def _extra_lines(text: str) -> int:
    return len(text.replace("\r\n", "\n").replace("\r", "\n").split("\n")) - 1


def _blanks(chunk: bytes) -> str:
    if b"\t" in chunk or b"\xa0" in chunk:
        return " \t"
    return " " if b" " in chunk else ""


def _breaks(newlines: int, returns: int, last: bytes) -> int | None:
    if newlines and returns not in (0, newlines):
        return None
    return (newlines or returns) + (last not in (b"\n", b"\r"))


def _refuse_other_formats(name: str, start: bytes) -> None:
    for magic, what in _OTHER_FORMATS.items():
        if start.startswith(magic):
            raise DataError(f"{name} is {what}, not a CSV file.\nSave the sheet as CSV and import that. {AS_UTF8}")
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise DataError(f"{name} is saved as UTF-16 (`Unicode text`), not as UTF-8.\nSave it as UTF-8. {AS_UTF8}")


def _refuse_bad_bytes(name: str, chunk: bytes, position: int, decoder: codecs.IncrementalDecoder) -> None:
    nul = chunk.find(b"\0")
    if nul >= 0:
        raise DataError(
            f"{name} holds a NUL character at byte {position + nul + 1:,}: it is damaged, or no CSV file.\n"
            f"Export it again as CSV. {AS_UTF8}"
        )
    pending = decoder.getstate()[0]
    if chunk.isascii() and not pending:
        return
    try:
        decoder.decode(chunk)
    except UnicodeDecodeError as error:
        _refuse_not_utf8(name, position - len(pending) + error.start, error.object[error.start])


def _refuse_cut_character(name: str, position: int, decoder: codecs.IncrementalDecoder) -> None:
    pending = decoder.getstate()[0]
    if pending:
        _refuse_not_utf8(name, position - len(pending), pending[0])


def _refuse_not_utf8(name: str, position: int, byte: int) -> None:
    raise DataError(
        f"{name} is not saved as UTF-8: byte {position + 1:,} ({byte:#04x}) does not fit.\nSave it as UTF-8. {AS_UTF8}"
    )
