"""Draws of whole teams, and intervals from them."""

import numpy as np

BATCH = 500  # replicates at a time: their matrices stay in the processor's cache
FAILURES_BORNE = 0.01


def draw_teams(n, replicates, seed):
    """How often each of n teams is drawn in each replicate, (replicates, n); the same seed draws the same teams."""
    return np.random.default_rng(seed).multinomial(n, np.full(n, 1 / n), size=replicates).astype(float)


def draw_ranked(level, replicates, seed):
    """The same draws, handed out by rank of `level` (n,): no name and no order of the teams changes a digit."""
    rank = np.argsort(np.argsort(level, kind="stable"), kind="stable")
    return draw_teams(len(level), replicates, seed)[:, rank]


def replicate(function, counts):
    """The arrays that function gives for each batch of rows of counts, put together again."""
    parts = [function(counts[start : start + BATCH]) for start in range(0, max(len(counts), 1), BATCH)]
    return [np.concatenate(arrays) for arrays in zip(*parts, strict=True)]


def failures(solved):
    """Fraction of replicates that did not solve; 0 where there are none."""
    return float((~solved).mean()) if len(solved) else 0.0


def interval(replicates, solved, lift=0.0, percentiles=(2.5, 97.5)):
    """95 % interval: percentiles of the replicates, moved down by `lift`.

    Every replicate is itself corrected and scatters about the raw estimate of the data, so that lift is raw -
    corrected. replicates (B, ...), solved (B,), lift (...). Returns (..., 2); NaN when over 1 % did not solve.
    """
    if not solved.any() or failures(solved) > FAILURES_BORNE:
        return np.full((*replicates.shape[1:], 2), np.nan)
    limits = np.percentile(replicates[solved], percentiles, axis=0)
    return np.moveaxis(limits - lift, 0, -1)
