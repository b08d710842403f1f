import numpy as np
import pytest

from analysis.stats.luck import carry_over, team_lags, told_apart
from analysis.stats.moments import arrange_rows, collapse, remove_quarter_means, team_moments

NAN = np.nan
TEAM, QUARTER = np.array([0, 0, 1, 1, 2]), np.array([0, 1, 0, 1, 1])


def moments(values):
    centred, centre = remove_quarter_means(np.array(values, dtype=float), QUARTER)
    return team_moments(arrange_rows(centred, TEAM, QUARTER), centre)


def test_quarter_means_are_taken_over_the_teams_that_have_a_value():
    centred, centre = remove_quarter_means(np.array([[1.0], [10], [3], [NAN], [20]]), QUARTER)
    assert centred[:, 0].tolist() == pytest.approx([-1, -5, 1, NAN, 5], nan_ok=True)
    assert centre.tolist() == [8.5]


def test_means_and_squares_come_from_complete_quarters_and_levels_from_all():
    found = moments([[1, 1], [3, 4], [5, 3], [NAN, 8], [3, 6]])
    assert found.quarters.tolist() == [2, 1, 1]
    assert found.mean[:, 0].tolist() == [-1, 2, 0]
    assert found.within[0].tolist() == [[2, -1], [-1, 0.5]]
    assert found.level[:, 1].tolist() == pytest.approx([-1.5 + 4.4, 1.5 + 4.4, 4.4])
    assert found.luck.tolist() == [0.5, 0.5, 1]
    assert found.span == 2


def test_a_team_without_a_value_has_no_level():
    assert np.isnan(moments([[1, 1], [3, 4], [5, 3], [2, 8], [NAN, 6]]).level[2, 0])


def test_collapsed_teams_are_one_row_each():
    found = collapse(moments([[1, 1], [3, 4], [5, 3], [2, 8], [3, 6]]))
    assert found.quarters.tolist() == [1, 1, 1]
    assert found.span == 1
    assert not found.within.any()


def test_carry_over_compares_neighbouring_quarters_with_those_further_apart():
    rows = np.array([[[0.0], [1.0], [3.0]]])
    near, far = (1 + 4) / 2, 9
    assert carry_over(team_lags(rows), np.ones((1, 1)), np.ones((1, 1))).tolist() == [far / near - 1]


def test_carry_over_of_independent_quarters_is_nothing():
    rows = np.random.default_rng(0).normal(size=(4000, 6, 1))
    assert carry_over(team_lags(rows), np.ones((1, 4000)), np.ones((1, 1)))[0] == pytest.approx(0, abs=0.03)


def test_two_quarters_cannot_rule_carry_over_out():
    rows = np.random.default_rng(0).normal(size=(50, 2, 1))
    found = carry_over(team_lags(rows), np.ones((1, 50)), np.ones((1, 1)))
    assert not told_apart((found.item(), found.item()))


@pytest.mark.parametrize(("low", "high", "told"), [(-0.2, 0.3, True), (0.1, 0.4, False), (-0.2, 0.6, False)])
def test_luck_is_told_apart_when_carry_over_may_be_none_and_cannot_be_large(low, high, told):
    assert told_apart((low, high)) is told
