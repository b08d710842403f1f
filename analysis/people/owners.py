"""Reps and teams without a roster: the team that stands beside a row's owner, as a CRM exports it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import groupby

import duckdb

from analysis.people.names import Directory, fold

TOLD = {  # the tables whose rows may carry their owner's team -> the day a row tells of it
    "deals": "coalesce(case when status <> 'open' then closed_on end, created_on)",
    "attainment": "quarter",
    "activities": "done_on",
}

Row = tuple[str, str, str | None, int]  # owner, team, the latest day with it, rows


@dataclass(frozen=True)
class Owners:
    """A roster in the place of a missing one.

    table  where it is from; "" where no row has an owner's team
    team   rep -> team, the latest one
    moved  reps seen with more than one team
    """

    table: str = ""
    team: dict[str, str] = field(default_factory=dict)
    moved: int = 0


def find_owners(con: duckdb.DuckDBPyConnection, stored: dict[str, str], teams: Directory) -> Owners:
    """The owners' teams of the one table that tells of the most reps: in two, a rep might stand under two names.

    stored  table -> where it lies, for the tables that there are
    teams   the teams known by a table of their own
    """
    found = [Owners()]
    for table, day in TOLD.items():
        if table in stored:
            rows = con.execute(
                f"select rep_id, team_id, max(cast({day} as varchar)), count(*) from {stored[table]} "
                "where rep_id <> '' and team_id <> '' group by rep_id, team_id"
            ).fetchall()
            found.append(_owners(table, rows, teams))
    return max(found, key=lambda owners: len(owners.team))


def _owners(table: str, rows: list[Row], teams: Directory) -> Owners:
    reps, named = _usual((rep, n) for rep, _, _, n in rows), _usual((team, n) for _, team, _, n in rows)
    seen = sorted(
        (reps[fold(rep)], day or "", n, teams.find(team) or named[fold(team)])
        for rep, team, day, n in rows
        if fold(rep) and fold(team)
    )
    last, moved = {}, 0
    for rep, mine in groupby(seen, key=lambda row: row[0]):
        *_, (_, _, _, last[rep]) = stays = list(mine)
        moved += len({team for *_, team in stays}) > 1
    return Owners(table, last, moved)


def _usual(named: Iterable[tuple[str, int]]) -> dict[str, str]:
    """Folded name -> its most frequent spelling."""
    counts: dict[str, dict[str, int]] = {}
    for name, n in named:
        spellings = counts.setdefault(fold(name), {})
        spellings[name] = spellings.get(name, 0) + n
    return {way: max(sorted(found), key=found.__getitem__) for way, found in counts.items()}
