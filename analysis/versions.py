"""Who brought which row: a later file supersedes by key and by column, and what it superseded can be taken back.

Each table `T` holds the rows that count, each with the `load_id` of the newest file that brought its key. A column that
file did not have keeps what the newest file that has it gave. `T__older` holds the rows of older files for the same
keys, each as its file gave it. Together they hold every row of every live load, so taking one back is exact.

A row without a key stands by itself. Of one document (the same bytes) brought twice, its newest such rows count.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass

import duckdb

from analysis.tables import Column, Table
from analysis.tables.sql import constant

Connection = duckdb.DuckDBPyConnection


@dataclass(frozen=True)
class Load:
    """One file in one table: its number, its document (a digest of its bytes) and the columns it had."""

    load_id: int
    document: str
    columns: frozenset[str]


@dataclass(frozen=True)
class Effect:
    """What one file did to one table, in rows."""

    added: int
    updated: int
    unchanged: int


def create(con: Connection, tables: Iterable[Table]) -> None:
    """Make `tables` and their shelves of older rows where absent, and the columns that a newer declaration adds."""
    there = set(con.execute("select table_name, column_name from duckdb_columns()").fetchall())
    for table in tables:
        for name in (table.name, older(table)):
            con.execute(f"create table if not exists {name} ({definition(table)})")
            for column in table.columns:
                if (name, "load_id") in there and (name, column.name) not in there:
                    con.execute(f'alter table {name} add column "{column.name}" {column.type}')


def definition(table: Table) -> str:
    """SQL for the columns of `table`. An id that differs in every row is written and compared faster as it is."""
    packed = {table.key[0]: " using compression uncompressed"} if table.key[1:] == () else {}
    columns = (f'"{column.name}" {column.type}{packed.get(column.name, "")}' for column in table.columns)
    return ", ".join((*columns, "load_id integer"))


def older(table: Table) -> str:
    return f"{table.name}__older"


def keys(table: Table) -> list[tuple[tuple[str, ...], str]]:
    """(columns of the key, condition on `{row}` under which it is the row's key), most telling first."""
    whole = " and ".join(f'{{row}}."{part}" is not null' for part in table.key)
    if not table.or_key:
        return [(table.key, whole)]
    fallback = " and ".join(f'{{row}}."{part}" is not null' for part in table.or_key)
    return [(table.key, whole), (table.or_key, f"not ({whole}) and {fallback}")]


def alone(table: Table, row: str) -> str:
    """SQL: the row has no key."""
    return " and ".join(f"not ({when.format(row=row)})" for _, when in keys(table))


def same_values(names: Iterable[str], one: str, other: str) -> str:
    return " and ".join(f'{one}."{name}" is not distinct from {other}."{name}"' for name in names)


def live(con: Connection, table: Table) -> list[Load]:
    """The loads of `table` that were not taken back, oldest first."""
    found = con.execute(
        "select load_id, sha256, coalesce(columns, mapping) from imports "
        'where undone_at is null and "table" = ? order by load_id',
        [table.name],
    ).fetchall()
    return [Load(load_id, document, frozenset(json.loads(columns))) for load_id, document, columns in found]


def is_whole(con: Connection, table: Table, load_id: int) -> bool:
    """True where no newer load lies over any row of the load."""
    return not con.execute(f"select 1 from {older(table)} where load_id = ? limit 1", [load_id]).fetchall()


def weigh(con: Connection, table: Table, staging: str, load: Load) -> Effect:
    """What putting the rows of `staging` (good ones, one a key) in force would do."""
    rows, lying = _one(con, f"select (select count(*) from {staging}), (select count(*) from {table.name})")
    if not lying:
        return Effect(added=rows, updated=0, unchanged=0)
    con.execute(f"create or replace temp table _matched as {_matched(table, staging, load)}")
    matched, same = _one(con, "select count(*), count(*) filter (same) from _matched")
    again, identical = _alone_again(con, table, staging, load)
    here, unchanged = matched + again, same + identical
    return Effect(added=rows - here, updated=here - unchanged, unchanged=unchanged)


def supersede(con: Connection, table: Table, staging: str, load: Load) -> None:
    """Put the rows that were weighed last in force. Runs inside the caller's transaction."""
    if not _one(con, f"select count(*) from {table.name}")[0]:
        return _take_the_place(con, table, staging)
    con.execute("reset max_vacuum_tasks")  # the space of rows that are superseded is used again
    loads = live(con, table)
    again = f"from {table.name} as one where {_again(table, load, loads)}"
    con.execute(f"insert into _matched select rowid, null, null {again}")
    lying = f"from {table.name} as one where rowid in (select old_row from _matched)"
    con.execute(f"insert into {older(table)} by name select {as_given(table, loads)} {lying}")
    con.execute(f"insert into {table.name} by name {_merged(table, staging, load, loads)}")
    con.execute(f"delete {lying}")


def _take_the_place(con: Connection, table: Table, staging: str) -> None:
    """An empty table is replaced by the loaded one: no row is written twice."""
    con.execute(f"drop table {table.name}")
    con.execute(f"alter table {staging} rename to {table.name}")


def as_given(table: Table, loads: list[Load]) -> str:
    """SQL for the columns of `one` in force as its file gave them: without what older files gave."""
    return ", ".join((*(_given(column, loads) for column in table.columns), "load_id"))


def _given(column: Column, loads: list[Load]) -> str:
    without = [load.load_id for load in loads if column.name not in load.columns]
    if len(without) in (0, len(loads)):
        return f'one."{column.name}"'
    stand_in = constant(column, column.default)
    return f'case when {is_of(without)} then {stand_in} else one."{column.name}" end as "{column.name}"'


def _merged(table: Table, staging: str, load: Load, loads: list[Load]) -> str:
    """The staged rows; in columns their file does not have, with what is in force there."""
    elsewhere = frozenset().union(*(each.columns for each in loads)) - load.columns
    kept = [name for name in table.names if name in elsewhere]
    if not kept:
        return f"select {stored(table)} from {staging}"
    values = ", ".join(
        f'case when old_row is null then new."{name}" else old."{name}" end as "{name}"' for name in kept
    )
    return (
        f"select new.* replace ({values}) from {staging} as new left join _matched on new.rowid = new_row "
        f"left join {table.name} as old on old.rowid = old_row"
    )


def _matched(table: Table, staging: str, load: Load) -> str:
    had = [name for name in table.names if name in load.columns]
    return " union all ".join(
        f"select old.rowid as old_row, new.rowid as new_row, {same_values(had, 'old', 'new')} as same "
        f"from {table.name} as old join {staging} as new on {equal(key, 'old', 'new')} "
        f"where {when.format(row='old')} and {when.format(row='new')}"
        for key, when in keys(table)
    )


def _alone_again(con: Connection, table: Table, staging: str, load: Load) -> tuple[int, int]:
    """Of the staged rows without a key: (how many take the place of earlier ones of their document, how many equal)."""
    names = ", ".join(f'"{name}"' for name in table.names)
    new = f"select {names} from {staging} as one where {alone(table, 'one')}"
    old = f"select {names} from {table.name} as one where {_again(table, load, live(con, table))}"
    new_rows, old_rows, same = (f"(select count(*) from ({rows}))" for rows in (new, old, f"{new} intersect all {old}"))
    return _one(con, f"select least({new_rows}, {old_rows}), {same}")


def _again(table: Table, load: Load, loads: list[Load]) -> str:
    """SQL: the row has no key and came with the load's own document before."""
    return f"{is_of(each.load_id for each in loads if each.document == load.document)} and {alone(table, 'one')}"


def is_of(load_ids: Iterable[int]) -> str:
    """SQL: the row `one` came with one of the loads."""
    listed = ", ".join(str(load_id) for load_id in load_ids)
    return f"one.load_id in ({listed})" if listed else "false"


def equal(key: tuple[str, ...], one: str, other: str) -> str:
    """SQL: the rows `one` and `other` have one key."""
    return " and ".join(f'{one}."{part}" = {other}."{part}"' for part in key)


def stored(table: Table) -> str:
    return ", ".join(f'"{name}"' for name in (*table.names, "load_id"))


def _one(con: Connection, sql: str) -> tuple:
    return con.execute(sql).fetchall()[0]
