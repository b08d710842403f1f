"""One pass over the rows: quarter means out, then what each team adds to every later sum.

Columns are the predictors followed by the outcome. A row is one team in one quarter; NaN is missing. A quarter is
complete for a team when every column is present. Slopes come from complete quarters, segments and differences from
every value there is.
"""

from dataclasses import dataclass, replace

import numpy as np


@dataclass(frozen=True, kw_only=True)
class Moments:
    """What each of n teams adds to the sums; d = predictors + 1, the outcome last.

    quarters  (n,) complete quarters of each team
    mean      (n, d) mean over complete quarters, 0 where there is none
    within    (n, d, d) sum of squares and products about that mean
    level     (n, d) mean over every available quarter, seasons evened out, NaN where there is none
    luck      (n,) 1 / quarters with an outcome: what is left of a quarter's luck in the mean's variance
    span      distinct quarters that are complete for some team; 1 when there is no within-team part
    """

    quarters: np.ndarray
    mean: np.ndarray
    within: np.ndarray
    level: np.ndarray
    luck: np.ndarray
    span: int


def team_moments(block, centre):
    """Each team's moments from its rows.

    block (n, T, d) quarter means removed, NaN for missing; centre (d,) is added to the levels again.
    """
    complete = ~np.isnan(block).any(axis=2)
    quarters, mean = _means(block, np.repeat(complete[:, :, None], block.shape[2], axis=2))
    deviation = np.where(complete[:, :, None], block - mean[:, None], 0)
    present, level = _means(block, ~np.isnan(block))
    return Moments(
        quarters=quarters[:, 0],
        mean=mean,
        within=deviation.transpose(0, 2, 1) @ deviation,
        level=np.where(present > 0, level + centre, np.nan),
        luck=1 / np.maximum(present[:, -1], 1),
        span=int(complete.any(axis=0).sum()),
    )


def _means(block, taken):
    count = taken.sum(axis=1)
    return count, np.where(taken, block, 0).sum(axis=1) / np.maximum(count, 1)


def arrange_rows(values, team, quarter):
    """Rows (N, d) as a block (n, T, d), NaN where a team has no row; team and quarter (N,) are codes from 0."""
    block = np.full((team.max() + 1, quarter.max() + 1, values.shape[1]), np.nan)
    block[team, quarter] = values
    return block


def collapse(moments):
    """The same teams as one row each, their mean: what is left when there is one quarter, or raters are unknown."""
    return replace(moments, quarters=np.minimum(moments.quarters, 1), within=np.zeros_like(moments.within), span=1)


def remove_quarter_means(values, quarter):
    """Each column less its mean in that quarter over the teams that have it; returns those and the columns' own
    means."""
    present = ~np.isnan(values)
    filled = np.where(present, values, 0)
    centre = filled.sum(axis=0) / np.maximum(present.sum(axis=0), 1)
    filled = np.where(present, values - centre, 0)
    indicator = (quarter[None, :] == np.unique(quarter)[:, None]).astype(float)
    means = (indicator @ filled) / np.maximum(indicator @ present, 1)
    return values - centre - (indicator.T @ means), centre
