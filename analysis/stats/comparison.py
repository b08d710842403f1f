"""A gap between two groups that were given from outside, split by what goes with it: Oaxaca and Blinder's twofold.

Right for regions, markets and kinds of managers; wrong for groups cut by the outcome itself, whose slopes it bends. An
explained part is slope x difference, with slopes common to both groups, found beside an indicator of the group.

With one quarter and no survey it is `stats/decomposition.py`'s twofold; else slopes are those of random_effects.

Source: Oaxaca (1973) and Blinder (1973); Jann (2008), Stata Journal 8(4), for the indicator beside pooled slopes.
"""

from dataclasses import dataclass, replace
from functools import partial

import numpy as np
from scipy import stats

from analysis.stats.bootstrap import draw_ranked, failures, interval, replicate
from analysis.stats.cut import group_means
from analysis.stats.gather import gather, standardise
from analysis.stats.pooling import pool
from analysis.stats.random_effects import solve
from analysis.stats.reliability import team_reliability


@dataclass(frozen=True, kw_only=True)
class Decomposition:
    """A gap, first group minus second, split into parts; p predictors, all amounts in the outcome's unit.

    means                  (2,) mean outcome of the first and of the second group, every team alike
    gap, explained, unexplained     explained + unexplained = gap
    parts                  (p,) of `explained`: slope x difference
    slopes, differences    (p,) outcome's unit per unit of predictor; first minus second, in the predictor's unit
    reliability            (p,) of the team means, 1 for what is logged
    own                    (2,) `explained` by the slopes of the first and of the second group alone; NaN if unsolved
    gap_interval           (2,) 95 %, Welch
    explained_interval, unexplained_interval   (2,), and part_intervals (p, 2): 95 %, over draws of teams within each
                           group; NaN when over 1 % of the draws did not solve
    part_replicates        (B, p), NaN where a draw did not solve; failed is the fraction that did not
    solved                 False when slopes cannot be told apart, or the group from the predictors: all is NaN then
    """

    means: np.ndarray
    gap: float
    explained: float
    unexplained: float
    parts: np.ndarray
    slopes: np.ndarray
    differences: np.ndarray
    reliability: np.ndarray
    own: np.ndarray
    gap_interval: np.ndarray
    explained_interval: np.ndarray
    unexplained_interval: np.ndarray
    part_intervals: np.ndarray
    part_replicates: np.ndarray
    failed: float
    solved: bool


def decompose(y, x, team, quarter, first, *, seed=0, replicates=2000, **survey):
    """Split the gap in y between two groups of teams by the columns of x, the raters' error out.

    y, x    (N,), (N, p) one row a team and quarter, NaN for missing; team and quarter (N,) integer codes from 0
    first   (n,) True for the teams of the first group; the others are the second
    survey  answers, surveyed and anonymous, as `gather` takes them
    """
    first = np.asarray(first, dtype=bool)
    scaled, scale, survey = standardise(x, quarter, **survey)
    columns = np.column_stack([scaled, first[team]])
    teams = gather(y, columns, team, quarter, centre=partial(remove_quarter_effects, first=first[team]), **survey)
    parts, slopes, differences, means, fit = split(teams, first, np.ones((1, len(first))))
    gap, level = float(means[0, 0] - means[0, 1]), teams.moments.level[:, -1]
    many, gaps, solved = replicate(partial(_drawn, teams, first), draw_sides(level, first, replicates, seed))
    return Decomposition(
        means=means[0],
        gap=gap,
        explained=float(parts[0].sum()),
        unexplained=gap - float(parts[0].sum()),
        parts=parts[0],
        slopes=slopes[0] / scale,
        differences=differences[0] * scale,
        reliability=team_reliability(fit.error_between[0], fit.s_between[0, :-1, :-1])[:-1],
        own=own_slopes(teams, first, differences[0]),
        gap_interval=np.array(stats.ttest_ind(level[first], level[~first], equal_var=False).confidence_interval()),
        explained_interval=interval(many.sum(axis=1), solved),
        unexplained_interval=interval(gaps - many.sum(axis=1), solved),
        part_intervals=interval(many, solved),
        part_replicates=many,
        failed=failures(solved),
        solved=bool(fit.solved[0]),
    )


def split(teams, first, counts):
    """Parts, slopes and differences (B, p), means (B, 2) and the fit behind them, of every row of counts (B, n)."""
    fit = solve(pool(teams.moments, teams.raters, teams.surveyed, counts))
    slopes = np.where(fit.solved[:, None], fit.slopes, np.nan)[:, :-1]
    sides = [group_means(_normal(counts * side), teams.moments.level) for side in (first, ~first)]
    differences = (sides[0] - sides[1])[:, :-2]
    means = np.stack([side[:, -1] for side in sides], axis=1)
    return slopes * differences, slopes, differences, means, fit


def _drawn(teams, first, counts):
    parts, _, _, means, fit = split(teams, first, counts)
    return parts, means[:, 0] - means[:, 1], fit.solved & np.isfinite(parts).all(axis=1)


def _normal(weights):
    return weights / weights.sum(axis=1, keepdims=True)


def own_slopes(teams, first, differences):
    """What the differences (p,) go with by the slopes of one group alone: (2,), first and second; NaN if unsolved."""
    moments, last = teams.moments, len(differences)
    alone = replace(
        moments,
        mean=np.delete(moments.mean, last, axis=1),
        within=np.delete(np.delete(moments.within, last, axis=1), last, axis=2),
    )
    fit = solve(pool(alone, teams.raters, teams.surveyed, np.stack([first, ~first]).astype(float)))
    return np.where(fit.solved, fit.slopes @ differences, np.nan)


def draw_sides(level, first, replicates, seed):
    """How often each team is drawn, (replicates, n): each group is drawn from itself and keeps its size."""
    counts = np.zeros((replicates, len(first)))
    for side, members in enumerate((first, ~first)):
        counts[:, members] = draw_ranked(level[members], replicates, [seed, side])
    return counts


def remove_quarter_effects(values, quarter, *, first):
    """Columns (N, d) less what a quarter adds in both groups alike, and the columns' means.

    Quarters' plain means would take the groups' difference with them where a group is there in some quarters only.
    """
    present = ~np.isnan(values)
    dummies = (quarter[:, None] == np.unique(quarter)[None, :]).astype(float)
    design = np.column_stack([first, dummies])
    centre = np.where(present, values, 0).sum(axis=0) / np.maximum(present.sum(axis=0), 1)
    left = values - centre
    for at in range(values.shape[1] - 2):
        left[:, at] -= _effects(design, left[:, at])
    left[:, -1] -= _effects(design, left[:, -1])
    return left, centre


def _effects(design, column):
    known = ~np.isnan(column)
    found = np.linalg.lstsq(design[known], column[known], rcond=None)[0]
    return design[:, 1:] @ (found[1:] - found[1:].mean())
