"""How far a long statement is: it runs beside, while the caller is told its share."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, wait

import duckdb

Progress = Callable[[float, str], None]
EVERY = 0.2  # seconds


def quiet(share: float, what: str) -> None:
    """No progress is shown."""


def part(on_progress: Progress, begin: float, end: float) -> Progress:
    """Progress of one step, which takes the whole from `begin` to `end`."""
    return lambda share, what: on_progress(begin + (end - begin) * share, what)


def watched(con: duckdb.DuckDBPyConnection, sql: str, on_progress: Progress, what: str) -> None:
    """Execute `sql` and call `on_progress` from this thread meanwhile; what it raises stops the statement."""
    con.execute("set enable_progress_bar = true")
    con.execute("set enable_progress_bar_print = false")  # it would print to stdout
    with ThreadPoolExecutor(1) as beside:
        running = beside.submit(con.execute, sql)
        try:
            while wait([running], EVERY).not_done:
                on_progress(max(con.query_progress(), 0.0) / 100, what)
        finally:
            if not running.done():
                con.interrupt()
    con.execute("set enable_progress_bar = false")  # it would slow down every statement that gives many rows
    running.result()
