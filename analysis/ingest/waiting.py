"""Rows that name a rep or a team no roster knows yet: kept, since files come in any order, and said."""

from collections.abc import Mapping

import duckdb

from analysis.tables import Table

ROSTERS = {"rep_id": "reps", "team_id": "teams"}
NAMED = 5  # ids given as examples


def waiting(con: duckdb.DuckDBPyConnection, tables: Mapping[str, Table], table: Table, load_id: int) -> dict[str, dict]:
    """Column -> {"rows", "ids", "first"} for the rows of a load that wait for a roster to name their id."""
    found = {}
    for column, roster in ROSTERS.items():
        if column in table.names and roster in tables and roster != table.name:
            rows, ids, first = con.execute(
                f"select coalesce(sum(n), 0)::bigint, count(*), min({column}, {NAMED}) from "
                f"(select {column}, count(*) as n from {table.name} where load_id = ? group by {column}) as named "
                f"anti join {roster} using ({column}) where {column} is not null",
                [load_id],
            ).fetchall()[0]
            if rows:
                found[column] = {"rows": rows, "ids": ids, "first": first}
    return found
