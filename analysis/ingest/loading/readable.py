"""A file as DuckDB reads it: as it lies where that is safe, else a tidy copy of it."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from analysis.ingest.plan import Plan
from analysis.ingest.reading.aside import Aside
from analysis.ingest.reading.tidy import tidy
from analysis.tables.sql import literal

Connection = duckdb.DuckDBPyConnection
_END = 1 << 16  # bytes among which blank lines at a file's end are looked for
_NEVER = (
    "\x01"  # were '' null, DuckDB would take `1,2,,` for three cells: an extra separator after an empty one, unseen
)


@contextmanager
def readable(plan: Plan, aside: Aside) -> Iterator[tuple[str, dict[int, str]]]:
    """(what stands after FROM, rows that cannot be read): the file as it lies where that is safe, else a tidy copy."""
    shape = plan.shape
    if shape.plain:
        rejects = "store_rejects = true, rejects_limit = 0"
        yield _reader(plan.source.path, shape.delimiter, shape.lines, len(shape.headers), rejects), {}
        return
    with tempfile.TemporaryDirectory(prefix="tidy-") as folder:
        copy = Path(folder) / "copy.csv"
        rejected = tidy(plan.source, shape, copy, aside)
        yield _reader(copy, ",", 0, len(shape.headers)), rejected


def _reader(path: Path, delimiter: str, lines: int, width: int, rejects: str = "store_rejects = false") -> str:
    cells = ", ".join(f"'c{at}': 'VARCHAR'" for at in range(width))
    return (
        f"read_csv({literal(_without_wildcards(str(path)))}, columns = {{{cells}}}, delim = {literal(delimiter)}, "
        f"skip = {lines}, header = false, auto_detect = false, quote = '\"', escape = '\"', strict_mode = true, "
        f"compression = 'none', nullstr = '{_NEVER}', {rejects})"
    )


def _without_wildcards(path: str) -> str:
    return "".join(f"[{letter}]" if letter in "*?[" else letter for letter in path)


def found_broken(con: Connection, plan: Plan) -> dict[int, str]:
    """Place -> the reader's word for what is wrong; none in a tidy copy."""
    if not plan.shape.plain:
        return {}
    found = con.execute("select line, min(error_type::varchar) from reject_errors group by 1 order by 1").fetchall()
    return {line - plan.shape.lines: error for line, error in found}


def lines(plan: Plan) -> int:
    """Lines of a plain file below its header, without blank ones at its end."""
    with plan.source.path.open("rb") as file:
        file.seek(max(plan.source.path.stat().st_size - _END, 0))
        end = file.read().replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    return plan.source.breaks - plan.shape.lines - max(len(end) - len(end.rstrip(b"\n")) - 1, 0)
