"""A recognised file -> a hidden table of typed rows, each with the fault that leaves it out, or none."""

from dataclasses import dataclass, field

import duckdb

from analysis.errors import DataError
from analysis.ingest.check import CONFLICT, REPEAT, staged
from analysis.ingest.plan import Plan
from analysis.ingest.read import rows
from analysis.ingest.report import SHOWN
from analysis.ingest.values import Formats, literal
from analysis.versions import keys, same_values

Connection = duckdb.DuckDBPyConnection
_NEVER = (
    "\x01"  # were '' null, DuckDB would take `1,2,,` for three cells: an extra separator after an empty one, unseen
)


@dataclass(frozen=True, kw_only=True)
class Staged:
    """A file under a hidden name, good rows only, and what was found on the way.

    rejected  place of a record after the header, from 1 -> the reader's word for what is wrong with it
    faults    fault -> (rows, the places of the first of them among the rows that were read, from 0)
    kept      place of a row whose key stands again further down -> place of the row that counts
    """

    plan: Plan
    name: str
    load_id: int
    read: int
    rejected: dict[int, str]
    faults: dict[int, tuple[int, list[int]]]
    kept: dict[int, int] = field(default_factory=dict)
    formats: Formats = field(default_factory=Formats)

    @property
    def repeats(self) -> int:
        return self.faults.get(REPEAT, (0, []))[0]


def stage(con: Connection, plan: Plan, load_id: int) -> Staged:
    """Read the file into `_staging_N`, committed, with faulty rows found and taken out. Raises DataError."""
    name = f"_staging_{load_id}"
    rejected = _read(con, plan, name, load_id)
    (count,) = con.execute(f"select count(*) from {name}").fetchall()[0]
    _verify(plan, count, rejected)
    _mark_repeated_keys(con, plan, name)
    faults = _faults(con, name)
    kept = _kept(con, faults)
    con.execute(f"delete from {name} where fault is not null")
    return Staged(
        plan=plan, name=name, load_id=load_id, read=count + len(rejected), rejected=rejected, faults=faults, kept=kept
    )


def _read(con: Connection, plan: Plan, name: str, load_id: int) -> dict[int, str]:
    for leftover in (name, "reject_errors", "reject_scans"):
        con.execute(f"drop table if exists {leftover}")
    try:
        con.execute(f"create table {name} as {staged(plan, _reader(plan), load_id)}")
    except duckdb.Error as error:
        if "CSV" not in str(error):
            raise
        raise DataError(
            f"{plan.source.name} is not a CSV file that can be read safely: its lines do not end alike, or its "
            "quotation marks do not close.\nOpen it in a spreadsheet and save it as CSV again."
        ) from error
    found = con.execute("select line, min(error_type::varchar) from reject_errors group by 1 order by 1").fetchall()
    return {line - plan.shape.lines: error for line, error in found}


def _reader(plan: Plan) -> str:
    cells = ", ".join(f"'c{at}': 'VARCHAR'" for at in range(len(plan.shape.headers)))
    path = literal(_without_wildcards(str(plan.source.path)))
    return (
        f"read_csv({path}, columns = {{{cells}}}, delim = {literal(plan.shape.delimiter)}, skip = {plan.shape.lines}, "
        "header = false, auto_detect = false, quote = '\"', escape = '\"', strict_mode = true, compression = 'none', "
        f"nullstr = '{_NEVER}', store_rejects = true, rejects_limit = 0)"
    )


def _without_wildcards(path: str) -> str:
    return "".join(f"[{letter}]" if letter in "*?[" else letter for letter in path)


def _verify(plan: Plan, staged_rows: int, rejected: dict[int, str]) -> None:
    """A second reading must find as many records, or a quotation mark swallowed some. Raises DataError."""
    source, expected = plan.source, staged_rows + len(rejected)
    if not source.quoted and source.breaks == plan.shape.lines + expected:
        return
    found = 0
    for place, record in rows(source, plan.shape.delimiter, plan.shape.lines):
        found += 1
        if rejected.get(place) == "UNQUOTED VALUE" and "\n" in record.text.replace("\r", "\n"):
            _refuse_unclosed(source.name, f"on line {record.line:,}")
    if found != expected:
        _refuse_unclosed(source.name, "somewhere")


def _refuse_unclosed(name: str, where: str) -> None:
    raise DataError(
        f"{name} has a quotation mark {where} that does not close, so that rows run into each other.\n"
        "Close it or take it out, and import the file again."
    )


def _mark_repeated_keys(con: Connection, plan: Plan, name: str) -> None:
    """Of rows with one key the last counts; earlier ones are repeats where equal to it, conflicts where not."""
    con.execute("create or replace temp table _repeated (row bigint, kept bigint, same boolean)")
    table = plan.match.table
    for key, when in keys(table):
        listed = ", ".join(f'"{part}"' for part in key)
        good = f"from {name} as one where fault is null and {when.format(row='one')}"
        con.execute(
            f"insert into _repeated with twice as (select {listed} {good} group by {listed} having count(*) > 1), "
            f"rows as (select one.rowid as row, max(one.rowid) over (partition by {listed}) as kept "
            f"from {name} as one semi join twice using ({listed}) where fault is null and {when.format(row='one')}) "
            f"select row, kept, {same_values(table, 'one', 'other')} from rows "
            f"join {name} as one on one.rowid = row join {name} as other on other.rowid = kept where row <> kept"
        )
    con.execute(
        f"update {name} set fault = case when same then {REPEAT} else {CONFLICT} end "
        f"from _repeated where {name}.rowid = _repeated.row"
    )


def _faults(con: Connection, name: str) -> dict[int, tuple[int, list[int]]]:
    found = con.execute(
        f"select fault, count(*), min(rowid, {SHOWN}) from {name} where fault is not null group by fault order by fault"
    ).fetchall()
    return {fault: (rows, first) for fault, rows, first in found}


def _kept(con: Connection, faults: dict[int, tuple[int, list[int]]]) -> dict[int, int]:
    places = faults.get(CONFLICT, (0, []))[1]
    return dict(con.execute("select row, kept from _repeated where list_contains(?, row)", [places]).fetchall())
