"""What would be left of a driver's slope if a hidden factor were as strong as a condition that is measured?"""

import numpy as np

from analysis.stats.attribution import share_gap
from analysis.stats.gather import gather, standardise
from analysis.stats.sensitivity import hidden_factor


def left_by_hidden(y, x, team, quarter, *, drivers, strengths=(1.0,), rule="top-third", **survey):
    """Fractions (k, d, m) of the slopes of the d drivers, the first columns of x, that hidden factors would leave.

    The factor is k times as strong, with driver and outcome alike, as each of the m conditions, the columns after the
    drivers; k from `strengths`. Below 0 the slope would turn round. Other arguments as `attribute` takes them.
    """
    scaled, _, survey = standardise(x, quarter, **survey)
    teams = gather(y, scaled, team, quarter, **survey)
    fit = share_gap(teams, np.ones((1, len(teams.moments.level))), rule).fit
    found = [hidden_factor(fit.slopes[0], fit.inverse[0], fit.residual[0], strength) for strength in strengths]
    return np.stack([slope[:drivers, drivers:] / fit.slopes[0][:drivers, None] for _, _, slope in found])
