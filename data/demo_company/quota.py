"""What each rep was to sell and did: `attainment`, made so that every team reaches exactly its outcome.

A rep's quota and revenue count in each team by the weeks spent there. Reps who moved within a quarter get theirs first;
the others of the team share out what is then missing.
"""

import numpy as np
import pandas as pd

from data.demo_company.crew import Crew
from data.demo_company.teamwork import Teamwork
from data.demo_company.weeks import Weeks

QUOTA = np.array([312_000, 236_000, 172_000])  # a quarter, by segment
BY_ROLE = np.array([0.86, 1.0, 1.14])
BY_SEASON = np.array([0.96, 1.0, 0.97, 1.07])
GROWTH = 0.01  # of quotas, from quarter to quarter
RAMP = (13, 0.4), (26, 0.75)  # below so many weeks in the company, such a part of the quota
STEP = 500


def list_work(crew: Crew, weeks: Weeks) -> pd.DataFrame:
    """One row per rep, team and quarter: rep, team, quarter, weeks, first, last (week), part (of the rep's weeks)."""
    team, _, week = np.nonzero(crew.seated >= 0)
    long = pd.DataFrame(
        {"rep": crew.seated[crew.seated >= 0], "team": team, "quarter": weeks.quarter[week], "week": week}
    )
    work = long.groupby(["rep", "quarter", "team"])["week"].agg(weeks="size", first="min", last="max").reset_index()
    return work.assign(part=work["weeks"] / work.groupby(["rep", "quarter"])["weeks"].transform("sum"))


def attain(work: pd.DataFrame, crew: Crew, drawn: Teamwork, weeks: Weeks, rng: np.random.Generator) -> pd.DataFrame:
    """One row per rep and quarter: rep, quarter, quota, revenue, in dollars."""
    key = work["team"] * weeks.quarters + work["quarter"]
    work = work.assign(key=key, piece=_set_quotas(work, crew, weeks, rng), reach=drawn.outcome.ravel()[key])
    earned = work.assign(reach=work["reach"] * work["part"]).groupby(["rep", "quarter"])
    sold = earned.agg(quota=("piece", "sum"), reach=("reach", "sum"), stays=("team", "size")).reset_index()
    sold["quota"] = np.maximum(np.round(sold["quota"] / STEP), 2) * STEP
    sold["revenue"] = sold["quota"] * sold["reach"] * _luck_of_reps(sold, crew, rng)
    return _balance(work, sold, drawn)[["rep", "quarter", "quota", "revenue"]]


def _set_quotas(work: pd.DataFrame, crew: Crew, weeks: Weeks, rng: np.random.Generator) -> np.ndarray:
    team = crew.teams.iloc[work["team"]].reset_index(drop=True)
    habit = rng.lognormal(0, 0.06, len(crew.teams))[work["team"]] * team["territory"].to_numpy() ** 0.3
    role = BY_ROLE[crew.reps["role"].to_numpy()[work["rep"]]]
    served = work["first"].to_numpy() - crew.reps["hired"].to_numpy()[work["rep"]]
    ramp = np.select([served < limit for limit, _ in RAMP], [part for _, part in RAMP], 1.0)
    season = BY_SEASON[weeks.seasons - 1][work["quarter"]] * (1 + GROWTH) ** work["quarter"].to_numpy()
    length = np.diff([*weeks.starts, weeks.count])[work["quarter"]]
    return QUOTA[team["segment"]] * habit * role * ramp * season * work["weeks"].to_numpy() / length


def _luck_of_reps(sold: pd.DataFrame, crew: Crew, rng: np.random.Generator) -> np.ndarray:
    """How far a rep is from the team; those who moved that quarter are close to it: others must make up for it."""
    skill = rng.normal(0, 0.17, len(crew.reps))[sold["rep"]]
    luck = skill + rng.normal(0, 0.24, len(sold))
    return np.exp(np.where(sold["stays"] > 1, 0.2 * luck, luck))


def _balance(work: pd.DataFrame, sold: pd.DataFrame, drawn: Teamwork) -> pd.DataFrame:
    """Scale the revenue of those who did not move so that each team's sum is its outcome, to the dollar."""
    sold = sold.assign(revenue=sold["revenue"].where(sold["stays"] == 1, sold["revenue"].round()))
    both = work.merge(sold, on=["rep", "quarter"])
    stayed, size = (both["stays"] == 1).to_numpy(), drawn.outcome.size
    due = drawn.outcome.ravel() * np.bincount(both["key"], both["quota"] * both["part"], size)
    due -= np.bincount(both["key"], np.where(stayed, 0, both["revenue"] * both["part"]), size)
    scale = due / np.bincount(both["key"], np.where(stayed, both["revenue"], 0), size)
    own = both[stayed].sort_values(["key", "rep"], ignore_index=True)
    dollars = np.diff(np.round(np.cumsum(own["revenue"] * scale[own["key"]])), prepend=0)
    moved = sold[sold["stays"] > 1]
    return pd.concat([own.assign(revenue=dollars), moved]).sort_values(["rep", "quarter"], ignore_index=True)
