"""Self-ratings against the reps' answers: small examples worked by hand, and one manager against scipy's t test."""

import numpy as np
import pytest
from scipy.stats import ttest_1samp

from analysis.stats.blind_spots import _step_down, find_spots, moderated, over_items

nan = np.nan
SIX = np.array([2.0, 3.0, 3.0, 3.0, 3.0, 4.0])  # mean 3, variance 2 / 5


def one_manager(claims, *columns):
    return np.array([claims], dtype=float), np.stack(columns, axis=-1)[None].astype(float)


def test_one_manager_alone_is_the_t_test_of_the_reps_against_the_claim():
    claims, answers = one_manager([4.0], SIX)
    found = find_spots(claims, answers)
    tested = ttest_1samp(4.0 - SIX, 0, alternative="greater")
    limits = ttest_1samp(4.0 - SIX, 0).confidence_interval(0.95)
    assert found.difference[0, 0] == 1
    assert found.p_blind[0, 0] == pytest.approx(tested.pvalue)
    assert (found.low[0, 0], found.high[0, 0]) == pytest.approx(tuple(limits))
    assert found.blind[0, 0]
    assert not found.hidden[0, 0]


def test_a_claim_below_the_reps_is_a_hidden_strength():
    claims, answers = one_manager([4.0, 3.0], SIX, SIX - 1)
    above, below = find_spots(claims, answers), find_spots(6 - claims, 6 - answers)
    assert above.blind.tolist() == below.hidden.tolist() == [[True, True]]
    np.testing.assert_allclose(above.p_blind, below.p_hidden)
    np.testing.assert_allclose(above.difference, -below.difference)


def test_less_than_half_a_point_is_nothing_of_note_however_certain():
    answers = np.tile(SIX[:, None], (1, 50, 1)).reshape(1, 300, 1)
    found = find_spots(np.array([[3.4]]), answers)
    assert found.p_blind[0, 0] < 0.001
    assert not found.blind[0, 0]
    assert find_spots(np.array([[3.4]]), answers, least=0.3).blind[0, 0]


def test_four_reps_are_too_few_and_leave_the_others_as_they_are():
    claims, answers = one_manager([4.0, 5.0], SIX, [1, 1, 1, 1, nan, nan])
    found, alone = find_spots(claims, answers), find_spots(claims[:, :1], answers[:, :, :1])
    assert found.raters.tolist() == [[6, 4]]
    assert np.isnan([found.difference[0, 1], found.low[0, 1], found.p_blind[0, 1]]).all()
    assert not found.blind[0, 1]
    assert found.p_blind[0, 0] == alone.p_blind[0, 0]
    assert found.leaning[0, 0] == 1


def test_full_agreement_of_six_is_not_certainty():
    found = find_spots(*one_manager([4.0], np.full(6, 3.0)))
    assert found.low[0, 0] == pytest.approx(1 - 2.571 / 6 / np.sqrt(6), abs=0.001)


def test_no_self_rating_says_nothing():
    found = find_spots(*one_manager([nan], SIX))
    assert np.isnan(found.difference[0, 0])
    assert not (found.blind | found.hidden).any()


def test_looking_at_three_constructs_takes_three_chances_then_two_then_one():
    stepped = _step_down(np.array([[0.03, nan, 0.01, 0.02]]))
    expected = [1 - 0.98**2, nan, 1 - 0.99**3, 1 - 0.98**2]  # .03 alone would be less than the step before it
    np.testing.assert_allclose(stepped[0], expected)


def test_leaning_is_the_mean_difference_over_constructs_by_reps():
    claims, answers = one_manager([4.0, 4.0], SIX, SIX + 0.5)
    lean, low, high = find_spots(claims, answers).leaning[0]
    assert lean == pytest.approx(0.75)
    assert (low, high) == pytest.approx(tuple(ttest_1samp(3.75 - SIX, 0).confidence_interval(0.95)))


def test_a_leader_seconds_by_half_a_point_on_the_same_side():
    claims, answers = one_manager([4.0, 4.0, 2.0, 4.0], SIX, SIX, SIX, SIX)
    found = find_spots(claims, answers, np.array([[3.5, 4.5, 3.0, nan]]))
    np.testing.assert_array_equal(found.seconded, [[1, 0, 1, nan]])


def test_variances_that_scatter_as_chance_has_it_are_one():
    draw = np.random.default_rng(0)
    same, df = moderated(2 * draw.chisquare(5, (400, 3)) / 5, np.full((400, 3), 5.0))
    assert np.abs(same / 2 - 1).max() < 0.12
    assert df.min() > 200


def test_variances_of_an_inverse_gamma_are_drawn_to_what_can_be_expected_of_them():
    draw = np.random.default_rng(0)
    true = 10 / draw.chisquare(10, (4000, 3))  # ten degrees of freedom of their own
    found, df = moderated(true * draw.chisquare(5, true.shape) / 5, np.full(true.shape, 5.0))
    assert df.mean() == pytest.approx(15, abs=1)
    for value in (0.9, 1.2, 1.8):
        near = np.abs(found - value) < 0.1
        assert true[near].mean() == pytest.approx(value * 15 / 13, rel=0.03)  # the mean of 1 / chi2 over its scale


def test_a_construct_is_the_mean_of_the_items_answered():
    items = np.array([[4, 5, nan, 2], [nan, nan, 3, 3]])
    np.testing.assert_array_equal(over_items(items, np.array([0, 0, 1, 1])), [[4.5, 2], [nan, 3]])
