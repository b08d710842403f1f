"""Where managers' hours go, and how many of them to firefighting and admin."""

import numpy as np
import pandas as pd

from analysis.insights.report import TimeUse
from analysis.insights.terms import Terms
from analysis.logs import Logs
from analysis.stats.peers import half_width, levels

LOST = ("firefighting", "admin")


def count_hours(logs: Logs, terms: Terms) -> pd.DataFrame:
    """manager, quarter, category, hours, weeks: of the quarters looked at."""
    rows = terms.rows[["manager", "quarter"]].drop_duplicates()
    return logs.hours.merge(rows, on=["manager", "quarter"])


def use_of_time(hours: pd.DataFrame, manager: str) -> TimeUse | None:
    """One manager's hours beside the others'; None where the log of hours does not know the manager."""
    if manager not in set(hours["manager"]):
        return None
    shares = hours.pivot_table(index="manager", columns="category", values="hours", aggfunc="sum").fillna(0)
    shares = shares.div(shares.sum(axis=1), axis=0)
    own, others = shares.loc[manager], shares.drop(index=manager)
    own = own[own > 0].sort_values(ascending=False, kind="stable")
    table = pd.DataFrame({"name": own.index, "share": own.to_numpy(), "others": others.mean()[own.index].to_numpy()})
    told = hours[hours["manager"] == manager].groupby("quarter").agg(weeks=("weeks", "max"), hours=("hours", "sum"))
    lost = lost_shares(hours)
    return TimeUse(
        shares=table.assign(label=table["name"].str.capitalize(), lost=table["name"].isin(LOST)),
        **lost.loc[manager].to_dict(),
        expected=float(lost["lost"].drop(manager).mean()),
        hours=float(told["hours"].sum() / told["weeks"].sum()),
        weeks=int(told["weeks"].sum()),
        others=len(others),
    )


def lost_shares(hours: pd.DataFrame) -> pd.DataFrame:
    """index manager: share of the hours lost, with low, high (95 %) by the quarters' scatter; NaN where not known."""
    keys = ["manager", "quarter"]
    if hours.empty:
        return pd.DataFrame(columns=["lost", "low", "high"], dtype=float)
    whole = hours.groupby(keys)["hours"].sum()
    lost = hours[hours["category"].isin(LOST)].groupby(keys)["hours"].sum().reindex(whole.index, fill_value=0) / whole
    who, managers = pd.factorize(lost.index.get_level_values("manager"), sort=True)
    period = pd.factorize(lost.index.get_level_values("quarter"), sort=True)[0]
    found = levels(lost.to_numpy(), who, period, whole.to_numpy(float))
    half = half_width(found)
    edges = {"low": np.maximum(found.mean - half, 0), "high": np.minimum(found.mean + half, 1)}
    return pd.DataFrame({"lost": found.mean, **edges}, index=managers)
