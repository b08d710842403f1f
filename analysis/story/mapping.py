"""Which of their headers fills which of our columns, in words: the least certain first."""

from collections.abc import Mapping, Sequence
from itertools import accumulate

import pandas as pd

from analysis.ingest import FileReport, Matched
from analysis.ingest.report import LIKELY
from analysis.items import CONSTRUCTS, ITEMS
from analysis.story.words import be, inside, listed, number
from analysis.tables import TABLES, Column, Table

ABSENT = "not in the file"
NAMED = 160  # letters of the names of columns that are not used
OURS, THEIRS, VALUES, MATCH = "Our column", "Their header", "First three values", "Match"
_HOW = {"by hand": "By hand", "remembered": "As last time"}


def tell_matches(report: FileReport, *, named: bool = False) -> str:
    """The headline above the columns: how many matches are guesses; `named`: of which table."""
    said = _how_sure(report)
    return f"{TABLES[report.table].label}: {inside(said)}" if named else said


def _how_sure(report: FileReport) -> str:
    applied = [match for match in matches_of(report) if match.applied]
    guesses = sum(match.certainty < LIKELY for match in applied)
    likely = sum(LIKELY <= match.certainty < 1 for match in applied)
    if guesses:
        return f"{_many(guesses)} {'match is a guess: check it' if guesses == 1 else 'matches are guesses: check them'}"
    if likely:
        return (
            "One match is likely, not sure: check it"
            if likely == 1
            else f"{_many(likely)} matches are likely, not sure"
        )
    headers = len({match.header for match in applied})  # one may fill two of ours
    return f"{_many(headers)} {'column is' if headers == 1 else 'columns are'} matched, all for sure"


def is_sure(report: FileReport) -> bool:
    """Whether nothing about the columns needs a look."""
    return all(match.certainty >= 1 for match in matches_of(report))


def tell_columns(report: FileReport) -> pd.DataFrame:
    """A row for each column of the table, by its name: what fills it, three values, how sure; unfilled ones last."""
    table = TABLES[report.table]
    matched = {match.column: match for match in sorted(matches_of(report), key=lambda match: match.certainty)}
    rows = {name: _row(_meant(table, name), match) for name, match in matched.items()}
    return _frame(rows | {name: _unfilled(table, name) for name in _needed_first(table) if name not in matched})


def tell_named(
    table: Table, headers: Sequence[str], samples: Sequence[Sequence[str]], positions: Mapping[str, int]
) -> pd.DataFrame:
    """As `tell_columns`, for a file that does not fit the table yet; what is missing comes first."""
    rows = {}
    for name in sorted(
        table.names, key=lambda name: 1 if name in positions else 0 if needed(table.column(name)) else 2
    ):
        at = positions.get(name)
        values = () if at is None else first_values(samples, at)
        rows[name] = (
            _unfilled(table, name) if at is None else _row(table.column(name), Matched(name, headers[at], values))
        )
    return _frame(rows)


def tell_unused(report: FileReport, reports: Sequence[FileReport] = ()) -> str:
    """What of the file is used by none of its reports, and what of ours it does not have."""
    used = {match.header for other in (report, *reports) for match in matches_of(other) if match.applied}
    left = [header for header in report.ignored if header not in used]
    ignored = f"Not used from the file: {_some(left)}." if left else "Every column is used."
    filled = {match.column for match in matches_of(report) if match.applied}
    absent = [column.label for column in TABLES[report.table].columns if column.name not in filled]
    return f"{ignored} Not in the file: {_some(absent)}." if absent else ignored


def tell_used(reports: Sequence[FileReport]) -> str:
    """ "Six of eight columns are matched." of one file, over all the tables it fills; "" of one that is unpivoted."""
    used = {match.header for report in reports for match in matches_of(report) if match.applied}
    known = used.union(*((*report.ignored, *report.dropped) for report in reports))
    if any({"item", "quarter"} & set(report.columns) and _unpivoted(report) for report in reports):
        return ""
    if len(used) == len(known):
        return f"{'The one column is' if len(used) == 1 else f'All {number(len(used))} columns are'} matched."
    return f"{_many(len(used))} of {count_columns(len(known))} {be(len(used))} matched."


