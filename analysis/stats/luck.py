"""Luck of the quarter: what of a team's mean would be gone in other quarters.

It is told from lasting traits by how much a team's own quarters scatter, and that only works when one quarter's luck
is not carried into the next. So carry-over is measured beside it: when luck lingers, residuals one quarter apart are
closer than residuals further apart, whatever the traits of teams and the errors of raters.
"""

from dataclasses import dataclass

import numpy as np

CARRY_OVER = (5, 95)  # percentiles between which carry-over is taken to lie
MOST_CARRY_OVER = 0.5  # about what half of a quarter's luck lasting into the next would show


@dataclass(frozen=True, kw_only=True)
class Lags:
    """Differences between a team's complete quarters, of n teams.

    apart  (n, 2, d, d) sums of products of differences: one quarter apart, and further apart
    pairs  (n, 2) how many
    """

    apart: np.ndarray
    pairs: np.ndarray


def team_lags(block):
    """Lags of every team's rows (n, T, d), NaN for missing; only complete rows count."""
    n, quarters, d = block.shape
    complete = ~np.isnan(block).any(axis=2)
    filled = np.where(complete[..., None], block, 0)
    apart, pairs = np.zeros((n, 2, d, d)), np.zeros((n, 2))
    for lag in range(1, quarters):
        both = complete[:, lag:] & complete[:, :-lag]
        step = (filled[:, lag:] - filled[:, :-lag]) * both[..., None]
        apart[:, min(lag, 2) - 1] += step.transpose(0, 2, 1) @ step
        pairs[:, min(lag, 2) - 1] += both.sum(axis=1)
    return Lags(apart=apart, pairs=pairs)


def carry_over(lags, counts, v):
    """How much further apart residuals are beyond one quarter than at one, (B,): 0 when quarters are independent.

    counts (B, n) of teams, v (B, d) turns columns into residuals. MOST_CARRY_OVER where there are not both kinds of
    pairs: nothing then speaks against it.
    """
    shape = lags.apart.shape
    summed = (counts @ lags.apart.reshape(len(lags.apart), -1)).reshape(len(counts), *shape[1:])
    squares = np.einsum("bk,bskl,bl->bs", v, summed, v)
    mean = squares / np.maximum(counts @ lags.pairs, 1)
    known = (mean > 0).all(axis=1)
    return np.where(known, mean[:, 1] / np.where(known, mean[:, 0], 1) - 1, MOST_CARRY_OVER)


def told_apart(carry_over):
    """Whether luck can be told from lasting traits: carry-over (low, high) may be 0 and cannot be large."""
    low, high = carry_over
    return bool(low <= 0 and high < MOST_CARRY_OVER)
