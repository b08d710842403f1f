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
    luck      (n,) 1 / quarters with an outcome
    span      distinct quarters that are complete for some team; 1 when there is no within-team part
    """

    quarters: np.ndarray
    mean: np.ndarray
    within: np.ndarray
    level: np.ndarray
    luck: np.ndarray
    span: int


def team_moments(values, team, quarter, teams):
    """Remove quarter means and take each team's moments.

    values (N, d) with NaN for missing; team and quarter (N,) integer codes from 0; teams is their number.
    """
    values, centre = remove_quarter_means(values, quarter)
    complete = ~np.isnan(values).any(axis=1)
    quarters, mean = _means(values[complete], team[complete], teams)
    deviation = values[complete] - mean[team[complete]]
    within = np.zeros((teams, values.shape[1], values.shape[1]))
    np.add.at(within, team[complete], deviation[:, :, None] * deviation[:, None, :])
    level, outcomes = _levels(values + centre, team, teams)
    return Moments(
        quarters=quarters,
        mean=mean,
        within=within,
        level=level,
        luck=1 / np.maximum(outcomes, 1),
        span=len(np.unique(quarter[complete])),
    )


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


def _means(values, team, teams):
    quarters = np.bincount(team, minlength=teams)
    sums = np.zeros((teams, values.shape[1]))
    np.add.at(sums, team, values)
    return quarters, sums / np.maximum(quarters, 1)[:, None]


def _levels(values, team, teams):
    present = ~np.isnan(values)
    sums, counts = np.zeros((2, teams, values.shape[1]))
    np.add.at(sums, team, np.where(present, values, 0))
    np.add.at(counts, team, present)
    return sums / np.where(counts > 0, counts, np.nan), counts[:, -1]
