"""Reps and bosses on the same statements: how far apart they are, each way to say it, and how sure.

A per cent of a scale depends on where the scale begins, so that the same answers are said in several ways.
"""

import numpy as np
from scipy import stats

from analysis.stats.bootstrap import draw_ranked

WAYS = ("relative", "from_lowest", "points", "agree", "fewer")
FEWEST_DRAWN = 5  # units drawn: below it a resample hardly differs from the sample
LOWEST = 1.0  # the answer at which the scale begins


def apart(rep, boss, rep_agree, boss_agree, weights):
    """Bosses against reps, (B, 5) in the order of `WAYS`, positive where reps rate it lower.

    rep, boss              (n,) mean answers by team, 1 to 5
    rep_agree, boss_agree  (n,) shares of answers of 4 or 5
    weights                (B, n) of the teams
    relative: of the bosses' rating; from_lowest: of its height above the lowest answer; points: on the scale; agree: in
    shares; fewer: of the bosses' share. NaN where what is divided by is nothing.
    """
    means = weights @ np.column_stack([rep, boss, rep_agree, boss_agree]) / weights.sum(axis=1, keepdims=True)
    rep, boss, rep_agree, boss_agree = means.T
    points, agree = boss - rep, boss_agree - rep_agree
    return np.column_stack([_of(points, boss), _of(points, boss - LOWEST), points, agree, _of(agree, boss_agree)])


def draw_units(unit, level, replicates, seed):
    """Weights (replicates, n) of n rows, whole units drawn together; `unit` (n,) says whose row it is.

    A leader who rates six teams is one leader: the six rows are drawn or left out together. Handed out by the units'
    mean `level` (n,), so that no name and no order changes a digit.
    """
    _, of = np.unique(unit, return_inverse=True)
    means = np.bincount(of, weights=level) / np.bincount(of)
    return draw_ranked(means, replicates, seed)[:, of]


def drawn_interval(replicates, units):
    """95 % interval from draws of `units` units, replicates (B, ...); returns (..., 2), NaN below `FEWEST_DRAWN`.

    Percentiles of the draws are too narrow for few units; they are taken further out, by Student's t.
    Source: Hesterberg 2015, The American Statistician 69, "expanded percentiles".
    """
    if units < FEWEST_DRAWN:
        return np.full((*replicates.shape[1:], 2), np.nan)
    tail = stats.norm.cdf(-np.sqrt(units / (units - 1)) * stats.t.ppf(0.975, units - 1))
    return np.moveaxis(np.percentile(replicates, [100 * tail, 100 * (1 - tail)], axis=0), 0, -1)


def _of(part, whole):
    """part / whole, NaN where the whole is not above zero."""
    return np.where(whole > 0, part / np.where(whole > 0, whole, 1.0), np.nan)
