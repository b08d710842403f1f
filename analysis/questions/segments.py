"""Which teams are high, which are low, and how sure is that?"""

from dataclasses import dataclass

import pandas as pd

from analysis.measures import Measure


@dataclass(frozen=True, kw_only=True)
class Segments:
    """The teams, cut into high, middle and low by their outcome.

    low, high     mean outcome of the low and of the high teams, raw, in the outcome's unit
    gap           high - low, with its 95 % interval gap_low, gap_high
    teams         best first: team_id, team_name, manager_name, region, segment (high, middle, low), mean (raw),
                  shrunken (what to expect of the team, luck removed), low, high (95 % of it),
                  p_top (probability of truly being in the top share), quarters
    trend         quarter, segment (high, low), value
    reliability   share of the spread between team means that is not luck, 0 to 1
    worth         money a year if the low teams had the high teams' outcome, everything else as it is; None if unknown
    """

    outcome: Measure
    by: str
    quarters: tuple[str, ...]
    low: float
    high: float
    gap: float
    gap_low: float
    gap_high: float
    teams: pd.DataFrame
    trend: pd.DataFrame
    reliability: float
    worth: float | None
