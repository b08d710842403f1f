"""Rows that name a rep or a team no roster knows yet: kept, since files come in any order, and said while they wait."""

from collections.abc import Mapping
from dataclasses import dataclass

import duckdb

from analysis.tables import Table

ROSTERS = {"rep_id": ("reps",), "team_id": ("reps", "teams")}  # a rep's row is enough to know the team
NAMED = 5  # ids given as examples


@dataclass(frozen=True)
class Waiting:
    """Rows of `table` whose `column` (rep_id, team_id) no roster knows: how many, of how many ids, the first."""

    table: str
    column: str
    rows: int
    ids: int
    first: tuple[str, ...]


def find_waiting(
    con: duckdb.DuckDBPyConnection, tables: Mapping[str, Table], table: Table, load_id: int | None = None
) -> tuple[Waiting, ...]:
    """What of `table`, or of one load of it, waits for a roster; empty where nothing does."""
    found = []
    for column, rosters in ROSTERS.items():
        if column in table.names and table.name not in rosters and set(rosters) <= set(tables):
            known = " union ".join(f"select {column} from {roster}" for roster in rosters)
            loaded = "true" if load_id is None else "load_id = ?"
            rows, ids, first = con.execute(
                f"select coalesce(sum(n), 0)::bigint, count(*), min({column}, {NAMED}) from "
                f"(select {column}, count(*) as n from {table.name} where {loaded} group by {column}) as named "
                f"anti join ({known}) as roster using ({column}) where {column} is not null",
                [] if load_id is None else [load_id],
            ).fetchall()[0]
            found.append(Waiting(table.name, column, rows, ids, tuple(first or ())))
    return tuple(waiting for waiting in found if waiting.rows)
