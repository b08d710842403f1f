"""The log of imports: one row per file and table, from which undo, fingerprint and the page's history are read."""

import json
from dataclasses import dataclass

import duckdb

from analysis.ingest.plan import Plan
from analysis.ingest.report import FileReport

Connection = duckdb.DuckDBPyConnection
_NOW = "cast(current_timestamp at time zone 'UTC' as timestamp)"


@dataclass(frozen=True)
class Logged:
    """A live load of the very same bytes, into the same table, by the same columns."""

    load_id: int
    import_id: int
    read: int
    left_out: int
    reasons: dict[str, int]


def held(con: Connection, plan: Plan) -> Logged | None:
    """The live load that already holds the plan's file, if there is one."""
    found = con.execute(
        'select load_id, import_id, "read", left_out, reasons from imports '
        'where undone_at is null and sha256 = ? and "table" = ? and mapping = ? limit 1',
        _signature(plan),
    ).fetchall()
    return Logged(*found[0][:4], json.loads(found[0][4])) if found else None


def write(con: Connection, import_id: int, load_id: int, plan: Plan, report: FileReport) -> None:
    counts = [report.read, report.added, report.updated, report.unchanged, report.left_out]
    con.execute(
        'insert into imports (load_id, import_id, imported_at, file, sha256, "table", mapping, '
        f'"read", added, updated, unchanged, left_out, reasons) values (?, ?, {_NOW}, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
        [load_id, import_id, report.file, *_signature(plan), *counts, json.dumps(report.reasons)],
    )


def next_ids(con: Connection) -> tuple[int, int]:
    """The next free (import_id, load_id); an id that was undone is not given again."""
    return con.execute("select coalesce(max(import_id), 0) + 1, coalesce(max(load_id), 0) + 1 from imports").fetchall()[
        0
    ]


def _signature(plan: Plan) -> list[str]:
    return [plan.source.sha256, plan.match.table.name, json.dumps(plan.columns)]
