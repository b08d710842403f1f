"""The log of imports: one row per file and table, from which undo, fingerprint and the page's history are read."""

import json
from dataclasses import asdict, dataclass

import duckdb

from analysis.calendar import fiscal_year_starts
from analysis.ingest.loading.load import Staged
from analysis.ingest.plan import Plan
from analysis.ingest.report import FileReport
from analysis.versions import Load, is_whole

Connection = duckdb.DuckDBPyConnection
_ELSEWHERE = ("tables", "mapping", "guesses", "sheet")  # choices that the table, the columns and the digest tell
_NOW = "cast(current_timestamp at time zone 'UTC' as timestamp)"


@dataclass(frozen=True)
class Logged:
    """The newest live load of the very same bytes, into the same table, by the same columns and choices.

    whole  no newer load lies over any row of it
    """

    load_id: int
    import_id: int
    read: int
    left_out: int
    reasons: dict[str, int]
    whole: bool


def held(con: Connection, plan: Plan) -> Logged | None:
    """The live load that already holds the plan's file, if there is one."""
    found = con.execute(
        'select load_id, import_id, "read", left_out, reasons from imports '
        "where undone_at is null and sha256 = ? and \"table\" = ? and mapping = ? and coalesce(choices, '{}') = ? "
        "order by load_id desc limit 1",
        _signature(con, plan),
    ).fetchall()
    if not found:
        return None
    load_id, *counts, reasons = found[0]
    return Logged(load_id, *counts, json.loads(reasons), is_whole(con, plan.match.table, load_id))


def as_load(load: Staged) -> Load:
    """What the versions of rows need to know of a staged file."""
    return Load(load.load_id, load.plan.source.sha256, load.columns)


def write(con: Connection, import_id: int, load: Staged, report: FileReport) -> None:
    counts = [report.read, report.added, report.updated, report.unchanged, report.left_out]
    con.execute(
        'insert into imports (load_id, import_id, imported_at, file, sha256, "table", mapping, choices, columns, '
        f'"read", added, updated, unchanged, left_out, reasons) values (?, ?, {_NOW}, {", ".join("?" * 12)})',
        [load.load_id, import_id, report.file, *_signature(con, load.plan), json.dumps(sorted(load.columns)), *counts]
        + [json.dumps(report.reasons)],
    )


def next_ids(con: Connection) -> tuple[int, int]:
    """The next free (import_id, load_id); an id that was undone is not given again."""
    return con.execute("select coalesce(max(import_id), 0) + 1, coalesce(max(load_id), 0) + 1 from imports").fetchall()[
        0
    ]


def _signature(con: Connection, plan: Plan) -> list[str]:
    """What makes two loads one: the bytes, the table, the columns, and the choices that change what cells mean."""
    chosen = {name: value for name, value in asdict(plan.choices).items() if value and name not in _ELSEWHERE}
    chosen |= {} if fiscal_year_starts(con) == 1 else {"fiscal_year_starts": fiscal_year_starts(con)}
    choices = json.dumps(chosen, sort_keys=True, default=str)
    return [plan.source.sha256, plan.match.table.name, json.dumps(plan.columns), choices]
