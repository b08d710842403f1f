"""Files that are not one table under one header: grouped reports, several tables, no header. Refused, never shifted."""

import csv
import re
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice, repeat

from analysis.errors import DataError
from analysis.ingest.reading.aside import bare, is_header_again, is_value, what_is
from analysis.ingest.reading.dialect import Cut, Fit
from analysis.ingest.reading.source import Source
from analysis.ingest.reading.split import Record

TRIED = 200  # lines that may be a second header are held against the tables; more are a pattern of the file
AROUND = 50  # lines above and below such a line that are held against each other
_GROUP = re.compile(r"(?!(grand |sub)?total|\d).{1,200} \(\d[\d,.]* (records?|items?)\)", re.IGNORECASE)
_GROUPING = re.compile(r"(subtotal|grand (total|summar).*|sum of .*|record count)", re.IGNORECASE)
_YEAR = re.compile(r"(19|20)\d\d")
_BLANKS = {"", "-", "n/a", "na", "null", "none", "nan", "#n/a"}


def refuse_grouped(name: str, cut: Cut) -> None:
    """Raises DataError for a summary or matrix report, whose rows stand under headings instead of repeating them."""
    rows = [[bare(cell) for cell in record.cells] for record in cut.records]
    lone = [filled[0] for row in rows if len(filled := [cell for cell in row if cell]) == 1]
    below = rows[cut.at + 1 :]
    subtotals = any("subtotal" in (cell.lower() for cell in row) for row in below)
    gappy = subtotals and any(not row[0] and sum(map(bool, row)) > 1 and not what_is(row, [""]) for row in below if row)
    matrix = not cut.score and any(_GROUPING.fullmatch(cell) for row in rows for cell in row)
    if gappy or matrix or any(map(_GROUP.fullmatch, lone)):
        raise DataError(
            f"{name} is a summary or matrix report: its rows are grouped under headings and subtotals.\n"
            "Export it as `Details Only` (in Salesforce: Export, Details Only, .csv), one row a record."
        )


def refuse_no_header(name: str, cut: Cut, headers: Sequence[str], samples: Sequence[Sequence[str]]) -> None:
    """Raises DataError where no line fits a table and what would be the header is a row like those below it."""
    values = {at for at, cell in enumerate(headers) if is_value(cell) and not _YEAR.fullmatch(cell)}
    if not cut.score and values and all(_value_columns(samples, 0.6) >= {at} for at in values):
        raise DataError(
            f"{name} has no header line: it begins with `{cut.records[cut.at].text[:100]}`.\n"
            "Put a line with the names of the columns above the rows."
        )


def refuse_second_table(source: Source, shape, fit: Fit, near: int) -> None:
    """Raises DataError where another header stands below the rows: in the first `near` lines, or after a blank line.

    A line that fills a table is one. A line with a few known words may as well be a row of a file that fills none: it
    is one where words stand in place of all values, or where the rows below it are of another width or other types.
    """
    values = _value_columns(shape.samples, 0.9)
    for line, cells, after_blank, around in islice(_header_like(source, shape, near), TRIED):
        rank = _rank(fit, cells, shape.headers)
        words = after_blank and _in_place_of(values, cells)
        if words or rank > 0 or (rank == 0 and _others_below(cells, *around)):
            raise DataError(
                f"{source.name} holds more than one table: another header stands on line {line:,} "
                f"({', '.join(cells)[:100]}).\nSave each table as a file of its own."
            )


def is_wording(record: Record, below: Sequence[Record]) -> bool:
    """True where the line under the header says the header in other words: no value where all other rows have some."""
    cells = [bare(cell) for cell in record.cells]
    values = _value_columns([row.cells for row in below], 0.9)
    filled = [cell for cell in cells if cell]
    if len(values) < 2 or len(below) < 2 or any(map(is_value, filled)) or len(set(filled)) < len(filled):
        return False
    words = [cells[at] for at in values if at < len(cells) and _is_words(cells[at])]
    return len(words) >= len(values) / 2 and sum(map(len, words)) >= 6 * len(words)


