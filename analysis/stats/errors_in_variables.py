"""The raters' error in the predictors' covariance, and how much of it may be taken out.

Source: Fuller (1987), Measurement Error Models, sections 2.2 to 2.5, for the correction and its guard.
"""

import numpy as np

LARGEST_INFLATION = 1e8  # of a slope's variance by its fellow predictors: beyond it two columns are one


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
