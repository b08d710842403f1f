"""What teams like these would differ by, and where the outcome of a single one, or of several, would lie.

The change itself is read off a line or curves (`stats.response`). A team starts from its shrunken mean, whose
uncertainty is that of everything lasting about it, measured or not; luck of the quarters to come is added.
"""

import numpy as np
from scipy import stats


def differ_by(response, levels, change, weight=None, level=0.9):
    """What teams that differ by `change` differ by in the outcome, and its band: `(expected, low, high)`.

    response a Line or Curve; levels (m, p) where the m teams are, change (m, p); added up by weight (m,), their mean
    where None.
    """
    weight = np.full(len(change), 1 / len(change)) if weight is None else weight
    low, high = band(response.parts(levels, change, weight).sum(axis=1), level)
    return weight @ response.gains(levels, change).sum(axis=1), low, high


def band(values, level=0.9):
    """The middle `level` of replicates (B, ...), as (2, ...); NaN where there are none."""
    if not len(values):
        return np.full((2, *values.shape[1:]), np.nan)
    return np.percentile(values, [50 * (1 - level), 50 * (1 + level)], axis=0)


def single_team(response, levels, change, shrunken, quarters, level=0.9, members=slice(None), left=None):
    """Each team's mean outcome over so many quarters to come, changed by `change`: `(expected, low, high)`.

    levels and change (n, p); shrunken is what `shrink` makes of the outcomes of n teams; left (n,) is what
    `left_of_luck` says, all of it where None. Returns (n,) each, or one for each of the teams `members`, NaN where luck
    cannot be told. Student's t has as many degrees of freedom as there are teams beyond the predictors.
    """
    moved, left = (levels[members], change[members]), np.ones(len(change)) if left is None else left
    variance = shrunken.variances[members] + left[members] * shrunken.within / quarters
    spare = len(shrunken.means) - response.columns - 1
    gain, draws = response.gains(*moved).sum(axis=1), response.sums(*moved)
    return outcomes(shrunken.means[members], gain, draws, variance, spare, level)


def group_of(response, levels, change, shrunken, seen, members, quarters, level=0.9, left=None):
    """The same for the mean of the teams `members` (m,) of n: `(expected, low, high)`, single numbers.

    seen (n,) quarters behind each team's shrunken mean.
    """
    moved, weight = (levels[members], change[members]), np.full(len(members), 1 / len(members))
    luck = shrunken.within / quarters * (1 if left is None else left[members].mean())
    variance = mean_variance(shrunken, seen, members) + luck / len(members)
    spare = len(seen) - response.columns - 1
    gain, draws = weight @ response.gains(*moved).sum(axis=1), response.parts(*moved, weight).sum(axis=1)
    return outcomes(shrunken.means[members].mean(), gain, draws, variance, spare, level)


def outcomes(start, gain, draws, variance, spare, level):
    """`(expected, low, high)`: the gain's own band, which need not be even, and the variance of all else, added up.

    The draws of a gain have long tails, so that their percentiles are taken and not their variance.
    """
    edges = band(draws, level) - gain
    rest = stats.t.ppf((1 + level) / 2, spare) ** 2 * variance
    low, high = np.sqrt(np.minimum(edges[0], 0) ** 2 + rest), np.sqrt(np.maximum(edges[1], 0) ** 2 + rest)
    return start + gain, start + gain - low, start + gain + high


def mean_variance(shrunken, seen, members):
    """How uncertain the mean of several teams' shrunken means is: all are drawn to the same uncertain centre."""
    luck = shrunken.within / np.maximum(seen, 1)
    spread = np.maximum(shrunken.between + luck, np.finfo(float).tiny)
    kept = shrunken.between / spread
    centre = 1 / (1 / spread)[seen > 0].sum()
    own = (kept * luck)[members].sum() / len(members) ** 2
    return own + (1 - kept)[members].mean() ** 2 * centre


def left_of_luck(change, moments):
    """Share of a quarter's luck that teams still have when they hold the predictors that `change` moves, (n,).

    change (n, p), 0 where a team stays as it is and goes on moving; moments of p predictors and the outcome. What is
    held no longer moves from quarter to quarter, nor does what goes with it: R squared within teams, adjusted.
    """
    spare, total = np.maximum(moments.quarters - 1, 0).sum(), moments.within.sum(axis=0)
    held, which = np.unique(change != 0, axis=0, return_inverse=True)
    return np.array([_left(total, np.flatnonzero(columns), spare) for columns in held])[which.ravel()]


def _left(total, columns, spare):
    if not len(columns) or spare <= len(columns) or total[-1, -1] <= 0:
        return 1.0
    goes = total[columns, -1] @ np.linalg.pinv(total[np.ix_(columns, columns)]) @ total[columns, -1] / total[-1, -1]
    return float(np.clip((1 - goes) * spare / (spare - len(columns)), 0, 1))


def toward(levels, targets, directions):
    """How far each team moves on each predictor, (n, p): to the target, and not at all where it is there or beyond.

    levels (n, p), NaN where unknown; targets (p,), NaN where nothing is moved; directions (p,) 1 where more is better,
    else -1. NaN where a team's level is unknown and its predictor is moved.
    """
    moved = directions * np.maximum(directions * (targets - levels), 0)
    return np.where(np.isnan(targets), 0, moved)


def likely_levels(x, y, reliability):
    """Where teams truly are on each predictor, (n, p), given everything measured of them and the outcome.

    x (n, p) team means, NaN where unknown, y (n,) the outcome's, None where y is to be foretold from what comes back;
    reliability (p,) of x. What raters' error adds is
    taken out of a team's distance to the mean; a column of reliability 1 comes back as it is. Regression calibration.

    Source: Carroll, Ruppert, Stefanski and Crainiceanu (2006), Measurement Error in Nonlinear Models, chapter 4.
    """
    z = x if y is None else np.column_stack([x, y])
    complete = ~np.isnan(z).any(axis=1)
    if complete.sum() <= z.shape[1]:
        return x
    centred = np.nan_to_num(z - z[complete].mean(axis=0))
    covariance = np.atleast_2d(np.cov(z[complete].T))
    noise = (1 - np.clip(np.nan_to_num(reliability, nan=1.0), 0, 1)) * np.diag(covariance)[: x.shape[1]]
    return x - (centred @ np.linalg.pinv(covariance))[:, : x.shape[1]] * noise


def leverage(points, observed):
    """How far from the middle of the observed teams (n, p) each of the points (m, p) lies, all columns together, (m,).

    Squared, in standard deviations, correlations considered. A value that is unknown counts as the mean.
    """
    complete = observed[~np.isnan(observed).any(axis=1)]
    centred = np.nan_to_num(points - complete.mean(axis=0))
    inverse = np.linalg.pinv(np.atleast_2d(np.cov(complete.T)))
    return np.einsum("mk,kl,ml->m", centred, inverse, centred)


def solved(draws):
    return draws[np.isfinite(draws).all(axis=1)]
