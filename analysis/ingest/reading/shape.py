"""A source -> its shape: where its cells part, which line is the header, which lines are no rows."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from analysis.ingest.reading.aside import EXCEL, IDS, NOTE, SECOND, Aside, bare, what_is
from analysis.ingest.reading.dialect import DELIMITERS, HEAD, SAMPLED, Cut, Fit, best_cut, head_of
from analysis.ingest.reading.layout import is_wording, refuse_grouped, refuse_no_header, refuse_second_table
from analysis.ingest.reading.source import Source, end_of
from analysis.ingest.reading.split import Record, split
from analysis.ingest.report import SetAside

__all__ = ["DELIMITERS", "Fit", "Shape", "find_shape"]
TAIL = 1 << 16  # bytes of the file's end that are looked at


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


def find_shape(source: Source, fit: Fit, delimiter: str = "") -> Shape:
    """The shape whose header fits the tables best. Raises DataError where it has none, or is more than one table."""
    head = head_of(source)
    cut = best_cut(source, head, fit, delimiter)
    refuse_grouped(source.name, cut)
    shape = _shape(cut, head)
    refuse_no_header(source.name, cut, shape.headers, shape.samples)
    refuse_second_table(source, shape, fit, len(head))
    return replace(shape, plain=_is_plain(source, shape, head))


def _is_plain(source: Source, shape: Shape, head: Sequence[str]) -> bool:
    """True where nothing odd is in what is known of the whole file, in its start, and in its end."""
    odd = source.quoted or source.gaps or source.again or source.nul or source.breaks is None
    if odd or shape.quote != '"' or shape.lines != 1 or not 1 < len(shape.headers) == shape.named:
        return False
    if any(_is_aside(shape, line) for line in head[1:]):
        return False
    if source.path.stat().st_size <= HEAD:
        return True
    end = end_of(source.path, TAIL).decode("utf-8", errors="ignore").splitlines()[1:]
    return not any(_is_aside(shape, line) for line in end)


def _is_aside(shape: Shape, line: str) -> bool:
    return bool(what_is(line.rstrip("\r\n").split(shape.delimiter), shape.headers))


def _shape(cut: Cut, head: Sequence[str]) -> Shape:
    aside = Aside()
    for record in cut.records[: cut.at]:
        if any(bare(cell) for cell in record.cells):
            aside.add(record.line, EXCEL if record.text.strip('"').startswith("sep=") else NOTE, record.text)
    labels, last = _second_lines(cut, aside)
    headers, named = _headers(cut.records[cut.at].cells, cut.records[last + 1 :])
    lines = _last_line(cut.records[last])
    rows = split(head[lines:], cut.delimiter, cut.quote, cut.escape, len(headers))
    whole = (row.cells for row in rows if len(row.cells) == len(headers) and not row.fault)
    return Shape(
        delimiter=cut.delimiter,
        quote=cut.quote,
        escape=cut.escape,
        headers=headers,
        named=named,
        lines=lines,
        labels=labels[: len(headers)],
        samples=tuple(tuple(cells) for cells in islice(whole, SAMPLED) if not what_is(cells, headers)),
        set_aside=aside.lines,
    )


def _second_lines(cut: Cut, aside: Aside) -> tuple[tuple[str, ...], int]:
    """(a second line of wording, place of the last record above the rows): Qualtrics has ids, wording, ids."""
    after = cut.records[cut.at + 1 : cut.at + 3]
    ids = next((place for place, record in enumerate(after) if any("ImportId" in cell for cell in record.cells)), None)
    if ids is not None:
        kinds = (SECOND, IDS) if ids else (IDS,)
    else:
        kinds = (SECOND,) if after and is_wording(after[0], cut.records[cut.at + 2 : cut.at + 2 + SAMPLED]) else ()
    for record, what in zip(after, kinds, strict=False):
        aside.add(record.line, what, record.text)
    labels = tuple(bare(cell) for cell in after[0].cells) if kinds[:1] == (SECOND,) else ()
    return labels, cut.at + len(kinds)


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
