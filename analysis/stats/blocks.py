"""Drivers that move together from team to team share one number: which they are, and that number.

Where two predictors hardly ever differ, a few teams decide which of them gets the credit; the sum of their shares hangs
on none of that.
"""

from dataclasses import dataclass

import numpy as np
from scipy.sparse.csgraph import connected_components

from analysis.stats.sensitivity import robustness_value

TOGETHER = 0.8  # correlation of team means, the raters' error out, above which two shares are one
CLEAR = 4  # times 1 / (n - 1), which is a noise predictor's LMG value: the mean of its law and two deviations
NEXT_TO_NOTHING = 1 / 3  # of its LMG value


@dataclass(frozen=True, kw_only=True)
class Block:
    """k predictors taken as one; fractions of the gap.

    members       (k,) columns
    correlation   the largest between two of them, in size
    share, uncorrected, shapley    sums over the members
    interval      (2,) of that sum, from the same replicates
    reliability   of the members' standardised mean
    robustness    what something hidden would need to take all members' slopes to zero together
    """

    members: tuple[int, ...]
    correlation: float
    share: float
    interval: np.ndarray
    uncorrected: float
    shapley: float
    reliability: float
    robustness: float


def correlated(covariance, above=TOGETHER):
    """Groups of columns linked by correlations above `above` in size: tuples of two columns or more, in order.

    covariance (p, p). A column without variance is in no group.
    """
    links = np.abs(correlation(covariance)) > above
    many, group = connected_components(links, directed=False)
    groups = [tuple(np.flatnonzero(group == at).tolist()) for at in range(many)]
    return tuple(sorted(members for members in groups if len(members) > 1))


def correlation(covariance):
    """Correlations (p, p), 0 on the diagonal and where a column has no variance."""
    variance = np.diag(covariance)
    size = np.sqrt(np.where(variance > 0, variance, np.inf))
    return covariance / np.outer(size, size) * (1 - np.eye(len(covariance)))


def inseparable(shares, intervals, shapley, correlation, n):
    """Pairs (predictor, other): a share that may be 0 though the LMG value is clear, and what it is entangled with.

    shares, shapley (p,), intervals (p, 2), correlation (p, p) of n teams' means. The other is its nearest fellow.
    """
    nothing = (intervals[:, 0] <= 0) & (intervals[:, 1] >= 0) & (shares < NEXT_TO_NOTHING * shapley)
    found = np.flatnonzero(nothing & (shapley > CLEAR / (n - 1)))
    return tuple((int(at), int(np.abs(correlation[at]).argmax())) for at in found)


def take_together(members, covariance, fit, shares, span):
    """The block of columns `members`.

    covariance  (p, p) of team means, raters' error out; fit: `random_effects.Slopes` of the data themselves
    shares      name -> (p,): share, uncorrected, shapley; span (2,): the interval of the shares' sum
    """
    at = list(members)
    sums = {name: float(shares[name][at].sum()) for name in ("share", "uncorrected", "shapley")}
    return Block(
        members=tuple(members),
        correlation=float(np.abs(correlation(covariance)[np.ix_(at, at)]).max()),
        interval=span,
        reliability=mean_reliability(fit.error_between[0], fit.s_between[0, :-1, :-1], at),
        robustness=float(robustness_value(joint_f(fit.slopes[0], fit.inverse[0], fit.residual[0], at))),
        **sums,
    )


def mean_reliability(error, covariance, members):
    """Reliability of the mean of `members`, each in its own standard deviations and turned the same way round."""
    own, noise = covariance[np.ix_(members, members)], error[np.ix_(members, members)]
    weight = np.where(own[0] < 0, -1, 1) / np.sqrt(np.diag(own))
    return float(max(1 - weight @ noise @ weight / (weight @ own @ weight), 0))


def joint_f(slopes, inverse, residual, members):
    """Partial Cohen's f of several predictors together: of one alone it is |t| / sqrt(df)."""
    own = slopes[members] @ np.linalg.solve(inverse[np.ix_(members, members)], slopes[members])
    return float(np.sqrt(own / max(residual, 1e-300)))
