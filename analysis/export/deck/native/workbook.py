"""The workbook behind a chart: what "Edit data" shows, series, intervals and words."""

import io
import math
from dataclasses import dataclass

from analysis.export.deck.native.plot import Drawn, Plot

SHEET = "Sheet1"


@dataclass(frozen=True, kw_only=True)
class Column:
    """A heading and a cell a row; NaN and "" are empty cells."""

    heading: str
    cells: tuple
    key: tuple[int, str] = (-1, "")


def columns(plot: Plot) -> tuple[Column, ...]:
    """Categories, the series side by side, then how far whiskers reach, then all that stands beside."""
    series = [Column(heading=one.name, cells=one.values, key=(n, "values")) for n, one in enumerate(plot.series)]
    more = [column for n, one in enumerate(plot.series) for column in _of_series(n, one)]
    beside = [Column(heading=heading, cells=tuple(cells)) for heading, cells in plot.beside]
    return (Column(heading="", cells=plot.labels), *series, *more, *beside)


def _of_series(n: int, one: Drawn) -> list[Column]:
    found = [Column(heading=f"{one.name}, row", cells=one.rows, key=(n, "rows"))] if one.rows else []
    if one.whiskers:
        found.append(Column(heading=f"{one.name}, up", cells=one.whiskers.up, key=(n, "up")))
        found.append(Column(heading=f"{one.name}, down", cells=one.whiskers.down, key=(n, "down")))
    return found


def where(plot: Plot) -> dict[tuple[int, str], str]:
    """(series, what of it) -> its cells; (series, "name") -> its heading."""
    found = {}
    for place, column in enumerate(columns(plot)):
        letter, last = letters(place), len(column.cells) + 1
        found[column.key] = f"{SHEET}!${letter}$2:${letter}${last}"
        if column.key[1] == "values":
            found[(column.key[0], "name")] = f"{SHEET}!${letter}$1"
    return found | {(-1, "labels"): f"{SHEET}!$A$2:$A${len(plot.labels) + 1}"}


def letters(place: int) -> str:
    """The name of a column: 0 is A, 26 is AA."""
    name = ""
    while place >= 0:
        place, name = place // 26 - 1, chr(65 + place % 26) + name
    return name


def workbook(plot: Plot) -> bytes:
    """The columns as an XLSX; what is not known or may not be shown has no cell."""
    from xlsxwriter import Workbook

    file = io.BytesIO()
    with Workbook(file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        sheet, bold = book.add_worksheet(SHEET), book.add_format({"bold": True})
        form = book.add_format({"num_format": plot.form})
        for place, column in enumerate(columns(plot)):
            sheet.write_string(0, place, column.heading, bold)
            for row, cell in enumerate(column.cells, 1):
                if isinstance(cell, str):
                    if cell:
                        sheet.write_string(row, place, cell)
                elif not math.isnan(cell):
                    sheet.write_number(row, place, cell, form)
    return file.getvalue()
