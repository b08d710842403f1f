"""What comes first, the practice or the result?

Lag: a practice that goes with results goes with those of the next quarter too. So the shares are computed once more
with the drivers of the quarter before.

Lead: the practice of the next quarter cannot have made this quarter's result. Where, within teams, it follows the
result more than this quarter's practice already does, the result came first: winners rate their culture higher, a good
quarter leaves time to coach. What answers owe to the same quarter's result, or to lasting success, no timing shows.

Source: Wooldridge (2010), Econometric Analysis of Cross Section and Panel Data, section 10.7.1, strict exogeneity
tested by a lead; here from all pairs of quarters there are.
"""

from dataclasses import dataclass

import numpy as np

from analysis.stats.attribution import share_gap
from analysis.stats.bootstrap import draw_teams, interval, replicate
from analysis.stats.errors_in_variables import guard, invert, rater_errors
from analysis.stats.gather import gather, standardise
from analysis.stats.moments import arrange_rows, remove_quarter_means
from analysis.stats.pooling import pool, rater_error
from analysis.stats.random_effects import between, residual_variances
from analysis.stats.raters import Answers, arrange, rater_moments

FEWEST_QUARTERS = 3  # with an outcome: from two, what follows and what goes together cannot be told apart
LEAST_OWN = 0.35  # of a driver's movement is taken to be its own, however much its raters err
SPARE_TEAMS = 3  # beyond the columns, for slopes to be had


@dataclass(frozen=True, kw_only=True)
class Follows:
    """How the first d predictors, the drivers, follow the outcome of the quarter before, within teams.

    lead, lead_interval   (d,), (d, 2) driver's unit per unit of the outcome, beyond what goes together in a quarter;
                          0 unless the result comes first; 90 % over draws of teams, so that all of it above zero means
                          95 % certainty; NaN for a driver that never moves, or where no team has three outcomes
    """

    lead: np.ndarray
    lead_interval: np.ndarray


def lagged(y, x, team, quarter, *, drivers=None, rule="top-third", seed=0, replicates=500, answers=None, **survey):
    """Shares (d,) of the drivers, the first columns of x, as they were a quarter earlier, and 95 % intervals (d, 2).

    Arguments as `attribute` takes them; quarter codes count quarters, so that consecutive ones differ by 1. Slopes are
    those of team means: within teams last quarter's moves need not matter. NaN where too few teams have everything
    known in two quarters in a row.
    """
    d = x.shape[1] if drivers is None else drivers
    before = np.column_stack([earlier(x[:, :d], team, quarter), x[:, d:]])
    known = ~np.isnan(np.column_stack([before, y])).any(axis=1)
    if len(np.unique(team[known])) < x.shape[1] + SPARE_TEAMS:
        return np.full(d, np.nan), np.full((d, 2), np.nan)
    scaled, _, survey = standardise(before, quarter, answers=a_quarter_later(answers, quarter.max()), **survey)
    teams = gather(y, scaled, team, quarter, **survey)
    n = len(teams.moments.level)
    raw, shares, _ = shares_between(teams, np.ones((1, n)), rule)
    _, drawn, solved = replicate(lambda counts: shares_between(teams, counts, rule), draw_teams(n, replicates, seed))
    return shares[0, :d], interval(drawn[:, :d], solved, (raw - shares)[0, :d])


def a_quarter_later(answers, last):
    """The answers as if given a quarter later, but for those that then come after the last."""
    if answers is None:
        return None
    kept = answers.quarter < last
    return Answers(
        team=answers.team[kept],
        quarter=answers.quarter[kept] + 1,
        rater=answers.rater[kept],
        scores=answers.scores[kept],
    )


def shares_between(teams, counts, rule):
    """Shares by slopes between team means, raw and less their optimism, (B, p) each, and which solved (B,)."""
    pooled, point = pool(teams.moments, teams.raters, teams.surveyed, counts), share_gap(teams, counts, rule)
    total, error = between(pooled), rater_errors(pooled)[0]
    part = guard(total, error, teams.surveyed, pooled.n)
    inverse, solved = invert(total[:, :-1, :-1] - part[:, None, None] * error)
    slopes = np.einsum("bkl,bl->bk", inverse, total[:, :-1, -1])
    solved &= point.solved & (pooled.n > slopes.shape[1] + 1)
    gap, variance = (np.where(solved, each, np.nan)[:, None] for each in (point.gap, total[:, -1, -1]))
    raw = slopes * point.differences / gap
    _, residual = residual_variances(pooled, total, slopes)
    reach = np.einsum("bkl,blk->bk", inverse, total[:, :-1, :-1])
    return raw, raw - reach * (residual / pooled.n)[:, None] / variance, solved


def earlier(values, team, quarter):
    """Each row's values (N, k) of its team a quarter before; NaN where there is no such row."""
    return arrange_rows(values, team, quarter + 1)[team, quarter]


