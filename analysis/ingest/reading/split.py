"""Lines -> records, as Python's csv module cuts them; a quotation mark that does not close costs its own row alone."""

import csv
import re
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from typing import NamedTuple

LONGEST = 2 << 20  # characters of a record, as many as DuckDB's reader takes
BROKEN, TOO_LONG, TORN = "UNQUOTED VALUE", "LINE SIZE OVER MAXIMUM", "CARRIAGE RETURN"
_ESCAPED = re.compile(r'\\(["\'\\])')

csv.field_size_limit(1 << 30)  # a long cell is for the reader of the table to refuse, with its line


class Record(NamedTuple):
    """One record: the line it begins on, its text as it stands in the file, its cells ([] for a blank line).

    fault  the reader's word for what is wrong with it, "" where it is whole
    end    how its last line ends
    """

    line: int
    text: str
    cells: list[str]
    fault: str = ""
    end: str = ""


class _Lines:
    """Lines that can be given back; `taken` are those of the record under way."""

    def __init__(self, lines: Iterable[str], quote: str, escape: str):
        self.source, self.quote, self.escape = iter(lines), quote, escape
        self.ahead: deque[str] = deque()
        self.taken: list[str] = []
        self.size = 0

    def __iter__(self) -> "_Lines":
        return self

    def __next__(self) -> str:
        line = self.ahead.popleft() if self.ahead else next(self.source)
        self.taken.append(line)
        self.size += len(line)
        if self.size > LONGEST and len(self.taken) > 1:
            raise csv.Error("a quotation mark does not close")
        return _ESCAPED.sub(self._doubled, line) if self.escape else line

    def _doubled(self, escaped: re.Match) -> str:
        return escaped[1] * 2 if escaped[1] == self.quote else escaped[1]

    def give_back(self, lines: list[str]) -> None:
        self.ahead.extendleft(reversed(lines))


def split(
    lines: Iterable[str],
    delimiter: str,
    quote: str,
    escape: str = "",
    width: int = 0,
    line: int = 1,
) -> Iterator[Record]:
    """Every record of `lines`, blank ones among them, the first of which is line `line` of its file.

    width  cells of a whole row, by which a quotation mark that runs rows together is found; 0 where not known yet
    """
    taken = _Lines(lines, quote, escape)
    quoting = {"quotechar": quote, "quoting": csv.QUOTE_MINIMAL} if quote else {"quoting": csv.QUOTE_NONE}
    reader = csv.reader(taken, delimiter=delimiter, strict=True, skipinitialspace=delimiter != " ", **quoting)
    closing = 0  # the line on which a mark that ran rows together closed
    while True:
        taken.taken, taken.size = [], 0
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            cells = None
        found, fault = taken.taken, ""
        if cells is None or (len(found) > 1 and _runs_together(cells, found, delimiter, width)):
            closing = line + len(found) - 1
            taken.give_back(found[1:])
            found, fault, cells = found[:1], BROKEN, found[0].rstrip("\r\n").split(delimiter)
        elif line == closing and any(quote in cell for cell in cells):
            fault = BROKEN
        elif taken.size > LONGEST:
            fault = TOO_LONG
        yield Record(line, "".join(found).rstrip("\r\n"), cells, fault, end_of(found[-1]))
        line += len(found)


def torn(records: Iterable[Record], width: int, usual: str, is_aside: Callable[[Record], bool]) -> Iterator[Record]:
    """The records of a file whose lines do not end alike, with a fault on those that may be half a row.

    An end other than the `usual` one may stand inside a cell. Then the row is in two and, where that is its first or
    last cell, one half has as many cells as a row and the other too few. A footer, which `is_aside`, is no half.
    """
    held, blank, second_half = None, [], False
    for record in chain(records, [None]):
        if record and not record.cells:
            blank.append(record)
            continue
        if held:
            odd = any(each.end != usual for each in (held, *blank))
            first_half = odd and record is not None and len(record.cells) < width and not is_aside(record)
            whole = not held.fault and len(held.cells) == width
            yield held._replace(fault=TORN) if whole and (first_half or second_half) else held
            second_half = odd and len(held.cells) < width
        yield from blank
        held, blank = record, []


def end_of(line: str) -> str:
    """The line's end: CR LF, LF, CR, or "" at the end of a file."""
    return line[len(line.rstrip("\r\n")) :]


def _runs_together(cells: list[str], lines: list[str], delimiter: str, width: int) -> bool:
    """True where a record of several lines is rather several rows, the first with a mark that does not close."""
    if not width:
        return False
    if len(cells) == width:
        return width > 1 and any(_is_rows(cell, delimiter, width) for cell in cells)
    return any(line.count(delimiter) == width - 1 for line in lines[1:])


def _is_rows(cell: str, delimiter: str, width: int) -> bool:
    """True where the line breaks and delimiters of a cell are just those of whole rows."""
    breaks = max(cell.count("\n"), cell.count("\r"))
    return bool(breaks) and cell.count(delimiter) == (width - 1) * breaks
