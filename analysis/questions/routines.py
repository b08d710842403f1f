"""What managers do week by week, in one number each: hours lost, weeks with coaching, talent reviews."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from scipy import stats

from analysis.errors import DataError
from analysis.groups import group_teams
from analysis.logs import Logs
from analysis.panel import Panel
from analysis.privacy import shown_values

LOST = ("firefighting", "admin")
INTERNAL = (*LOST, "operations", "meetings")
ALIKE = 1e-9  # rounding
MOST = {"reviews": np.inf, "reviews_high": np.inf}  # the largest value that can be; a share is one at most
REVIEWS, RULE = "review_cadence", "top-third"
FEWEST = 5  # managers or teams, for an interval


@dataclass(frozen=True, kw_only=True)
class Routines:
    """Means over managers or teams, with their 95 % intervals.

    levels   name -> (value, low, high), NaN where not known; no interval leaves what can be. lost, internal: shares of
             managers' hours that go to firefighting and admin, and to operations and meetings too. coached, met: shares
             of rep-weeks with a structured session, with any. reviews: talent reviews of a rep in a quarter.
             coached_high, reviews_high: high teams alone
    n        name -> managers or teams behind it
    """

    levels: dict[str, tuple[float, float, float]]
    n: dict[str, int]

    def summary(self) -> str:
        """How many of the numbers are known."""
        known = sum(count > 0 for count in self.n.values())
        return f"{known} of {len(self.n)} routines are measured."


def measure_routines(logs: Logs) -> Routines:
    """Every routine whose log is there; what is missing is not known, and stops nothing else."""
    weeks, high = logs.coaching_weeks, high_teams(logs.panel)
    coached, met = (by_team(weeks, name) for name in ("coached", "met"))
    reviews = shown_values(logs.panel, REVIEWS) if REVIEWS in logs.panel.measures else coached[:0]
    units = {
        "lost": spent(logs.hours, LOST),
        "internal": spent(logs.hours, INTERNAL),
        "coached": coached,
        "met": met,
        "coached_high": coached[coached.index.isin(high)],
        "reviews": reviews,
        "reviews_high": reviews[reviews.index.isin(high)],
    }
    return Routines(
        levels={name: level(values.to_numpy(float), MOST.get(name, 1.0)) for name, values in units.items()},
        n={name: len(values) for name, values in units.items()},
    )


def high_teams(panel: Panel) -> set[str]:
    """The teams that are high by the panel's outcome; none where teams cannot be told apart."""
    try:
        groups = group_teams(panel, panel.outcome, RULE)
    except DataError:
        return set()
    return set(groups.teams[groups.segment == "high"])


def by_team(weeks: pd.DataFrame, name: str) -> pd.Series:
    """Share of each team's rep-weeks, every quarter alike."""
    return weeks.groupby(["team_id", "quarter"])[name].mean().groupby("team_id").mean()


def spent(hours: pd.DataFrame, categories: tuple[str, ...]) -> pd.Series:
    """Share of each manager's hours that went to `categories`."""
    whole = hours.groupby("manager")["hours"].sum()
    part = hours[hours["category"].isin(categories)].groupby("manager")["hours"].sum()
    return (part.reindex(whole.index).fillna(0) / whole)[whole > 0]


def level(values: np.ndarray, most: float = 1.0) -> tuple[float, float, float]:
    """Mean and its 95 % interval by Student's t, from 0 to `most`; NaN where too few, or all alike: that tells of the
    few there are, not of how much others may differ."""
    n = len(values)
    mean = float(values.mean()) if n else np.nan
    if n < FEWEST or np.ptp(values) < ALIKE:
        return mean, np.nan, np.nan
    half = float(stats.t.ppf(0.975, n - 1) * values.std(ddof=1) / np.sqrt(n))
    return mean, max(mean - half, 0.0), min(mean + half, most)
