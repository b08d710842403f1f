"""Where the measures' SQL runs: DuckDB."""

import hashlib
from dataclasses import replace

import duckdb
import pandas as pd

from analysis.calendar import lay_calendar, store
from analysis.items import ITEMS
from analysis.measures import MEASURES, Measure, read_views
from analysis.measures.balanced import BALANCED
from analysis.measures.own import own_measures
from analysis.measures.reps import REP_MEASURES
from analysis.people.resolve import Resolved, lay_people


def measure_all(con: duckdb.DuckDBPyConnection) -> tuple[dict[str, Measure], pd.DataFrame]:
    """The measures that have any value, and their values: name, team_id, quarter, value, n (NaN where unknown)."""
    measures = all_measures(con)
    values = pd.concat([con.execute(measure.sql).df().assign(name=name) for name, measure in measures.items()])
    values = values[values.value.notna()]
    present = set(values.name)
    return {name: called(con, measure) for name, measure in measures.items() if name in present}, values


def measure_reps(con: duckdb.DuckDBPyConnection) -> tuple[dict[str, Measure], pd.DataFrame]:
    """As measure_all, of the single rep: name, rep_id, team_id, quarter, value, n."""
    values = pd.concat([con.execute(measure.sql).df().assign(name=name) for name, measure in REP_MEASURES.items()])
    values = values[values.value.notna()]
    logged = set(values.name)
    return {name: called(con, measure) for name, measure in REP_MEASURES.items() if name in logged}, values


def all_measures(con: duckdb.DuckDBPyConnection) -> dict[str, Measure]:
    """The measures by name: outcomes, drivers, then those of the company's own survey items, controls."""
    own = own_measures(own_items(con))
    fixed = [measure for measure in MEASURES.values() if measure.role != "control"]
    controls = [measure for measure in MEASURES.values() if measure.role == "control"]
    return {measure.name: measure for measure in (*fixed, *own.values(), *controls)}


def lay_out(con: duckdb.DuckDBPyConnection) -> Resolved:
    """Create the temporary tables the measures read: names resolved, calendar, item bank, views."""
    resolved = lay_people(con)
    lay_calendar(con)
    bank = [(item.name, item.construct, item.practice, item.reverse) for item in ITEMS]
    own = [(item, measure.name, "", False) for item, measure in own_measures(own_items(con)).items()]
    bank = pd.DataFrame(bank + own)
    store(con, "items", bank.set_axis(["item", "construct", "practice", "reverse"], axis=1))
    for name, sql in read_views().items():
        con.execute(f"create or replace temp table {name} as {sql}")
    return resolved


def own_items(con: duckdb.DuckDBPyConnection) -> list[str]:
    """The items that reps answered about their team and that are not in the item bank."""
    asked = con.execute(
        "select item from survey where rater = 'rep' and subject_id = '' "
        "union select item from survey_scores where rater = 'rep'"
    ).fetchall()
    known = {item.name for item in ITEMS}
    return [item for (item,) in asked if item not in known]


def called(con: duckdb.DuckDBPyConnection, measure: Measure) -> Measure:
    """The measure under the name its data deserve: `otherwise` where the columns of `unless` are empty throughout."""
    filled = [
        con.execute(f"select count({column}) from {column.split('.')[0]}").fetchall()[0][0] for column in measure.unless
    ]
    return replace(measure, label=measure.otherwise) if filled and not any(filled) else measure


def definition() -> str:
    """A digest of how the measures are defined, so that a changed definition is never served from a cache."""
    parts = [
        *read_views().values(),
        *(measure.sql for measure in (*MEASURES.values(), *REP_MEASURES.values())),
        repr(BALANCED),
        repr(ITEMS),
    ]
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:16]
