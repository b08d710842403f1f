"""What a gap amounts to in money: the interval holds what is true of the very teams that were cut by their luck too."""

import numpy as np
import pytest

from analysis.stats.cut import cut
from analysis.stats.shrinkage import draw_means, shrink

COMPANIES = 400
ERROR = 3 * np.sqrt(0.95 * 0.05 / COMPANIES)


def held(teams, quarters, deviates, seed):
    """Whether the interval of a weighted sum of differences between high and low teams holds the true sum."""
    rng = np.random.default_rng([seed, teams, quarters])
    true, luck = deviates(rng, teams), 0.95 * deviates(rng, (teams, quarters))
    gone = rng.random((teams, quarters)) < 0.15
    gone[:, 0] &= ~gone[:, 1:].all(axis=1)
    wide = np.where(gone, np.nan, true[:, None] + luck)
    wide -= np.nanmean(wide, axis=0)
    high, low = (weights[0] for weights in cut(np.nanmean(wide, axis=1), np.ones((1, teams)), "top-third"))
    weight = low / low.max() * np.exp(0.4 * rng.standard_normal(teams))
    coefficients = high * weight.sum() - weight
    least, most = np.percentile(draw_means(wide, seed, 500) @ coefficients, (2.5, 97.5))
    return least <= coefficients @ true <= most


def skewed(rng, shape):
    return (rng.gamma(2, size=shape) - 2) / np.sqrt(2)


@pytest.mark.parametrize(("teams", "quarters"), [(9, 4), (20, 2), (60, 4), (60, 8)])
def test_the_interval_holds_nineteen_of_twenty(teams, quarters):
    found = np.mean([held(teams, quarters, np.random.Generator.standard_normal, seed) for seed in range(COMPANIES)])
    assert 0.93 - ERROR <= found <= 0.97 + ERROR


@pytest.mark.parametrize("teams", [20, 60])
def test_skewed_teams_cost_little(teams):
    assert np.mean([held(teams, 4, skewed, seed) for seed in range(COMPANIES)]) > 0.91 - ERROR


def test_a_sum_is_more_doubtful_than_its_teams_one_by_one():
    """What all are drawn in by is uncertain in common, which the teams' own variances do not hold."""
    wide = (rng := np.random.default_rng(0)).standard_normal((20, 1)) + 0.95 * rng.standard_normal((20, 4))
    high, low = (weights[0] for weights in cut(wide.mean(axis=1), np.ones((1, 20)), "top-third"))
    together = (draw_means(wide, 1, 4000) @ (high - low)).std()
    assert together > 1.2 * np.sqrt(shrink(wide).variances @ (high - low) ** 2)
