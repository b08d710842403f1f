"""The checks every row passes, as one `case` over typed and raw cells: the first that fails leaves the row out."""

from dataclasses import dataclass

import duckdb

from analysis.ingest.cells.filled import cells
from analysis.ingest.cells.numbers import currency
from analysis.ingest.cells.values import Formats, expected, unreadable
from analysis.ingest.plan import Plan
from analysis.tables import Column, Table
from analysis.tables.sql import literal

CONFLICT, REPEAT = -1, -2  # faults found by comparing rows of one file, not by looking at one
BLANK = -3  # a cell of a wide file that holds nothing: no row, and not counted as one


@dataclass(frozen=True)
class Check:
    """`fails` is SQL, true for a row to leave out; `column` is where to look; `why` and `mend` as in Complaint.

    sooner  SQL that costs less and is true wherever `fails` is, and for few other rows; "" where there is none
    """

    fails: str
    column: str
    why: str
    mend: str
    sooner: str = ""


_UNCLOSED = "Look for a quotation mark that opens on this line and does not close."
_RUN_TOGETHER = Check("joined", "", "quotation marks run several rows into one", _UNCLOSED)


def checks(plan: Plan, formats: Formats) -> list[Check]:
    """The checks of a table on a file; a check's place in the list, from 1, is the fault it is known by."""
    match, table = plan.match, plan.match.table
    filled = [column for column in table.columns if column.name in cells(plan)]
    quotes = [_RUN_TOGETHER, *(check for column in filled for check in _quote_checks(table, column))]
    of_cells = [check for column in filled for check in _cell_checks(table, column, formats)]
    rules = [rule for rule in (*table.rules, *match.rules) if not rule.keeps]
    broken = [Check(f"not ({rule.sql})", rule.column, rule.about, rule.mend) for rule in rules]
    return [_not_empty(filled), *(quotes if plan.source.quoted else ()), *of_cells, *broken]


def run_together(plan: Plan) -> str:
    """SQL: a cell holds just the line breaks and separators of whole rows, as when a stray quotation mark opens it."""
    width, parted = len(plan.shape.headers), literal(plan.shape.delimiter)
    each = (
        f"(contains(c{at}, chr(10)) or contains(c{at}, chr(13))) and {_count(f'c{at}', parted)} = "
        f"{width - 1} * greatest({_count(f'c{at}', 'chr(10)')}, {_count(f'c{at}', 'chr(13)')})"
        for at in range(width)
    )
    return f"({' or '.join(each)})"


def raw_of(column: Column) -> str:
    """The name of the column's cell as it is in the file, in the SELECT of staged()."""
    return f"raw_{column.name}"


def concerns(con: duckdb.DuckDBPyConnection, plan: Plan, name: str) -> dict[str, int]:
    """What is odd about the good rows of the staged table `name` -> how many rows; they stay."""
    rules = [rule for rule in (*plan.match.table.rules, *plan.match.rules) if rule.keeps]
    if not rules:
        return {}
    counts = ", ".join(f"count(*) filter (({rule.sql}) is false)" for rule in rules)
    found = con.execute(f"select {counts} from {name} where fault is null").fetchall()[0]
    return {rule.about: rows for rule, rows in zip(rules, found, strict=True) if rows}


def _not_empty(filled: list[Column]) -> Check:
    raws = ", ".join(raw_of(column) for column in filled)
    empty = f"{raw_of(filled[0])} is null and coalesce({raws}) is null"  # the first alone settles it for most rows
    return Check(empty, "", "the row is empty", "Nothing is lost; the row can be deleted.")


def _quote_checks(table: Table, column: Column) -> list[Check]:
    """What identifies a row holds no line break and no half of a pair of quotation marks."""
    name, raw = column.name, raw_of(column)
    if column.type != "VARCHAR" or name not in (*table.key, *table.or_key, *table.required):
        return []
    odd = f"{_count(raw, literal(chr(34)))} % 2 = 1"
    return [
        Check(f"contains({raw}, chr(10))", name, f"{name} holds a line break", _UNCLOSED),
        Check(
            odd, name, f"{name} holds a single quotation mark", "Take it out, or write it twice inside a quoted value."
        ),
    ]


def _cell_checks(table: Table, column: Column, formats: Formats) -> list[Check]:
    name, raw, found = column.name, raw_of(column), []
    if column.name.endswith("_id"):
        found.append(_shortened(name, raw))
    if name in formats.currency:
        found.append(_other_currency(name, raw, formats))
    if name in formats.percents:
        found.append(_unclear_percent(table, name, raw))
    if column.type != "VARCHAR" or column.choices or name == "quarter":
        absent = f'"{name}" is null'
        fails = f"{absent} and {unreadable(column, raw, formats)}"
        found.append(Check(fails, name, *expected(column), sooner=f"{absent} and {raw} is not null"))
    if column.required and column.default is None:
        mend = "Fill it in, or leave the row out of the file."
        found.append(Check(f'"{name}" is null', name, f"{name} is empty", mend))
    return found


def _shortened(name: str, raw: str) -> Check:
    """An id that a spreadsheet took for a number: its last digits are lost, and several ids have become one."""
    return Check(
        f"{raw} < ':' and (contains({raw}, 'E+') or contains({raw}, 'e+')) "
        f"and regexp_full_match({raw}, '[0-9]([.,][0-9]+)?[eE][+][0-9]+')",
        name,
        f"{name} was shortened to a power of ten by a spreadsheet",
        "Format the column as text before the file is saved, or export it again and import it unopened.",
    )


def _other_currency(name: str, raw: str, formats: Formats) -> Check:
    most = formats.currency[name]
    found = f"currency_{name}" if name in formats.currency_at else currency(raw)
    return Check(
        f"{raw} is not null and {found} <> {literal(most)}",
        name,
        f"{name} is in another currency than {most}, which most rows are in",
        f"Give the amount in {most}, or leave the row out of the file.",
    )


def _unclear_percent(table: Table, name: str, raw: str) -> Check:
    shares = "kind is distinct from 'nps' and " if table.name == "satisfaction" else ""
    return Check(
        f'{shares}not contains({raw}, \'%\') and abs("{name}") <= 1 and "{name}" <> 0',
        name,
        f"{name} has no percent sign, beside values that have one: 0.71 could be 71 %, or less than 1 %",
        "Write all of them with a percent sign, or none.",
    )


def _count(text: str, character: str) -> str:
    return f"(length({text}) - length(replace({text}, {character}, '')))"
