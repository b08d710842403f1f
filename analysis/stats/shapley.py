"""Exact Shapley (LMG) values of R2, by a recursive sweep over the subsets of predictors.

Each step leaves one predictor out of, or sweeps it into, every subset so far and then forgets its row: the matrices
shrink as the subsets double, so that 2^p subsets cost about 2^p small updates rather than 2^p regressions.

Source: Lindeman, Merenda and Gold (1980); Groemping (2006), relaimpo. Not normalised: the values add up to R2.
"""

from math import comb

import numpy as np

SMALLEST_PIVOT = 1e-9  # of a predictor's variance: what is left of it beside the others is rounding


def shapley(covariance):
    """LMG value of each predictor.

    covariance (..., p + 1, p + 1), the outcome last. Returns (..., p), fractions of the outcome's variance.
    """
    predictors = covariance.shape[-1] - 1
    batch = covariance.shape[:-2]
    flat = covariance.reshape(-1, predictors + 1, predictors + 1)
    return (explained(flat).T @ marginal_weights(predictors)).reshape(*batch, predictors)


def explained(covariance):
    """R2 of every subset, (2^p, B); predictor k is in subset s when bit k of s is set."""
    variance = np.einsum("bkk->bk", covariance)
    scale = np.sqrt(np.where(variance > 0, variance, 1))
    left = np.moveaxis(covariance / scale[:, :, None] / scale[:, None, :], 0, -1)[:, :, None, :]
    while len(left) > 1:
        column, pivot, rest = left[1:, 0], left[0, 0], left[1:, 1:]
        step = np.where(pivot > SMALLEST_PIVOT, column / np.maximum(pivot, SMALLEST_PIVOT), 0)
        left = np.concatenate([rest, rest - column[:, None] * step[None, :]], axis=2)
    return 1 - left[0, 0]


def marginal_weights(predictors):
    """Weight of each subset's R2 in each predictor's value, (2^p, p): plus where it is in, minus where it is not."""
    subsets = np.arange(2**predictors)
    inside = (subsets[:, None] >> np.arange(predictors)) & 1
    others = inside.sum(axis=1, keepdims=True) - inside
    orders = np.array([comb(predictors - 1, size) for size in range(predictors)])
    return np.where(inside == 1, 1.0, -1.0) / (predictors * orders[others])
