"""One row per rep, team and quarter: what was sold and, in small companies, what is logged of each rep."""

import duckdb
import pandas as pd

from analysis.engines import measure_reps
from analysis.measures import Measure

SMALL = 60  # teams; from here on teams are compared with each other, and nobody asks rep by rep
KEYS = ["team_id", "rep_id", "quarter"]


def read_reps(con: duckdb.DuckDBPyConnection) -> tuple[dict[str, Measure], pd.DataFrame]:
    """The measures of single reps by name, and team_id, rep_id, quarter, reps, quota, revenue, one column a measure.

    Sorted by its keys; NaN where missing; without any measure in companies of many teams.
    """
    rows = con.execute(REPS).df()
    if rows["team_id"].nunique() >= SMALL:
        return {}, rows
    measures, values = measure_reps(con)
    wide = values.pivot(index=KEYS, columns="name", values="value").reindex(columns=list(measures)).astype(float)
    return measures, rows.join(wide, on=KEYS)


REPS = """
    select team_id, rep_id, quarter, reps, quota, revenue
    from rep_revenue
    order by team_id, rep_id, quarter
"""
