"""How a file writes its numbers, days and answers: counted over the whole file, asked where the file does not tell."""

import duckdb

from analysis.ingest.plan import Plan
from analysis.ingest.values import Formats


def find(con: duckdb.DuckDBPyConnection, reader: str, plan: Plan, fiscal_year_starts: int = 1) -> Formats:
    """The formats of the plan's file, whose cells are columns c0, c1 ... of `reader` (what stands after FROM).

    A file whose first rows hold days and numbers as the dictionary writes them is not read for it.
    """
    return Formats(fiscal_year_starts=fiscal_year_starts)


__all__ = ["Formats", "find"]
