"""A workbook -> its sheets as CSV, row n of a sheet on line n, so that a complaint's line is the row people see."""

import csv
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from analysis.errors import DataError
from analysis.ingest.reading.archive import Part, refuse_bomb

MOST = 2 << 30  # bytes of a workbook's unpacked XML
EXACT = 1 << 53  # below it every whole number is a float of its own


def sheets(name: str, path: Path) -> tuple[list[Part], tuple[str, ...]]:
    """(the visible sheets of a workbook, the names of the hidden ones). Raises DataError."""
    from python_calamine import SheetTypeEnum, SheetVisibleEnum

    if zipfile.is_zipfile(path):
        refuse_bomb(name, path, MOST)
    book = _opened(name, path)
    tables = [sheet for sheet in book.sheets_metadata if sheet.typ == SheetTypeEnum.WorkSheet]
    shown = [sheet.name for sheet in tables if sheet.visible == SheetVisibleEnum.Visible]
    hidden = tuple(sheet.name for sheet in tables if sheet.name not in shown)
    return [(sheet, partial(_write, name, book, sheet)) for sheet in shown or hidden], hidden if shown else ()


def text_of(value: Any) -> str:
    """A cell as text: whole numbers without a point, days and times as ISO writes them, on one line."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < EXACT else repr(value)
    if isinstance(value, datetime):
        value = _to_the_second(value)
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ")
    if isinstance(value, (date, time)):
        return value.isoformat()
    if isinstance(value, timedelta):
        hours, rest = divmod(round(value.total_seconds()), 3600)
        return f"{hours}:{rest // 60:02}:{rest % 60:02}"
    return " ".join(str(value).split("\n")).replace("\r", "")


def _to_the_second(value: datetime) -> datetime:
    """Excel keeps days as fractions: 23:59:59.9999 is midnight."""
    return (value + timedelta(microseconds=500_000)).replace(microsecond=0)


@dataclass(frozen=True)
class _Read:
    """Raises DataError where the reader of workbooks fails, also where it panics: that is no Exception in Python."""

    what: str

    def __enter__(self) -> None:
        """Nothing is opened."""

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: Any) -> None:
        from python_calamine import CalamineError, PasswordError

        if kind and issubclass(kind, PasswordError):
            raise DataError(
                f"{self.what} is protected by a password.\nSave it without one, and import that."
            ) from error
        if kind and (issubclass(kind, (CalamineError, ValueError)) or kind.__name__ == "PanicException"):
            raise DataError(
                f"{self.what} cannot be read: the workbook is damaged or protected by a password.\n"
                "Open it in a spreadsheet and save it as an Excel workbook (.xlsx) again."
            ) from error


def _opened(name: str, path: Path) -> Any:
    from python_calamine import load_workbook

    with _Read(name):
        return load_workbook(path.open("rb"))


def _write(name: str, book: Any, sheet: str, to: Path) -> None:
    with _Read(f"The sheet {sheet} of {name}"), to.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        for row in book.get_sheet_by_name(sheet).iter_rows():
            _write_row(file, writer, [text_of(value) for value in row])


def _write_row(file: Any, writer: Any, cells: Sequence[str]) -> None:
    _ = writer.writerow(cells) if any(cells) else file.write("\n")
