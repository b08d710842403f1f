"""A staged file put in force over the rows that are here, inside the import's transaction."""

from dataclasses import replace

import duckdb

from analysis.ingest.loading import log
from analysis.ingest.loading.load import Staged
from analysis.ingest.loading.twice import counted_twice
from analysis.ingest.plan import Plan
from analysis.ingest.report import FileReport
from analysis.people.waiting import find_waiting
from analysis.versions import supersede, weigh
from analysis.workspace import Workspace

Connection = duckdb.DuckDBPyConnection


def put_in_force(con: Connection, import_id: int, plan: Plan, load: Staged | None, report: FileReport) -> FileReport:
    """A file that is here already comes in force once more only where newer files lie over it and that changes rows."""
    held = log.held(con, plan)
    if held and (not load or held.whole):
        return _already(report, held)
    if not load or not good(report):
        return report
    effect = weigh(con, plan.match.table, load.name, log.as_load(load))
    twice = counted_twice(con, plan.match.table, load.name, log.as_load(load))
    if held and not (effect.added or effect.updated):
        return _already(report, held)
    supersede(con, plan.match.table, load.name, log.as_load(load))
    report = replace(report, added=effect.added, updated=effect.updated, unchanged=effect.unchanged + load.repeats)
    report = replace(report, repeated=load.repeats, concerns={**report.concerns, **twice})
    if plan.match.missing and effect.added:
        report = replace(report, notes=(*report.notes, _strangers(plan, effect.added)))
    log.write(con, import_id, load, report)
    return report


def _strangers(plan: Plan, rows: int) -> str:
    absent = " and ".join(f"“{column.label}”" for column in plan.match.missing)
    return f"{rows:,} of these rows are not here yet: they count once another file brings {absent}."


def _already(report: FileReport, held: log.Logged) -> FileReport:
    counts = {"read": held.read, "unchanged": held.read - held.left_out, "left_out": held.left_out}
    return replace(report, **counts, reasons=held.reasons, already=held.import_id)


def waiting(con: Connection, workspace: Workspace, plan: Plan) -> dict[str, dict]:
    """`FileReport.waiting`: rows of the file that name whom no roster knows."""
    held = log.held(con, plan)
    found = find_waiting(con, workspace.tables, plan.match.table, held.load_id) if held else ()
    return {each.column: {"rows": each.rows, "ids": each.ids, "first": list(each.first)} for each in found}


def good(report: FileReport) -> int:
    """Rows that count."""
    return report.read - report.left_out
