"""How much of the gap between high and low teams goes with each driver?"""

from dataclasses import dataclass

import pandas as pd

from analysis.measures import Measure


@dataclass(frozen=True, kw_only=True)
class GapAttribution:
    """The gap between high and low teams, split by what goes with it.

    gap          mean outcome of the high teams minus that of the low teams, in the outcome's unit, with gap_low, gap_high (95 %)
    teams        teams used: (high, middle, low)
    gate         "shown", "exploratory" or "closed"; `why` says so in a sentence
    shares       rows in bridge order: drivers by share, controls, noise, unmeasured; columns name, label,
                 role (driver, control, noise, unmeasured), share, ci_low, ci_high (95 %) as fractions of the gap,
                 uncorrected (survey noise left in), shapley, reliability, robustness; `share` sums to 1; empty when closed
    explained    the drivers together, with explained_low, explained_high
    out_of_sample  the drivers together when each team is judged by slopes fitted without it; None when closed
    settled      pairs (larger, smaller) of drivers whose difference excludes zero: the only ranking that may be said
    omitted      sentences: what was left out of the split and why
    """

    outcome: Measure
    by: str
    quarters: tuple[str, ...]
    gap: float
    gap_low: float
    gap_high: float
    low: float
    high: float
    teams: tuple[int, int, int]
    gate: str
    why: str
    shares: pd.DataFrame
    explained: float | None
    explained_low: float | None
    explained_high: float | None
    out_of_sample: float | None
    settled: tuple[tuple[str, str], ...]
    omitted: tuple[str, ...]
    fingerprint: str
    seed: int
