"""Quarter by quarter as if the same teams had been there throughout: teams' own levels are taken out."""

import numpy as np

from analysis.stats.perception import drawn_interval


def quarter_levels(values, team, quarter):
    """The level of each quarter, (T,): least squares of values (R,) on teams and quarters, at the mean team.

    team, quarter (R,) integer codes from 0. Without gaps these are the quarters' plain means. Where no team links two
    sets of quarters the smallest differences that fit are given.
    """
    teams, quarters = team.max() + 1, quarter.max() + 1
    design = np.hstack([np.eye(teams)[team], np.eye(quarters)[quarter]])
    found = np.linalg.lstsq(design, values, rcond=None)[0]
    return found[:teams].mean() + found[teams:]


def yearly_change(values, team, quarter, draws):
    """Straight line through the quarters within teams, in units of values a year of four quarters: slope, low, high.

    values (R,), team and quarter (R,) integer codes; draws (B, n) of the n teams. 95 % over draws of teams,
    taken further out where teams are few; all NaN where no team was asked twice or fewer than five were.
    """
    n = draws.shape[1]
    size = np.maximum(np.bincount(team, minlength=n), 1)
    y, t = (each - (np.bincount(team, each, n) / size)[team] for each in (values, quarter / 4))
    moved, length = np.bincount(team, y * t, n), np.bincount(team, t * t, n)
    if (length > 0).sum() < 5:
        return np.nan, np.nan, np.nan
    below = draws @ length
    low, high = drawn_interval((draws @ moved)[below > 0] / below[below > 0], (length > 0).sum())
    return float(moved.sum() / length.sum()), float(low), float(high)
