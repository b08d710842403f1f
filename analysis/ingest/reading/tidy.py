"""A file that is not plain -> a plain copy of its whole rows, and what was wrong with the others."""

import csv
from pathlib import Path

from analysis.ingest.reading.aside import Aside
from analysis.ingest.reading.read import rows
from analysis.ingest.reading.shape import Shape
from analysis.ingest.reading.source import Source


def tidy(source: Source, shape: Shape, path: Path, aside: Aside | None = None) -> dict[int, str]:
    """Write the whole rows to `path` as CSV in UTF-8 (comma, `"` doubled, `\\n`, as many cells as headers, no header).

    A line break inside a cell becomes `\\n`: DuckDB takes one kind of line end for all of a file.

    Returns the place of every other row -> the reader's word for what is wrong with it; `aside` takes what is no row.
    """
    rejected: dict[int, str] = {}
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        for place, record in rows(source, shape, aside):
            if record.fault:
                rejected[place] = record.fault
            else:
                writer.writerow(_with_one_break(record.cells) if "\r" in record.text else record.cells)
    return rejected


def _with_one_break(cells: list[str]) -> list[str]:
    return [cell.replace("\r\n", "\n").replace("\r", "\n") for cell in cells]
