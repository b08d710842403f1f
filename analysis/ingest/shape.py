"""A source -> its shape: where its cells part, which line is the header, which lines are no rows.

A sniffer alone is never trusted: of all the ways to cut the file, the one whose header fits the declared tables best.
"""

import io
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from analysis.errors import DataError
from analysis.ingest.aside import EXCEL, IDS, NOTE, SECOND, Aside, bare, is_value, what_is
from analysis.ingest.report import SetAside
from analysis.ingest.source import Source
from analysis.ingest.split import Record, split

DELIMITERS = {",": "comma", ";": "semicolon", "\t": "tab", "|": "pipe"}
HEAD, TAIL = 1 << 20, 1 << 16  # bytes of the file's start and end that are looked at
HEADER_WITHIN = 40  # records among which the header is looked for
SAMPLED = 200  # rows that matching may look at
SCORED = 1000  # records by which ways of cutting are compared

Fit = Callable[[Sequence[str]], tuple]  # of a header: larger fits better; the empty tuple fits nothing


@dataclass(frozen=True, kw_only=True)
class Shape:
    """How a source is cut.

    headers    the cells of the header line, "" where blank
    labels     the cells of a second header line (the questions' wording), () where there is none
    lines      lines of the file above its first row
    quote      the quotation mark: '"' or "'"
    escape     "\\" where a backslash stands before a quotation mark inside a quoted cell, else ""
    named      cells of a row that may hold something: past them stand separators that close every line
    plain      True where DuckDB may read the file as it lies
    samples    the first whole rows, as cells
    set_aside  lines above the first row that are none
    """

    delimiter: str
    headers: tuple[str, ...]
    lines: int
    quote: str = '"'
    escape: str = ""
    named: int = 0
    plain: bool = False
    labels: tuple[str, ...] = ()
    samples: tuple[tuple[str, ...], ...] = field(default=(), repr=False)
    set_aside: tuple[SetAside, ...] = ()


@dataclass(frozen=True)
class _Cut:
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
        return self.score, headers > 1, round(even, 3), -round(kept, 2), self.quote == '"', not self.escape, headers


def find_shape(source: Source, fit: Fit, delimiter: str = "") -> Shape:
    """The shape whose header fits best; where none fits, the most even one. Raises DataError."""
    head = _head(source)
    cuts = [_cut(head, fit, *dialect) for dialect in _dialects("".join(head), delimiter)]
    cuts = [cut for cut in cuts if cut.records]
    if not cuts:
        raise DataError(f"{source.name} holds nothing but blank lines.\nExport it again, with its header line.")
    best = max(cuts, key=_Cut.rank)
    if best.fault and not best.score:
        raise best.fault
    return _shape(source, best)


def _head(source: Source) -> list[str]:
    """The lines of the file's start, whole ones."""
    with source.path.open("rb") as file:
        start = file.read(HEAD)
        whole = not file.read(1)
    lines = list(io.StringIO(start.decode("utf-8-sig", errors="ignore"), newline=""))
    return lines if whole or len(lines) < 2 else lines[:-1]


def _dialects(head: str, chosen: str) -> list[tuple[str, str, str]]:
    separator = re.match(r'"?sep=(.)"?\s*[\r\n]', head)
    delimiters = chosen or (separator[1] if separator else "".join(one for one in DELIMITERS if one in head)) or ","
    quotes = ['"'] + ["'"] * any(re.search(rf"(^|{re.escape(one)})'.*'", head, re.MULTILINE) for one in delimiters)
    return [
        (delimiter, quote, escape)
        for delimiter in delimiters
        for quote in quotes
        for escape in ("", "\\")
        if not escape or escape + quote in head
    ]


def _cut(head: list[str], fit: Fit, delimiter: str, quote: str, escape: str) -> _Cut:
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
    return _Cut(delimiter, quote, escape, records if found else [], -at, score, fault)


def _may_be_header(record: Record, first: bool) -> bool:
    """The first line that is not blank, or one that rather holds words than numbers and dates."""
    filled = [cell for cell in record.cells if bare(cell)]
    return bool(filled) and (first or sum(map(is_value, filled)) <= len(filled) / 2)


def _shape(source: Source, cut: _Cut) -> Shape:
    aside = Aside()
    for record in cut.records[: cut.at]:
        if any(bare(cell) for cell in record.cells):
            aside.add(record.line, EXCEL if record.text.strip('"').startswith("sep=") else NOTE, record.text)
    labels, last = _second_lines(cut, aside)
    below = cut.records[last + 1 :]
    headers, named = _headers(cut.records[cut.at].cells, below)
    whole = [record for record in below if len(record.cells) == len(headers) and not what_is(record.cells, headers)]
    shape = Shape(
        delimiter=cut.delimiter,
        quote=cut.quote,
        escape=cut.escape,
        headers=headers,
        named=named,
        lines=_last_line(cut.records[last]),
        labels=labels[: len(headers)],
        samples=tuple(tuple(record.cells) for record in whole[:SAMPLED]),
        set_aside=aside.lines,
    )
    return shape


def _second_lines(cut: _Cut, aside: Aside) -> tuple[tuple[str, ...], int]:
    """(a second line of wording, place of the last record above the rows): Qualtrics has ids, wording, ids."""
    after = cut.records[cut.at + 1 : cut.at + 3]
    ids = next((place for place, record in enumerate(after) if any("ImportId" in cell for cell in record.cells)), None)
    if ids is None:
        return (), cut.at
    for record, what in zip(after, (SECOND, IDS) if ids else (IDS,), strict=False):
        aside.add(record.line, what, record.text)
    return (tuple(bare(cell) for cell in after[0].cells) if ids else ()), cut.at + 1 + ids


def _headers(cells: Sequence[str], below: Sequence[Record]) -> tuple[tuple[str, ...], int]:
    """(headers, one for each cell of a row; how many of them may hold something): separators may close every line."""
    headers = [bare(cell) for cell in cells]
    bare_width = max((place + 1 for place, header in enumerate(headers) if header), default=0)
    rows = [record.cells for record in below[:SAMPLED] if any(map(bare, record.cells))]
    width, often = Counter(map(len, rows)).most_common(1)[0] if rows else (len(headers), 0)
    empty = all(not bare(cell) for row in rows if len(row) == width for cell in row[bare_width:])
    if width < bare_width or (width > len(headers) and not (empty and often > 1 and often >= 0.9 * len(rows))):
        width = len(headers)
    headers = (headers + [""] * width)[:width]
    return tuple(headers), bare_width if empty else width


def _last_line(record: Record) -> int:
    breaks = record.text.replace("\r\n", "\n").replace("\r", "\n").count("\n")
    return record.line + breaks
