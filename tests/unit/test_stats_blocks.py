"""Drivers that move together: which they are, and what they share."""

import numpy as np
import pytest

from analysis.stats.attribute import attribute
from analysis.stats.blocks import correlated, inseparable, joint_f, mean_reliability
from analysis.stats.sensitivity import partial_f
from tests.truth.simulate import SURVEYED, World, make_company


def test_columns_linked_above_the_line_are_one_group():
    """0 and 2 correlate at .9, 2 and 3 at -.85: one group, though 0 and 3 do not meet the line. 1 stands alone."""
    covariance = np.array([[1, 0.1, 0.9, -0.7], [0.1, 1, 0, 0], [0.9, 0, 1, -0.85], [-0.7, 0, -0.85, 1]])
    assert correlated(covariance) == ((0, 2, 3),)
    assert correlated(covariance, above=0.89) == ((0, 2),)
    assert correlated(covariance, above=0.95) == ()


def test_a_share_of_nothing_beside_a_clear_lmg_value_is_entangled_with_its_nearest_fellow():
    """Of 41 teams: 1 has an LMG value of .2 and no share; 2 has neither; 3 may be nothing but is half its LMG value."""
    shares, shapley = np.array([0.4, 0.02, 0.01, 0.1]), np.array([0.3, 0.2, 0.05, 0.2])
    intervals = np.array([[0.2, 0.6], [-0.2, 0.2], [-0.1, 0.1], [-0.05, 0.25]])
    correlation = np.array([[0, 0.75, 0.1, 0.2], [0.75, 0, 0.1, 0.3], [0.1, 0.1, 0, 0], [0.2, 0.3, 0, 0]])
    assert inseparable(shares, intervals, shapley, correlation, 41) == ((1, 0),)
    assert inseparable(shares, intervals, shapley, correlation, 21) == ()


def test_units_do_not_matter_and_a_column_without_variance_is_in_no_group():
    covariance = np.array([[100, 9.0, 0], [9.0, 1, 0], [0, 0, 0]])
    assert correlated(covariance) == ((0, 1),)


def test_robustness_of_one_predictor_is_its_own():
    slopes, inverse = np.array([0.5, -0.2]), np.array([[2.0, 0.4], [0.4, 1.0]])
    assert joint_f(slopes, inverse, 0.3, [1]) == pytest.approx(partial_f(slopes, inverse, 0.3)[1])


def test_two_raters_noises_are_averaged_in_the_mean_of_two_items():
    """Variance 1 and error .4 each, correlation .6 and errors that do not correlate: 1 - .8 / 3.2."""
    covariance, error = np.array([[1, 0.6], [0.6, 1]]), np.diag([0.4, 0.4])
    assert mean_reliability(error, covariance, [0, 1]) == pytest.approx(0.75)
    turned = covariance * [[1, -1], [-1, 1]]
    assert mean_reliability(error, turned, [0, 1]) == pytest.approx(0.75)


@pytest.fixture(scope="module")
def found():
    """A further driver that is coaching with a little beside it, in a company of eighty."""
    c, rng = make_company(World(controls=1), 80, 3), np.random.default_rng(0)
    twin = c.x[:, 2] + 0.3 * rng.standard_normal(80)[c.team]
    x = np.column_stack([c.x[:, :3], twin, c.x[:, 3]])
    options = {"answers": c.answers, "surveyed": SURVEYED, "drivers": 4, "replicates": 400}
    return attribute(c.y, x, c.team, c.quarter, **options)


def test_a_blocks_share_is_its_members_sum_with_the_interval_of_that_sum(found):
    (block,) = found.blocks
    assert block.members == (2, 3)
    assert 0.9 < block.correlation < 1
    assert block.share == pytest.approx(found.shares[2:4].sum())
    sums = found.replicates[:, 2:4].sum(axis=1) - found.optimism[2:4].sum()
    assert block.interval == pytest.approx(np.percentile(sums, (2.5, 97.5)))


def test_together_they_are_known_better_than_apart(found):
    (block,) = found.blocks
    assert np.ptp(block.interval) < 0.5 * np.ptp(found.intervals[2])
    assert block.interval[0] > 0 > found.intervals[2:4, 0].min()
    assert block.reliability == 1
    assert block.robustness > found.robustness[2:4].max()


def test_controls_are_in_no_block():
    c = make_company(World(controls=1), 80, 3)
    twin = c.x[:, 3] + 0.1 * np.random.default_rng(0).standard_normal(80)[c.team]
    x = np.column_stack([c.x, twin])
    assert attribute(c.y, x, c.team, c.quarter, drivers=3, replicates=0).blocks == ()
    (block,) = attribute(c.y, x, c.team, c.quarter, replicates=0).blocks
    assert block.members == (3, 4)
    assert np.isnan(block.interval).all()
