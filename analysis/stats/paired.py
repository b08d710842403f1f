"""The same teams rated on several things: means with intervals over teams, and differences that hold all at once."""

from itertools import combinations

import numpy as np
from scipy import stats

FEWEST = 5  # teams; of fewer the draws say too little to give an interval
FEWEST_DRAWN = 12  # teams; of fewer the draws say too little of the largest of several


def mean_intervals(values, draws, together=False):
    """95 % interval of each column's mean over teams, symmetric, expanded for small n: (k, 2).

    values    (n, k), none missing; draws (B, n): how often each team is drawn
    together  True: all k intervals hold at once with 95 %: by the largest deviation of each draw, its chance in a
              normal law looked up in Student's; with fewer than twelve teams by Student's t alone (Bonferroni)
    NaN with fewer than five teams or a column without spread. Source: Hesterberg 2015, American Statistician 69, for
    the expansion; Romano & Wolf 2005, JASA 100, for all at once.
    """
    n, k = values.shape
    if n < FEWEST or not k:
        return np.full((k, 2), np.nan)
    mean, error = values.mean(axis=0), values.std(axis=0) / np.sqrt(n)
    known = error > 1e-9
    away = np.abs(draws @ (values - mean) / n) / np.where(known, error, np.inf)
    if together:
        times = _together(away.max(axis=1), n, k)
    else:
        times = np.percentile(away, 95, axis=0) * stats.t.ppf(0.975, n - 1) / stats.norm.ppf(0.975)
    half = np.where(known, times * error * np.sqrt(n / (n - 1)), np.nan)
    return np.stack([mean - half, mean + half], axis=1)


def _together(largest, n, k):
    """How many standard errors hold all k means of n teams at once; largest (B,) of each draw, in standard errors."""
    if n < FEWEST_DRAWN:
        return stats.t.isf(0.025 / k, n - 1)
    return stats.t.isf(stats.norm.sf(np.percentile(largest, 95)), n - 1)


def pair_differences(values, draws):
    """For every pair of columns (i, j) the mean of j minus i, with intervals that hold for all pairs at once.

    values (n, k), none missing. Returns pairs [(i, j)], differences (p,), intervals (p, 2).
    """
    pairs = list(combinations(range(values.shape[1]), 2))
    apart = np.stack([values[:, j] - values[:, i] for i, j in pairs], axis=1) if pairs else np.empty((len(values), 0))
    return pairs, apart.sum(axis=0) / max(len(values), 1), mean_intervals(apart, draws, together=True)


def lowest(values, draws):
    """The column that lies below every other with 95 % for all pairs at once; None where none does. values (n, k)."""
    k = values.shape[1]
    beaten = np.zeros(k, dtype=int)
    for (i, j), (low, high) in zip(*pair_differences(values, draws)[::2], strict=True):
        beaten[i] += low > 0
        beaten[j] += high < 0
    found = np.flatnonzero(beaten == k - 1)
    return int(found[0]) if len(found) and k > 1 else None
