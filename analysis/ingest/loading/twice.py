"""Rows that may count twice: without an id of their own, and equal to rows that another file has brought."""

import duckdb

from analysis.tables import Table
from analysis.versions import Load, alone, live, same_values


def counted_twice(con: duckdb.DuckDBPyConnection, table: Table, staging: str, load: Load) -> dict[str, int]:
    """A concern -> rows of `staging` that lie in `table` already, from a file of other bytes; {} where there is none.

    Nothing tells two equal calls of a day from one that was exported twice, so both count and it is said.
    """
    if not con.execute(f"select 1 from {staging} as one where {alone(table, 'one')} limit 1").fetchall():
        return {}
    same = [each.load_id for each in live(con, table) if each.document == load.document]
    other = f"from {table.name} as other where {alone(table, 'other')} and other.load_id <> all({same}::integer[])"
    equal = f"exists (select 1 {other} and {same_values(table.names, 'one', 'other')})"
    (rows,) = con.execute(f"select count(*) from {staging} as one where {alone(table, 'one')} and {equal}").fetchall()[
        0
    ]
    about = (
        f"it has no {table.key[0]} and an equal row is here from another file: both count, unless that file is undone"
    )
    return {about: rows} if rows else {}
