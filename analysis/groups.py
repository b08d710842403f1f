"""High, middle and low teams: one cut that every question shares, so that the same numbers stand on every page."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.errors import DataError
from analysis.panel import Panel
from analysis.stats.bootstrap import draw_ranked
from analysis.stats.cut import FRACTIONS, cut, parse_rule, turned
from analysis.stats.luck import CARRY_OVER, carry_over, team_lags, told_apart
from analysis.stats.moments import remove_quarter_means
from analysis.stats.shrinkage import shrink

REPLICATES = 2000
AMOUNTS = {"quota_attainment": "quota", "revenue_per_rep": "reps"}  # outcome x amount = revenue
QUARTERS, TEAMS = 4, 12  # below either, what is expected of a team was found too sure in simulations


@dataclass(frozen=True, kw_only=True)
class Groups:
    """Teams with an outcome, cut into high, middle and low; high is better, also where less is better.

    teams            (n,) team_id, sorted
    wide             (n, T) outcome by quarter, the quarters' own ups and downs removed, NaN where missing
    level            (n,) mean outcome over every quarter a team has, the quarters' own ups and downs removed
    shrunken         (n,) what to expect of the team, luck removed; `variance` of it (NaN where luck cannot be told)
    reliability      share of the spread between levels that is not luck, 0 to 1; NaN where it cannot be told
    luck_told        False where luck may last beyond its quarter: `shrunken` and what rests on it are then too sure
    segment          (n,) high, middle or low, by `shrunken`
    high, low        (n,) weights by `level` that sum to 1; a team on the boundary counts by its fraction
    low_mean, high_mean, gap, interval   of `level`, in the outcome's unit; interval (2,) at 95 %, over draws of teams
    counts           whole teams on each side: (high, middle, low)
    ahead            quarters in which the teams that were high in the other quarters were ahead, and quarters tried
    """

    teams: np.ndarray
    wide: np.ndarray
    level: np.ndarray
    shrunken: np.ndarray
    variance: np.ndarray
    reliability: float
    luck_told: bool
    segment: np.ndarray
    high: np.ndarray
    low: np.ndarray
    low_mean: float
    high_mean: float
    gap: float
    interval: tuple[float, float]
    counts: tuple[int, int, int]
    ahead: tuple[int, int]


def group_teams(panel: Panel, outcome: str, by: str, seed: int = 0) -> Groups:
    """Cut the teams of `panel` by `outcome`. Raises DataError for a rule that leaves a side empty."""
    check_rule(by)
    rows = panel.frame.dropna(subset=[outcome])
    teams, team = np.unique(rows["team_id"].to_numpy(dtype=str), return_inverse=True)
    measure = panel.measures[outcome]
    if len(teams) < 2:
        raise DataError(
            f"{len(teams) or 'No'} team has {measure.label.lower()}: two are needed to compare.\n"
            "Import a roster that names more teams, and quotas or deals of their reps."
        )
    direction, rule = measure.direction, turned(by, measure.direction)
    wide, level = levels(direction * rows[outcome].to_numpy(), team, pd.factorize(rows["quarter"], sort=True)[0])
    high, low = (weights[0] for weights in cut(level, np.ones((1, len(teams))), rule))
    if np.isnan(high).any() or np.isnan(low).any():
        raise DataError(one_sided(measure, by, direction * level))
    expected, counts = shrink(wide), sizes(level, rule)
    gap = float((high - low) @ level)
    draws = draw_ranked(level, REPLICATES, seed)
    return Groups(
        teams=teams,
        wide=direction * wide,
        level=direction * level,
        shrunken=direction * expected.means,
        variance=expected.variances,
        reliability=expected.reliability,
        luck_told=luck_told(wide, draws),
        segment=segments(expected.means, counts),
        high=high,
        low=low,
        low_mean=direction * float(low @ level),
        high_mean=direction * float(high @ level),
        gap=direction * gap,
        interval=tuple(sorted(direction * edge for edge in gap_interval(level, gap, rule, draws))),
        counts=counts,
        ahead=quarters_ahead(wide, rule),
    )


def levels(values: np.ndarray, team: np.ndarray, quarter: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Teams by quarters (NaN where missing) and each team's mean: every quarter's mean moved to the company's."""
    centred, centre = remove_quarter_means(values[:, None], quarter)
    wide = np.full((team.max() + 1, quarter.max() + 1), np.nan)
    wide[team, quarter] = centred[:, 0] + centre[0]
    return wide, np.nanmean(wide, axis=1)


