"""A source and its shape -> its rows, each with its line and its text, whole or with what is wrong with it."""

from collections import deque
from collections.abc import Callable, Iterator
from itertools import islice

from analysis.ingest.reading.aside import Aside, what_is
from analysis.ingest.reading.shape import Shape
from analysis.ingest.reading.source import Source
from analysis.ingest.reading.split import Record, end_of, split, torn

__all__ = ["Record", "Source", "rows"]
SHORT, LONG, NUL = "MISSING COLUMNS", "TOO MANY COLUMNS", "NUL CHARACTER"


def rows(source: Source, shape: Shape, aside: Aside | None = None) -> Iterator[tuple[int, Record]]:
    """(place from 1, record) of every row; a line that is none, blank or set aside, takes a place but is not given.

    aside  takes the lines below the header that are no rows
    """
    headers = shape.headers
    for place, record in enumerate(_below(source, shape), start=1):
        if not record.cells:
            continue
        what = what_is(record.cells, headers)
        if what:
            _ = aside and aside.add(record.line, what, record.text)
            continue
        fault = record.fault or _fault(record, source, shape)
        yield place, record._replace(fault=fault) if fault else record


def _below(source: Source, shape: Shape) -> Iterator[Record]:
    with source.path.open(encoding="utf-8-sig", newline="") as file:
        header = deque(islice(file, shape.lines), maxlen=1)
        width = len(shape.headers)
        records = split(file, shape.delimiter, shape.quote, shape.escape, width, shape.lines + 1)
        mixed = header and source.breaks is None
        yield from torn(records, width, end_of(header[0]), _is_aside(shape)) if mixed else records


def _is_aside(shape: Shape) -> Callable[[Record], bool]:
    return lambda record: bool(what_is(record.cells, shape.headers))


def _fault(record: Record, source: Source, shape: Shape) -> str:
    width = len(shape.headers)
    if len(record.cells) != width:
        return SHORT if len(record.cells) < width else LONG
    if shape.named < width and any(cell.strip() for cell in record.cells[shape.named :]):
        return LONG
    return NUL if source.nul and "\0" in record.text else ""
