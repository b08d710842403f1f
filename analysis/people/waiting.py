"""Rows that name a rep or a team nobody knows yet: kept, since files come in any order, and said while they wait."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import duckdb

from analysis.people.settle import People, Settled
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
    return tuple(still_waiting(table.name, People(con, tables).settle(table.name, load_id)))


def still_waiting(table: str, settled: Mapping[str, Settled]) -> Iterator[Waiting]:
    """What of a table waits, by column; a roster waits for nothing."""
    for column, names in settled.items():
        if names.waiting and column in ROSTERS and table not in ROSTERS[column]:
            yield Waiting(table, column, sum(names.waiting.values()), len(names.waiting), tuple(names.waiting)[:NAMED])