def gap_interval(level: np.ndarray, gap: float, rule: str, draws: np.ndarray) -> tuple[float, float]:
    """95 % interval of a gap that is above zero because the teams were cut by it.

    Every draw is cut anew and finds its own luckiest teams, so that draws overstate the gap as much as the gap itself
    does. Ratios to the gap are turned round: of simulated gaps of 9 to 60 normal teams .91 to .92 are covered, of the
    draws' own percentiles .73 to .90.
    """
    high, low = cut(level, draws, rule)
    gaps = (high - low) @ level
    least, most = np.percentile(gaps[np.isfinite(gaps)], [2.5, 97.5])
    return (gap**2 / most, gap**2 / least) if least > 0 else (gap - (most - gap), gap + (gap - least))


def luck_told(wide: np.ndarray, draws: np.ndarray) -> bool:
    """Whether quarters are many and independent enough to tell a team's luck from its level."""
    if wide.shape[1] < QUARTERS or len(wide) < TEAMS:
        return False
    lingering = carry_over(team_lags(wide[..., None]), draws, np.ones((len(draws), 1)))
    return told_apart(np.percentile(lingering, CARRY_OVER))


def quarters_ahead(wide: np.ndarray, rule: str) -> tuple[int, int]:
    """Each quarter judged by the teams that the other quarters call high and low: ahead in how many, of how many."""
    ahead = tried = 0
    for quarter in range(wide.shape[1]):
        others, here = np.delete(wide, quarter, axis=1), wide[:, quarter]
        known = ~np.isnan(here) & ~np.isnan(others).all(axis=1)
        if known.sum() > 1:
            high, low = cut(np.nanmean(others[known], axis=1), np.ones((1, known.sum())), rule)
            tried += 1
            ahead += bool(((high - low)[0] @ here[known]) > 0)
    return ahead, tried


def sizes(level: np.ndarray, rule: str) -> tuple[int, int, int]:
    fraction, threshold = parse_rule(rule)
    high = max(round(len(level) * fraction), 1) if fraction else int((level >= threshold).sum())
    low = max(round(len(level) * fraction), 1) if fraction else len(level) - high
    high = min(high, len(level) - low)
    return high, len(level) - high - low, low


def segments(values: np.ndarray, counts: tuple[int, int, int]) -> np.ndarray:
    """The word for each team, best `values` first: high, middle, low, as many as `counts` says."""
    words = np.repeat(np.array(["high", "middle", "low"]), counts)
    found = np.empty(len(values), dtype=words.dtype)
    found[np.argsort(-values, kind="stable")] = words
    return found


def asked(
    panel: Panel, outcome: str | None, drivers: tuple[str, ...] | None, controls: tuple[str, ...] | None
) -> tuple[Panel, str, tuple[str, ...], tuple[str, ...]]:
    """What a split was asked about: the panel's own outcome, the core drivers, all controls where nothing is said.

    Raises DataError for what is not measured.
    """
    outcome = outcome or panel.outcome
    drivers = panel.core_drivers if drivers is None else tuple(dict.fromkeys(drivers))
    controls = panel.controls if controls is None else controls
    for names, role in (((outcome,), "outcome"), (drivers, "driver"), (controls, "control")):
        check_measures(panel, names, role)
    return panel, outcome, drivers, controls


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
