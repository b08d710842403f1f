"""The gap between high and low teams, split into shares, noise and the unmeasured rest.

A share is slope x difference / gap. Slopes come from all teams; the groups only average. What is left is what
quarters' luck and unmeasured traits of teams leave: nothing is rescaled to 100 %.
"""

from dataclasses import dataclass

import numpy as np

from analysis.stats.cut import cut, group_means
from analysis.stats.errors_in_variables import guard
from analysis.stats.gather import Teams
from analysis.stats.luck import carry_over
from analysis.stats.pooling import pool
from analysis.stats.random_effects import Slopes, residual_direction, solve
from analysis.stats.reliability import team_reliability
from analysis.stats.sensitivity import partial_f, robustness_value
from analysis.stats.shapley import shapley


@dataclass(frozen=True, kw_only=True)
class Shares:
    """Shares of B replicates, as fractions of the gap; p predictors.

    raw, shares       (B, p) before and after the optimism of fitting and explaining the same teams is taken out
    noise             (B,) luck of the quarters, if it does not linger
    levels            (B, 2) mean outcome of high and of low teams
    gap, differences  (B,), (B, p) high minus low
    high, low         (B, n) weights of the teams
    carry_over        (B,) how far luck lingers beyond its quarter: 0 when quarters are independent
    fit               the slopes behind it
    solved            (B,) False where there is no share
    """

    raw: np.ndarray
    shares: np.ndarray
    noise: np.ndarray
    levels: np.ndarray
    gap: np.ndarray
    differences: np.ndarray
    high: np.ndarray
    low: np.ndarray
    carry_over: np.ndarray
    fit: Slopes
    solved: np.ndarray


def share_gap(teams: Teams, counts, rule="top-third"):
    """Shares of every replicate; counts (B, n) says how often each team was drawn."""
    pooled = pool(teams.moments, teams.raters, teams.surveyed, counts)
    return share_by(rule, teams, counts, pooled, solve(pooled))


def share_by(rule, teams: Teams, counts, pooled, fit: Slopes):
    """Shares of teams cut by a rule, from the sums and slopes of the same replicates."""
    high, low = cut(teams.moments.level[:, -1], counts, rule)
    top, bottom = group_means(high, teams.moments.level), group_means(low, teams.moments.level)
    difference = top - bottom
    gap = difference[:, -1]
    solved = fit.solved & np.isfinite(difference).all(axis=1) & (gap > 0)
    raw = fit.slopes * difference[:, :-1] / np.where(solved, gap, np.nan)[:, None]
    shares = raw - fit.optimism / np.where(solved, fit.s_between[:, -1, -1], np.nan)[:, None]
    return Shares(
        raw=raw,
        shares=shares,
        noise=noise_share(fit, pooled, teams.moments, counts),
        levels=np.stack([top[:, -1], bottom[:, -1]], axis=1),
        gap=gap,
        differences=difference[:, :-1],
        high=high,
        low=low,
        carry_over=carry_over(teams.lags, counts, residual_direction(fit.slopes)),
        fit=fit,
        solved=solved,
    )


def noise_share(fit, pooled, moments, counts):
    """Luck of the quarters as a fraction of the gap, (B,); 0 with one quarter, when it cannot be told."""
    if pooled.span == 1:
        return np.zeros(len(counts))
    free = np.maximum(pooled.rows - pooled.n - (pooled.span - 1), 1)
    from_raters = np.einsum("bk,bkl,bl->b", fit.slopes, fit.error_within, fit.slopes) * pooled.rows / free
    luck = np.maximum(fit.s2_within - from_raters, 0) * (counts @ moments.luck) / counts.sum(axis=1)
    return luck / np.where(fit.solved, _variance(moments.level[:, -1], counts), np.nan)


def _variance(level, counts):
    n = counts.sum(axis=1)
    mean = (counts @ level) / n
    return np.einsum("bi,bi->b", counts, (level - mean[:, None]) ** 2) / (n - 1)


def out_of_sample(teams: Teams, point: Shares):
    """Shares (p,) in which every team is explained by slopes fitted without it; their expectation for noise is 0."""
    n = len(teams.moments.level)
    without = solve(pool(teams.moments, teams.raters, teams.surveyed, 1 - np.eye(n)))
    slopes = np.where(without.solved[:, None], without.slopes, np.nan)
    x = teams.moments.level[:, :-1]
    present = ~np.isnan(x)
    weight = [w[0][:, None] * present / _known(w[0] @ present) for w in (point.high, point.low)]
    centred = np.where(present, x, 0) - np.where(present, x, 0).sum(axis=0) / present.sum(axis=0)
    return ((weight[0] - weight[1]) * slopes * centred).sum(axis=0) / point.gap[0]


def _known(weight):
    return np.where(weight > 0, weight, np.nan)


def stand_beside(teams, point):
    """Shapley values, reliability, robustness and out-of-sample shares, (p,) each, of the data themselves."""
    fit = point.fit
    return {
        "shapley": between_shapley(fit, teams.surveyed, teams.moments.quarters),
        "reliability": team_reliability(fit.error_between[0], fit.s_between[0, :-1, :-1]),
        "robustness": robustness_value(partial_f(fit.slopes[0], fit.inverse[0], fit.residual[0])),
        "out_of_sample": out_of_sample(teams, point),
    }


def between_shapley(fit, surveyed, quarters):
    """LMG of the team means with the raters' error out, (p,)."""
    return shapley(between_covariance(fit, surveyed, quarters))[0]


def between_covariance(fit, surveyed, quarters):
    """Covariance of the team means (B, d, d), raters' error out; never more of it than leaves them a covariance."""
    n = np.array([(quarters > 0).sum()])
    error, covariance = fit.error_between, fit.s_between.copy()
    part = np.minimum(fit.correction, guard(covariance, error, surveyed, n))
    covariance[:, :-1, :-1] -= part[:, None, None] * error
    return covariance
