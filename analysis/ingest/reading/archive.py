"""Archives -> the files in them, never more than a disk can take: what unpacks to far too much is refused."""

import gzip
import zipfile
import zlib
from collections.abc import Callable
from functools import partial
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from analysis.errors import DataError

Part = tuple[str, Callable[[Path], None]]  # what it is called, how it is written to a path
CHUNK = 1 << 20
MOST, SUSPECT, RATIO = 4 << 30, 1 << 26, 400  # bytes unpacked; beyond SUSPECT, times the packed size
MEMBERS = 200
_TABLES = {".csv", ".tsv", ".tab", ".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".gz"}
_TEXTS = {".txt", ".dat", ""}
_FAULTS = (zipfile.BadZipFile, zlib.error, EOFError, gzip.BadGzipFile, NotImplementedError, RuntimeError, ValueError)


def unzip_gzip(name: str, path: Path, to: Path) -> None:
    """Write what a gzip archive holds to `to`. Raises DataError."""
    _write(name, path.stat().st_size, partial(gzip.open, path, "rb"), to)


def members(name: str, path: Path) -> tuple[list[Part], tuple[str, ...]]:
    """(the tables among the members of a zip archive, the names of the others). Raises DataError."""
    with zipfile.ZipFile(path) as archive:
        infos = [info for info in archive.infolist() if info.file_size and not _is_hidden(info)]
    chosen = next((some for some in (_with(infos, _TABLES), _with(infos, _TEXTS)) if some), [])
    if not chosen:
        raise DataError(f"{name} is a zip archive with no table in it.\nPut CSV files or workbooks into it.")
    if len(chosen) > MEMBERS or sum(info.file_size for info in chosen) > MOST:
        raise _too_much(name)
    whole = [info.filename for info in chosen]
    short = [PurePosixPath(each).name for each in whole]
    called = short if len(set(short)) == len(short) else whole
    parts = [(each, partial(_unzip, name, path, info)) for each, info in zip(called, chosen, strict=True)]
    return parts, tuple(info.filename for info in infos if info not in chosen)


def refuse_bomb(name: str, path: Path, most: int) -> None:
    """Raises DataError where the members of a zip archive (a workbook is one) come to more than `most` bytes."""
    with zipfile.ZipFile(path) as archive:
        if sum(info.file_size for info in archive.infolist()) > most:
            raise _too_much(name)


def _unzip(name: str, path: Path, info: zipfile.ZipInfo, to: Path) -> None:
    if info.flag_bits & 1:
        raise DataError(f"{name} is protected by a password.\nUnpack it, and import what is in it.")
    with zipfile.ZipFile(path) as archive:
        _write(name, info.compress_size, partial(archive.open, info), to)


def _write(name: str, packed: int, opened: Callable[[], BinaryIO], to: Path) -> None:
    written = 0
    try:
        with opened() as file, to.open("wb") as target:
            while chunk := file.read(CHUNK):
                written += len(chunk)
                if written > MOST or (written > SUSPECT and written > RATIO * packed):
                    raise _too_much(name)
                target.write(chunk)
    except _FAULTS as error:
        raise DataError(f"{name} is an archive that is damaged or cut off.\nFetch or export it again.") from error


def _with(infos: list[zipfile.ZipInfo], suffixes: set[str]) -> list[zipfile.ZipInfo]:
    return [info for info in infos if PurePosixPath(info.filename).suffix.lower() in suffixes]


def _is_hidden(info: zipfile.ZipInfo) -> bool:
    return info.is_dir() or any(part.startswith((".", "__MACOSX")) for part in PurePosixPath(info.filename).parts)


def _too_much(name: str) -> DataError:
    return DataError(f"{name} unpacks to far more than a company's tables.\nUnpack it, and import the tables you need.")
