"""Does a driver go with the outcome as much within teams, quarter by quarter, as between teams?

A hidden lasting trait of teams can lie behind a slope between teams, never behind one within them. So where the two
differ, the slope within teams is the one to trust, unless it is the steeper: then a good quarter may have coloured what
was said or done in it.

A driver's team means are put beside the rows: their coefficient is the difference of its two slopes. The means of
logged drivers always stand beside; those of surveyed ones only where they are asked about, since what raters say moves
within teams mostly by who answers, and freeing all of them at once would leave no power.

Source: Mundlak (1978), On the pooling of time series and cross section data, Econometrica 46, 69-85.
"""

from dataclasses import dataclass

import numpy as np

from analysis.stats.attribution import share_gap
from analysis.stats.bootstrap import draw_teams, interval, replicate
from analysis.stats.errors_in_variables import guard, invert, weighted
from analysis.stats.gather import gather, standardise
from analysis.stats.pooling import pool
from analysis.stats.random_effects import between, update_theta

MOVES = 0.01  # of a driver's variance between teams: one that moves less within them has no slope there


@dataclass(frozen=True, kw_only=True)
class WithinBetween:
    """Two slopes of each of the first d predictors, the drivers; 95 % intervals over draws of teams.

    within, between, difference   (d,) outcome's unit per unit of the driver, raters' error out; difference is
                                  between - within; NaN for a driver that does not move within teams
    within_interval, between_interval, difference_interval   (d, 2)
    shares, share_intervals       (d,), (d, 2) of the gap, by the slope within teams
    told                          False with one quarter, unknown raters or too few rows: every number is then NaN
    """

    within: np.ndarray
    between: np.ndarray
    difference: np.ndarray
    within_interval: np.ndarray
    between_interval: np.ndarray
    difference_interval: np.ndarray
    shares: np.ndarray
    share_intervals: np.ndarray
    told: bool


def within_between(y, x, team, quarter, *, drivers=None, rule="top-third", seed=0, replicates=500, **survey):
    """Slopes of y on the drivers, the first `drivers` columns of x, within and between teams.

    Arguments as `attribute` takes them. Conditions, and drivers not asked about, keep one slope.
    """
    d = x.shape[1] if drivers is None else drivers
    scaled, scale, survey = standardise(x, quarter, **survey)
    teams = gather(y, scaled, team, quarter, **survey)
    n = len(teams.moments.level)
    moving = movement(teams, d)
    if not moving.any():
        return untold(d)

    def slopes(counts):
        return two_slopes(teams, counts, moving, rule)

    within, extra, shares, solved = slopes(np.ones((1, n)))
    if not solved[0]:
        return untold(d)
    inside, drawn, drawn_shares, drawn_solved = replicate(slopes, draw_teams(n, replicates, seed))
    return WithinBetween(
        within=within[0] / scale[:d],
        between=(within + extra)[0] / scale[:d],
        difference=extra[0] / scale[:d],
        within_interval=interval(inside, drawn_solved) / scale[:d, None],
        between_interval=interval(inside + drawn, drawn_solved) / scale[:d, None],
        difference_interval=interval(drawn, drawn_solved) / scale[:d, None],
        shares=shares[0],
        share_intervals=interval(drawn_shares, drawn_solved),
        told=True,
    )


def untold(d):
    """No slope within teams is to be had."""
    none = {name: np.full(d, np.nan) for name in ("within", "between", "difference", "shares")}
    intervals = ("within_interval", "between_interval", "difference_interval", "share_intervals")
    pairs = {name: np.full((d, 2), np.nan) for name in intervals}
    return WithinBetween(**none, **pairs, told=False)


def movement(teams, d):
    """Which of the first d predictors move within teams, (d,)."""
    pooled = pool(teams.moments, teams.raters, teams.surveyed, np.ones((1, len(teams.moments.level))))
    inside, across = (np.einsum("kk->k", matrix[0])[:d] for matrix in (pooled.s_within, between(pooled)))
    return inside > MOVES * across


def two_slopes(teams, counts, moving, rule):
    """Slope within teams, what that between teams is more, shares by the former, (B, d) each; solved (B,)."""
    pooled, point = pool(teams.moments, teams.raters, teams.surveyed, counts), share_gap(teams, counts, rule)
    theta = update_theta(pooled, point.fit.s2_within, point.fit.s2_between)
    whole, inside = weighted(pooled, theta), weighted(pooled, np.zeros_like(theta))
    within, extra = np.full((2, len(counts), len(moving)), np.nan)
    solved, logged = point.solved.copy(), np.setdiff1d(np.flatnonzero(moving), teams.surveyed)
    for driver in np.flatnonzero(moving):
        means = np.append(np.setdiff1d(logged, driver), driver)
        slopes, told = beside_means(whole, inside, means, teams.surveyed, pooled.n)
        within[:, driver], extra[:, driver] = slopes[:, driver], slopes[:, -1]
        solved &= told
    leverage = point.differences[:, : len(moving)] / np.where(point.solved, point.gap, np.nan)[:, None]
    return within, extra, within * leverage, solved


def beside_means(whole, inside, means, surveyed, n):
    """Slopes (B, p + m) on the rows' p predictors and on the team means of m of them; and which solved (B,).

    whole, inside   covariance (B, p + 1, p + 1) of rows with weighted team means, and of rows about their teams; each
                    with its raters' error (B, p, p)
    """
    (total, error), (rows, rows_error) = whole, inside
    p = total.shape[1] - 1
    total, error = stacked(total, total - rows, means, last=True), stacked(error, error - rows_error, means)
    asked = np.append(surveyed, p + np.flatnonzero(np.isin(means, surveyed))).astype(int)
    part = guard(total, error, asked, n)
    inverse, solved = invert(total[:, :-1, :-1] - part[:, None, None] * error)
    return np.einsum("bkl,bl->bk", inverse, total[:, :-1, -1]), solved


def stacked(whole, across, means, last=False):
    """Covariance of columns and of the team means of some: a mean goes with anything only across teams."""
    k = whole.shape[1]
    order = np.concatenate([np.arange(k - last), k + np.arange(len(means)), np.arange(k - last, k)])
    upper = np.concatenate([whole, across[:, :, means]], axis=2)
    lower = np.concatenate([across[:, means], across[:, means[:, None], means]], axis=2)
    return np.concatenate([upper, lower], axis=1)[:, order[:, None], order]
