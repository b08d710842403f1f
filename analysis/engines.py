"""Where the measures' SQL runs: DuckDB."""

import hashlib
from dataclasses import replace

import duckdb
import pandas as pd

from analysis.calendar import lay_calendar, store
from analysis.items import ITEMS
from analysis.measures import MEASURES, Measure, read_views
from analysis.resolve import Resolved, lay_people


def measure_all(con: duckdb.DuckDBPyConnection) -> tuple[dict[str, Measure], pd.DataFrame]:
    """The measures that have any value, and their values: name, team_id, quarter, value, n (NaN where unknown)."""
    values = pd.concat([con.execute(measure.sql).df().assign(name=name) for name, measure in MEASURES.items()])
    values = values[values.value.notna()]
    present = set(values.name)
    return {name: called(con, measure) for name, measure in MEASURES.items() if name in present}, values


def lay_out(con: duckdb.DuckDBPyConnection) -> Resolved:
    """Create the temporary tables the measures read: names resolved, calendar, item bank, views."""
    resolved = lay_people(con)
    lay_calendar(con)
    bank = pd.DataFrame([(item.name, item.construct, item.practice, item.reverse) for item in ITEMS])
    store(con, "items", bank.set_axis(["item", "construct", "practice", "reverse"], axis=1))
    for name, sql in read_views().items():
        con.execute(f"create or replace temp table {name} as {sql}")
    return resolved


def called(con: duckdb.DuckDBPyConnection, measure: Measure) -> Measure:
    """The measure under the name its data deserve: `otherwise` where the columns of `unless` are empty throughout."""
    filled = [
        con.execute(f"select count({column}) from {column.split('.')[0]}").fetchall()[0][0] for column in measure.unless
    ]
    return replace(measure, label=measure.otherwise) if filled and not any(filled) else measure


def definition() -> str:
    """A digest of how the measures are defined, so that a changed definition is never served from a cache."""
    parts = [*read_views().values(), *(measure.sql for measure in MEASURES.values()), repr(ITEMS)]
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:16]
