"""A sheet of the survey: when it is filled in, and what somebody who leans this way answers to an item."""

import numpy as np
import pandas as pd

from analysis.items import ITEMS, Item
from data.demo_company.weeks import Weeks

CONSTRUCTS = tuple(dict.fromkeys(item.construct for item in ITEMS))
WORD = 0.42  # what is special to one person's reading of one item on one day
ITEM = 0.12  # how much easier one item is agreed with than another
WEAK = "experienced and consistent", 0.42  # the practice of culture that is lower everywhere, and by how much
SKIPPED = 0.015  # of answers
FIRST_DAY = 39  # of the quarter; the survey is open for two weeks
COLUMNS = ["respondent_id", "team_id", "rater", "subject_id", "asked_on"]


def draw_ease(rng: np.random.Generator) -> dict[str, float]:
    """Item -> how much easier it is agreed with; evens out over each construct, and over each practice but the weak."""
    ease = pd.Series(rng.normal(0, ITEM, len(ITEMS)), index=[item.name for item in ITEMS])
    ease -= ease.groupby([f"{item.construct} {item.practice}" for item in ITEMS]).transform("mean")
    return (ease + [_by_practice(item) for item in ITEMS]).to_dict()


def _by_practice(item: Item) -> float:
    """The weak practice is lower, the other items of culture make up for it."""
    weak = [item.practice == WEAK[0] for item in ITEMS if item.construct == "culture"]
    if item.construct != "culture":
        return 0.0
    return -WEAK[1] if item.practice == WEAK[0] else WEAK[1] * sum(weak) / (len(weak) - sum(weak))


def answer_day(quarter: np.ndarray | pd.Series, weeks: Weeks, rng: np.random.Generator) -> np.ndarray:
    return weeks.first_days[np.asarray(quarter)] + FIRST_DAY + rng.integers(0, 12, len(quarter))


def fill_in(item: Item, sheets: pd.DataFrame, leaning, ease, rng: np.random.Generator, keep=True, own=0.0):
    """Everybody's answer to one item; `leaning` is sheets x constructs, `own` what a sheet adds for this item alone."""
    felt = leaning[:, CONSTRUCTS.index(item.construct)] + own + ease[item.name]
    score = np.clip(np.round(felt + WORD * rng.standard_normal(len(sheets))), 1, 5).astype(int)
    given = keep & (rng.random(len(sheets)) >= SKIPPED)
    team_id = [f"T{team + 1:03d}" for team in sheets["team"]]
    sheets = sheets.assign(team_id=team_id)[COLUMNS]
    return sheets.assign(item=item.name, score=6 - score if item.reverse else score)[given]