def follows(y, x, team, quarter, *, drivers=None, answers=None, surveyed=(), seed=0, replicates=500):
    """How the drivers of a quarter follow the outcome of the one before; arguments as `lagged` takes them.

    Raters' error is taken out of what a driver echoes of itself where answers are given; they must name their raters.
    """
    d = x.shape[1] if drivers is None else drivers
    centred, _ = remove_quarter_means(np.column_stack([x[:, :d], y]), quarter)
    block = arrange_rows(centred, team, quarter)
    block[(~np.isnan(block[..., -1])).sum(axis=1) < FEWEST_QUARTERS] = np.nan
    sums, hidden, everyone = pairs(block), np.zeros(d), np.ones((1, len(block)))
    asked = [at for at in surveyed if at < d]
    if answers is not None and asked:
        own = [sums[name].sum(axis=0)[asked] for name in ("echo", "itself")]
        scores = arrange(answers, *block.shape[:2])[..., : len(asked)]
        hidden[asked] = lost_echo(*own, scores, ~np.isnan(block[..., asked]))
    lead = after(sums, everyone, hidden)[0]
    drawn = after(sums, draw_teams(len(block), replicates, seed), hidden)
    found = [interval(drawn[:, k], np.isfinite(drawn[:, k]), percentiles=(5, 95)) for k in range(d)]
    return Follows(lead=lead, lead_interval=np.array(found))


def pairs(block):
    """Sums of products about its own means that each team adds, (n, d) each, block (n, T, d + 1) with the outcome last.

    next, together   a quarter's outcome with the driver a quarter after, and with that of the same quarter
    echo, itself     the driver with itself a quarter after, and in the same quarter
    outcome          the outcome with itself, where the driver is there a quarter after
    """
    present = ~np.isnan(block)
    count = present.sum(axis=1, keepdims=True)
    mean = np.where(present, block, 0).sum(axis=1, keepdims=True) / np.maximum(count, 1)
    own = np.where(present, block - mean, 0)
    x, y = own[..., :-1], own[..., -1:]
    return {
        "next": (y[:, :-1] * x[:, 1:]).sum(axis=1),
        "together": (y * x).sum(axis=1),
        "echo": (x[:, :-1] * x[:, 1:]).sum(axis=1),
        "itself": (x**2).sum(axis=1),
        "outcome": (y[:, :-1] ** 2 * present[:, 1:, :-1]).sum(axis=1),
    }


def after(sums, counts, hidden):
    """The lead of every replicate, (B, d): next quarter's driver on the outcome, less what this quarter's echoes.

    hidden   (d,) how much more a driver echoes of itself than its answers do
    """
    drawn = {name: counts @ column for name, column in sums.items()}
    known = (drawn["itself"] > 0) & (drawn["outcome"] > 0)
    echo = drawn["echo"] / np.where(known, drawn["itself"], np.nan) + hidden
    return (drawn["next"] - drawn["together"] * echo) / np.where(known, drawn["outcome"], 1)


def lost_echo(echo, itself, scores, present):
    """How much more of a driver echoes in the next quarter than of its answers, whose errors do not, (q,).

    echo, itself   (q,) sums over all teams, as `pairs` gives them, raters' error within
    scores (n, J, T, q) answers, present (n, T, q) cells that the sums hold
    """
    moments, weights = rater_moments(scores, present.all(axis=2)), error_weights(scores, present)
    both = rater_error(*(getattr(moments, name).sum(axis=0)[None] for name in ("s1", "s2", "k1", "k2")))
    variances = np.stack([np.diag(error[0]) for error in both])
    error, echo_of_error = np.einsum("ek,eak->ak", variances, weights)
    own = np.maximum(itself - error, LEAST_OWN * itself)
    whole = np.where(itself > 0, itself, 1)
    return np.where(itself > 0, (echo - echo_of_error) / np.where(own > 0, own, 1) - echo / whole, 0)


def error_weights(scores, present):
    """How much of raters' variance is in the sums, (2, 2, q): persistent, transient; in a quarter, a quarter after."""
    answered = ~np.isnan(scores)
    weight = answered / np.maximum(answered.sum(axis=1, keepdims=True), 1)
    lasting = np.einsum("ijtk,ijsk->ikts", weight, weight)
    every, here = np.eye(scores.shape[2]), present.transpose(0, 2, 1).astype(float)
    size = np.maximum(here.sum(axis=2), 1)[..., None, None]
    centre = here[..., None] * (every - here[:, :, None] / size)
    own = [centre @ error @ np.swapaxes(centre, -1, -2) for error in (lasting, lasting * every)]
    return np.array([[np.trace(error, lag, 2, 3).sum(axis=0) for lag in (0, 1)] for error in own])
