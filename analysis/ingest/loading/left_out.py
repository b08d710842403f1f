"""All rows left out of a file, as a CSV that imports again once its cells are mended."""

import csv
from collections.abc import Iterator
from pathlib import Path

import duckdb

from analysis.ingest.cells.check import REPEAT
from analysis.ingest.loading.complain import known, why_rejected
from analysis.ingest.loading.load import Staged
from analysis.ingest.loading.placed import placed
from analysis.ingest.reading.read import Record

LINE, BECAUSE = "line", "left out because"
_AT_ONCE = 10_000


def write_left_out(con: duckdb.DuckDBPyConnection, staged: Staged, path: Path) -> int:
    """Write the rows left out of `staged`, as they stand in the file, with their line and reasons. Returns their count.

    A row with cells too many or too few keeps them, so that it is refused again until it is mended.
    """
    shape, rows = staged.plan.shape, 0
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=shape.delimiter, lineterminator="\n")
        writer.writerow([*shape.headers, LINE, BECAUSE])
        for record, because in _left_out(con, staged):
            writer.writerow([*record, *because])
            rows += 1
    return rows


def _left_out(con: duckdb.DuckDBPyConnection, staged: Staged) -> Iterator[tuple[list[str], tuple[int, str]]]:
    """(cells, (line, reasons)) of each record, in the file's order."""
    faulty = _faulty(con, staged)
    next_row, because = next(faulty, (None, ""))
    for place, row, record in placed(staged):
        if place in staged.rejected:
            yield (
                _uneven(record, len(staged.plan.shape.headers)),
                (record.line, why_rejected(staged.rejected[place])[0]),
            )
        elif row == next_row:
            yield record.cells, (record.line, because)
            next_row, because = next(faulty, (None, ""))


def _uneven(record: Record, width: int) -> list[str]:
    """The cells of a record that cannot be read; where their number is right by chance, its text in their place."""
    return record.cells if len(record.cells) != width else [record.text, *([""] if width == 1 else [])]


def _faulty(con: duckdb.DuckDBPyConnection, staged: Staged) -> Iterator[tuple[int, str]]:
    """(place among the records that were read, why) of those at fault, in order."""
    if not staged.faults.keys() - {REPEAT}:
        return
    whys = {fault: check.why for fault, check in known(staged).items()}
    record, listed = f"row // {staged.cells}", "list(distinct fault order by fault)"
    found = con.execute(f"select {record}, {listed} from {staged.at_fault} group by 1 order by 1")
    while rows := found.fetchmany(_AT_ONCE):
        yield from ((row, "; ".join(whys[fault] for fault in faults)) for row, faults in rows)
