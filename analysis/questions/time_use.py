"""Where do managers' hours go, over the whole company?"""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.insights.hours import LOST
from analysis.logs import Logs
from analysis.stats.welch import student

TOGETHER = {"lost": LOST, "internal": (*LOST, "operations", "meetings")}
FEWEST = 5  # managers, for an interval


@dataclass(frozen=True, kw_only=True)
class TimeUse:
    """Shares of managers' hours, every manager alike, with their 95 % intervals (Student's t; NaN with fewer than five
    managers).

    categories  one row a use of time, the largest first: name, share, low, high, managers (who spent any of it), lost
                (True for firefighting and admin)
    together    lost (firefighting and admin), internal (operations and meetings too) -> (share, low, high, managers)
    managers    whose hours are told of
    quarters    in which they are
    """

    categories: pd.DataFrame
    together: dict[str, tuple[float, float, float, int]]
    managers: int
    quarters: tuple[str, ...]

    def summary(self) -> str:
        """How much goes to firefighting and admin."""
        if not self.managers:
            return "Nobody's hours are known yet."
        return f"Firefighting and admin take {100 * self.together['lost'][0]:.0f} % of {self.managers} managers' hours."


def share_hours(logs: Logs, *, quarters: tuple[str, ...] | None = None) -> TimeUse:
    """Average over managers how each spent the hours; without hours nothing is known."""
    hours = logs.hours[logs.hours["hours"] > 0]
    hours = hours if quarters is None else hours[hours["quarter"].isin(quarters)]
    wide = hours.pivot_table(index="manager", columns="category", values="hours", aggfunc="sum").fillna(0)
    shares = wide.div(wide.sum(axis=1), axis=0)
    rows = [(name, *level(shares[name]), name in LOST) for name in shares]
    found = pd.DataFrame(rows, columns=["name", "share", "low", "high", "managers", "lost"])
    sums = {name: shares[[one for one in shares if one in parts]].sum(axis=1) for name, parts in TOGETHER.items()}
    return TimeUse(
        categories=found.sort_values(["share", "name"], ascending=[False, True], ignore_index=True),
        together={name: level(values) for name, values in sums.items()},
        managers=len(shares),
        quarters=tuple(sorted(hours["quarter"].unique())),
    )


def level(values: pd.Series) -> tuple[float, float, float, int]:
    """The mean of managers' shares, its interval from none to all, and how many spent any of it."""
    mean = float(values.mean()) if len(values) else np.nan
    low, high = np.clip(student(values) if len(values) >= FEWEST else (np.nan, np.nan), 0, 1)
    return mean, float(low), float(high), int((values > 0).sum())
