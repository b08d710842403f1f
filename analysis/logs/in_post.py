"""Team-quarters as a manager's: who was in post for most of a quarter, and how many of the reps reached their quota."""

import pandas as pd

from analysis.errors import DataError
from analysis.panel import KEYS, Panel

AT_QUOTA = "reps_at_quota"


def in_post(posts: pd.DataFrame) -> pd.DataFrame:
    """`Logs.posts` -> team_id, quarter, manager: whoever was there for more than half of the weeks with a manager."""
    weeks = posts.groupby(KEYS)["weeks"].transform("sum")
    return posts.loc[posts["weeks"] > weeks / 2, [*KEYS, "manager"]].reset_index(drop=True)


def at_quota(reps: pd.DataFrame) -> pd.DataFrame:
    """`Panel.reps` -> team_id, quarter, reps_at_quota: share of reps who reached quota, each by weeks on the team."""
    known = reps.dropna(subset=["revenue", "quota", "reps"]).query("quota > 0 and reps > 0")
    reached = known["reps"].where(known["revenue"] >= known["quota"], 0.0)
    sums = known.assign(reached=reached).groupby(KEYS, as_index=False)[["reached", "reps"]].sum()
    return sums.assign(**{AT_QUOTA: sums["reached"] / sums["reps"]})[[*KEYS, AT_QUOTA]]


def managed(panel: Panel, posts: pd.DataFrame, outcome: str) -> pd.DataFrame:
    """Team-quarters with an outcome and a manager: team_id, quarter, manager, post, measures, reps_at_quota."""
    rows = panel.frame.dropna(subset=[outcome]).merge(in_post(posts), on=KEYS)
    if rows["team_id"].nunique() < 2:
        raise DataError(
            "Only one team has both a manager and an outcome: two are needed to compare.\n"
            "Import a roster of teams that names the managers of the others."
        )
    rows = rows.merge(at_quota(panel.reps), on=KEYS, how="left")
    return rows.assign(post=rows["team_id"] + "\n" + rows["manager"]).sort_values(KEYS, ignore_index=True)