def _unpivoted(report: FileReport) -> bool:
    """Whether one column of ours is filled from the headers of several of theirs, as its values are."""
    headers = [match.header for match in matches_of(report) if match.column in ("item", "quarter", "score", "quota")]
    return len(set(headers)) < len(headers)


def count_columns(many: int) -> str:
    return f"{number(many)} {'column' if many == 1 else 'columns'}"


def headers_of(reports: Sequence[FileReport]) -> tuple[str, ...]:
    """The file's headers that can fill a column, each once."""
    matched = (match.header for report in reports for match in matches_of(report))
    return tuple(dict.fromkeys((*matched, *(header for report in reports for header in report.ignored))))


def matches_of(report: FileReport) -> tuple[Matched, ...]:
    """The matches as reported; of a report without any, what its columns tell."""
    return report.matches or tuple(Matched(name, header, ()) for name, header in report.columns.items())


def first_values(samples: Sequence[Sequence[str]], at: int) -> tuple[str, ...]:
    """The first three values at a place that are not blank."""
    values = (row[at].strip() for row in samples if at < len(row))
    return tuple([value for value in values if value][:3])


def needed(column: Column) -> bool:
    """Whether a file without the column cannot come in."""
    return column.required and column.default is None


def tell_missing(table: Table, positions: Mapping[str, int]) -> str:
    """The headline above the columns of a file that does not fit yet."""
    missing = [column.label for column in table.columns if needed(column) and column.name not in positions]
    return f"Which column holds {listed([f'“{label}”' for label in missing])}?" if missing else "Check the columns"


def _row(column: Column, match: Matched) -> tuple[str, str, str, str]:
    label = f"{column.label} (needed)" if needed(column) and not match.applied else column.label
    header = match.header if match.applied else ABSENT
    return label, header, ", ".join(match.samples), _certainty(match)


def tell_certainty(match: Matched) -> str:
    """`Sure`, `Likely, 88 %` or `Guess, 64 %`."""
    if match.certainty >= 1:
        return "Sure"
    return f"{'Likely' if match.certainty >= LIKELY else 'Guess'}, {_percent(match.certainty)}"


def _certainty(match: Matched) -> str:
    if not match.applied:
        return f"Perhaps {match.header}, {_percent(match.certainty)}"
    return _HOW.get(match.how) or tell_certainty(match)


def _percent(share: float) -> str:
    """Below one: never "100 %" of what is not sure."""
    return f"{min(int(share * 100), 99)}\u00a0%"


def _unfilled(table: Table, name: str) -> tuple[str, str, str, str]:
    column = table.column(name)
    return (f"{column.label} (needed)" if needed(column) else column.label), ABSENT, "", ""


def _needed_first(table: Table) -> list[str]:
    return sorted(table.names, key=lambda name: not needed(table.column(name)))


def _frame(rows: dict[str, tuple[str, str, str, str]]) -> pd.DataFrame:
    return pd.DataFrame.from_dict(rows, orient="index", columns=[OURS, THEIRS, VALUES, MATCH])


def _some(names: Sequence[str]) -> str:
    """As many names as a line holds, and how many more there are."""
    lengths = accumulate(len(name) for name in names)
    shown = max(sum(length <= NAMED for length in lengths), 1)
    rest = len(names) - shown
    return ", ".join(names[:shown]) + (f" and {rest} more" if rest else "")


def _many(many: int) -> str:
    said = number(many)
    return said[:1].upper() + said[1:]


def _meant(table: Table, name: str) -> Column:
    """The column, or the item of the survey that a column of its own fills in a wide file."""
    wording = {item.name: f"{CONSTRUCTS[item.construct]}: {item.wording}" for item in ITEMS}
    return table.column(name) if name in table.names else Column(name, "DOUBLE", wording[name], required=False)
