"""A staged file's records once more, each with its place: to quote them, and to write out those left out."""

from collections.abc import Iterator

from analysis.ingest.loading.load import Staged
from analysis.ingest.reading.read import Record, rows


def placed(staged: Staged) -> Iterator[tuple[int, int, Record]]:
    """(place among all records from 1, place among those that were read from 0, record)."""
    row = 0
    for place, record in _records(staged):
        yield place, row, record
        row += place not in staged.rejected


def _records(staged: Staged) -> Iterator[tuple[int, Record]]:
    """Of a file read as it lies, every line below the header is a record; of others, what its reader says."""
    plan = staged.plan
    if not plan.shape.plain:
        yield from rows(plan.source, plan.shape)
        return
    with plan.source.path.open(encoding="utf-8-sig", newline=None) as file:
        for line, text in enumerate(file, start=1):
            if line > plan.shape.lines:
                text = text.removesuffix("\n")
                yield line - plan.shape.lines, Record(line, text, text.split(plan.shape.delimiter))
