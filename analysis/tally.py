"""How many rows of each table tell of which team in which quarter: what coverage is drawn from."""

import duckdb
import pandas as pd

from analysis.calendar import HAPPENED
from analysis.people.settle import naming
from analysis.tables import TABLES

SPECIAL = {
    "teams": """
        select team_id, quarter, count(*) as rows
        from team_quarters where team_id in (select team_id from teams)
        group by all""",
    "reps": "select team_id, quarter, count(*) as rows from rep_quarters group by all",
    "attainment": """
        select rep_quarters.team_id, quarter, count(*) as rows
        from attainment join rep_quarters using (rep_id, quarter)
        group by all""",
    "time_use": """
        select posts.team_id, posts.quarter, count(*) as rows
        from time_use
        join days on days.day = time_use.week
        join posts on posts.manager = time_use.manager_id and posts.week_start = days.week_start
        group by all""",
}
OF_TEAM = """
    select team_id, quarter, count(*) as rows
    from {table} join observed on observed.day = {table}.{day}
    where team_id is not null
    group by all"""
OF_REP = """
    select rep_spells.team_id, quarter, count(*) as rows
    from {table} as log join rep_spells using (rep_id) join observed on observed.day = log.{day}
    where {condition}
        and observed.day >= joined_on
        and (left_on is null or observed.day <= left_on)
        and (next_on is null or observed.day < next_on)
    group by all"""
OBSERVED = "create or replace temp table observed as select day, quarter from days join quarters using (quarter)"


def count_rows(con: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """table, team_id, quarter, rows (int): for every table with rows, in the order of the declarations.

    Rows that name a rep count for the team the rep was on that day; a time log for the teams of its manager.
    """
    con.execute(OBSERVED)
    parts = [con.execute(sql).df().assign(table=name) for name in TABLES for sql in counting(name)]
    rows = pd.concat(parts)[["table", "team_id", "quarter", "rows"]].astype({"rows": "int64"})
    rows = rows.groupby(["table", "team_id", "quarter"], as_index=False, sort=True).sum()
    return rows.sort_values("table", key=lambda names: names.map(list(TABLES).index), kind="stable", ignore_index=True)


def counting(name: str) -> list[str]:
    """The queries that count the rows of the table `name`; satisfaction tells of a rep, or else of a team."""
    if name in SPECIAL:
        return [SPECIAL[name]]
    columns, day = naming(TABLES[name]), HAPPENED[name]
    if "rep_id" not in columns:
        return [OF_TEAM.format(table=name, day=day)]
    if "team_id" not in columns:
        return [OF_REP.format(table=name, day=day, condition="true")]
    alone = "log.team_id is null"
    return [OF_REP.format(table=name, day=day, condition=alone), OF_TEAM.format(table=name, day=day)]
