"""The tables as the measures read them: every name replaced by whom it means, and every row still one row.

A table in which a name stands for somebody is covered by a temporary view of the same name, which DuckDB finds first.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import duckdb
import pandas as pd

from analysis.people.settle import People, Settled
from analysis.people.waiting import Waiting, still_waiting
from analysis.tables import TABLES, Table
from analysis.versions import keys

Connection = duckdb.DuckDBPyConnection
ALIASES = """
create or replace temp table aliases (
    in_table varchar, in_column varchar, alias varchar, id varchar not null, primary key (in_table, in_column, alias)
)"""  # the key is what keeps a join from making two rows of one


@dataclass(frozen=True)
class Resolved:
    """What is to be said once every name is looked up: rows that wait for a roster, and sentences on the rest."""

    waiting: tuple[Waiting, ...] = ()
    notes: tuple[str, ...] = ()


def lay_people(con: Connection) -> Resolved:
    """Cover the tables of `con` that name somebody otherwise than by id. The rows of each stay as many as they are."""
    _uncover(con)
    con.execute(ALIASES)
    people = People(con)
    waiting, notes = [], _lay_roster(con, people)
    _cover(con, people, "teams", {"manager_id": people.managers()}, named_by="manager_name")
    for table in TABLES:
        settled = people.settle(table)
        _cover(con, people, table, {column: names.means for column, names in settled.items()})
        waiting += still_waiting(table, settled)
        notes += _notes(con, people, TABLES[table], settled)
    return Resolved(tuple(waiting), tuple(notes))


def _uncover(con: Connection) -> None:
    """What an earlier laying out covered lies open again."""
    for table in TABLES:
        con.execute(f"drop view if exists temp.main.{table}")


def _lay_roster(con: Connection, people: People) -> list[str]:
    """Cover an empty roster by the one that the owners' teams make."""
    owners = people.owners
    if not owners.team:
        return []
    joined = TABLES["reps"].column("joined_on").default
    con.register("incoming", pd.DataFrame({"rep_id": owners.team.keys(), "team_id": owners.team.values()}))
    con.execute(
        f"create or replace temp table roster as select * from {people.stored['reps']} where false "
        f"union all by name select rep_id, team_id, date '{joined}' as joined_on from incoming"
    )
    con.unregister("incoming")
    con.execute("create temp view reps as select * from roster")
    label = TABLES[owners.table].label
    moved = f" {owners.moved:,} of them had more than one." if owners.moved else ""
    return [f"There is no roster: each rep counts for the owner's team in {label}, the latest one throughout.{moved}"]


def _cover(
    con: Connection, people: People, table: str, means: Mapping[str, dict[str, str]], named_by: str = ""
) -> None:
    """Lay a view over `table` in which the names of each column are replaced; nothing where none needs to be."""
    rows = [(table, column, name, one) for column, found in means.items() for name, one in found.items()]
    if not rows:
        return
    con.register("incoming", pd.DataFrame(rows, columns=["in_table", "in_column", "alias", "id"]))
    con.execute("insert into aliases select * from incoming")
    con.unregister("incoming")
    columns = [column for column, found in means.items() if found]
    con.execute(f"create temp view {table} as {_resolved(con, people.stored[table], TABLES[table], columns, named_by)}")


def _resolved(con: Connection, stored: str, table: Table, columns: list[str], named_by: str) -> str:
    """SELECT of the table with `columns` resolved; named_by: the column that names them, where it is another."""
    joins = " ".join(
        f"left join temp.main.aliases as {column}_is on {column}_is.in_table = '{table.name}' "
        f"and {column}_is.in_column = '{column}' and {column}_is.alias = stored.{named_by or column}"
        for column in columns
    )
    first = "stored.{0}, {0}_is.id" if named_by else "{0}_is.id, stored.{0}"
    meant = ", ".join(f"coalesce({first.format(column)}) as {column}_means" for column in columns)
    hidden = ", ".join(f"{column}_means" for column in columns)
    final = {column: f"{column}_means" for column in columns} | _joined(con, table, columns)
    final = ", ".join(f'{sql} as "{column}"' for column, sql in final.items())
    rows = f"select stored.*, {meant} from {stored} as stored {joins}"
    return f"select * exclude ({hidden}) replace ({final}) from ({rows}) as stored"


def _joined(con: Connection, table: Table, columns: list[str]) -> dict[str, str]:
    """Column -> SQL, for rows that have one key now that names are resolved, as if every file had used one name.

    The row of the latest file counts, with what only earlier ones tell; of the others, what names somebody is null.
    """
    for key, when in keys(table):
        mine = [column for column in columns if column in key]
        if mine:
            has, latest = when.format(row="stored"), _latest(con, table, key, when, mine)
            all_of_them = f"{latest} rows between unbounded preceding and unbounded following"
            named = {one: f"{one}_means" if one in columns else f'stored."{one}"' for one in table.names}
            told = {
                one: f"case when {has} then first_value({sql} ignore nulls) over ({all_of_them}) else {sql} end"
                for one, sql in named.items()
                if one not in key
            }
            lost = f"{has} and row_number() over ({latest}) > 1"
            return told | {one: f"case when not ({lost}) then {one}_means end" for one in mine}
    return {}


def _latest(con: Connection, table: Table, key: tuple[str, ...], when: str, mine: list[str]) -> str:
    """The window over the rows of one key, the latest file's first; of one file's, those that need no resolving."""
    logged = "select 1 from duckdb_columns() where table_name = ? and column_name = 'load_id'"
    newest = "stored.load_id desc, " if con.execute(logged, [table.name]).fetchall() else ""
    same = ", ".join(f'stored."{part}{"_means" if part in mine else ""}"' for part in key)
    own = ", ".join(f"stored.{column} = stored.{column}_means desc, stored.{column}" for column in mine)
    return f"partition by {when.format(row='stored')}, {same} order by {newest}{own}"


def _notes(con: Connection, people: People, table: Table, settled: Mapping[str, Settled]) -> list[str]:
    found = []
    for column, names in settled.items():
        if names.nobody:
            found.append(f"{_rows(names.nobody, table, 'name')} nobody, as you said: not counted.")
        if names.means and any(column in key for key, _ in keys(table)):
            empty = f"(select count(*) from {{}} where {column} is null)"
            sql = f"select {empty.format(table.name)} - {empty.format(people.stored[table.name])}"
            (lost,) = con.execute(sql).fetchall()[0]
            if lost:
                said = _rows(lost, table, "tell")
                found.append(f"{said} of what a later row tells of under another name; the later one counts.")
    return found


def _rows(count: int, table: Table, do: str) -> str:
    """ "1 row of Deals tells", "3 rows of Deals tell"."""
    return f"1 row of {table.label} {do}s" if count == 1 else f"{count:,} rows of {table.label} {do}"
