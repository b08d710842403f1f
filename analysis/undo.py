"""Taking loads back: the state is as if they had never happened, whichever they are and in any order.

For every key they brought, what the other live loads gave is put together anew, column by column.
"""

import duckdb

from analysis.tables import Table
from analysis.versions import Load, alone, as_given, equal, is_of, keys, live, older, stored

Connection = duckdb.DuckDBPyConnection


def take_back(con: Connection, table: Table, gone: list[int]) -> tuple[int, int]:
    """Undo the loads `gone` of `table`. Returns (rows of them that were in force, of these older ones in force again).

    Runs inside the caller's transaction, while the log still lists them as live.
    """
    loads = live(con, table)
    stay = [load for load in loads if load.load_id not in gone]
    (removed,) = _one(con, f"select count(*) from {table.name} as one where {is_of(gone)}")
    restored = 0
    if _one(con, f"select count(*) from {older(table)}")[0]:
        restored = _put_together(con, table, gone, loads, stay)
        con.execute(f"delete from {older(table)} as one where {is_of(gone)}")
    con.execute(f"delete from {table.name} as one where {is_of(gone)}")
    return removed, restored + _alone_again(con, table, gone, loads, stay)


def _put_together(con: Connection, table: Table, gone: list[int], loads: list[Load], stay: list[Load]) -> int:
    """Put in force what the loads that stay gave for the keys touched. Returns how many keys an older row answers for.

    `_given` holds their rows as given, with where they lie: `shelved` or in force, at `place`.
    """
    lying = (f"select {stored(table)} from {name} as one where {is_of(gone)}" for name in (table.name, older(table)))
    con.execute(f"create or replace temp table _touched as {' union all '.join(lying)}")
    con.execute(f"create or replace temp table _given as {_given(table, gone, loads)}")
    con.execute(f"insert into {table.name} by name {_newest(table, stay)}")
    con.execute(f"delete from {table.name} where rowid in (select place from _given where not shelved)")
    answers = "select arg_max(place, load_id) as place, arg_max(shelved, load_id) as shelved from _given as one"
    con.execute(f"create or replace temp table _answers as {_by_key(table, answers)}")
    con.execute(f"delete from {older(table)} where rowid in (select place from _answers where shelved)")
    return _one(con, "select count(*) from _answers where shelved")[0]


def _given(table: Table, gone: list[int], loads: list[Load]) -> str:
    """SELECT of the other loads' rows for the keys touched, as given."""
    places = ((older(table), stored(table), "true"), (table.name, as_given(table, loads), "false"))
    touched = "(select * from _touched as new where {when}) as new"
    return " union all by name ".join(
        f"select {values}, one.rowid as place, {shelved} as shelved from {name} as one "
        f"semi join {touched.format(when=when.format(row='new'))} on {equal(key, 'one', 'new')} "
        f"where {when.format(row='one')} and not {is_of(gone)}"
        for name, values, shelved in places
        for key, when in keys(table)
    )


def _newest(table: Table, stay: list[Load]) -> str:
    """SELECT of one row a key: in each column, what the newest load that had it gave, blank or not."""
    values = ", ".join(f'arg_max_null("{name}", {_rank(name, stay)}) as "{name}"' for name in table.names)
    return _by_key(table, f"select {values}, max(load_id) as load_id from _given as one")


def _rank(name: str, stay: list[Load]) -> str:
    without = [load.load_id for load in stay if name not in load.columns]
    return f"case when {is_of(without)} then -one.load_id else one.load_id end" if without else "one.load_id"


def _by_key(table: Table, select: str) -> str:
    return " union all ".join(
        f"{select} where {when.format(row='one')} group by {', '.join(f'one.{part}' for part in key)}"
        for key, when in keys(table)
    )


def _alone_again(con: Connection, table: Table, gone: list[int], loads: list[Load], stay: list[Load]) -> int:
    """Put the rows without a key of each document's newest load that stays in force again. Returns how many."""
    documents = {load.document for load in loads if load.load_id in gone}
    newest = {load.document: load.load_id for load in stay if load.document in documents}
    back = f"from {older(table)} as one where {is_of(newest.values())} and {alone(table, 'one')}"
    (count,) = _one(con, f"select count(*) {back}")
    if count:
        con.execute(f"insert into {table.name} by name select {stored(table)} {back}")
        con.execute(f"delete {back}")
    return count


def _one(con: Connection, sql: str) -> tuple:
    return con.execute(sql).fetchall()[0]
