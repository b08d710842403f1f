"""Days, weeks and quarters as tables, so that no measure needs a date function.

A week starts on Monday and belongs to the quarter of its Thursday. Weeks and quarters cover the company's observed
span: from the first to the last quarter with an outcome, and no further than the last day the data tell of.
"""

from functools import lru_cache

import duckdb
import numpy as np
import pandas as pd

FIRST_DAY = "1950-01-01"  # people are hired, and deals opened, long before the observed span
HAPPENED = {  # the day a row is about; due dates lie ahead and say nothing on how far the data reach
    "deals": "closed_on",
    "satisfaction": "answered_on",
    "survey": "asked_on",
    "survey_scores": "asked_on",
    "coaching": "held_on",
    "activities": "done_on",
    "commitments": "agreed_on",
    "time_use": "week",
    "reviews": "reviewed_on",
    "candidates": "opened_on",
    "initiatives": "started_on",
}


def lay_calendar(con: duckdb.DuckDBPyConnection) -> None:
    """Create the temporary tables `days`, `weeks` and `quarters` for the company that `con` holds.

    days      day, week_start, quarter, number (days since 1970): from 1950 to the end of the last observed quarter
    weeks     week_start, thursday, quarter, number (of the Thursday): the observed span
    quarters  quarter, weeks (how many of its weeks are observed, maybe none yet)
    """
    first, last, reach = observed_span(con)
    days = days_until(last)
    thursdays = days[days.day.dt.dayofweek == 3].rename(columns={"day": "thursday"})
    weeks = thursdays[thursdays.thursday.between(first, reach)]
    store(con, "days", days)
    store(con, "weeks", weeks)
    observed = pd.unique(days.quarter[days.day >= first])
    store(
        con, "quarters", weeks.groupby("quarter").size().reindex(observed, fill_value=0).rename("weeks").reset_index()
    )


def observed_span(con: duckdb.DuckDBPyConnection) -> tuple[pd.Timestamp, pd.Timestamp, pd.Timestamp]:
    """First day of the first quarter, last day of the last quarter, last day the data reach.

    Quarters are those with revenue or a closed deal; failing these, those of any dated row; without any, none.
    """
    reported = con.execute("select distinct quarter from attainment where revenue is not null").fetchall()
    reported = [pd.Period(quarter.replace("-", ""), "Q") for (quarter,) in reported]
    happened = {table: _first_and_last(con, table) for table in HAPPENED}
    dated = reported + [pd.Period(day, "Q") for day in happened["deals"]]
    dated = dated or [pd.Period(day, "Q") for ends in happened.values() for day in ends]
    if not dated:
        return pd.Timestamp(FIRST_DAY), pd.Timestamp(FIRST_DAY), pd.Timestamp("1900-01-01")
    last = max(dated).end_time.normalize()
    reach = [quarter.end_time.normalize() for quarter in reported] + [day for ends in happened.values() for day in ends]
    return min(dated).start_time, last, min(last, max(reach))


@lru_cache(maxsize=4)
def days_until(last: pd.Timestamp) -> pd.DataFrame:
    """One row a day, 1950 to `last`: day, week_start (its Monday), quarter ("2026-Q3"), number (days since 1970)."""
    day = pd.date_range(FIRST_DAY, last)
    return pd.DataFrame(
        {
            "day": day,
            "week_start": day - pd.to_timedelta(day.dayofweek, unit="D"),
            "quarter": day.year.astype(str) + "-Q" + day.quarter.astype(str),
            "number": np.asarray(day, dtype="datetime64[D]").astype("int64"),
        }
    )


def store(con: duckdb.DuckDBPyConnection, name: str, frame: pd.DataFrame) -> None:
    """Create the temporary table `name` from `frame`; timestamps become dates."""
    dates = [f"cast({column} as date) as {column}" for column in frame if frame[column].dtype.kind == "M"]
    replace = f" replace ({', '.join(dates)})" if dates else ""
    con.register("incoming", frame)
    con.execute(f"create or replace temp table {name} as select *{replace} from incoming")
    con.unregister("incoming")


def _first_and_last(con: duckdb.DuckDBPyConnection, table: str) -> list[pd.Timestamp]:
    """The first and last day something happened in `table`; empty where nothing did. An open deal has not happened."""
    day = HAPPENED[table]
    done = "status in ('won', 'lost')" if table == "deals" else "true"
    ends = con.execute(
        f"select min({day}), max({day}) from {table} where {day} >= ? and {done}", [FIRST_DAY]
    ).fetchall()
    return [pd.Timestamp(end) for end in ends[0] if end is not None]
