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
