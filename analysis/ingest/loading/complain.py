"""Faults -> complaints: the line, the cell as it stands, why the row was left out, and how to mend it."""

from itertools import chain, islice, zip_longest

from analysis.ingest.cells.check import CONFLICT, REPEAT, Check, checks
from analysis.ingest.loading.load import Staged
from analysis.ingest.loading.placed import placed
from analysis.ingest.reading.read import Record
from analysis.ingest.report import SHOWN, Complaint

_SEPARATORS = "Look for a separator too many or too few; put quotation marks around a value that holds one."
_REJECTED = {
    "TOO MANY COLUMNS": ("the row has more values than the header has columns", _SEPARATORS),
    "MISSING COLUMNS": ("the row has fewer values than the header has columns", _SEPARATORS),
    "UNQUOTED VALUE": (
        "a quotation mark stands in the wrong place",
        'Write a quotation mark inside a quoted value twice: "a ""big"" deal".',
    ),
    "NUL CHARACTER": ("the row holds a NUL character: it is damaged", "Export the file again, or take the row out."),
    "CARRIAGE RETURN": (
        "a line break inside a value tears the row in two",
        "Put quotation marks around the value, or take the line break out.",
    ),
    "LINE SIZE OVER MAXIMUM": ("the row is longer than 2 MB", "Look for a quotation mark that does not close."),
}
_UNREADABLE = ("the row cannot be read", "Open the file in a spreadsheet and save it as CSV again.")
_ONE_ROW = "Keep one row for each, or give them different ids."
_STAYS = "Keep one row for each; a rep who moved has a row for each stay, with its first day there in joined_on."
_NO_IDS = "Keep one row for each; to keep both, add a column {column} with an id for every row."


def reasons(staged: Staged) -> dict[str, int]:
    """Reason -> rows left out for it, the most frequent first; repeats are no fault."""
    counts: dict[str, int] = {}
    for error in staged.rejected.values():
        why = why_rejected(error)[0]
        counts[why] = counts.get(why, 0) + 1
    checked = known(staged)
    for fault, (count, _) in staged.faults.items():
        if fault != REPEAT:
            counts[checked[fault].why] = counts.get(checked[fault].why, 0) + count
    return dict(sorted(counts.items(), key=lambda reason: -reason[1]))


def why_rejected(error: str) -> tuple[str, str]:
    """The reader's word for a row that is none -> (why it is left out, how to mend it)."""
    return _REJECTED.get(error, _UNREADABLE)


def complaints(staged: Staged) -> tuple[Complaint, ...]:
    """At most 100, in the file's order, the first ones of every reason."""
    rejected, faulty = _chosen(staged)
    if not rejected and not faulty:
        return ()
    wanted = {row // staged.cells for row in (*faulty, *(staged.kept[row] for row in faulty if row in staged.kept))}
    lines: dict[int, Record] = {}
    found: list[tuple[Record, str | int, int]] = []
    for place, row, record in placed(staged):
        if place in rejected:
            found.append((record, staged.rejected[place], -1))
        elif row in wanted:
            lines[row] = record
        if len(lines) == len(wanted) and len(found) >= len(rejected):
            break
    found += [(lines[row // staged.cells], fault, row) for row, fault in faulty.items()]
    return tuple(_complaint(staged, *each, lines) for each in sorted(found, key=lambda each: (each[0].line, each[2])))


def _chosen(staged: Staged) -> tuple[set[int], dict[int, int]]:
    """(places of rejected records, row -> fault) to show: the reasons take turns until 100 are chosen."""
    rejected: dict[str, list] = {}
    for place, error in staged.rejected.items():
        rejected.setdefault(error, []).append((place, None))
    faulty = [[(row, fault) for row in sorted(first)] for fault, (_, first) in staged.faults.items() if fault != REPEAT]
    turns = chain.from_iterable(zip_longest(*rejected.values(), *faulty))
    chosen = list(islice((turn for turn in turns if turn), SHOWN))
    return {place for place, fault in chosen if fault is None}, {row: fault for row, fault in chosen if fault}


def known(staged: Staged) -> dict[int, Check]:
    """Fault -> the check that found it."""
    plan = staged.plan
    found = dict(enumerate(checks(plan, staged.formats), start=1))
    table = plan.match.table
    given = all(name in plan.match.positions or table.column(name).default is not None for name in table.key)
    columns = table.key if given or not table.or_key else table.or_key
    key = " and ".join(columns)
    mend = (
        _STAYS
        if table.name == "reps"
        else _ONE_ROW
        if given or not table.or_key
        else _NO_IDS.format(column=table.key[0])
    )
    found[CONFLICT] = Check("", columns[0], f"a later row has the same {key} and other values", mend)
    return found


def _complaint(staged: Staged, record: Record, fault: str | int, row: int, lines: dict[int, Record]) -> Complaint:
    if isinstance(fault, str):
        why, mend = why_rejected(fault)
        return Complaint(record.line, "", "", why, mend, record.text)
    check = known(staged)[fault]
    why = check.why
    if fault == CONFLICT:
        why = f"{why}: line {lines[staged.kept[row] // staged.cells].line:,} counts"
    return Complaint(record.line, *_cell(staged, check.column, record, row), why, check.mend, record.text)


def _cell(staged: Staged, column: str, record: Record, row: int) -> tuple[str, str]:
    """(where to look, what stands there); in an unpivoted file that is the header of the row's own cell."""
    at, wide = staged.plan.match.positions.get(column), staged.plan.match.wide
    if wide and at is not None and at >= len(staged.plan.shape.headers):
        name = wide.names[row % staged.cells]
        value = column if column in wide.values else wide.values[0]
        at = next((place for place, each, filled in wide.cells if (each, filled) == (name, value)), None)
        column = column if at is None else staged.plan.shape.headers[at]
    return column, record.cells[at].strip() if at is not None and at < len(record.cells) else ""
