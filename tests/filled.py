"""The survey kit's form, filled in the way a person fills it: the workbook that was sent, with cells typed into it."""

import io
import re
import zipfile
from collections.abc import Sequence
from datetime import date
from xml.sax.saxutils import escape

from python_calamine import CalamineWorkbook

SHEET = "xl/worksheets/sheet1.xml"
FIRST = 4  # the row of the first person, from 1
BEGINNING = date(1899, 12, 30)  # a spreadsheet's day 0

Cell = str | float | date | None


def fill(form: bytes, rows: Sequence[Sequence[Cell]]) -> bytes:
    """The workbook with `rows` under its header; None leaves a cell empty."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(form)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = old.read(name)
            new.writestr(name, _typed(part.decode(), rows) if name == SHEET else part)
    return made.getvalue()


def as_csv(workbook: bytes, delimiter: str = ",", encoding: str = "utf-8") -> bytes:
    """The first sheet as Excel saves it: days as they are shown, \\r\\n, quotation marks where they are needed."""
    rows = CalamineWorkbook.from_filelike(io.BytesIO(workbook)).get_sheet_by_index(0).to_python()
    return "".join(f"{delimiter.join(_shown(cell, delimiter) for cell in row)}\r\n" for row in rows).encode(encoding)


def _typed(sheet: str, rows: Sequence[Sequence[Cell]]) -> str:
    columns = re.findall(r'<col min="(\d+)" max="(\d+)" [^>]*style="(\d+)"', sheet)
    styles = {at: style for first, last, style in columns for at in range(int(first) - 1, int(last))}
    typed = "".join(_row(FIRST + place, row, styles) for place, row in enumerate(rows))
    return sheet.replace("</sheetData>", f"{typed}</sheetData>")


def _row(number: int, row: Sequence[Cell], styles: dict[int, str]) -> str:
    cells = (_cell(f"{_letters(at)}{number}", styles[at], cell) for at, cell in enumerate(row) if cell is not None)
    return f'<row r="{number}">{"".join(cells)}</row>'


def _cell(place: str, style: str, value: Cell) -> str:
    if isinstance(value, str):
        return f'<c r="{place}" s="{style}" t="inlineStr"><is><t>{escape(value)}</t></is></c>'
    number = (value - BEGINNING).days if isinstance(value, date) else value
    return f'<c r="{place}" s="{style}"><v>{number}</v></c>'


def _letters(at: int) -> str:
    return (_letters(at // 26 - 1) if at >= 26 else "") + chr(ord("A") + at % 26)


def _shown(cell: object, delimiter: str) -> str:
    text = str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)
    return '"' + text.replace('"', '""') + '"' if any(mark in text for mark in (delimiter, '"', "\n")) else text
