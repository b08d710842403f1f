"""A connection to a DuckDB file, or a sentence on why there is none: held elsewhere, no such file, newer, damaged."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from analysis.errors import DataError

PATIENCE = 5.0  # seconds to wait for another process that holds the file
SEALED = {"enable_external_access": False, "lock_configuration": True}
_NO_ROOM = (duckdb.IOException, duckdb.OutOfMemoryException, duckdb.TransactionException, duckdb.FatalException)
_MAGIC = slice(8, 12), b"DUCK"
_NO_DATABASE = "{name} is not a workspace, or is damaged.\nChoose another file name to start a new workspace."


@contextmanager
def connected(path: Path, read_only: bool) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection to `path`; one that only reads cannot leave the file either. Raises DataError."""
    _refuse_other_files(path)
    con = _connect(path, read_only, SEALED if read_only else {})
    try:
        if not read_only:
            con.execute("set enable_progress_bar = false")  # it prints to stdout
        yield con
    except _NO_ROOM as error:
        remedy = "Make room on the disk, or close other programs, and try again."
        raise DataError(f"{path.name} cannot be worked with: {_first_line(error)}\n{remedy}") from error
    finally:
        con.close()


def _refuse_other_files(path: Path) -> None:
    """DuckDB would open a CSV file as a view in memory, and what is then written would be lost."""
    if path.is_file():
        with path.open("rb") as file:
            place, magic = _MAGIC
            if file.read(place.stop)[place] != magic:
                raise DataError(_NO_DATABASE.format(name=path.name))


def _connect(path: Path, read_only: bool, config: dict) -> duckdb.DuckDBPyConnection:
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            return duckdb.connect(path, read_only=read_only, config=config)
        except duckdb.Error as error:
            if "Could not set lock" not in str(error):
                raise DataError(_cannot_open(path, error)) from error
            if time.monotonic() > deadline:
                raise DataError(
                    f"{path.name} is in use by another program.\nClose it there, or try again in a moment."
                ) from error
            time.sleep(0.05)


def _cannot_open(path: Path, error: duckdb.Error) -> str:
    if "version number" in str(error):
        return f"{path.name} was written by a newer version.\nOpen it with that version, or update this one."
    if "Corrupt database file" in str(error):
        return _NO_DATABASE.format(name=path.name)
    return f"{path.name} cannot be opened: {_first_line(error)}\nCheck the folder and who may write there."


def _first_line(error: duckdb.Error) -> str:
    return str(error).splitlines()[0]
