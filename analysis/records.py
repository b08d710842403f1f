"""What people decide, kept in the workspace beside the tables: imports and undo leave it alone.

mapping  a file's shape -> the headers that fill our columns
setting  a name of SETTINGS -> its value
person   a name, an e-mail address or an id as some file has it -> the rep_id it stands for; None: nobody's
team     a team as some file calls it -> the team_id it stands for; None: no team
plan     its name -> what somebody undertook (see plans.py)
scenario its name -> every choice of a what-if (see scenarios.py)
reply    a manager -> what the manager says to the report on them
review   a quarter -> what was chosen for its review, and titles in one's own words (see review.py)
run      its id -> the review as it was written to a file
"""

import json
from collections.abc import Mapping
from contextlib import AbstractContextManager
from typing import Any, Protocol

import duckdb

from analysis.errors import DataError

Connection = duckdb.DuckDBPyConnection

FISCAL_YEAR_STARTS = "fiscal_year_starts"  # the first month of the company's year, 1 to 12; 1 where nobody says
SETTINGS = {FISCAL_YEAR_STARTS: range(1, 13)}
UNFELT = ("mapping", "plan", "reply", "review", "run", "scenario")  # kinds that change no figure

_MADE = """
create table if not exists records (
    kind varchar, name varchar, value json, decided_at timestamp, primary key (kind, name)
)"""
_NOW = "cast(current_timestamp at time zone 'UTC' as timestamp)"


class Store(Protocol):
    """What holds the records: a Workspace. One writer, many readers."""

    def reading(self) -> AbstractContextManager[Connection]: ...

    def writing(self) -> AbstractContextManager[Connection]: ...


class Records:
    """The decisions kept in `workspace`, by kind and name."""

    def __init__(self, workspace: Store):
        self.workspace = workspace

    def get(self, kind: str, name: str, default: Any = None) -> Any:
        """What was decided, or `default`."""
        return self.all(kind).get(name, default)

    def all(self, kind: str) -> dict[str, Any]:
        """name -> value, the latest decision last."""
        with self.workspace.reading() as con:
            return held(con, kind)

    def put(self, kind: str, name: str, value: Any) -> None:
        """Decide it: `value` is kept as JSON, in the place of an earlier one. Raises DataError for no such setting."""
        self.put_all(kind, {name: value})

    def put_all(self, kind: str, values: Mapping[str, Any]) -> None:
        """Decide all of name -> value, or none of them."""
        for name, value in values.items():
            _refuse_unfit(kind, name, value)
        with self.workspace.writing() as con:
            con.begin()
            con.execute(_MADE)
            for name, value in values.items():
                con.execute(
                    f"insert into records values (?, ?, ?, {_NOW}) "
                    "on conflict do update set value = excluded.value, decided_at = excluded.decided_at",
                    [kind, name, json.dumps(value)],
                )
            con.commit()

    def drop(self, kind: str, name: str) -> None:
        """As if it had never been decided."""
        with self.workspace.writing() as con:
            con.execute(_MADE)
            con.execute("delete from records where kind = ? and name = ?", [kind, name])


def held(con: Connection, kind: str) -> dict[str, Any]:
    """name -> value, the latest decision last; nothing where nobody ever decided anything."""
    if not _there(con):
        return {}
    found = con.execute("select name, value from records where kind = ? order by decided_at, name", [kind]).fetchall()
    return {name: json.loads(value) for name, value in found}


def felt(con: Connection) -> list[tuple[str, str, str]]:
    """(kind, name, value as JSON) of every decision that changes a figure: part of the workspace's fingerprint."""
    if not _there(con):
        return []
    return con.execute(
        "select kind, name, cast(value as varchar) from records "
        "where kind not in (select unnest(?)) order by kind, name",
        [list(UNFELT)],
    ).fetchall()


def _there(con: Connection) -> bool:
    return bool(con.execute("select 1 from duckdb_tables() where table_name = 'records'").fetchall())


def _refuse_unfit(kind: str, name: str, value: Any) -> None:
    if kind != "setting":
        return
    if name not in SETTINGS:
        raise DataError(f"There is no setting called {name}.\nThe settings are: {', '.join(SETTINGS)}.")
    if type(value) is not int or value not in SETTINGS[name]:
        raise DataError(
            f"{name} is a month from 1 to 12, and {value} is none.\nGive 2 for a year that starts in February."
        )
