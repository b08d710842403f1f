"""What teams like this one would differ by, and where the outcome of a single one would lie.

The change itself is slopes times what is changed. A single team starts from its shrunken mean, whose uncertainty is
that of everything lasting about it, measured or not; luck of the quarters to come is added.
"""

import numpy as np
from scipy import stats


def differ_by(slopes, draws, change, level=0.9):
    """What teams that differ by `change` (p,) differ by in the outcome, and its band: `(expected, low, high)`.

    slopes (p,), draws (B, p) their replicates, NaN where one did not solve.
    """
    low, high = np.percentile(solved(draws) @ change, [50 * (1 - level), 50 * (1 + level)])
    return slopes @ change, low, high


def single_team(slopes, draws, change, shrunken, quarters, level=0.9):
    """Each team's mean outcome over so many quarters to come, changed by `change` (p,): `(expected, low, high)`.

    shrunken is what `shrink` makes of the outcomes of n teams; returns (n,) each, NaN where luck cannot be told.
    Student's t has as many degrees of freedom as there are teams beyond the slopes.
    """
    expected = shrunken.means + slopes @ change
    variance = (solved(draws) @ change).var() + shrunken.variances + shrunken.within / quarters
    half = stats.t.ppf((1 + level) / 2, len(expected) - len(slopes) - 1) * np.sqrt(variance)
    return expected, expected - half, expected + half


def solved(draws):
    return draws[np.isfinite(draws).all(axis=1)]
