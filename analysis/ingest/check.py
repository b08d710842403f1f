"""The checks every row passes, as one `case` over typed and raw cells: the first that fails leaves the row out."""

from dataclasses import dataclass

from analysis.ingest.match import Match
from analysis.ingest.read import Source
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


def checks(match: Match, source: Source) -> list[Check]:
    """The checks of a table on a file; a check's place in the list, from 1, is the fault it is known by."""
    mapped = [column for column in match.table.columns if column.name in match.positions]
    cells = [check for column in mapped for check in _cell_checks(match.table, column, source.quoted)]
    rules = [Check(f"({rule.sql}) is false", rule.column, rule.about, rule.mend) for rule in match.table.rules]
    return [_not_empty(mapped), *cells, *rules]


def staged(match: Match, source: Source, reader: str, load_id: int) -> str:
    """SELECT of the table's typed columns, `load_id` and `fault` (null for a good row) from the cells c0, c1 ..."""
    odd = source.odd_blanks
    raws = ", ".join(f"{trimmed(f'c{at}', odd)} as raw_{name}" for name, at in match.positions.items())
    values = ", ".join(f'{_value(column, match)} as "{column.name}"' for column in match.table.columns)
    names = ", ".join(f'"{name}"' for name in match.table.names)
    faults = " ".join(f"when {check.fails} then {fault}" for fault, check in enumerate(checks(match, source), start=1))
    return (
        f"select {names}, {load_id}::integer as load_id, (case {faults} end)::smallint as fault "
        f"from (select *, {values} from (select {raws} from {reader}))"
    )


def _not_empty(mapped: list[Column]) -> Check:
    cells = ", ".join(_raw(column) for column in mapped)
    return Check(f"coalesce({cells}) is null", "", "the row is empty", "Nothing is lost; the row can be deleted.")


def _cell_checks(table: Table, column: Column, quoted: bool) -> list[Check]:
    name, raw, found = column.name, _raw(column), []
    if quoted and column.type == "VARCHAR" and name in (*table.key, *table.or_key, *table.required):
        mend = "Look for a quotation mark that opens on this line and does not close."
        found.append(Check(f"contains({raw}, chr(10))", name, f"{name} holds a line break", mend))
    if column.required and column.default is None:
        mend = "Fill it in, or leave the row out of the file."
        found.append(Check(f"{raw} is null", name, f"{name} is empty", mend))
    if column.type != "VARCHAR" or column.choices:
        found.append(Check(f'{raw} is not null and "{name}" is null', name, *expected(column)))
    return found


def _value(column: Column, match: Match) -> str:
    default = "null" if column.default is None else literal(column.default)
    stand_in = f"cast({default} as {column.type})"
    if column.name not in match.positions:
        return stand_in
    value = typed(column, _raw(column))
    return value if column.default is None else f"case when {_raw(column)} is null then {stand_in} else {value} end"


def _raw(column: Column) -> str:
    return f"raw_{column.name}"
