"""Days, weeks and quarters as tables, so that no measure needs a date function.

A week starts on Monday and belongs to the quarter of its Thursday. Weeks and quarters cover the company's observed
span: from the first to the last quarter with an outcome, and no further than the last day the data tell of.

Quarters are the company's own: of a fiscal year that starts in the month people set (January where nobody says) and is
named by the year in which it ends. With a year from July on, 2025-Q1 is July to September 2024.
"""

from functools import lru_cache

import duckdb
import numpy as np
import pandas as pd

from analysis.records import FISCAL_YEAR_STARTS, held

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
    starts = fiscal_year_starts(con)
    first, last, reach = observed_span(con, starts)
    days = days_until(last, starts)
    thursdays = days[days.day.dt.dayofweek == 3].rename(columns={"day": "thursday"})
    weeks = thursdays[thursdays.thursday.between(first, reach)]
    store(con, "days", days)
    store(con, "weeks", weeks)
    observed = pd.unique(days.quarter[days.day >= first])
    store(
        con, "quarters", weeks.groupby("quarter").size().reindex(observed, fill_value=0).rename("weeks").reset_index()
    )


def fiscal_year_starts(con: duckdb.DuckDBPyConnection) -> int:
    """The first month of the company's fiscal year, 1 to 12."""
    return held(con, "setting").get(FISCAL_YEAR_STARTS, 1)


def observed_span(con: duckdb.DuckDBPyConnection, starts: int = 1) -> tuple[pd.Timestamp, pd.Timestamp, pd.Timestamp]:
    """First day of the first quarter, last day of the last quarter, last day the data reach.

    Quarters are those with revenue or a closed deal; failing these, those of any dated row; without any, none.
    """
    reported = con.execute("select distinct quarter from attainment where revenue is not null").fetchall()
    reported = [quarter for (quarter,) in reported]
    happened = {table: _first_and_last(con, table) for table in HAPPENED}
    days = happened["deals"] if reported or happened["deals"] else [day for ends in happened.values() for day in ends]
    spans = [quarter_span(quarter, starts) for quarter in {*reported, *quarters_of(pd.DatetimeIndex(days), starts)}]
    if not spans:
        return pd.Timestamp(FIRST_DAY), pd.Timestamp(FIRST_DAY), pd.Timestamp("1900-01-01")
    last = max(end for _, end in spans)
    reach = [quarter_span(quarter, starts)[1] for quarter in reported] + [d for ends in happened.values() for d in ends]
    return min(start for start, _ in spans), last, min(last, max(reach))


def quarters_of(days: pd.DatetimeIndex, starts: int = 1) -> pd.Index:
    """The quarter of each day ("2026-Q3") in fiscal years that start in the month `starts`."""
    month = days.year * 12 + days.month - starts  # the day's month, were the year to start in January
    return (month // 12 + (starts > 1)).astype(str) + "-Q" + (month % 12 // 3 + 1).astype(str)


def quarter_span(quarter: str, starts: int = 1) -> tuple[pd.Timestamp, pd.Timestamp]:
    """First and last day of a quarter."""
    year, number = int(quarter[:4]) - (starts > 1), int(quarter[-1])
    years, month = divmod(3 * (number - 1) + starts - 1, 12)
    first = pd.Timestamp(year + years, month + 1, 1)
    return first, first + pd.DateOffset(months=3) - pd.Timedelta(days=1)


@lru_cache(maxsize=4)
def days_until(last: pd.Timestamp, starts: int = 1) -> pd.DataFrame:
    """One row a day, 1950 to `last`: day, week_start (its Monday), quarter ("2026-Q3"), number (days since 1970)."""
    day = pd.date_range(FIRST_DAY, last)
    return pd.DataFrame(
        {
            "day": day,
            "week_start": day - pd.to_timedelta(day.dayofweek, unit="D"),
            "quarter": quarters_of(day, starts),
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
