"""The teams there are, and how large each is in a quarter."""

import duckdb
import pandas as pd


def read_teams(con: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """team_id, team_name, manager_name, region, segment: every team that any table names, as its latest row says."""
    return con.execute(TEAMS).df()


def read_sizes(con: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """team_id, quarter, reps, quota, revenue: sums over the team's reps."""
    return con.execute(SIZES).df()


TEAMS = """
    with everyone as (
        select team_id from teams union select team_id from reps
        union select team_id from construct_scores union select team_id from customer_answers
    )
    select
        everyone.team_id,
        coalesce(arg_max(team_name, manager_since), everyone.team_id) as team_name,
        arg_max_null(manager_name, manager_since) as manager_name,
        arg_max(region, manager_since) as region,
        arg_max(segment, manager_since) as segment
    from everyone
    left join teams on teams.team_id = everyone.team_id
    group by everyone.team_id
    order by everyone.team_id
"""

SIZES = """
    select team_id, quarter, sum(reps) as reps, sum(quota) as quota, sum(revenue) as revenue
    from rep_revenue
    group by team_id, quarter
    order by team_id, quarter
"""
