"""Diminishing returns: a monotone curve for each driver, shown only where it predicts unseen teams better than a line.

Shapes come of gradient boosting: half of a ridge line, then stumps on what it leaves, so that each is monotone in the
sign of its slope and none depends on another. Their sizes are then those of least squares on the bent drivers, as the
line's are on the drivers themselves: neither wins by lying nearer to the mean, nor has the one more to fit than the
other. Conditions enter straight.

Source: Friedman (2001), Greedy Function Approximation; Hofner, Kneib and Hothorn (2016), A Unified Framework of
Constrained Regression, for monotone curves that add up.
"""

import numpy as np
from scipy import stats

from analysis.stats.bootstrap import draw_ranked
from analysis.stats.response import Curve

POINTS = 101  # of a curve, over what has been seen
STRAIGHT = 0.5  # of the ridge line in a curve's shape: a few stumps alone are a staircase
STUMPS, RATE = 30, 0.1
FEWEST_IN_LEAF, LEAF = 5, 10  # a step of a curve rests on at least 5 teams, and on a tenth of them
SMOOTHED = 31  # points over which a staircase is evened out
PENALTIES = np.concatenate([[0], np.logspace(-2.5, 1.5, 17)])  # of the ridge line, in units of the teams
FEWEST, PER_COLUMN = 20, 3  # teams for a curve to be tried, and for each predictor
FOLDS, REPEATS = 10, 4
SURELY = 0.9  # a curve with nothing to find predicts worse than a line: 3 to 5 % of such companies of 60 teams show one
REFITS = 200
ROUNDING = 1e-10  # of a column's largest value: less variation than this is none


def choose(line, y, x, drivers, span, seed=0, refits=REFITS):
    """The line, or the curve where it predicts teams it has not seen better beyond doubt: a Line or a Curve.

    y (n,) team means of the outcome, x (n, p) of the predictors with the raters' error taken out without looking at y,
    of which the first `drivers` may bend; NaN for missing. span (2, p) from where to where curves are asked for.
    """
    y, x = _ranked(y, x)
    if len(y) < max(FEWEST, PER_COLUMN * x.shape[1]):
        return line
    import sklearn.ensemble  # noqa: F401  before its threads are limited: only what is loaded can be
    from threadpoolctl import threadpool_limits

    with threadpool_limits(1):
        if not bends(y, x, drivers, seed):
            return line
        low, step = even(*span)
        tables = [curves(y[drawn], x[drawn], drivers, low, step)[1] for drawn in _drawn(y, refits, seed)]
        _, table = curves(y, x, drivers, low, step)
    return Curve(low=low, step=step, table=table, draws=np.array(tables))


def even(low, high):
    """The first of the points and how far the next is, (p,) each; never 0."""
    return low, np.where(high > low, high - low, 1) / (POINTS - 1)


def _ranked(y, x):
    """The complete teams by their outcome, so that no name and no order of the teams changes a digit."""
    known = np.isfinite(np.column_stack([x, y])).all(axis=1)
    order = np.argsort(y[known], kind="stable")
    return y[known][order], x[known][order]


def _drawn(y, refits, seed):
    counts = draw_ranked(y, refits, seed).astype(int)
    return [np.repeat(np.arange(len(y)), row) for row in counts]


def bends(y, x, drivers, seed=0):
    """Whether curves predict held-out teams better than a line, beyond doubt.

    Every team is held out once in each round of folds; a round in which the line is better ends it.
    """
    rng, lead = np.random.default_rng(seed), []
    for _ in range(REPEATS):
        fold = rng.permutation(np.arange(len(y)) % FOLDS)
        lead.append(sum(_lead(y, x, drivers, fold != at) for at in range(FOLDS)))
        if np.mean(lead) <= 0:
            return False
    mean = np.mean(lead, axis=0)
    return bool(mean.mean() / (mean.std(ddof=1) / np.sqrt(len(y))) > stats.t.ppf(SURELY, len(y) - 1))


