"""The names to settle by hand: whom no roster knows, or several go by, and whom they may mean."""

from collections.abc import Mapping
from dataclasses import dataclass

import duckdb

from analysis.people.names import likely
from analysis.people.settle import MEANS, People
from analysis.tables import TABLES, Table

KINDS = ("person", "team")
MOST = 200  # at a time


@dataclass(frozen=True)
class Unsettled:
    """A name that no roster knows, or that several go by.

    tables      where it stands
    rows        how many of their rows name it
    candidates  (id, name, likeness from .7 to 1), the likeliest first; 1 is the very name, and not the only one
    kind        "person" or "team": the kind of record that settles it
    """

    alias: str
    tables: tuple[str, ...]
    rows: int
    candidates: tuple[tuple[str, str, float], ...]
    kind: str = "person"


def review(
    con: duckdb.DuckDBPyConnection, tables: Mapping[str, Table] = TABLES, most: int = MOST
) -> tuple[Unsettled, ...]:
    """The names to settle by hand, those with the most rows first, with whom they may mean.

    Records "person" and "team" settle them: alias -> id, or None for nobody.
    """
    people = People(con, tables)
    where: dict[tuple[str, str], dict[str, int]] = {}
    for table in tables:
        for column, settled in people.settle(table).items():
            for name, rows in settled.waiting.items():
                if MEANS[column] in KINDS and table != "reps":
                    where.setdefault((MEANS[column], name), {})[table] = rows
    first = sorted(where, key=lambda each: (-sum(where[each].values()), each))[:most]
    return tuple(
        Unsettled(name, tuple(where[kind, name]), sum(where[kind, name].values()), candidates, kind)
        for (kind, name), candidates in zip(first, _candidates(people, first), strict=True)
    )


def _candidates(people: People, asked: list[tuple[str, str]]) -> list[tuple[tuple[str, str, float], ...]]:
    names, found = _names(people), {}
    for kind in KINDS:
        mine, book = [name for one, name in asked if one == kind], getattr(people, kind)
        found |= {(kind, name): each for name, each in zip(mine, likely(mine, book.spelled), strict=True)}
        found |= {
            (kind, name): [(one, 1.0) for one in sorted(book.may_mean(name))] for name in mine if book.may_mean(name)
        }
    return [tuple((one, names.get(one, one), alike) for one, alike in found[each]) for each in asked]


def _names(people: People) -> dict[str, str]:
    """id -> name, where it has one."""
    reps = people.rows("select rep_id, any_value(rep_name order by joined_on desc) from {reps} group by rep_id")
    teams = people.rows(
        "select team_id, any_value(team_name order by manager_since desc) from {teams} group by team_id"
    )
    return {one: name for one, name in reps + teams if name}
