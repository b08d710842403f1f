"""Reps against the others of their team: slopes, and how much of the distance between upper and lower halves they tell.

Teams are few here. Intervals of slopes are those of `cluster_robust`; what is said of all together is found again
without each team in turn, and no team is explained by slopes that it gave itself.
"""

from dataclasses import dataclass

import numpy as np
from scipy import stats

from analysis.stats.cluster_robust import cluster_robust

SINGULAR = 1e-9  # smallest eigenvalue of a correlation matrix that still tells its columns apart
ROUNDING = 1e-9  # of a column's largest size: what is left below it is nothing


@dataclass(frozen=True, kw_only=True)
class WithinTeams:
    """What goes with the differences between reps of one team; p predictors.

    slopes, intervals   (p,), (p, 2) outcome per unit of the predictor, 95 %; NaN where predictors cannot be told apart
    own, own_intervals  the same when each rep is compared with the rep's own other quarters: what a rep is throughout,
                        known or not, is out of it; NaN where too little changes from quarter to quarter
    apart               (p, 2) 95 % interval of slopes - own
    spread              (p,) standard deviation of each predictor within team and quarter
    gap                 outcome of the upper halves of all teams less that of the lower halves
    shares              (p,) fractions of the gap, each team's by the slopes of the other teams
    explained           of the first `drivers` shares together, with explained_interval (2,); shares and this are NaN
                        where two teams more or less decide whether predictors can be told apart
    """

    slopes: np.ndarray
    intervals: np.ndarray
    own: np.ndarray
    own_intervals: np.ndarray
    apart: np.ndarray
    spread: np.ndarray
    gap: float
    shares: np.ndarray
    explained: float
    explained_interval: np.ndarray


def compare_reps(y, x, cell, team, rep, drivers=None) -> WithinTeams:
    """Slopes within team and quarter, and their part in the distance between the halves of teams.

    y       (N,) outcome of a rep in a quarter; x (N, p) predictors; nothing missing
    cell    (N,) codes of team and quarter: their means are removed, with all that a team's reps share in a quarter
    team    (N,) codes 0..G-1, the clusters; rep (N,) codes of rep and team
    drivers how many of the first predictors `explained` adds up (default: all)
    Slopes: least squares within cells. The intervals of explained and apart: delete-one-team jackknife, t with G - 1.
    Source: MacKinnon, Nielsen, Webb (2023), J. Applied Econometrics 38.
    """
    values = np.column_stack([x, y])
    mates, own = (residuals(values, team, *groups) for groups in ((cell,), (cell, rep)))
    parts = moments(mates, team)
    difference = halves(mates, team, rep)
    slopes, intervals, others = slopes_within(*parts)
    own_slopes, own_intervals, own_others = slopes_within(*moments(own, team))
    shares, explained, interval = explain(*parts, difference, slice(drivers))
    return WithinTeams(
        slopes=slopes,
        intervals=intervals,
        own=own_slopes,
        own_intervals=own_intervals,
        apart=around(slopes - own_slopes, others - own_others),
        spread=np.sqrt((mates[:, :-1] ** 2).mean(axis=0)),
        gap=float(difference[:, -1].sum()),
        shares=shares,
        explained=explained,
        explained_interval=interval,
    )


def residuals(values, team, *groups):
    """(N, k) what is left of values without the means of all groups; each group lies within a team."""
    left = np.empty_like(values)
    for at in range(team.max() + 1):
        rows = team == at
        member = np.concatenate([codes[rows][:, None] == np.unique(codes[rows]) for codes in groups], axis=1) * 1.0
        left[rows] = values[rows] - member @ np.linalg.lstsq(member, values[rows], rcond=None)[0]
    return np.where(np.abs(left) > ROUNDING * np.abs(values).max(axis=0), left, 0.0)


def moments(values, team):
    """Per team, of columns x and, last, y: x'x (G, p, p) and x'y (G, p)."""
    products = np.zeros((team.max() + 1, values.shape[1], values.shape[1]))
    np.add.at(products, team, values[:, :, None] * values[:, None, :])
    return products[:, :-1, :-1], products[:, :-1, -1]


def halves(values, team, rep):
    """(G, p + 1) each team's part of the mean of values in upper halves less that in lower halves.

    Reps are ranked within their team by their mean of the last column; with an odd number the middle one counts half on
    each side.
    """
    rows = np.bincount(rep)
    means = np.zeros((len(rows), values.shape[1]))
    np.add.at(means, rep, values)
    means /= rows[:, None]
    of = np.zeros(len(rows), dtype=int)
    of[rep] = team
    parts = np.zeros((team.max() + 1, values.shape[1]))
    for at in range(len(parts)):
        own = means[of == at]
        side = np.sign(stats.rankdata(own[:, -1].round(12)) - (len(own) + 1) / 2)
        parts[at] = side @ own * 2 / len(rows)
    return parts


def slopes_within(within, with_y):
    """Slopes (p,), intervals (p, 2), those without each team (G, p); NaN if predictors cannot be told apart."""
    teams, p = with_y.shape
    sums, rest = within.sum(axis=0), left_out(within)
    if teams < 2 or not told_apart(np.concatenate([sums[None], rest])):
        return np.full(p, np.nan), np.full((p, 2), np.nan), np.full((teams, p), np.nan)
    return *cluster_robust(within, with_y), np.linalg.solve(rest, left_out(with_y)[..., None])[..., 0]


def explain(within, with_y, difference, drivers):
    """Shares (p,) by slopes of the other teams, the drivers' sum, and its 95 % interval."""
    pairs = np.concatenate([left_out(np.delete(within, at, axis=0)) for at in range(len(within))])
    if len(within) < 3 or not told_apart(pairs):
        return np.full(with_y.shape[1], np.nan), np.nan, np.full(2, np.nan)
    shares = shares_by_others(within, with_y, difference)
    without = [
        shares_by_others(*(np.delete(part, at, axis=0) for part in (within, with_y, difference)))[drivers].sum()
        for at in range(len(within))
    ]
    explained = shares[drivers].sum()
    return shares, float(explained), around(explained, np.array(without))


def shares_by_others(within, with_y, difference):
    """(p,) shares of the gap, each team's part by slopes fitted without it: nothing is gained by fitting noise."""
    slopes = np.linalg.solve(left_out(within), left_out(with_y)[..., None])[..., 0]
    return (slopes * difference[:, :-1]).sum(axis=0) / difference[:, -1].sum()


def left_out(parts):
    """The sums over teams without each team in turn, (G, ...)."""
    return parts.sum(axis=0) - parts


def told_apart(matrices):
    """Whether predictors can be told apart in every one of the matrices x'x (k, p, p)."""
    scale = np.sqrt(np.diagonal(matrices, axis1=1, axis2=2))
    if not (scale > SINGULAR * scale.max(axis=0)).all():
        return False
    return bool(np.linalg.eigvalsh(matrices / scale[:, :, None] / scale[:, None, :]).min() > SINGULAR)


def around(estimate, without):
    """95 % interval (..., 2) of an estimate from its values without each team (G, ...)."""
    teams = len(without)
    error = np.sqrt((teams - 1) / teams * ((without - estimate) ** 2).sum(axis=0))
    reach = stats.t.ppf(0.975, teams - 1) * error
    return np.stack([estimate - reach, estimate + reach], axis=-1)
