"""Lines that are no rows: notes above the header, headers again, totals, footers. They are listed, not lost."""

import re
from collections import Counter
from collections.abc import Sequence

from analysis.ingest.report import SetAside

KEPT = 20  # lines listed of each kind; the count of the others is exact
NOTE, AGAIN, SECOND, IDS = "a note above the header", "the header again", "a second header line", "a line of import ids"
TOTAL, FOOTER, COMMENT, EXCEL = "a total", "a note of the export", "a comment", "Excel's line on the separator"

_TOTAL = re.compile(
    r"((grand|sub|overall|report|page)[ -]?)?totals?( *\(\d[\d,.]* (records?|rows?|items?)\))?:?"
    r"|grand summar(y|ies).*|sum|sums|subtotals?|averages?|avg|mean|median|record count|count|gesamt(summe)?|summe"
    r"|all (reps|teams)"
    r"|.{1,60} (sub)?total:?",
    re.IGNORECASE,
)
_ENDS = tuple("total totals total: totals: sum sums average averages avg mean median count gesamt summe )".split()) + (
    *("summary", "summaries", " ", "\t", "\xa0"),
)
_FOOTER = re.compile(
    r"confidential( information)?\b.*|copyright\b.*|©.*|.*all rights reserved\.?"
    r"|(report |exported |printed |created )?(generated|exported|printed|run) (by|on|at|from)\b.*"
    r"|(report|export) (generated|created|run|date)\b.*|filters? applied\b.*|filtered by\b.*|as of\b.*"
    r"|page \d+( of \d+)?|-* ?end of (report|file|export).*"
    r"|\(?\d+ (rows?|records?)( affected| selected| returned)?\)?\.?",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"\(?[-+]?[^\w\s]?\s?(?:[A-Z]{3} ?)?[\d.,' \xa0\u202f]*\d[\d.,]*\s?(?:%|[kKmM]|[^\w\s]|[A-Z]{3})?\)?"
)
_DATE = re.compile(r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}([T ].*)?|(19|20)\d\d-?Q[1-4]|Q[1-4][- ]?(19|20)\d\d")


class Aside:
    """A list of lines set aside: the first 20 of each kind, and how many more there are."""

    def __init__(self) -> None:
        self.kept: list[SetAside] = []
        self.counts: Counter[str] = Counter()

    def add(self, line: int, what: str, text: str) -> None:
        self.counts[what] += 1
        if self.counts[what] <= KEPT:
            self.kept.append(SetAside(line, what, text))

    @property
    def lines(self) -> tuple[SetAside, ...]:
        """In the file's order; where more than 20 are of a kind, the last of it counts the others (line 0)."""
        more = [
            SetAside(0, what, f"and {count - KEPT:,} more of them")
            for what, count in self.counts.items()
            if count > KEPT
        ]
        return (*self.kept, *more)


def what_is(cells: Sequence[str], headers: Sequence[str]) -> str:
    """What the line of `cells` below the header is, where it is no row; "" for a row."""
    if len(cells) > 1 and cells[0] and cells[1] and _begins_a_row(cells[0], headers[0]):
        return ""  # nearly all rows: this is asked of every line of the file
    filled = [cell for cell in cells if cell and not cell.isspace()]
    if not filled:
        return ""
    first = bare(filled[0])
    if len(filled) == 1:
        return _lone(first, len(headers))
    if _TOTAL.fullmatch(first) and all(is_value(cell) or _TOTAL.fullmatch(cell.strip()) for cell in filled[1:]):
        return TOTAL
    return AGAIN if is_header_again(cells, headers) else ""


def is_header_again(cells: Sequence[str], headers: Sequence[str]) -> bool:
    return len(cells) == len(headers) and [bare(cell) for cell in cells] == list(headers)


def is_value(cell: str) -> bool:
    """True for what stands in a row rather than in a header: a number, money, percents, a date, a quarter."""
    bare_cell = cell.strip(" \t\xa0")
    return bool(_NUMBER.fullmatch(bare_cell) or _DATE.fullmatch(bare_cell))


def bare(cell: str) -> str:
    """A header's cell without what exports put around it."""
    return cell.strip(" \t\xa0\ufeff")


def _begins_a_row(cell: str, header: str) -> bool:
    return not cell.lower().endswith(_ENDS) and (not header or header not in cell)


def _lone(text: str, width: int) -> str:
    if width < 2:
        return ""
    if _TOTAL.fullmatch(text):
        return TOTAL
    if _FOOTER.fullmatch(text):
        return FOOTER
    return COMMENT if text.startswith("#") else ""
