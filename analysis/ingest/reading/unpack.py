"""A file as it was given -> the texts in it, plain and in UTF-8: archives, workbooks and encodings end here."""

import hashlib
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

from analysis.errors import DataError
from analysis.ingest.choices import File
from analysis.ingest.reading.archive import Part, members, unzip_gzip
from analysis.ingest.reading.decode import GUESSED, find_codec, guess_codec, rewrite, said
from analysis.ingest.reading.kind import GZIP, TEXT, ZIP, kind_of
from analysis.ingest.reading.source import CHUNK, NotUTF8, Source, digest_of, look
from analysis.ingest.reading.workbook import sheets

DEEP = 3  # a zip of zips of workbooks
Text = tuple[tuple[str, ...], Path, tuple[str, ...]]  # what it is called inside the file, where it lies, what is left


def unpack(file: File, folder: Path) -> list[Source]:
    """The texts of a file: of a zip archive one a member, of a workbook one a sheet, unless one of them is chosen.

    A text in UTF-8 is read where it lies; all else is written into `folder`. Raises DataError.
    """
    spot = Path(tempfile.mkdtemp(dir=folder))
    path = _on_disk(file, spot)
    texts = _chosen(file, [text for text in _texts(file, path, spot) if text[1] == path or _holds_something(text[1])])
    if not texts:
        raise DataError(f"{file.name} holds no table: all in it is empty.\nExport it again, with its header line.")
    return [_source(file, path, text, spot, alone=len(texts) == 1 and not file.choices.sheet) for text in texts]


def _on_disk(file: File, spot: Path) -> Path:
    if isinstance(file.content, bytes):
        path = spot / "given"
        path.write_bytes(file.content)
        return path
    if not file.content.is_file():
        raise DataError(f"There is no file {file.content}.\nCheck the name and the folder.")
    return file.content.resolve()


def _texts(file: File, path: Path, spot: Path, depth: int = 0) -> Iterator[Text]:
    kind = kind_of(file.name, path)
    if kind == TEXT:
        yield (), path, ()
        return
    if depth == DEEP:
        raise DataError(f"{file.name} holds archives inside archives.\nUnpack it, and import the tables you need.")
    if kind == GZIP:
        parts, left = [("", partial(unzip_gzip, file.name, path))], ()
    else:
        parts, left = (members if kind == ZIP else sheets)(file.name, path)
    for called, write in _narrowed(parts, file.choices.sheet):
        inner = Path(tempfile.mkstemp(dir=spot)[1])
        write(inner)
        labels = (f"sheet {called}" if kind not in (ZIP, GZIP) else called,) if called else ()
        for more, text, further in _of_part(file, inner, spot, depth, kind):
            yield (*labels, *more), text, (*left, *further)


def _of_part(file: File, inner: Path, spot: Path, depth: int, kind: str) -> Iterator[Text]:
    """A sheet is written as text; what an archive holds may be anything."""
    return _texts(file, inner, spot, depth + 1) if kind in (ZIP, GZIP) else iter([((), inner, ())])


def _narrowed(parts: list[Part], chosen: str) -> list[Part]:
    return [part for part in parts if _is_called(chosen, part[0])] or parts


def _chosen(file: File, texts: list[Text]) -> list[Text]:
    chosen = file.choices.sheet
    if not chosen or not any(labels for labels, *_ in texts):
        return texts
    found = [text for text in texts if any(_is_called(chosen, label) for label in text[0])]
    if not found:
        has = ", ".join(label.removeprefix("sheet ") for labels, *_ in texts for label in labels)
        raise DataError(f"{file.name} has no sheet or table called {chosen}.\nIt has: {has}.")
    return found


def _is_called(chosen: str, label: str) -> bool:
    names = {label, label.removeprefix("sheet "), Path(label).name, Path(label).stem}
    return bool(chosen) and chosen.casefold() in {name.casefold() for name in names}


def _holds_something(path: Path) -> bool:
    with path.open("rb") as file:
        return any(chunk.strip(b" \t\r\n,;\0\xef\xbb\xbf\xff\xfe") for chunk in iter(partial(file.read, CHUNK), b""))


def _source(file: File, given: Path, text: Text, spot: Path, alone: bool) -> Source:
    labels, path, left = text
    name = file.name if alone else ", ".join((file.name, *labels))
    source, codec = _decoded(name, path, file.choices.encoding, spot)
    notes = (*source.notes, *_left_out(file.name, left))
    return replace(source, sha256=_digest(source, given, labels, codec), notes=notes)


def _decoded(name: str, path: Path, chosen: str, spot: Path) -> tuple[Source, str]:
    """(the text as UTF-8, the codec it was rewritten from or "")."""
    codec, guessed = find_codec(name, path, chosen), False
    if not codec:
        try:
            return look(name, path), ""
        except NotUTF8 as fault:
            if chosen:
                raise
            codec, guessed = guess_codec(path, fault), True
    copy = Path(tempfile.mkstemp(dir=spot)[1])
    rewrite(name, path, codec, copy, f"UTF-8 or {codec}" if guessed else said(codec))
    notes = (GUESSED.format(name=name),) if guessed else ()
    return replace(look(name, copy), encoding=said(codec), notes=notes), codec


def _digest(source: Source, given: Path, labels: tuple[str, ...], codec: str) -> str:
    """Of the bytes as they were given and, where they can be read in several ways, of the way."""
    if source.path == given:
        return source.sha256
    whole = digest_of(given)
    return hashlib.sha256("\n".join((whole, *labels, codec)).encode()).hexdigest() if labels or codec else whole


def _left_out(name: str, left: tuple[str, ...]) -> tuple[str, ...]:
    return (f"Left aside in {name}: {', '.join(left)}.",) if left else ()
