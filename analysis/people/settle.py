"""Who is who: the same rep called by id in one file, by e-mail address in the next and by name in a third.

Rows are kept as the files have them; whom they mean is found when they are read. A name counts for a rep where it is
the same but for its spelling and names only that rep, or where people said so (records "person" and "team"). Whatever
is merely alike is proposed (`unsettled`) and never applied.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

import duckdb

from analysis.people.names import Directory, directory
from analysis.people.owners import TOLD, Owners, find_owners
from analysis.records import held
from analysis.tables import TABLES, Table

MEANS = {  # column -> whom it means
    "rep_id": "person",
    "hired_rep_id": "person",
    "team_id": "team",
    "manager_id": "manager",
    "subject_id": "subject",
}
KNOWN = {  # who needs no looking up; the rest of a column's names is looked up one by one
    "person": "select rep_id from {reps}",
    "team": "select team_id from {teams}",
    "manager": "select manager_id from {teams}",
    "subject": "select rep_id from {reps} union select manager_id from {teams}",
}


@dataclass(frozen=True)
class Settled:
    """The names in one column that are no known id as they stand.

    means    name -> the id it means
    waiting  name -> rows: nothing says whom it means
    nobody   rows whose name means nobody, as people said
    """

    means: dict[str, str] = field(default_factory=dict)
    waiting: dict[str, int] = field(default_factory=dict)
    nobody: int = 0


class People:
    """Whom the names in the tables of `con` mean; read once each, and only where there is something to look up."""

    def __init__(self, con: duckdb.DuckDBPyConnection, tables: Mapping[str, Table] = TABLES):
        self.con = con
        (home,) = con.execute("select current_database()").fetchall()[0]
        self.stored = {name: f'"{home}".main.{name}' for name in tables}  # as imported, whatever lies over it
        self.columns = {name: naming(table) for name, table in tables.items()}

    def settle(self, table: str, load_id: int | None = None) -> dict[str, Settled]:
        """Column -> its names settled, for the columns of `table`, or of one load of it, that name somebody."""
        if not {"reps", "teams"} <= set(self.stored):
            return {}
        return {column: self._settle(table, column, load_id) for column in self.columns[table]}

    def _settle(self, table: str, column: str, load_id: int | None) -> Settled:
        names = self._strangers(table, column, load_id)
        book: Directory = getattr(self, "units" if table == "reps" else MEANS[column]) if names else Directory()
        meant = {name: book.find(name) for name in names}
        nobody = {name for name in names if book.is_nobody(name)}
        return Settled(
            means={name: one for name, one in meant.items() if one not in (None, name)},
            waiting={name: names[name] for name, one in meant.items() if one is None and name not in nobody},
            nobody=sum(names[name] for name in nobody),
        )

    def _strangers(self, table: str, column: str, load_id: int | None) -> dict[str, int]:
        """Name -> rows, of the names that are no known id; the first names first."""
        loaded = "" if load_id is None else f"where load_id = {load_id:d}"
        return dict(
            self.rows(
                f"select name, n from (select {column} as name, count(*) as n from {{{table}}} {loaded} group by all) "
                f"anti join ({KNOWN[MEANS[column]]}) as known(name) using (name) where name <> '' order by name"
            )
        )

    def rows(self, sql: str) -> list[tuple]:
        """The rows of a query on the tables `{name}`, as imported."""
        return self.con.execute(sql.format(**self.stored)).fetchall()

    @cached_property
    def owners(self) -> Owners:
        """The roster that the rows' owners make, where there is no other."""
        there = self.rows("select 1 from {reps} limit 1")
        told = {name: self.stored[name] for name in TOLD if name in self.stored}
        return Owners() if there else find_owners(self.con, told, self.units)

    @cached_property
    def person(self) -> Directory:
        """Reps by id, e-mail address and name."""
        reps = self.rows("select distinct rep_id, unnest([email, rep_name]) from {reps}")
        return directory([*reps, *((rep, None) for rep in self.owners.team)], held(self.con, "person"))

    @cached_property
    def units(self) -> Directory:
        """Teams by id and name, as far as they have a table of their own."""
        return directory(self.rows("select distinct team_id, team_name from {teams}"), held(self.con, "team"))

    @cached_property
    def team(self) -> Directory:
        """Teams by id and name, with those that only a roster knows."""
        teams = self.rows("select distinct team_id, team_name from {teams}")
        rosters = [team for (team,) in self.rows("select distinct team_id from {reps}")]
        rosters = {self.units.find(team) or team for team in [*rosters, *self.owners.team.values()]}
        return directory([*teams, *((team, None) for team in rosters or self.published)], held(self.con, "team"))

    @cached_property
    def published(self) -> list[str]:
        """The teams of survey scores, which know no reps: they stand in where nothing else tells of any team."""
        if self.rows("select 1 from {teams} limit 1") or "survey_scores" not in self.stored:
            return []
        return [team for (team,) in self.rows("select distinct team_id from {survey_scores}")]

    @cached_property
    def manager(self) -> Directory:
        """Managers, called as the measures call them, by id and name and by every name of the rep they may be."""
        rows = self.rows("select distinct manager_id, manager_name from {teams}")
        sure = directory((one, name) for one, name in rows if one)
        pairs = [(one or sure.find(name) or name, name) for one, name in rows if one or name]
        return directory([*pairs, *((one, way) for one, name in pairs for way in self._ways(one, name))])

    @cached_property
    def subject(self) -> Directory:
        """Whom an answer is about: a rep, else a manager."""
        spelled = {**self.manager.spelled, **self.person.spelled}
        return Directory(self.person.ids | self.manager.ids, spelled, self.person.decided)

    def managers(self) -> dict[str, str]:
        """Manager's name, where a row of teams has no id beside it -> the id that other rows have."""
        names = self.rows("select distinct manager_name from {teams} where manager_id is null and manager_name <> ''")
        found = {name: self.manager.find(name) for (name,) in names}
        return {name: one for name, one in found.items() if one not in (None, name)}

    def _ways(self, *names: str | None) -> list[str]:
        """Every way to write the rep that one of `names` means."""
        reps = {self.person.find(name) for name in names if name} - {None}
        return [way for rep in reps for way in self._written[rep]]

    @cached_property
    def _written(self) -> dict[str, list[str]]:
        """rep_id -> the ways to write it that mean no other rep."""
        ways: dict[str, list[str]] = {rep: [] for rep in self.person.ids}
        for way, reps in self.person.spelled.items():
            if len(reps) == 1:
                ways[next(iter(reps))].append(way)
        return ways


def naming(table: Table) -> tuple[str, ...]:
    """The columns of `table` that name somebody another table knows."""
    own = {"teams": ("team_id", "manager_id"), "reps": ("rep_id",)} | dict.fromkeys(TOLD, ("team_id",))
    return tuple(name for name in table.names if name in MEANS and name not in own.get(table.name, ()))