def _header_like(source: Source, shape, near: int) -> Iterator[tuple[int, list[str], bool, tuple[list, list]]]:
    """(line, cells, whether under a blank line, rows above and below) of lines of words that stand so or share a name
    with the header."""
    names, after_blank, above = {name for name in shape.headers if name}, False, []
    with source.path.open(encoding="utf-8-sig", newline="") as file:
        lines = islice(file, shape.lines, None if source.gaps else near)
        for number, (line, below) in enumerate(_with_below(lines), shape.lines + 1):
            if _is_blank(line, shape):
                after_blank = True
                continue
            if after_blank or number <= near:
                cells = _cells(line, shape)
                if (after_blank or not names.isdisjoint(cells)) and _is_header_like(cells, shape):
                    yield number, cells, after_blank, ([_cells(row, shape) for row in above], _block(below, shape))
            after_blank = False
            if len(above) < AROUND:
                above.append(line)


def _with_below(lines: Iterable[str]) -> Iterator[tuple[str, Sequence[str]]]:
    """Each line with those below it."""
    ahead: deque[str] = deque()
    for line in chain(lines, repeat("", AROUND)):
        ahead.append(line)
        if len(ahead) > AROUND:
            yield ahead.popleft(), ahead


def _block(below: Sequence[str], shape) -> list[list[str]]:
    """The rows below a line, up to the next blank one."""
    rows = []
    for line in below:
        if _is_blank(line, shape):
            break
        rows.append(_cells(line, shape))
    return rows


def _others_below(cells: Sequence[str], above: Sequence[Sequence[str]], below: Sequence[Sequence[str]]) -> bool:
    """True where words stand in the line in place of all values above it, or where the rows below it are as wide as it
    and not as those above, or hold values where those hold words, or words where those hold values."""
    if not above or not below:
        return False
    width, before, after = _width([cells]), _width(above), _width(below)
    other_width = after <= width < before or before < after <= width
    (values, words), (values_below, words_below) = _kinds(above), _kinds(below)
    other_types = values & words_below or words & values_below
    return other_width or bool(other_types) or _in_place_of(values, cells)


def _in_place_of(values: set[int], cells: Sequence[str]) -> bool:
    """True where words stand in all columns that hold values, and there are some."""
    return bool(values) and all(at < len(cells) and _is_words(cells[at]) for at in values)


def _kinds(rows: Sequence[Sequence[str]]) -> tuple[set[int], set[int]]:
    """(columns of values, columns of words), each in nine of ten filled cells."""
    some = _value_columns(rows, 0.1)
    filled = {at for row in rows for at, cell in enumerate(row) if cell.lower() not in _BLANKS}
    return _value_columns(rows, 0.9), filled - some


def _width(rows: Sequence[Sequence[str]]) -> int:
    return max((at + 1 for row in rows for at, cell in enumerate(row) if cell), default=0)


def _cells(line: str, shape) -> list[str]:
    return [bare(cell) for cell in next(csv.reader([line], delimiter=shape.delimiter), [])]


def _is_blank(line: str, shape) -> bool:
    return not line.strip(' "\t\r\n' + shape.delimiter)


def _is_header_like(cells: list[str], shape) -> bool:
    filled = [cell for cell in cells if cell]
    if len(filled) < 2 or len(set(filled)) < len(filled) or any(len(cell) > 80 or is_value(cell) for cell in filled):
        return False
    return not is_header_again(cells, shape.headers) and not what_is(cells, shape.headers)


def _rank(fit: Fit, cells: Sequence[str], headers: Sequence[str]) -> int:
    """How well a line would do as a header, where it does no worse than the file's own; 0 for known words, -1 else."""
    try:
        found = fit(tuple(cells))
        return int(found[0]) if found and found[:1] >= fit(tuple(headers))[:1] else -1
    except DataError:
        return 1  # it fits more than one


def _value_columns(rows: Sequence[Sequence[str]], share: float) -> set[int]:
    """Columns whose filled cells hold values in at least `share` of the rows."""
    found = set()
    for at in range(max(map(len, rows), default=0)):
        filled = [row[at] for row in rows if at < len(row) and bare(row[at]).lower() not in _BLANKS]
        if filled and sum(map(is_value, filled)) >= share * len(filled):
            found.add(at)
    return found


def _is_words(cell: str) -> bool:
    return bare(cell).lower() not in _BLANKS and not is_value(cell)
