"""Rows that name a rep or a team no roster knows yet: kept, since files come in any order, and said."""

from collections.abc import Mapping

import duckdb

from analysis.tables import Table

ROSTERS = {"rep_id": ("reps",), "team_id": ("reps", "teams")}  # a rep's row is enough to know the team
NAMED = 5  # ids given as examples


def waiting(con: duckdb.DuckDBPyConnection, tables: Mapping[str, Table], table: Table, load_id: int) -> dict[str, dict]:
    """Column -> {"rows", "ids", "first"} for the rows of a load that wait for a roster to name their id."""
    found = {}
    for column, rosters in ROSTERS.items():
        if column in table.names and table.name not in rosters and set(rosters) <= set(tables):
            known = " union ".join(f"select {column} from {roster}" for roster in rosters)
            rows, ids, first = con.execute(
                f"select coalesce(sum(n), 0)::bigint, count(*), min({column}, {NAMED}) from "
                f"(select {column}, count(*) as n from {table.name} where load_id = ? group by {column}) as named "
                f"anti join ({known}) as roster using ({column}) where {column} is not null",
                [load_id],
            ).fetchall()[0]
            if rows:
                found[column] = {"rows": rows, "ids": ids, "first": first}
    return found
