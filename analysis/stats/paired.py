"""The same teams rated on several things: means with intervals over teams, and differences that hold all at once."""

from itertools import combinations

import numpy as np

FEWEST = 5  # teams; of fewer the draws say too little to give an interval


def mean_intervals(values, draws, together=False):
    """95 % interval of each column's mean over teams, by bootstrap-t, symmetric: (k, 2).

    values    (n, k), none missing; draws (B, n): how often each team is drawn
    together  True: all k intervals hold at once with 95 % (largest |t| of each draw)
    NaN with fewer than five teams or a column without spread. Source: Efron & Tibshirani 1993, An Introduction to the
    Bootstrap, chapter 12; Romano & Wolf 2005, JASA 100, for all at once.
    """
    n, k = values.shape
    if n < FEWEST or not k:
        return np.full((k, 2), np.nan)
    mean = values.mean(axis=0)
    error = values.std(axis=0, ddof=1) / np.sqrt(n)
    sizes = drawn_t(values - mean, draws)
    sizes = np.nanmax(sizes, axis=1, initial=0)[:, None] if together else sizes
    half = np.where(error > 1e-12, np.nanpercentile(sizes, 95, axis=0) * error, np.nan)
    return np.stack([mean - half, mean + half], axis=1)


def drawn_t(centred, draws):
    """|t| of each draw's mean of columns centred (n, k), by the draw's own spread: (B, k); NaN where it has none."""
    n = len(centred)
    mean = draws @ centred / n
    spread = np.maximum(draws @ centred**2 / n - mean**2, 0)
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(spread > 1e-12, np.abs(mean) / np.sqrt(spread / (n - 1)), np.nan)


def pair_differences(values, draws):
    """For every pair of columns (i, j) the mean of j minus i, with intervals that hold for all pairs at once.

    values (n, k), none missing. Returns pairs [(i, j)], differences (p,), intervals (p, 2).
    """
    pairs = list(combinations(range(values.shape[1]), 2))
    apart = np.stack([values[:, j] - values[:, i] for i, j in pairs], axis=1) if pairs else np.empty((len(values), 0))
    return pairs, apart.mean(axis=0), mean_intervals(apart, draws, together=True)


def lowest(values, draws):
    """The column that lies below every other with 95 % for all pairs at once; None where none does. values (n, k)."""
    k = values.shape[1]
    beaten = np.zeros(k, dtype=int)
    for (i, j), (low, high) in zip(*pair_differences(values, draws)[::2], strict=True):
        beaten[i] += low > 0
        beaten[j] += high < 0
    found = np.flatnonzero(beaten == k - 1)
    return int(found[0]) if len(found) and k > 1 else None
