"""The SELECT that makes typed rows of a file's cells, each with the check it fails."""

from collections.abc import Mapping

from analysis.ingest.cells.check import BLANK, checks, raw_of, run_together
from analysis.ingest.cells.filled import cells
from analysis.ingest.cells.numbers import currency_beside
from analysis.ingest.cells.values import Formats, has_blank, plain, trimmed, typed
from analysis.ingest.matching.match import Match
from analysis.ingest.plan import Plan
from analysis.tables import Column
from analysis.tables.sql import constant


def staged(plan: Plan, reader: str, load_id: int, formats: Formats) -> str:
    """SELECT of the table's typed columns, `load_id` and `fault` (null for a good row) from the cells c0, c1 ..."""
    values = {column.name: _value(column, plan, formats) for column in plan.match.table.columns}
    faults = " ".join(f"when {check.fails} then {fault}" for fault, check in enumerate(checks(plan, formats), start=1))
    return _select(plan, reader, load_id, formats, cells(plan), values, f"case {_blank(plan.match)} {faults} end")


def staged_plainly(plan: Plan, reader: str, load_id: int, formats: Formats) -> str:
    """The same SELECT for a file whose every cell is good and written the plain way, for little more than the casts.

    At the first row that is not it raises duckdb.InvalidInputException: staged() knows what to do with that row.
    """
    match, blanks = plan.match, plan.source.blanks
    raws, values, odd = cells(plan), {}, [check.sooner or check.fails for check in checks(plan, formats)]
    for column in match.table.columns:
        name, raw, values[column.name] = column.name, raw_of(column), _value(column, plan, formats)
        written = plain(column, raw, formats) if name in match.positions else None
        if written and name not in {*match.fallback, *match.joined}:
            value, not_plain = written
            raws[name], values[name] = f"nullif(c{match.positions[name]}, '')", value
            if _default(column, formats) is not None:
                values[name] = f"coalesce({value}, case when {raw} is null then {_stand_in(column, formats)} end)"
            elif column.required:
                raws[name] = f"c{match.positions[name]}"  # an empty one fails, be it null or not
                odd += [f"{raw} = ''"] if column.type == "VARCHAR" else []
            odd += filter(None, [not_plain, has_blank(raw, blanks)])
    stop = "error('a row that is not written the plain way')::smallint"
    return _select(plan, reader, load_id, formats, raws, values, f"case when ({') or ('.join(odd)}) then {stop} end")


def _select(
    plan: Plan,
    reader: str,
    load_id: int,
    formats: Formats,
    raws: Mapping[str, str],
    values: Mapping[str, str],
    fault: str,
) -> str:
    listed = [f"{raw} as raw_{name}" for name, raw in raws.items()]
    listed += [f"{currency_beside(f'c{at}')} as currency_{name}" for name, at in formats.currency_at.items()]
    listed += [f"{trimmed(f'c{at}', plan.source.blanks)} as cell_{at}" for at in plan.match.beside]
    listed += [f"{run_together(plan)} as joined"] if plan.source.quoted else []
    typed_cells = ", ".join(f'{value} as "{name}"' for name, value in values.items())
    names = ", ".join(f'"{name}"' for name in plan.match.table.names)
    return (
        f"select {names}, {load_id}::integer as load_id, ({fault})::smallint as fault "
        f"from (select *, {typed_cells} from (select {', '.join(listed)} from {reader}))"
    )


def _value(column: Column, plan: Plan, formats: Formats) -> str:
    stand_in = _stand_in(column, formats)
    if column.name not in cells(plan):
        return stand_in
    value = typed(column, raw_of(column), formats)
    return (
        value
        if _default(column, formats) is None
        else f"case when {raw_of(column)} is null then {stand_in} else {value} end"
    )


def _stand_in(column: Column, formats: Formats) -> str:
    return constant(column, _default(column, formats))


def _default(column: Column, formats: Formats) -> str | None:
    if formats.scale and column.name in ("scale_min", "scale_max"):
        return f"{formats.scale[column.name == 'scale_max']:g}"
    return column.default


def _blank(match: Match) -> str:
    if match.wide is None:
        return ""
    values = ", ".join(f"raw_{name}" for name in match.wide.values if name in match.positions)
    return f"when coalesce({values}) is null then {BLANK}"
