"""What managers answer on their own work: about what their reps answer, but for one who is far above on coaching."""

import numpy as np
import pandas as pd

from analysis.items import ITEMS
from data.demo_company.plants import Plants

OWN = ("role", "coaching_quality", "accountability", "talent", "recruiting")
ROSIER = 0.1, 0.1  # points above the reps: usual, and how managers differ in it from construct to construct
BLIND = 1.4  # points by which one rates the own coaching above the higher of what reps and leader answer
COACHING = ("coaching_useful", "coaching_specific", "coaching_followed_up", "role_coach")
PAIR = ["team_id", "item", "year"]
YEAR = 365  # days over which a manager has heard what reps think
CONSTRUCT = {item.name: item.construct for item in ITEMS}


def rate_themselves(rows: pd.DataFrame, plants: Plants, rng: np.random.Generator) -> pd.DataFrame:
    """The survey's answers, with those of managers on their own work in place of what was there."""
    about = rows[rows["item"].map(CONSTRUCT).isin(OWN)]
    about = about.assign(year=(rows["asked_on"].max() - about["asked_on"]).dt.days // YEAR)
    said = about.groupby([*PAIR, "rater"])["score"].mean().unstack()
    claim = (said["rep"] + _rosier(said.index, rng)).rename("claim")
    blind = said.index.get_level_values("team_id") == f"T{plants.blind + 1:03d}"
    blind &= said.index.get_level_values("item").isin(COACHING)
    claim[blind] = said[blind].drop(columns="manager").max(axis=1) + BLIND
    own = about[about["rater"] == "manager"].join(claim.clip(1, 5), on=PAIR).dropna(subset="claim")
    rows = rows.copy()
    rows.loc[own.index, "score"] = _whole(own["claim"], own.groupby(PAIR).cumcount())
    return rows


def _rosier(pairs: pd.MultiIndex, rng: np.random.Generator) -> np.ndarray:
    """Points for each (team, item, year); the same for all items of a construct."""
    keys = pd.MultiIndex.from_arrays([pairs.get_level_values(0), pairs.get_level_values(1).map(CONSTRUCT)])
    code, found = pd.factorize(keys)
    return ROSIER[0] + ROSIER[1] * rng.standard_normal(len(found))[code]


def _whole(claim: pd.Series, turn: pd.Series) -> np.ndarray:
    """Whole numbers next to each claim that average to it over the turns, as near as can be."""
    return (np.round(claim * (turn + 1)) - np.round(claim * turn)).clip(1, 5).astype(int)
