"""Several ratings of the same teams: intervals over teams, and which is lowest beyond doubt."""

import numpy as np
import pytest

from analysis.stats.bootstrap import draw_teams
from analysis.stats.paired import lowest, mean_intervals, pair_differences
from analysis.stats.same_teams import quarter_levels, yearly_change


def test_an_interval_is_about_the_t_interval_of_normal_teams():
    values = np.random.default_rng(1).normal(size=(30, 1))
    ((low, high),) = mean_intervals(values, draw_teams(30, 2000, 0))
    half = 2.045 * values.std(ddof=1) / np.sqrt(30)
    assert (low, high) == pytest.approx((values.mean() - half, values.mean() + half), abs=0.06)


def test_intervals_that_hold_at_once_are_wider():
    values, draws = np.random.default_rng(2).normal(size=(20, 4)), draw_teams(20, 1000, 0)
    alone, together = (np.diff(mean_intervals(values, draws, together=way)) for way in (False, True))
    assert (together > alone).all()


def test_few_teams_and_no_spread_have_no_interval():
    assert np.isnan(mean_intervals(np.ones((4, 2)), draw_teams(4, 50, 0))).all()
    assert np.isnan(mean_intervals(np.ones((9, 2)), draw_teams(9, 50, 0))).all()
    assert lowest(np.ones((9, 3)), draw_teams(9, 50, 0)) is None
    assert lowest(np.zeros((9, 1)), draw_teams(9, 50, 0)) is None


def test_pairs_are_second_minus_first():
    values = np.array([[1.0, 2, 4]] * 3 + [[2.0, 3, 4]] * 3)
    pairs, differences, _ = pair_differences(values, draw_teams(6, 50, 0))
    assert (pairs, differences.tolist()) == ([(0, 1), (0, 2), (1, 2)], [1.0, 2.5, 1.5])


@pytest.mark.parametrize("teams", [6, 12, 40])
def test_of_alike_practices_one_is_called_lowest_in_at_most_one_of_twenty_companies(teams):
    rng = np.random.default_rng(3)
    draws = draw_teams(teams, 400, 0)
    called = [
        lowest(rng.normal(size=(teams, 1)) + 0.4 * rng.normal(size=(teams, 4)), draws) is not None for _ in range(300)
    ]
    assert np.mean(called) <= 0.05


def test_a_practice_half_a_point_lower_is_found():
    rng = np.random.default_rng(4)
    draws = draw_teams(20, 400, 0)
    lower = np.array([0, 0, -0.5, 0])
    found = [lowest(rng.normal(size=(20, 1)) + lower + 0.3 * rng.normal(size=(20, 4)), draws) == 2 for _ in range(100)]
    assert np.mean(found) > 0.95


def test_quarters_are_as_if_the_same_teams_had_been_asked():
    """A low team is asked in the first quarter only: the plain means rise, the quarters do not."""
    team, quarter = np.array([0, 1, 2, 1, 2]), np.array([0, 0, 0, 1, 1])
    levels = quarter_levels(np.array([1.0, 3, 5, 3, 5]), team, quarter)
    assert levels == pytest.approx([3, 3])
    full = quarter_levels(np.array([1.0, 2, 3, 5]), np.array([0, 1, 0, 1]), np.array([0, 0, 1, 1]))
    assert full == pytest.approx([1.5, 4])


def test_the_change_of_a_year_is_that_within_teams():
    team, quarter = np.repeat(np.arange(8), 5), np.tile(np.arange(5), 8)
    values = team + 0.3 * quarter / 4 + 0.01 * np.random.default_rng(5).normal(size=40)
    slope, low, high = yearly_change(values, team, quarter, draw_teams(8, 500, 0))
    assert low < slope < high
    assert slope == pytest.approx(0.3, abs=0.02)
    assert np.isnan(yearly_change(values[:20], team[:20], quarter[:20], draw_teams(4, 50, 0))).all()
