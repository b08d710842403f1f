"""Slopes by random-effects least squares, with the raters' error taken out of the surveyed predictors.

Between- and within-team covariances are weighed by theta, as generalised least squares does; the raters' error is
subtracted from the predictors' covariance as far as the guard lets it.

Source: Fuller (1987), Measurement Error Models, sections 2.2 to 2.5, for the correction and its guard; Swamy and
Arora (1972) for theta.
"""

from dataclasses import dataclass

import numpy as np

from analysis.stats.pooling import Pooled

PASSES = 3
FIRST_THETA = 0.3
SMALLEST_THETA = 0.01
LARGEST_INFLATION = 1e8  # of a slope's variance by its fellow predictors: beyond it two columns are one


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


def weighted(pooled, theta):
    """Within plus theta-weighted between covariance (B, d, d), and the raters' error in it (B, p, p)."""
    weight = theta * pooled.sizes
    first = np.einsum("bg,bgk->bk", weight, pooled.first)
    second = np.einsum("bg,bgkl->bkl", weight, pooled.second)
    mean = first / np.maximum((weight * pooled.n_g).sum(axis=1), 1e-300)[:, None]
    rows = np.maximum(pooled.rows, 1)[:, None, None]
    means, within = _group_errors(pooled)
    error = np.einsum("g,bgkl->bkl", pooled.sizes, within) + np.einsum("bg,bgkl->bkl", weight, means)
    return pooled.s_within + (second - first[:, :, None] * mean[:, None, :]) / rows, _embed(pooled, error / rows)


def rater_errors(pooled):
    """Raters' error in the covariance of team means and in that within teams, (B, p, p) each."""
    means, within = _group_errors(pooled)
    mean = means.sum(axis=1) / np.maximum(pooled.n, 1)[:, None, None]
    rows = np.maximum(pooled.rows, 1)[:, None, None]
    return _embed(pooled, mean), _embed(pooled, np.einsum("g,bgkl->bkl", pooled.sizes, within) / rows)


def _group_errors(pooled):
    """Sums over each group's teams of Lambda_B and of Lambda_W, (B, g, q, q); quarter means took their 1/n of it."""
    p, q = pooled.p[:, None], pooled.q[:, None]
    share = (1 / pooled.sizes)[:, None, None]
    left = (1 - 1 / np.maximum(pooled.n, 1))[:, None, None, None]
    return left * (pooled.a * p + pooled.h * share * q), left * ((pooled.h - pooled.a) * p + pooled.h * (1 - share) * q)


def _embed(pooled, error):
    predictors = pooled.s_within.shape[-1] - 1
    whole = np.zeros((len(error), predictors, predictors))
    whole[:, pooled.surveyed[:, None], pooled.surveyed[None, :]] = error
    return whole


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


def guard(total, error, surveyed, n):
    """How much of the raters' error may be taken out, (B,), between 0 and 1.

    Taking out all of it explodes when little else is left in a predictor: lambda, the part that would leave nothing
    of its own beside the outcome, bounds it, less Fuller's 4 / (n - 1).
    """
    if not len(surveyed):
        return np.ones(len(total))
    s_xy, s_yy = total[:, :-1, -1], np.maximum(total[:, -1, -1], 1e-300)
    own, _ = invert(total[:, :-1, :-1] - s_xy[:, :, None] * s_xy[:, None, :] / s_yy[:, None, None])
    block = (slice(None), surveyed[:, None], surveyed[None, :])
    largest = largest_ratio(own[block], error[block])
    spare = 1 / np.maximum(n - 1, 1)
    room = np.where(largest * (1 + spare) < 1, 1, 1 / np.maximum(largest, 1e-300) - spare)
    return np.clip(room - 4 * spare, 0, 1)


def largest_ratio(inverse, error):
    """Largest eigenvalue of inverse @ error, both symmetric and not negative, (B,)."""
    values, vectors = np.linalg.eigh(error)
    root = vectors * np.sqrt(np.maximum(values, 0))[:, None, :]
    return np.linalg.eigvalsh(np.swapaxes(root, 1, 2) @ inverse @ root)[:, -1]


def invert(matrices):
    """Inverses (B, p, p), and which of them can be trusted (B,): positive, and no column a copy of the others."""
    diagonal = np.einsum("bkk->bk", matrices)
    scale = np.sqrt(np.where(diagonal > 0, diagonal, 1))
    scaled = matrices / scale[:, :, None] / scale[:, None, :]
    usable = np.isfinite(scaled).all(axis=(1, 2)) & (diagonal > 0).all(axis=1)
    usable &= np.abs(np.linalg.det(np.where(usable[:, None, None], scaled, 0))) > 1e-200
    inverse = np.linalg.inv(np.where(usable[:, None, None], scaled, np.eye(matrices.shape[-1])))
    inflation = np.einsum("bkk->bk", inverse)
    usable &= ((inflation > 0) & (inflation < LARGEST_INFLATION)).all(axis=1)
    return inverse / scale[:, :, None] / scale[:, None, :], usable
