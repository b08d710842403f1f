"""The company's calendar: whole weeks from Monday, each in the quarter that holds its Thursday."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

LAST_QUARTER = (2026, 3)  # the newest complete quarter; in the demo it is November 2026
MONDAY, THURSDAY, FRIDAY = 0, 3, 4


@dataclass(frozen=True)
class Weeks:
    """The weeks of the last `quarters` quarters; week 0 is the first, weeks before it are negative."""

    quarters: int

    @cached_property
    def names(self) -> tuple[str, ...]:
        last = LAST_QUARTER[0] * 4 + LAST_QUARTER[1] - 1
        return tuple(f"{q // 4}-Q{q % 4 + 1}" for q in range(last - self.quarters + 1, last + 1))

    @cached_property
    def seasons(self) -> np.ndarray:
        """The quarter of the year, 1 to 4, of each quarter."""
        return np.array([int(name[-1]) for name in self.names])

    @cached_property
    def first_days(self) -> np.ndarray:
        """First day of each quarter, and of the one after the last."""
        months = [np.datetime64(f"{name[:4]}-{int(name[-1]) * 3 - 2:02d}", "M") for name in self.names]
        return np.array([*months, months[-1] + 3]).astype("datetime64[D]")

    @cached_property
    def mondays(self) -> np.ndarray:
        first, after = self.first_days[0], self.first_days[-1]
        thursday = first + (THURSDAY - (first.astype(int) + THURSDAY)) % 7  # day 0, 1970-01-01, was a Thursday
        return np.arange(thursday, after, 7) - THURSDAY

    @cached_property
    def quarter(self) -> np.ndarray:
        """Index of the quarter of each week."""
        return np.searchsorted(self.first_days, self.mondays + THURSDAY, side="right") - 1

    @cached_property
    def starts(self) -> np.ndarray:
        """Index of the first week of each quarter."""
        return np.searchsorted(self.quarter, np.arange(self.quarters))

    @property
    def count(self) -> int:
        return len(self.mondays)

    def day(self, week: np.ndarray, weekday: np.ndarray | int = MONDAY) -> np.ndarray:
        """The date of a weekday (0 = Monday) of any week."""
        return self.mondays[0] + np.asarray(week) * 7 + weekday

    def day_inside(self, week: np.ndarray, weekday: np.ndarray | int) -> np.ndarray:
        """The same, but never outside the week's own quarter."""
        quarter = self.quarter[np.asarray(week)]
        return np.clip(self.day(week, weekday), self.first_days[quarter], self.first_days[quarter + 1] - 1)

    def by_quarter(self, weekly: np.ndarray) -> np.ndarray:
        """Sums over the weeks of each quarter; the last axis holds weeks."""
        return np.add.reduceat(weekly, self.starts, axis=-1)
