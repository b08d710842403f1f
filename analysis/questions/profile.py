"""How do high and low teams differ on every driver, whether or not the gap can be split?"""

from dataclasses import dataclass

import pandas as pd

from analysis.measures import Measure


@dataclass(frozen=True, kw_only=True)
class Profile:
    """High against low teams, driver by driver.

    drivers       one row a driver, largest standardised difference first: name, label, high, low (means of teams), difference,
                  diff_low, diff_high (95 %; NaN with fewer than two teams a side), standardised (difference in standard
                  deviations between teams), teams_high, teams_low (teams with a value)
    dots          one row a team and driver: name, label, team_id, team_name, segment, value; only what privacy lets be seen
    opens         sentences: which file, how many teams or quarters would open more
    hidden        teams whose survey answers are not shown
    differs_most  name of the driver whose difference stands out most, None if none excludes zero
    """

    outcome: Measure
    by: str
    quarters: tuple[str, ...]
    teams: tuple[int, int, int]
    drivers: pd.DataFrame
    dots: pd.DataFrame
    opens: tuple[str, ...]
    hidden: int
    differs_most: str | None
