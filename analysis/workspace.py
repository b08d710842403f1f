"""The workspace: one DuckDB file that holds a company's tables, what was imported, and how to take it back."""

import hashlib
import json
import os
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pandas as pd

from analysis import records, versions
from analysis.connect import connected
from analysis.errors import DataError
from analysis.tables import TABLES, Table
from analysis.undo import take_back

SCHEMA = 1  # raise it when stored rows come to mean something else

_IMPORTS = """
create table if not exists imports (
    load_id integer, import_id integer, imported_at timestamp, file varchar, "table" varchar, sha256 varchar,
    mapping varchar, "read" bigint, added bigint, updated bigint, unchanged bigint, left_out bigint, reasons varchar,
    undone_at timestamp, choices varchar, columns varchar
)"""
_NEWER = ("choices", "columns")  # columns of `imports` that an older workspace lacks
_LISTED = 'import_id, imported_at, file, "table", "read", added, updated, unchanged, left_out'
_LEFTOVERS = "select table_name from duckdb_tables() where table_name like '\\_staging%' escape '\\'"

_locks: dict[Path, threading.RLock] = {}
_locks_lock = threading.Lock()
_prepared: set[tuple[Path, int]] = set()
_fingerprints: dict[Path, tuple[tuple, str]] = {}


@dataclass(frozen=True)
class Undone:
    """An import that was taken back.

    files     the names of its files
    removed   rows of it that were in force
    restored  older rows that are in force again
    """

    import_id: int
    files: tuple[str, ...]
    removed: int
    restored: int


def home() -> Path:
    """The folder of workspaces: that of HEADROOM_WORKSPACE, else `workspace` in the working folder."""
    return Path(os.environ.get("HEADROOM_WORKSPACE") or "workspace")


class Workspace:
    """A company's DuckDB file at `path`, made when absent.

    Raises DataError where the file is no DuckDB file, is of a newer version, or is held by another process for long.
    """

    def __init__(self, path: str | Path, tables: Mapping[str, Table] = TABLES):
        self.path = Path(path).expanduser().resolve()
        self.tables = tables
        with _locks_lock:
            self._lock = _locks.setdefault(self.path, threading.RLock())
        with self._lock:
            self._prepare()

    @contextmanager
    def reading(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """A connection that can read tables and nothing else; threads of a process take turns."""
        with self._lock, connected(self.path, read_only=True) as con:
            yield con

    @contextmanager
    def writing(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """The one connection that may change the workspace."""
        with self._lock, connected(self.path, read_only=False) as con:
            yield con

    def imports(self) -> pd.DataFrame:
        """One row per file and table of the live imports, oldest first; `imported_at` is UTC."""
        with self.reading() as con:
            return con.execute(f"select {_LISTED} from imports where undone_at is null order by load_id").df()

    def undo(self, import_id: int | None = None) -> Undone:
        """Take an import back (the newest by default): the state is as if it had never happened. Raises DataError."""
        with self.writing() as con:
            loads = _loads(con, import_id)
            con.begin()
            counts = [take_back(con, self.tables[table], ids) for table, ids in _by_table(loads).items()]
            ids = [load_id for load_id, *_ in loads]
            now = "cast(current_timestamp at time zone 'UTC' as timestamp)"
            con.execute(f"update imports set undone_at = {now} where list_contains(?, load_id)", [ids])
            con.commit()
            con.execute("checkpoint")
        files = tuple(dict.fromkeys(file for *_, file in loads))
        return Undone(loads[0][1], files, sum(gone for gone, _ in counts), sum(back for _, back in counts))

    def fingerprint(self) -> str:
        """A digest of what figures come from: equal when the live imports (content and order) and the decisions are."""
        with self._lock:
            written = _written(self.path)
            if _fingerprints.get(self.path, (None, ""))[0] != written:
                _fingerprints[self.path] = written, self._digest()
            return _fingerprints[self.path][1]

    def _digest(self) -> str:
        with self.reading() as con:
            live = con.execute(
                "select sha256, \"table\", mapping, coalesce(choices, '{}') from imports "
                "where undone_at is null order by load_id"
            ).fetchall()
            decided = records.felt(con)
        return hashlib.sha256(json.dumps([SCHEMA, live, decided]).encode()).hexdigest()

    def filled(self) -> frozenset[str]:
        """The tables that live imports brought rows into."""
        with self.reading() as con:
            found = con.execute('select distinct "table" from imports where undone_at is null').fetchall()
        return frozenset(table for (table,) in found)

    def is_empty(self) -> bool:
        with self.reading() as con:
            return not con.execute("select 1 from imports where undone_at is null limit 1").fetchall()

    def _prepare(self) -> None:
        """Make or bring up to date the tables, and drop what an interrupted import left, once a process and file."""
        if self.path.exists() and (self.path, self.path.stat().st_ino) in _prepared:
            return
        if not (self.path.exists() and self._is_ready()):
            self._make_ready()
        _prepared.add((self.path, self.path.stat().st_ino))

    def _make_ready(self) -> None:
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise DataError(f"The folder {self.path.parent} cannot be made: {error.strerror}.") from error
        with self.writing() as con:
            con.begin()
            con.execute(_IMPORTS)
            for column in _NEWER:
                con.execute(f"alter table imports add column if not exists {column} varchar")
            versions.create(con, self.tables.values())
            for (name,) in con.execute(_LEFTOVERS).fetchall():
                con.execute(f'drop table "{name}"')
            con.commit()

    def _is_ready(self) -> bool:
        """True where nothing is to be made or dropped, so that others may go on reading."""
        with self.reading() as con:
            columns = set(con.execute("select table_name, column_name from duckdb_columns()").fetchall())
            leftovers = con.execute(_LEFTOVERS).fetchall()
        wanted = {(table.name, name) for table in self.tables.values() for name in table.names}
        wanted |= {("imports", column) for column in _NEWER}
        return wanted <= columns and not leftovers


def _written(path: Path) -> tuple:
    """When the file and its log were last written: a fingerprint asked for on every rerun opens neither."""
    stats = [file.stat() for file in (path, path.with_name(f"{path.name}.wal")) if file.exists()]
    return tuple((stat.st_ino, stat.st_size, stat.st_mtime_ns) for stat in stats)


def _loads(con: duckdb.DuckDBPyConnection, import_id: int | None) -> list[tuple[int, int, str, str]]:
    if import_id is None:
        (import_id,) = con.execute("select max(import_id) from imports where undone_at is null").fetchall()[0]
    loads = con.execute(
        'select load_id, import_id, "table", file from imports where import_id = ? and undone_at is null order by 1',
        [import_id],
    ).fetchall()
    if not loads and import_id is None:
        raise DataError("There is no import to undo: the workspace is empty.")
    if not loads:
        raise DataError(f"There is no import {import_id} to undo.\n`python -m analysis imports` lists them.")
    return loads


def _by_table(loads: list[tuple[int, int, str, str]]) -> dict[str, list[int]]:
    tables: dict[str, list[int]] = {}
    for load_id, _, table, _ in loads:
        tables.setdefault(table, []).append(load_id)
    return tables
