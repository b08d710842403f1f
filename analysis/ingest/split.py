"""Lines -> records, as Python's csv module cuts them; a quotation mark that does not close costs its own row alone."""

import csv
import re
from collections import deque
from collections.abc import Iterable, Iterator
from typing import NamedTuple

LONGEST = 2 << 20  # characters of a record, as many as DuckDB's reader takes
BROKEN, TOO_LONG = "UNQUOTED VALUE", "LINE SIZE OVER MAXIMUM"
_ESCAPED = re.compile(r'\\(["\'\\])')

csv.field_size_limit(1 << 30)  # a long cell is for the reader of the table to refuse, with its line


class Record(NamedTuple):
    """One record: the line it begins on, its text as it stands in the file, its cells ([] for a blank line).

    fault  the reader's word for what is wrong with it, "" where it is whole
    """

    line: int
    text: str
    cells: list[str]
    fault: str = ""


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
    lines: Iterable[str], delimiter: str, quote: str, escape: str = "", width: int = 0, line: int = 1
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
        yield Record(line, "".join(found).rstrip("\r\n"), cells, fault)
        line += len(found)


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
