"""Several teams together, targets, levels behind surveys and distance from all that was seen, worked by hand."""

import numpy as np
import pytest

from analysis.stats.moments import team_moments
from analysis.stats.response import Line
from analysis.stats.shrinkage import Shrunken
from analysis.stats.what_if import (
    group_of,
    left_of_luck,
    leverage,
    likely_levels,
    mean_variance,
    single_team,
    toward,
)

SLOPES = np.array([1.0, 5.0])
STILL = Line(slopes=SLOPES, draws=np.tile(SLOPES, (101, 1)))
TEAMS = Shrunken(
    means=np.arange(33.0), variances=np.full(33, 0.5), reliability=0.5, between=1.0, within=2.0
)  # two quarters each: half of what a team is ahead by lasts


def test_luck_and_doubt_of_several_teams_even_out_but_not_where_they_are_drawn_to():
    seen, members = np.full(33, 2.0), np.array([0, 1, 2, 3])
    assert mean_variance(TEAMS, seen, members) == pytest.approx(0.5 / 4 + 0.25 * 2 / 33)
    expected, low, high = group_of(STILL, np.zeros((33, 2)), np.full((33, 2), 0.5), TEAMS, seen, members, quarters=4)
    assert expected == pytest.approx(1.5 + 3)
    variance = 0.125 + 0.5 / 33 + 2 / 4 / 4
    assert high - expected == pytest.approx(1.697261 * np.sqrt(variance))  # t(30) at .95
    assert expected - low == pytest.approx(high - expected)


def test_a_band_that_leans_leans_for_the_outcome_too():
    draws = np.column_stack([np.linspace(0.9, 3, 101), np.zeros(101)])
    change = np.zeros((33, 2))
    change[:, 0] = 1
    leaning = Line(slopes=np.array([1.0, 0]), draws=draws)
    expected, low, high = single_team(leaning, change, change, TEAMS, quarters=4)
    assert (high - expected > expected - low).all()


def test_a_team_that_holds_a_driver_loses_the_luck_that_came_with_it():
    rng = np.random.default_rng(2)
    x = rng.standard_normal((500, 4, 2))
    block = np.concatenate([x, (x @ [1.0, 2.0] + 2 * rng.standard_normal((500, 4)))[..., None]], axis=2)  # 1 + 4 + 4
    change = np.array([[0, 0], [0.3, 0], [0, -2.0], [0.3, 0.3]])
    left = left_of_luck(change, team_moments(block, 0))
    assert left == pytest.approx([1, 8 / 9, 5 / 9, 4 / 9], abs=0.03)
    _, low, high = single_team(STILL, change * 0, change * 0, TEAMS, 4, members=np.arange(4), left=left)
    assert (high - low) / 2 == pytest.approx(1.697261 * np.sqrt(0.5 + left * 2 / 4))


def test_one_quarter_tells_of_no_luck_that_could_go():
    block = np.random.default_rng(3).standard_normal((30, 1, 3))
    assert left_of_luck(np.ones((30, 2)), team_moments(block, 0)) == pytest.approx(np.ones(30))


def test_teams_move_to_a_target_from_the_worse_side_alone():
    levels = np.array([[1.0, 1.0], [3.0, 3.0], [np.nan, 2.0]])
    moved = toward(levels, np.array([2.0, np.nan]), np.array([1, 1]))
    assert moved == pytest.approx(np.array([[1, 0], [0, 0], [np.nan, 0]]), nan_ok=True)
    assert toward(levels[:2], np.array([2.0, 2.0]), np.array([1, -1])) == pytest.approx(np.array([[1, 0], [0, -1]]))


def test_a_survey_that_is_half_noise_is_believed_by_half_and_a_log_wholly():
    rng = np.random.default_rng(0)
    true, logged = rng.standard_normal((2, 4000))
    x = np.column_stack([true + rng.standard_normal(4000), logged])
    found = likely_levels(x, rng.standard_normal(4000), np.array([0.5, 1.0]))
    assert found[:, 1] == pytest.approx(x[:, 1])
    assert np.polyfit(x[:, 0], found[:, 0], 1)[0] == pytest.approx(0.5, abs=0.02)


def test_teams_chosen_by_what_they_reach_have_their_true_level_on_average():
    rng = np.random.default_rng(1)
    true = rng.standard_normal(20_000)
    x, y = true + rng.standard_normal(20_000), true + rng.standard_normal(20_000)
    low = np.argsort(y)[:6000]
    found = likely_levels(x[:, None], y, np.array([0.5]))[:, 0]
    assert found[low].mean() == pytest.approx(true[low].mean(), abs=0.04)


def test_leverage_is_the_squared_distance_in_standard_deviations():
    seen = np.array([[-1.0, 0], [1, 0], [0, -1], [0, 1]])  # variances 2 / 3
    assert leverage(np.array([[1.0, 1.0], [0, np.nan]]), seen) == pytest.approx([3.0, 0.0])
