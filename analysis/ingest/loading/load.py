"""A recognised file -> a hidden table of typed rows, good ones only, and what was found on the way."""

from contextlib import suppress
from dataclasses import dataclass, field, replace

import duckdb

from analysis.calendar import fiscal_year_starts
from analysis.ingest.cells.check import BLANK, CONFLICT, REPEAT, concerns
from analysis.ingest.cells.formats import Formats, find
from analysis.ingest.cells.staged import staged, staged_plainly
from analysis.ingest.loading.progress import Progress, part, quiet, watched
from analysis.ingest.loading.readable import found_broken, lines, readable
from analysis.ingest.loading.repeated import mark_repeated
from analysis.ingest.matching.wide import unpivoted
from analysis.ingest.plan import Plan
from analysis.ingest.reading.aside import Aside
from analysis.ingest.report import SHOWN, SetAside
from analysis.versions import definition

Connection = duckdb.DuckDBPyConnection
MEMORY = "1200MB"  # DuckDB's share: what is beyond it goes to disk


@dataclass(frozen=True, kw_only=True)
class Staged:
    """A file under a hidden name, good rows only, and what was found on the way.

    read      rows of the file, or filled cells of one that is unpivoted
    rejected  place of a record after the header, from 1 -> the reader's word for what is wrong with it
    faults    fault -> (rows, the first of them, counted from 0 among the rows that were read)
    kept      row whose key stands again further down -> the row that counts
    cells     rows that each record of the file gives: 1, or the cells of one that is unpivoted
    concerns  what is odd about rows that came in -> how many
    """

    plan: Plan
    name: str
    load_id: int
    read: int
    rejected: dict[int, str]
    faults: dict[int, tuple[int, list[int]]]
    kept: dict[int, int] = field(default_factory=dict)
    cells: int = 1
    formats: Formats = field(default_factory=Formats)
    set_aside: tuple[SetAside, ...] = ()
    concerns: dict[str, int] = field(default_factory=dict)

    @property
    def repeats(self) -> int:
        return self.faults.get(REPEAT, (0, []))[0]

    @property
    def left_out(self) -> int:
        """Rows left out; a repeat is none."""
        return len(self.rejected) + sum(rows for fault, (rows, _) in self.faults.items() if fault != REPEAT)

    @property
    def columns(self) -> frozenset[str]:
        """Columns of the table that the file gives, blank or not; the others keep what earlier files gave."""
        match = self.plan.match
        told = {*match.positions, *match.constants, *(["status"] if match.flags else [])}
        scale = {"scale_min", "scale_max"} if self.formats.scale else set()
        return frozenset(match.table.names) & (told | scale)

    @property
    def at_fault(self) -> str:
        """The name of the temporary table of rows left out: `row`, `fault`."""
        return f"_at_fault_{self.load_id}"


def stage(con: Connection, plan: Plan, load_id: int, on_progress: Progress = quiet) -> Staged:
    """Read the file into `_staging_N`, committed, with faulty rows found and taken out."""
    load = None
    if plan.shape.plain:
        with suppress(duckdb.InvalidInputException):  # such as a line of megabytes
            load = _stage(con, plan, load_id, on_progress)
    return load or _stage(con, replace(plan, shape=replace(plan.shape, plain=False)), load_id, on_progress)


def _stage(con: Connection, plan: Plan, load_id: int, on_progress: Progress) -> Staged | None:
    """None where not every line of a file read as it lies is accounted for: with very many broken rows DuckDB's reader
    was seen to pass over some without a word."""
    name, aside = f"_staging_{load_id}", Aside()
    _make_ready(con)
    with readable(plan, aside) as (reader, rejected):
        formats = find(con, reader, plan, fiscal_year_starts(con))
        reader, cells = unpivoted(reader, len(plan.shape.headers), plan.match.wide) if plan.match.wide else (reader, 1)
        _read(con, plan, name, (plan, reader, load_id, formats), part(on_progress, 0, 0.8))
        rejected = rejected or found_broken(con, plan)
    on_progress(0.8, f"Checking {plan.source.name}")
    (count,) = con.execute(f"select count(*) from {name}").fetchall()[0]
    if plan.shape.plain and lines(plan) != count // cells + len(rejected):
        return None
    mark_repeated(con, plan.match.table, name)
    faults = _faults(con, name)
    load = Staged(
        plan=plan,
        name=name,
        load_id=load_id,
        read=count + len(rejected) - faults.pop(BLANK, (0, []))[0],
        rejected=rejected,
        faults=faults,
        kept=_kept(con, faults),
        cells=cells,
        formats=formats,
        set_aside=aside.lines,
        concerns=concerns(con, plan, name),
    )
    _take_out(con, load)
    return load


def _read(con: Connection, plan: Plan, name: str, given: tuple, on_progress: Progress) -> None:
    """Fill the table: a plain file is taken at its word until a row breaks it, then read with care from the start."""
    if plan.shape.plain and not plan.match.wide:
        with suppress(duckdb.InvalidInputException):
            return _fill(con, plan, name, staged_plainly(*given), on_progress)
    _fill(con, plan, name, staged(*given), on_progress)


def _fill(con: Connection, plan: Plan, name: str, rows: str, on_progress: Progress) -> None:
    for leftover in (name, "reject_errors", "reject_scans"):
        con.execute(f"drop table if exists {leftover}")
    con.execute(f"create table {name} ({definition(plan.match.table)}, fault smallint)")
    watched(con, f"insert into {name} by name {rows}", on_progress, f"Reading {plan.source.name}")


def _make_ready(con: Connection) -> None:
    con.execute(f"set memory_limit = '{MEMORY}'")
    con.execute("set max_vacuum_tasks = 0")  # else the checkpoint would write a fresh table a second time
    con.execute("set disabled_optimizers = 'in_clause'")  # a list of words would be joined, and rows lose their order


def _faults(con: Connection, name: str) -> dict[int, tuple[int, list[int]]]:
    found = con.execute(
        f"select fault, count(*), min(rowid, {SHOWN}) from {name} where fault is not null group by fault order by fault"
    ).fetchall()
    return {fault: (rows, first) for fault, rows, first in found}


def _kept(con: Connection, faults: dict[int, tuple[int, list[int]]]) -> dict[int, int]:
    places = faults.get(CONFLICT, (0, []))[1]
    if not places:
        return {}
    return dict(con.execute("select row, kept from _repeated where list_contains(?, row)", [places]).fetchall())


def _take_out(con: Connection, load: Staged) -> None:
    if con.execute(f"select 1 from {load.name} where fault is not null limit 1").fetchall():
        left_out = f"select rowid as row, fault from {load.name} where fault not in ({REPEAT}, {BLANK})"
        con.execute(f"create or replace temp table {load.at_fault} as {left_out}")
        con.execute(f"delete from {load.name} where fault is not null")
    con.execute(f"alter table {load.name} drop column fault")
