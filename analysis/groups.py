"""High, middle and low teams: one cut that every question shares, so that the same numbers stand on every page."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.errors import DataError
from analysis.panel import Panel
from analysis.stats.bootstrap import draw_teams
from analysis.stats.cut import FRACTIONS, cut, parse_rule
from analysis.stats.moments import remove_quarter_means
from analysis.stats.shrinkage import shrink

REPLICATES = 2000


@dataclass(frozen=True, kw_only=True)
class Groups:
    """Teams with an outcome, cut into high, middle and low.

    teams            (n,) team_id, sorted
    level            (n,) mean outcome over every quarter a team has, the quarters' own ups and downs removed
    shrunken         (n,) what to expect of the team, luck removed; `variance` of it (NaN where luck cannot be told)
    reliability      share of the spread between levels that is not luck, 0 to 1; NaN where it cannot be told
    segment          (n,) high, middle or low, by `shrunken`
    high, low        (n,) weights by `level` that sum to 1; a team on the boundary counts by its fraction
    low_mean, high_mean, gap, interval   of `level`, in the outcome's unit; interval (2,) at 95 %, over draws of teams
    counts           whole teams on each side: (high, middle, low)
    """

    teams: np.ndarray
    level: np.ndarray
    shrunken: np.ndarray
    variance: np.ndarray
    reliability: float
    segment: np.ndarray
    high: np.ndarray
    low: np.ndarray
    low_mean: float
    high_mean: float
    gap: float
    interval: tuple[float, float]
    counts: tuple[int, int, int]


def group_teams(panel: Panel, outcome: str, by: str, seed: int = 0) -> Groups:
    """Cut the teams of `panel` by `outcome`. Raises DataError for a rule that leaves a side empty."""
    check_rule(by)
    rows = panel.frame.dropna(subset=[outcome])
    teams, team = np.unique(rows["team_id"].to_numpy(dtype=str), return_inverse=True)
    if len(teams) < 2:
        raise DataError(
            f"{len(teams) or 'No'} team has {panel.measures[outcome].label.lower()}: two are needed to compare."
        )
    values, level = levels(rows[outcome].to_numpy(), team, pd.factorize(rows["quarter"])[0])
    expected, counts = shrink(values), sizes(level, by)
    high, low = (weights[0] for weights in cut(level, np.ones((1, len(teams))), by))
    if np.isnan(high).any() or np.isnan(low).any():
        raise DataError(one_sided(panel.measures[outcome], by, level))
    return Groups(
        teams=teams,
        level=level,
        shrunken=expected.means,
        variance=expected.variances,
        reliability=expected.reliability,
        segment=segments(expected.means, counts),
        high=high,
        low=low,
        low_mean=float(low @ level),
        high_mean=float(high @ level),
        gap=float((high - low) @ level),
        interval=gap_interval(level, by, seed),
        counts=counts,
    )


def levels(values: np.ndarray, team: np.ndarray, quarter: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Teams by quarters (NaN where missing) and each team's mean: every quarter's mean moved to the company's."""
    centred, centre = remove_quarter_means(values[:, None], quarter)
    wide = np.full((team.max() + 1, quarter.max() + 1), np.nan)
    wide[team, quarter] = centred[:, 0] + centre[0]
    return wide, np.nanmean(wide, axis=1)


def gap_interval(level: np.ndarray, by: str, seed: int) -> tuple[float, float]:
    high, low = cut(level, draw_teams(len(level), REPLICATES, seed), by)
    gaps = (high - low) @ level
    return tuple(np.percentile(gaps[np.isfinite(gaps)], [2.5, 97.5]).tolist())


def sizes(level: np.ndarray, by: str) -> tuple[int, int, int]:
    fraction, threshold = parse_rule(by)
    high = round(len(level) * fraction) if fraction else int((level >= threshold).sum())
    low = round(len(level) * fraction) if fraction else len(level) - high
    high = min(high, len(level) - low)
    return high, len(level) - high - low, low


def segments(values: np.ndarray, counts: tuple[int, int, int]) -> np.ndarray:
    """The word for each team, best `values` first: high, middle, low, as many as `counts` says."""
    words = np.repeat(np.array(["high", "middle", "low"]), counts)
    found = np.empty(len(values), dtype=words.dtype)
    found[np.argsort(-values, kind="stable")] = words
    return found


def check_rule(by: str) -> None:
    try:
        parse_rule(by)
    except ValueError:
        words = ", ".join(FRACTIONS)
        raise DataError(f"Teams cannot be cut by `{by}`. Choose {words}, or a threshold like threshold:1.0.") from None


def check_measures(panel: Panel, names: tuple[str, ...], role: str) -> None:
    """Raises DataError for the first of `names` that is not a measured `role` (outcome, driver, control)."""
    for name in names:
        if name not in panel.measures or panel.measures[name].role != role:
            known = ", ".join(n for n, measure in panel.measures.items() if measure.role == role) or "none yet"
            raise DataError(f"`{name}` is not a measured {role} here. Measured: {known}.")


def one_sided(outcome, by: str, level: np.ndarray) -> str:
    least, most = outcome.say(level.min()), outcome.say(level.max())
    return f"No team lies on one side of {by.partition(':')[2]}: they reach {least} to {most}. Choose a value between."
