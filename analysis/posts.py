"""Who managed a team in a quarter: promoted from rep or not, trained by then or not."""

import duckdb
import pandas as pd

COLUMNS = ["team_id", "quarter", "promoted", "trained"]


def no_posts() -> pd.DataFrame:
    """The frame of `read_posts` without a row."""
    return pd.DataFrame({name: pd.Series(dtype=str if name in COLUMNS[:2] else float) for name in COLUMNS})


def read_posts(con: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """One row per team and quarter: promoted and trained, each 1.0 or 0.0 for most of the quarter's weeks, else NaN.

    Training is unknown for all where no manager has a training date. A manager answers for the weeks in post.
    """
    return con.execute(POSTS).df()


POSTS = """
    with team_weeks as (
        select distinct team_id, quarter, thursday from rep_weeks
    ),

    in_post as (
        select
            team_weeks.team_id,
            team_weeks.quarter,
            cast(teams.manager_was_rep as double) as promoted,
            cast(coalesce(teams.manager_trained_on <= team_weeks.thursday, false) as double) as trained
        from team_weeks
        asof join teams
            on teams.team_id = team_weeks.team_id and team_weeks.thursday >= teams.manager_since
    )

    select
        team_id,
        quarter,
        round(avg(promoted)) as promoted,
        case when (select count(manager_trained_on) from teams) > 0 then round(avg(trained)) end as trained
    from in_post
    group by team_id, quarter
    order by team_id, quarter
"""
