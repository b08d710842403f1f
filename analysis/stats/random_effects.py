"""Slopes by random-effects least squares: between- and within-team covariances are weighed by theta, in three passes.

Source: Swamy and Arora (1972) for theta; the raters' error is taken out as errors_in_variables says.
"""

from dataclasses import dataclass

import numpy as np

from analysis.stats.errors_in_variables import guard, invert, rater_errors, weighted
from analysis.stats.pooling import Pooled

PASSES = 3
FIRST_THETA = 0.3
SMALLEST_THETA = 0.01


@dataclass(frozen=True, kw_only=True)
class Slopes:
    """Slopes of B replicates and what shares need beside them; p predictors, d = p + 1.

    slopes       (B, p)
    inverse      (B, p, p) inverse of the corrected predictor covariance
    correction   (B,) c: the part of the raters' error that was taken out
    s2_within, s2_between       (B,) residual variance of a quarter and of a team's mean; s2_within is 0 when span is 1
    s_between    (B, d, d) covariance of team means
    error_between, error_within (B, p, p) raters' error in team means, and within teams
    residual     (B,) variance of the weighted residual, raters' error out
    optimism     (B, p) covariance of a slope's error with the predictor's own with the outcome: fitted, then explained
    solved       (B,) False where the predictors cannot be told apart or too few teams are left
    """

    slopes: np.ndarray
    inverse: np.ndarray
    correction: np.ndarray
    s2_within: np.ndarray
    s2_between: np.ndarray
    s_between: np.ndarray
    error_between: np.ndarray
    error_within: np.ndarray
    residual: np.ndarray
    optimism: np.ndarray
    solved: np.ndarray


def solve(pooled: Pooled):
    """Slopes of every replicate, by three passes of theta and slopes (one when there is one quarter)."""
    s_between = between(pooled)
    enough = _enough(pooled)
    theta = np.full_like(pooled.n_g, FIRST_THETA if pooled.span > 1 else 1.0)
    slopes, inverse, correction, total, solved = regress(pooled, theta)
    for _ in range(PASSES - 1 if pooled.span > 1 else 0):
        theta = update_theta(pooled, *residual_variances(pooled, s_between, slopes))
        slopes, inverse, correction, total, solved = regress(pooled, theta)
    s2_within, s2_between = residual_variances(pooled, s_between, slopes)
    error_between, error_within = rater_errors(pooled)
    return Slopes(
        slopes=slopes,
        inverse=inverse,
        correction=correction,
        s2_within=s2_within,
        s2_between=s2_between,
        s_between=s_between,
        error_between=error_between,
        error_within=error_within,
        residual=total[:, -1, -1] - np.einsum("bk,bk->b", slopes, total[:, :-1, -1]),
        optimism=optimism(pooled, theta, s_between, slopes, inverse, total),
        solved=solved & enough,
    )


def _enough(pooled):
    predictors = pooled.s_within.shape[-1] - 1
    return (pooled.n > predictors + 1) & ((pooled.span == 1) | (pooled.rows > pooled.n + pooled.span - 1))


def regress(pooled, theta):
    """Slopes at given weights (B, g) of the team means; with the matrices they came from, and which can be trusted."""
    total, error = weighted(pooled, theta)
    correction = guard(total, error, pooled.surveyed, pooled.n)
    inverse, solved = invert(total[:, :-1, :-1] - correction[:, None, None] * error)
    return np.einsum("bkl,bl->bk", inverse, total[:, :-1, -1]), inverse, correction, total, solved


def between(pooled):
    """Covariance of team means, every team alike, divided by their number."""
    n = np.maximum(pooled.n, 1)[:, None]
    mean = pooled.first.sum(axis=1) / n
    return pooled.second.sum(axis=1) / n[:, :, None] - mean[:, :, None] * mean[:, None, :]


def residual_direction(slopes):
    """What turns columns into residuals, (B, d): minus the slopes, and 1 for the outcome."""
    return np.concatenate([-slopes, np.ones((len(slopes), 1))], axis=1)


def _quadratic(v, matrices):
    return np.einsum("bk,bk->b", v, np.einsum("bkl,bl->bk", matrices, v))


def residual_variances(pooled, s_between, slopes):
    """Residual variance of a quarter and of a team's mean, (B,) each, freed of the parameters that were fitted."""
    v = residual_direction(slopes)
    spare = pooled.n - slopes.shape[1] - 1
    s2_between = _quadratic(v, s_between) * pooled.n / np.maximum(spare, 1)
    if pooled.span == 1:
        return np.zeros_like(s2_between), s2_between
    free = np.maximum(pooled.rows - pooled.n - (pooled.span - 1), 1)
    return _quadratic(v, pooled.s_within) * pooled.rows / free, s2_between


def optimism(pooled, theta, s_between, slopes, inverse, total):
    """What fitting and explaining the same teams adds to slope x covariance of team means, (B, p).

    It is [inverse S_B,xx]_kk s2_within / rows, with s2_within / rows stated through the residuals of the team means
    at the weights that were used. So stated it is exact for noise, whatever the spread of the outcome; with one
    quarter and no rater error the corrected shares add up to adjusted R2.
    """
    spread = s_between[:, :-1, :-1]
    reach = inverse @ spread
    spent = 2 * np.einsum("bkk->b", reach) - np.einsum("bkl,blk->b", reach, inverse @ total[:, :-1, :-1])
    longest = (pooled.n_g / (pooled.sizes * theta)).sum(axis=1)
    weight = pooled.n**2 / np.maximum(pooled.rows * longest, 1e-300)
    free = np.maximum(pooled.n - 1 - weight * spent, 1)
    left = _quadratic(residual_direction(slopes), s_between)
    return np.einsum("bkk->bk", reach) * (left * weight / free)[:, None]


def update_theta(pooled, s2_within, s2_between):
    """Weight of a group's team means beside its within-team rows, (B, g): the less teams differ, the nearer to 1."""
    shortest = (pooled.n_g / pooled.sizes).sum(axis=1) / np.maximum(pooled.n, 1)
    s2_team = np.maximum(s2_between - s2_within * shortest, 0)
    luck = s2_within[:, None] / pooled.sizes
    return np.clip(luck / np.maximum(s2_team[:, None] + luck, 1e-300), SMALLEST_THETA, 1)
