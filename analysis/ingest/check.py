"""The checks every row passes, as one `case` over typed and raw cells: the first that fails leaves the row out."""

from dataclasses import dataclass

import duckdb

from analysis.ingest.formats import Formats
from analysis.ingest.match import Match
from analysis.ingest.plan import Plan
from analysis.ingest.values import expected, literal, trimmed, typed
from analysis.tables import Column, Table

CONFLICT, REPEAT = -1, -2  # faults found by comparing rows of one file, not by looking at one


@dataclass(frozen=True)
class Check:
    """`fails` is SQL, true for a row to leave out; `column` is where to look; `why` and `mend` as in Complaint."""

    fails: str
    column: str
    why: str
    mend: str


_UNCLOSED = "Look for a quotation mark that opens on this line and does not close."
_RUN_TOGETHER = Check("joined", "", "quotation marks run several rows into one", _UNCLOSED)


def checks(plan: Plan, formats: Formats = Formats()) -> list[Check]:  # noqa: B008 (frozen)
    """The checks of a table on a file; a check's place in the list, from 1, is the fault it is known by."""
    table = plan.match.table
    mapped = [column for column in table.columns if column.name in plan.match.positions]
    quotes = [_RUN_TOGETHER, *(check for column in mapped for check in _quote_checks(table, column))]
    cells = [check for column in mapped for check in _cell_checks(column)]
    rules = [
        Check(f"({rule.sql}) is false", rule.column, rule.about, rule.mend) for rule in table.rules if not rule.keeps
    ]
    return [_not_empty(mapped), *(quotes if plan.source.quoted else ()), *cells, *rules]


def staged(plan: Plan, reader: str, load_id: int, formats: Formats = Formats()) -> str:  # noqa: B008 (frozen)
    """SELECT of the table's typed columns, `load_id` and `fault` (null for a good row) from the cells c0, c1 ..."""
    match, blanks = plan.match, plan.source.blanks
    raws = ", ".join(f"{trimmed(f'c{at}', blanks)} as raw_{name}" for name, at in match.positions.items())
    joined = f", {_joined(plan)} as joined" if plan.source.quoted else ""
    values = ", ".join(f'{_value(column, match, formats)} as "{column.name}"' for column in match.table.columns)
    names = ", ".join(f'"{name}"' for name in match.table.names)
    faults = " ".join(f"when {check.fails} then {fault}" for fault, check in enumerate(checks(plan, formats), start=1))
    return (
        f"select {names}, {load_id}::integer as load_id, (case {faults} end)::smallint as fault "
        f"from (select *, {values} from (select {raws}{joined} from {reader}))"
    )


def concerns(con: duckdb.DuckDBPyConnection, plan: Plan, name: str) -> dict[str, int]:
    """What is odd about the good rows of the staged table `name` -> rows; they stay."""
    rules = [rule for rule in plan.match.table.rules if rule.keeps]
    if not rules:
        return {}
    counts = ", ".join(f"count(*) filter (({rule.sql}) is false)" for rule in rules)
    found = con.execute(f"select {counts} from {name} where fault is null").fetchall()[0]
    return {rule.about: rows for rule, rows in zip(rules, found, strict=True) if rows}


def _not_empty(mapped: list[Column]) -> Check:
    cells = ", ".join(_raw(column) for column in mapped)
    return Check(f"coalesce({cells}) is null", "", "the row is empty", "Nothing is lost; the row can be deleted.")


def _joined(plan: Plan) -> str:
    """SQL: a cell holds just the line breaks and separators of whole rows, as when a stray quotation mark opens it."""
    width, parted = len(plan.shape.headers), literal(plan.shape.delimiter)
    each = (
        f"(contains(c{at}, chr(10)) or contains(c{at}, chr(13))) and {_count(f'c{at}', parted)} = "
        f"{width - 1} * greatest({_count(f'c{at}', 'chr(10)')}, {_count(f'c{at}', 'chr(13)')})"
        for at in range(width)
    )
    return f"({' or '.join(each)})"


def _quote_checks(table: Table, column: Column) -> list[Check]:
    """What identifies a row holds no line break and no half of a pair of quotation marks."""
    name, raw = column.name, _raw(column)
    if column.type != "VARCHAR" or name not in (*table.key, *table.or_key, *table.required):
        return []
    odd = f"{_count(raw, literal(chr(34)))} % 2 = 1"
    return [
        Check(f"contains({raw}, chr(10))", name, f"{name} holds a line break", _UNCLOSED),
        Check(
            odd, name, f"{name} holds a single quotation mark", "Take it out, or write it twice inside a quoted value."
        ),
    ]


def _cell_checks(column: Column) -> list[Check]:
    name, raw, found = column.name, _raw(column), []
    if column.required and column.default is None:
        mend = "Fill it in, or leave the row out of the file."
        found.append(Check(f"{raw} is null", name, f"{name} is empty", mend))
    if column.type != "VARCHAR" or column.choices:
        found.append(Check(f'{raw} is not null and "{name}" is null', name, *expected(column)))
    return found


def _count(text: str, character: str) -> str:
    return f"(length({text}) - length(replace({text}, {character}, '')))"


def _value(column: Column, match: Match, formats: Formats) -> str:
    default = "null" if column.default is None else literal(column.default)
    stand_in = f"cast({default} as {column.type})"
    if column.name not in match.positions:
        return stand_in
    value = typed(column, _raw(column), formats)
    return value if column.default is None else f"case when {_raw(column)} is null then {stand_in} else {value} end"


def _raw(column: Column) -> str:
    return f"raw_{column.name}"
