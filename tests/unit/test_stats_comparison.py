"""Oaxaca and Blinder's split on arrays: identities, and the product's way against the textbook's."""

import numpy as np
import pytest

from analysis.stats.comparison import decompose, draw_sides, remove_quarter_effects
from analysis.stats.decomposition import threefold, twofold

RNG = np.random.default_rng(0)
X, FIRST = RNG.normal(size=(40, 3)), np.arange(40) < 15
Y = X @ [1.0, 0.5, 0] + 2 * FIRST + RNG.normal(size=40)
SIDES = (X[FIRST], Y[FIRST], X[~FIRST], Y[~FIRST])


def test_with_one_quarter_and_no_survey_it_is_the_textbooks_twofold():
    gap, explained, unexplained = twofold(*SIDES)
    found = decompose(Y, X, np.arange(40), np.zeros(40, int), FIRST, replicates=0)
    assert found.parts == pytest.approx(explained)
    assert (found.gap, found.unexplained) == pytest.approx((gap, unexplained))


def test_own_slopes_are_those_of_one_group_alone():
    found = decompose(Y, X, np.arange(40), np.zeros(40, int), FIRST, replicates=0)
    own = [twofold(*SIDES, weights=weights)[1].sum() for weights in ("first", "second")]
    assert found.own == pytest.approx(own)


def test_the_three_folds_add_up_to_the_gap():
    gap, endowments, coefficients, interaction = threefold(*SIDES)
    assert endowments.sum() + coefficients.sum() + interaction.sum() == pytest.approx(gap)
    assert gap == pytest.approx(Y[FIRST].mean() - Y[~FIRST].mean())


def test_unknown_weights_are_refused():
    with pytest.raises(ValueError, match="unknown weights 'both'"):
        twofold(*SIDES, weights="both")


def test_every_draw_keeps_the_size_of_each_group():
    counts = draw_sides(Y, FIRST, 50, seed=1)
    assert set(counts[:, FIRST].sum(axis=1)) == {15}
    assert set(counts[:, ~FIRST].sum(axis=1)) == {25}


def test_a_group_that_comes_late_keeps_its_lead_when_quarters_are_evened_out():
    """The first group is ahead by 2 and there in the second, better quarter only."""
    first, quarter = np.array([True, False, False]), np.array([1, 0, 1])
    y = 2.0 * first + quarter
    left, centre = remove_quarter_effects(np.column_stack([first, y]), quarter, first=first)
    assert left[:, 1] + centre[1] == pytest.approx([2.5, 0.5, 0.5])


def test_predictors_that_follow_the_groups_are_not_solved():
    found = decompose(Y, np.column_stack([X, FIRST]), np.arange(40), np.zeros(40, int), FIRST, replicates=0)
    assert not found.solved
