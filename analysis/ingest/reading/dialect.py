"""The ways to cut a file's head into records; the best is the one whose header fits, not the one a sniffer likes."""

import io
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from analysis.errors import DataError
from analysis.ingest.reading.aside import bare, is_value
from analysis.ingest.reading.source import Source
from analysis.ingest.reading.split import Record, split

DELIMITERS = {",": "comma", ";": "semicolon", "\t": "tab", "|": "pipe"}
HEAD = 1 << 18  # bytes of the file's start that are looked at
HEADER_WITHIN = 40  # records among which the header is looked for
SAMPLED = 200  # rows that matching may look at
SCORED = 1000  # records by which ways of cutting are compared

Fit = Callable[[Sequence[str]], tuple]  # of a header: larger fits better; the empty tuple fits nothing


@dataclass(frozen=True)
class Cut:
    """One way to cut the file's head: its records, the one that is the header, and how well that fits."""

    delimiter: str
    quote: str
    escape: str
    records: list[Record]
    at: int
    score: tuple
    fault: DataError | None

    @property
    def below(self) -> Iterator[Record]:
        return (each for each in self.records[self.at + 1 :] if any(cell.strip() for cell in each.cells))

    def rank(self) -> tuple:
        """Fit first; then how many rows have equally many cells, and how few keep quotation marks around them."""
        rows = list(self.below)
        widths = Counter(len(row.cells) for row in rows if not row.fault)
        even = max(widths.values(), default=0) / max(len(rows), 1)
        cells = [cell for row in rows[:SAMPLED] for cell in row.cells]
        kept = sum(len(cell) > 1 and cell[0] == cell[-1] in "\"'" for cell in cells) / max(len(cells), 1)
        headers = len(self.records[self.at].cells)
        return self.score, headers > 1, round(even, 3), kept <= 0.5, self.quote == '"', not self.escape, headers


def best_cut(source: Source, head: Sequence[str], fit: Fit, delimiter: str) -> Cut:
    """The way whose header fits best; where none fits, the most even one. Raises DataError."""
    cuts = [_cut(head, fit, *dialect) for dialect in _dialects("".join(head), delimiter)]
    cuts = [cut for cut in cuts if cut.records]
    if not cuts:
        raise DataError(f"{source.name} holds nothing but blank lines.\nExport it again, with its header line.")
    best = max(cuts, key=Cut.rank)
    if best.fault and not best.score:
        raise best.fault
    return best


def head_of(source: Source) -> list[str]:
    """The lines of the file's start, whole ones."""
    with source.path.open("rb") as file:
        start = file.read(HEAD)
        whole = not file.read(1)
    lines = list(io.StringIO(start.decode("utf-8-sig", errors="ignore"), newline=""))
    return lines if whole or len(lines) < 2 else lines[:-1]


def _dialects(head: str, chosen: str) -> list[tuple[str, str, str]]:
    separator = re.match(r'"?sep=(.)"?\s*[\r\n]', head)
    delimiters = chosen or (separator[1] if separator else "".join(one for one in DELIMITERS if one in head)) or ","
    return [
        (delimiter, quote, escape)
        for delimiter in delimiters
        for quote in _quotes(head, delimiter)
        for escape in ("", "\\")
        if not escape or escape + quote in head
    ]


def _quotes(head: str, delimiter: str) -> str:
    """The marks that may quote cells: a single one only where more cells begin with it than with a double one."""
    single, double = (len(re.findall(f"(?m)(?:^|{re.escape(delimiter)}) *{mark}", head)) for mark in "'\"")
    return "\"'" if single > double else '"'


def _cut(head: Sequence[str], fit: Fit, delimiter: str, quote: str, escape: str) -> Cut:
    records = list(islice(split(head, delimiter, quote, escape), SCORED))
    found: list[tuple[tuple, int]] = []
    fault = None
    for at, record in enumerate(records[:HEADER_WITHIN]):
        if not _may_be_header(record, first=not found):
            continue
        try:
            found.append((fit(tuple(bare(cell) for cell in record.cells)), -at))
        except DataError as error:
            fault = fault or error
            found.append(((), -at))
    score, at = max(found, default=((), 0))
    at = -at if any(score[:1]) or not found else _first_as_full(records, -at)
    return Cut(delimiter, quote, escape, records if found else [], at, score, fault)


def _first_as_full(records: Sequence[Record], at: int) -> int:
    """Where no line fills a table: the first line of as many words as the one with most known words, maybe a row."""
    cells = records[at].cells
    for place, record in enumerate(records[:at]):
        words = {bare(cell) for cell in record.cells if bare(cell) and not is_value(cell)}
        if len(words) == len(record.cells) == len(cells) > 2:
            return place
    return at


def _may_be_header(record: Record, first: bool) -> bool:
    """The first line that is not blank, or one that rather holds words than numbers and dates."""
    filled = [cell for cell in record.cells if bare(cell)]
    return bool(filled) and (first or sum(map(is_value, filled)) <= len(filled) / 2)
