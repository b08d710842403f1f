"""What reps, the manager and the leader answer on a manager's work: reps grouped, the other two by name.

Nothing of reps is read here but what `privacy.shown_answers` lets through, pooled over a manager's quarters.
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.insights.report import RESPONSIBILITIES, ROLES
from analysis.insights.terms import Terms
from analysis.items import ITEMS
from analysis.logs import Logs
from analysis.panel import KEYS
from analysis.privacy import shown_answers
from analysis.stats.blind_spots import over_items

CONSTRUCTS = {"coaching_quality": "coaching"} | {name: name for name in RESPONSIBILITIES if name != "coaching"}
MOTIVES = "motivation"  # four drives, not four sides of one thing: their mean is no rating; `motives.py` tells the mix
RATED = tuple(name for name in RESPONSIBILITIES if name != MOTIVES)
NAMES = (*RATED, *ROLES)  # what self-ratings and reps' answers are compared on
SAID = 1  # decimals of what reps say, wherever it is told: with more, single answers could be worked out
LABELS = RESPONSIBILITIES | {name: f"Role as {label.lower()}" for name, label in ROLES.items()}
OF_ITEM = {item.name: CONSTRUCTS[item.construct] for item in ITEMS if item.construct in CONSTRUCTS} | {
    f"role_{name}": name for name in ROLES
}


@dataclass(frozen=True, kw_only=True)
class Answers:
    """Answers on n managers, sorted by id, and k constructs `NAMES`; 1 to 5.

    managers  (n,) ids
    own       (n, k) means of the manager's answers: in the quarters of the reps' that are shown, where any are;
              NaN where not asked
    leader    (n, k) means of the leader's answers, NaN where not asked
    people    (n, J, k) each rep's mean over the items and quarters that may be shown, NaN where there is none
    hidden    (n, k) True where reps answered and too few of them to be shown
    shown     the rows behind `people` and those on motives: manager, person, item, score
    """

    managers: np.ndarray
    own: np.ndarray
    leader: np.ndarray
    people: np.ndarray
    hidden: np.ndarray
    shown: pd.DataFrame

    @property
    def raters(self) -> np.ndarray:
        """Reps behind each manager and construct, (n, k)."""
        return (~np.isnan(self.people)).sum(axis=1)

    @property
    def told(self) -> np.ndarray:
        """Reps as they are told of, (n, k): the fewest of a manager's constructs, lest it shows who skipped which."""
        raters = self.raters
        fewest = np.where(raters > 0, raters, raters.max(initial=0)).min(axis=1, initial=raters.max(initial=0))
        return np.where(raters > 0, fewest[:, None], 0)

    @property
    def reps(self) -> np.ndarray:
        """Means over the reps, (n, k); NaN where nothing is shown."""
        size = self.raters
        return np.nansum(self.people, axis=1) / np.where(size > 0, size, np.nan)


def read_answers(logs: Logs, terms: Terms) -> Answers:
    """The answers of the quarters looked at, of every manager of `terms`."""
    managers = np.sort(terms.people.index.to_numpy(dtype=str))
    asked = on_work(logs, terms)
    reps = asked[asked["rater"] == "rep"]
    shown = named(shown_answers(reps, "manager"))
    return Answers(
        managers=managers,
        own=own_means(asked[(asked["rater"] == "manager") & by_self(asked, terms)], shown, managers),
        leader=means(asked[(asked["rater"] == "leader") & asked["manager"].notna()], managers),
        people=of_people(shown, managers),
        hidden=hidden(reps, shown, managers),
        shown=shown,
    )


def on_work(logs: Logs, terms: Terms) -> pd.DataFrame:
    """Answers to items on a manager's work, with `manager` (NaN outside of the quarters looked at) and `name`."""
    rows = logs.answers[logs.answers["item"].isin(OF_ITEM)].merge(terms.rows, on=KEYS, how="left")
    rows = rows[(rows["subject_id"] == "") | (rows["subject_id"] == rows["manager"])]
    return rows.assign(name=rows["item"].map(OF_ITEM))


def by_self(asked: pd.DataFrame, terms: Terms) -> pd.Series:
    """Whether a manager's answer is that of the manager of the quarter, not of somebody else known to be one."""
    everyone = {*terms.people.index, *terms.gone.index}
    other = asked["respondent_id"].isin(everyone) & (asked["respondent_id"] != asked["manager"])
    return asked["manager"].notna() & ~other


def means(rows: pd.DataFrame, managers: np.ndarray) -> np.ndarray:
    """(n, k) means over items, each the mean of its answers."""
    items = rows.groupby(["manager", "name", "item"])["score"].mean()
    wide = items.groupby(["manager", "name"]).mean().unstack()
    return wide.reindex(index=managers, columns=list(NAMES)).to_numpy(float)


def own_means(own: pd.DataFrame, shown: pd.DataFrame, managers: np.ndarray) -> np.ndarray:
    """(n, k) means of own answers from the quarters of the reps' answers that are shown; from all, where none is."""
    seen = shown[["manager", "name", *KEYS]].drop_duplicates()
    alone = ~pd.MultiIndex.from_frame(own[["manager", "name"]]).isin(
        pd.MultiIndex.from_frame(seen[["manager", "name"]])
    )
    together = pd.MultiIndex.from_frame(own[["manager", "name", *KEYS]]).isin(pd.MultiIndex.from_frame(seen))
    return means(own[alone | together], managers)


def named(shown: pd.DataFrame) -> pd.DataFrame:
    """The rows with `person`: the respondent, or of anonymous answers their rank among those of their week and item."""
    rank = shown["team_id"] + " " + shown["rank"].astype(str)
    person = shown["respondent_id"].astype(object).where(shown["respondent_id"].notna(), rank)
    return shown.assign(person=person)


def of_people(shown: pd.DataFrame, managers: np.ndarray) -> np.ndarray:
    """(n, J, k) each person's mean over items, each the mean of the quarters."""
    items = sorted(item for item, name in OF_ITEM.items() if name in NAMES)
    wide = shown[shown["item"].isin(items)].groupby(["manager", "person", "item"])["score"].mean().unstack()
    wide = wide.reindex(columns=items)
    who = pd.Index(managers).get_indexer(wide.index.get_level_values("manager"))
    place = pd.Series(who).groupby(who).cumcount().to_numpy()
    scores = np.full((len(managers), place.max(initial=0) + 1, len(items)), np.nan)
    scores[who, place] = wide.to_numpy(float)
    return over_items(scores, np.array([NAMES.index(OF_ITEM[item]) for item in items]))


def hidden(reps: pd.DataFrame, shown: pd.DataFrame, managers: np.ndarray) -> np.ndarray:
    """(n, k) whether reps answered and nothing of it is shown."""
    asked, seen = (
        rows.dropna(subset=["manager"]).groupby(["manager", "name"]).size().unstack().reindex(managers, columns=NAMES)
        for rows in (reps, shown)
    )
    return (asked.notna() & seen.isna()).to_numpy()
