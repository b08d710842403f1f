"""A source -> its shape: where its cells part, which line is the header, which lines are no rows.

A sniffer alone is never trusted: of all the ways to cut the file, the one whose header fits the declared tables best.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import islice

from analysis.ingest.read import Source, header, rows
from analysis.ingest.report import SetAside

DELIMITERS = {",": "comma", ";": "semicolon", "\t": "tab"}
SAMPLED = 200  # rows that matching may look at

Fit = Callable[[Sequence[str]], tuple]  # of a header: larger fits better; the empty tuple fits nothing


@dataclass(frozen=True, kw_only=True)
class Shape:
    """How a source is cut.

    headers    the cells of the header line
    labels     the cells of a second header line (the questions' wording), () where there is none
    lines      lines of the file above its first row
    samples    the first rows, as cells
    set_aside  lines that are no rows
    """

    delimiter: str
    headers: tuple[str, ...]
    lines: int
    labels: tuple[str, ...] = ()
    samples: tuple[tuple[str, ...], ...] = field(default=(), repr=False)
    set_aside: tuple[SetAside, ...] = ()


def find_shape(source: Source, fit: Fit, delimiter: str = "") -> Shape:
    """The shape whose header fits best; where none fits, the one with the most headers. Raises DataError."""
    found = [_shape(source, one) for one in (delimiter or "".join(DELIMITERS))]
    fits = [(fit(shape.headers), shape) for shape in found]
    best = next((shape for score, shape in fits if score), None)
    return best or max(found, key=lambda shape: len(shape.headers))


def _shape(source: Source, delimiter: str) -> Shape:
    headers, lines = header(source, delimiter)
    samples = tuple(tuple(record.cells) for _, record in islice(rows(source, delimiter, lines), SAMPLED))
    return Shape(delimiter=delimiter, headers=tuple(headers), lines=lines, samples=samples)