def _lead(y, x, drivers, kept):
    """How much smaller the curves' squared error is, (n,): of the teams not kept, 0 for the others."""
    low, step = even(x.min(axis=0), x.max(axis=0))
    start, table = curves(y[kept], x[kept], drivers, low, step)
    base, slopes = least_squares(y[kept], x[kept])
    bent = start + read(table, x[~kept], low, step).sum(axis=1)
    lead = np.zeros(len(y))
    lead[~kept] = (y[~kept] - base - x[~kept] @ slopes) ** 2 - (y[~kept] - bent) ** 2
    return lead


def curves(y, x, drivers, low, step):
    """Where the curves start, and the table (p, POINTS) of every predictor's, from y (n,) and x (n, p), all finite."""
    table = shapes(y, x, drivers, low, step)
    start, sizes = least_squares(y, read(table, x, low, step))
    return start, table * sizes[:, None]


def shapes(y, x, drivers, low, step):
    """What is to be scaled, (p, POINTS): monotone curves of the drivers, the conditions as they are."""
    points = low + step * np.arange(POINTS)[:, None]
    base, slopes = ridge(y, x)
    straight = np.where(np.arange(len(slopes)) < drivers, STRAIGHT, 1) * slopes
    table = points.T.copy()
    bent = boosted(y - base - x @ straight, x[:, :drivers], np.sign(slopes[:drivers]), points[:, :drivers])
    table[:drivers] = straight[:drivers, None] * table[:drivers] + evened(bent)
    return table


def boosted(y, x, signs, points):
    """Monotone curves of stumps, additive, each read at its own points (G, k): (k, G)."""
    from sklearn.ensemble import HistGradientBoostingRegressor

    model = HistGradientBoostingRegressor(
        max_iter=STUMPS,
        learning_rate=RATE,
        max_leaf_nodes=2,
        min_samples_leaf=max(FEWEST_IN_LEAF, len(y) // LEAF),
        monotonic_cst=signs.astype(int),
        early_stopping=False,
    )
    count, k = points.shape
    asked = np.tile(x.mean(axis=0), (k, count, 1))
    asked[np.arange(k), :, np.arange(k)] = points.T
    return model.fit(x, y).predict(asked.reshape(-1, k)).reshape(k, count)


def evened(table):
    """Each row's moving average: monotone where the row is."""
    beside = SMOOTHED // 2
    padded = np.pad(table, ((0, 0), (beside, beside)), mode="edge")
    return np.lib.stride_tricks.sliding_window_view(padded, SMOOTHED, axis=1).mean(axis=2)


def read(table, x, low, step):
    """The curves at the levels of teams (n, p), (n, p)."""
    points = np.arange(POINTS)
    return np.column_stack([np.interp((x[:, k] - low[k]) / step[k], points, row) for k, row in enumerate(table)])


def least_squares(y, x):
    """`(base, slopes)`."""
    middle = x.mean(axis=0)
    slopes = np.linalg.lstsq(x - middle, y - y.mean(), rcond=None)[0]
    return y.mean() - middle @ slopes, slopes


def ridge(y, x):
    """The same, drawn to zero as far as leaving each team out in turn says."""
    middle, spread = x.mean(axis=0), x.std(axis=0)
    scale = np.where(spread > ROUNDING * np.abs(x).max(axis=0), spread, np.inf)
    u, size, vt = np.linalg.svd((x - middle) / scale, full_matrices=False)
    kept = size**2 / (size**2 + len(y) * PENALTIES[:, None] + np.finfo(float).tiny)
    along, centred = u.T @ (y - y.mean()), y - y.mean()
    left = (centred - (kept * along) @ u.T) / (1 - kept @ (u.T**2) - 1 / len(y))
    best = kept[np.argmin((left**2).sum(axis=1))]
    slopes = vt.T @ (best * along / np.maximum(size, np.finfo(float).tiny)) / scale
    return y.mean() - middle @ slopes, slopes
