"""How strong a hidden confounder would have to be.

Source: Cinelli and Hazlett (2020), Making sense of sensitivity, J. R. Statist. Soc. B 82, 39-67.
"""

import numpy as np


def partial_f(slopes, inverse, residual):
    """Partial Cohen's f of each predictor, |t| / sqrt(df), from a fit's moments.

    slopes (..., p), inverse (..., p, p) of the predictors' covariance, residual (...) variance. Returns (..., p).
    """
    own = np.einsum("...kk->...k", inverse)
    return np.abs(slopes) / np.sqrt(np.maximum(own * np.asarray(residual)[..., None], 1e-300))


def robustness_value(f, q=1.0):
    """Partial R2 with predictor and outcome alike that a confounder needs to take away q of the slope.

    f is |t| / sqrt(df) of the predictor. With f less the critical t / sqrt(df - 1), it is what takes significance away.
    """
    strength = np.maximum(q * np.asarray(f, dtype=float), 0)
    return (np.sqrt(strength**4 + 4 * strength**2) - strength**2) / 2


def hidden_factor(slopes, inverse, residual, strength=1.0):
    """A factor that is not measured, `strength` times as strong as each predictor in turn, and the slopes it leaves.

    slopes (p,), inverse (p, p) of the predictors' covariance, residual variance. Returns three (p, p) arrays, a row for
    the predictor asked about, a column for the one that the factor is held against (NaN against itself): the partial R2
    of the factor with the predictor, at most that with the outcome, and the slope nearest to or furthest beyond 0. A
    factor that would leave nothing of the predictor or the outcome itself is taken at partial R2 1.

    Source: section 4.4 of the paper, with as much strength for the predictor as for the outcome.
    """
    own = np.diag(inverse)
    shared = inverse**2 / np.outer(own, own)
    np.fill_diagonal(shared, np.nan)
    explained = partial_f(slopes, inverse, residual) ** 2
    with_predictor = np.minimum(strength * shared / (1 - shared), 1 - 1e-9)
    carried = np.minimum(strength * shared**2 / np.maximum((1 - strength * shared) * (1 - shared), 1e-9), 1 - 1e-9)
    with_outcome = np.minimum(((np.sqrt(strength) + np.sqrt(carried)) / np.sqrt(1 - carried)) ** 2 * explained, 1)
    bias = np.sqrt(residual * own)[:, None] * np.sqrt(with_outcome * with_predictor / (1 - with_predictor))
    return with_predictor, with_outcome, np.sign(slopes)[:, None] * (np.abs(slopes)[:, None] - bias)
