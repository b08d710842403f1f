"""Who brought which row: a later file supersedes by key, and what it superseded is kept so that it can be taken back.

Each table `T` holds the rows that count, each with the `load_id` of the file that brought it. `T__older` holds the rows
that later files superseded. Together they hold every row of every live import, so taking one back is exact.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import duckdb

from analysis.tables import Table

Connection = duckdb.DuckDBPyConnection


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
        columns = ", ".join(f'"{column.name}" {column.type}' for column in table.columns)
        for name in (table.name, older(table)):
            if (name, "load_id") not in there:
                con.execute(f"create table {name} ({columns}, load_id integer)")
                continue
            for column in table.columns:
                if (name, column.name) not in there:
                    con.execute(f'alter table {name} add column "{column.name}" {column.type}')


def older(table: Table) -> str:
    return f"{table.name}__older"


def keys(table: Table) -> list[tuple[tuple[str, ...], str]]:
    """(columns of the key, condition on `{row}` under which it is the row's key), most telling first."""
    whole = " and ".join(f'{{row}}."{part}" is not null' for part in table.key)
    if not table.or_key:
        return [(table.key, whole)]
    fallback = " and ".join(f'{{row}}."{part}" is not null' for part in table.or_key)
    return [(table.key, whole), (table.or_key, f"not ({whole}) and {fallback}")]


def same_values(table: Table, one: str, other: str) -> str:
    return " and ".join(f'{one}."{name}" is not distinct from {other}."{name}"' for name in table.names)


def supersede(con: Connection, table: Table, staging: str) -> Effect:
    """Put the rows of `staging` (good ones, one a key) in force. Runs inside the caller's transaction."""
    (rows,) = _one(con, f"select count(*) from {staging}")
    (held,) = _one(con, f"select count(*) from {table.name}")
    if not held:
        _take_the_place(con, table, staging)
        return Effect(added=rows, updated=0, unchanged=0)
    con.execute(f"create or replace temp table _matched as {_matched(table, staging)}")
    matched, same = _one(con, "select count(*), count(*) filter (same) from _matched")
    _shelve(con, table)
    con.execute(f"insert into {table.name} by name select {_stored(table)} from {staging}")
    return Effect(added=rows - matched, updated=matched - same, unchanged=same)


def take_back(con: Connection, table: Table, loads: list[int]) -> tuple[int, int]:
    """Undo `loads` of `table`, newer rows of other loads stay. Returns (rows taken back, older rows in force again)."""
    con.execute(f"delete from {older(table)} where list_contains(?, load_id)", [loads])
    gone = f"select {_stored(table)} from {table.name} where list_contains(?, load_id)"
    con.execute(f"create or replace temp table _gone as {gone}", [loads])
    con.execute(f"delete from {table.name} where list_contains(?, load_id)", [loads])
    con.execute(f"create or replace temp table _back as {_promoted(table)}")
    con.execute(f"insert into {table.name} by name select {_stored(table)} from {older(table)} where {_IN_BACK}")
    con.execute(f"delete from {older(table)} where {_IN_BACK}")
    return _one(con, "select (select count(*) from _gone), (select count(*) from _back)")


_IN_BACK = "rowid in (select row from _back)"


def _take_the_place(con: Connection, table: Table, staging: str) -> None:
    """An empty table is replaced by the loaded one: no row is written twice."""
    con.execute(f"drop table {table.name}")
    con.execute(f"alter table {staging} drop column fault")
    con.execute(f"alter table {staging} rename to {table.name}")


def _shelve(con: Connection, table: Table) -> None:
    matched = "rowid in (select row from _matched)"
    con.execute(f"insert into {older(table)} by name select {_stored(table)} from {table.name} where {matched}")
    con.execute(f"delete from {table.name} where {matched}")


def _matched(table: Table, staging: str) -> str:
    return " union all ".join(
        f"select old.rowid as row, {same_values(table, 'old', 'new')} as same from {table.name} old "
        f"join {staging} new on {_equal(key)} where {when.format(row='old')} and {when.format(row='new')}"
        for key, when in keys(table)
    )


def _promoted(table: Table) -> str:
    """The newest older row of each key that lost its row in force."""
    return " union all ".join(
        f"select arg_max(old.rowid, old.load_id) as row from {older(table)} old join _gone new on {_equal(key)} "
        f"where {when.format(row='old')} and {when.format(row='new')} group by {_listed('old', key)}"
        for key, when in keys(table)
    )


def _equal(key: tuple[str, ...]) -> str:
    return " and ".join(f'old."{part}" = new."{part}"' for part in key)


def _listed(row: str, columns: tuple[str, ...]) -> str:
    return ", ".join(f'{row}."{column}"' for column in columns)


def _stored(table: Table) -> str:
    return ", ".join(f'"{name}"' for name in (*table.names, "load_id"))


def _one(con: Connection, sql: str) -> tuple:
    return con.execute(sql).fetchall()[0]
