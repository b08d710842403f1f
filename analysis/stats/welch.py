"""Intervals by Student's t: of the difference of the means of two groups of unlike spread, and of one mean."""

import numpy as np
from scipy import stats


def welch(one, other, together=1):
    """95 % interval of mean(one) - mean(other); NaN with fewer than two values a side, or without any spread.

    one (n,), other (m,), no missing values; `together` intervals that all shall hold at 95 % (Bonferroni).
    Source: Welch 1947, Biometrika 34.
    """
    sides = [np.asarray(side, dtype=float) for side in (one, other)]
    sizes = np.array([len(side) for side in sides])
    if sizes.min() < 2:
        return np.nan, np.nan
    spread = max(side.std(ddof=1) for side in sides)
    if spread <= 1e-9 * max(np.abs(side).max() for side in sides):
        return np.nan, np.nan
    errors = np.array([side.var(ddof=1) for side in sides]) / sizes
    freedom = errors.sum() ** 2 / (errors**2 / (sizes - 1)).sum()
    half = stats.t.ppf(1 - 0.025 / together, freedom) * np.sqrt(errors.sum())
    difference = sides[0].mean() - sides[1].mean()
    return difference - half, difference + half


def student(values, together=1):
    """95 % interval of the mean of `values` (n,), none missing; NaN with fewer than two values, or without any spread.

    `together` intervals that all shall hold at 95 % (Bonferroni).
    """
    values = np.asarray(values, dtype=float)
    n = len(values)
    if n < 2 or values.std(ddof=1) <= 1e-9 * np.abs(values).max():
        return np.nan, np.nan
    half = stats.t.ppf(1 - 0.025 / together, n - 1) * values.std(ddof=1) / np.sqrt(n)
    return values.mean() - half, values.mean() + half
