"""A text file's bytes, looked at once: its digest, and what every later reader may rely on."""

import codecs
import hashlib
import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

import numpy as np

from analysis.errors import DataError

CHUNK = 1 << 20
_LONG = 1 << 23  # bytes digested at a time: few turns, so that the look beside is not waited on
AS_UTF8 = "In Excel: File, Save As, `CSV UTF-8 (Comma delimited)`."


class NotUTF8(DataError):
    """The bytes are not UTF-8: `position` is that of the first that does not fit, from 0."""

    def __init__(self, name: str, position: int, byte: int):
        super().__init__(
            f"{name} is not saved as UTF-8: byte {position + 1:,} ({byte:#04x}) does not fit.\n"
            f"Save it as UTF-8. {AS_UTF8}"
        )
        self.position = position


@dataclass(frozen=True)
class Source:
    """A text in UTF-8 and what is known of it.

    name      what the person calls it
    path      where it lies
    sha256    digest of the bytes as they were given, and of what was chosen of them
    quoted    True where a quotation mark occurs at all
    blanks    which blanks occur: "" none, " " spaces alone, " \\t" tabs or no-break spaces as well
    breaks    lines, without blank ones at the end, where all end alike; None where they do not
    gaps      True where a blank line stands between others
    again     True where the first line stands once more further down, be it inside another
    nul       True where a NUL character occurs
    encoding  how the bytes were read, as people say it: "UTF-8", "cp1252", "UTF-16"
    notes     sentences on what was decided on the way
    """

    name: str
    path: Path
    sha256: str
    quoted: bool
    blanks: str
    breaks: int | None
    gaps: bool = False
    again: bool = False
    nul: bool = False
    encoding: str = "UTF-8"
    notes: tuple[str, ...] = ()


@dataclass
class _Counts:
    """What the bytes seen so far hold; `newlines`, `returns` and `pairs` (of the two) count line ends."""

    newlines: int = 0
    returns: int = 0
    pairs: int = 0
    gaps: int = 0
    first: bytes | None = None
    again: bool = False
    quoted: bool = False
    nul: bool = False
    blanks: str = ""
    last: bytes = b""
    newline: np.ndarray = field(default_factory=lambda: np.empty(CHUNK + 1, bool))  # used again: making it costs more
    both: np.ndarray = field(default_factory=lambda: np.empty(CHUNK + 1, bool))
    decoder: codecs.IncrementalDecoder = field(default_factory=codecs.getincrementaldecoder("utf-8"))

    def add(self, chunk: bytes | bytearray) -> None:
        self._find_first_line(chunk)
        self._count_breaks(chunk)
        self.quoted = self.quoted or b'"' in chunk
        self.nul = self.nul or b"\0" in chunk
        self.blanks = max(self.blanks, _blanks(chunk))
        self.last = bytes(chunk[-max(len(self.first or b""), 1) :])

    def _find_first_line(self, chunk: bytes) -> None:
        if self.first is None:
            self.first = re.split(rb"[\r\n]", chunk.removeprefix(codecs.BOM_UTF8), maxsplit=1)[0]
            self.again = chunk.find(self.first, chunk.find(self.first) + 1) >= 0
        elif not self.again:
            self.again = self.first in chunk or self.first in self.last + chunk[: len(self.first)]

    def _count_breaks(self, chunk: bytes | bytearray) -> None:
        letters = np.frombuffer(chunk, np.uint8)
        newline = np.equal(letters, 10, out=self.newline[: len(letters)])
        self.newlines += int(np.count_nonzero(newline))
        returns = letters == 13 if self.returns or b"\r" in chunk else None
        self.returns += 0 if returns is None else int(np.count_nonzero(returns))
        self._count_pairs(newline, returns)
        edge = np.frombuffer(self.last[-1:] + chunk[:1], np.uint8)
        self._count_pairs(edge == 10, edge == 13)

    def _count_pairs(self, newline: np.ndarray, returns: np.ndarray | None) -> None:
        self.gaps += self._both(newline[1:], newline[:-1])
        if returns is not None:
            self.pairs += self._both(newline[1:], returns[:-1])
            self.gaps += self._both(newline[:-1], returns[1:]) + self._both(returns[1:], returns[:-1])

    def _both(self, one: np.ndarray, other: np.ndarray) -> int:
        return int(np.count_nonzero(np.logical_and(one, other, out=self.both[: len(one)])))

    @property
    def breaks(self) -> int | None:
        if self.newlines and self.returns and not self.newlines == self.returns == self.pairs:
            return None
        return (self.newlines or self.returns) + (self.last[-1:] not in (b"\n", b"\r"))


def look(name: str, path: Path) -> Source:
    """Read `path` once, with its digest. Raises DataError where it is empty, NotUTF8 where it is not UTF-8."""
    counts, position = _Counts(), 0
    with path.open("rb", buffering=0) as file, ThreadPoolExecutor(1) as beside:
        digest = beside.submit(digest_of, path)
        for chunk in _chunks(file):
            _refuse_bad_bytes(name, chunk, position, counts.decoder)
            counts.add(chunk)
            position += len(chunk)
    if not position:
        raise DataError(f"{name} is empty.\nExport it again, with its header line.")
    pending = counts.decoder.getstate()[0]
    if pending:
        raise NotUTF8(name, position - len(pending), pending[0])
    blank = _blank_lines_at_end(path)
    breaks = None if counts.breaks is None else counts.breaks - blank
    return Source(
        name,
        path,
        digest.result(),
        counts.quoted,
        counts.blanks,
        breaks,
        gaps=counts.gaps > blank,
        again=counts.again,
        nul=counts.nul,
    )


def end_of(path: Path, size: int) -> bytes:
    """The last `size` bytes of a file, or all of it."""
    with path.open("rb") as file:
        file.seek(max(path.stat().st_size - size, 0))
        return file.read()


def _chunks(file: BinaryIO) -> Iterator[bytes | bytearray]:
    """The bytes of a file in one and the same buffer: a new one for every chunk was seen to cost two seconds a GB."""
    buffer = bytearray(CHUNK)
    while size := file.readinto(buffer):
        yield buffer if size == CHUNK else bytes(buffer[:size])


def digest_of(path: Path) -> str:
    """SHA-256 of the file's bytes."""
    digest, piece = hashlib.sha256(), memoryview(bytearray(_LONG))
    with path.open("rb", buffering=0) as file:
        while size := file.readinto(piece):
            digest.update(piece[:size])
    return digest.hexdigest()


def _blank_lines_at_end(path: Path) -> int:
    end = end_of(path, CHUNK)
    blank = end[len(end.rstrip(b"\r\n")) :]
    return max(blank.count(b"\n") or blank.count(b"\r"), 1) - 1


def _blanks(chunk: bytes | bytearray) -> str:
    if b"\t" in chunk or b"\xa0" in chunk:
        return " \t"
    return " " if b" " in chunk else ""


def _refuse_bad_bytes(name: str, chunk: bytes | bytearray, position: int, decoder: codecs.IncrementalDecoder) -> None:
    pending = decoder.getstate()[0]
    if chunk.isascii() and not pending:
        return
    try:
        decoder.decode(chunk)
    except UnicodeDecodeError as error:
        raise NotUTF8(name, position - len(pending) + error.start, error.object[error.start]) from error
