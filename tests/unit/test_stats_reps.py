"""Reps against team-mates, in numbers a reader can check: three teams of three, of slopes 1, 3 and 2."""

import numpy as np
import pytest

from analysis.stats.reps import compare_reps, halves, residuals

TEAM = np.repeat([0, 1, 2], 3)
REP = np.arange(9)
X = np.tile([0.0, 1, 2], 3)
Y = X * np.repeat([1.0, 3, 2], 3) + np.repeat([5.0, -4, 0], 3)  # what a team's reps share is of no account


def test_slopes_are_pooled_within_teams():
    found = compare_reps(Y, X[:, None], TEAM, TEAM, REP)
    assert found.slopes == pytest.approx([2])
    assert found.spread == pytest.approx([np.sqrt(2 / 3)])


def test_the_gap_is_between_the_halves_of_teams():
    # the upper half of three reps: the first, and half of the second; 1 1/3 apart at slope 1, 4 and 2 2/3 in the others
    assert compare_reps(Y, X[:, None], TEAM, TEAM, REP).gap == pytest.approx(8 / 3)


def test_a_team_is_explained_by_the_slopes_of_the_others():
    # 2.5, 1.5 and 2 times 4/3, averaged, over 8/3
    found = compare_reps(Y, X[:, None], TEAM, TEAM, REP)
    assert (found.shares, found.explained) == (pytest.approx([1.0]), pytest.approx(1.0))
    assert found.explained_interval == pytest.approx([1.0, 1.0])  # whichever team is left out: x tells all of it


def test_halves_leave_out_the_middle_rep_and_average_over_quarters():
    y = np.array([[0.0], [2], [1], [5], [4], [3]])  # means 1, 3, 3.5 of reps a, b, c
    rep = np.array([0, 0, 1, 1, 2, 2])
    assert halves(y, np.zeros(6, int), rep) == pytest.approx(np.array([[2 / 3 * (3.5 - 1)]]))


def test_residuals_of_reps_and_quarters_are_exact_without_some_cells():
    team, rep, quarter = np.zeros(5, int), np.array([0, 0, 1, 1, 2]), np.array([0, 1, 0, 1, 1])
    ability, season = np.array([3.0, 1, 7]), np.array([10.0, 20])
    assert residuals((ability[rep] + season[quarter])[:, None], team, quarter, rep) == pytest.approx(0)


def test_what_a_rep_is_throughout_is_out_of_the_rep_s_own_slope():
    rng = np.random.default_rng(0)
    teams, reps, quarters = 6, 5, 4
    ability = np.repeat(rng.normal(size=teams * reps), quarters)
    x = ability + rng.normal(size=len(ability))
    rep = np.repeat(np.arange(teams * reps), quarters)
    team = rep // reps
    cell = team * quarters + np.tile(np.arange(quarters), teams * reps)
    found = compare_reps(2 * x + 5 * ability, x[:, None], cell, team, rep)
    assert found.own == pytest.approx([2])
    assert found.slopes[0] > 3
    assert found.apart[0, 0] > 0


def test_one_quarter_has_no_own_slope():
    assert np.isnan(compare_reps(Y, X[:, None], TEAM, TEAM, REP).own).all()


def test_predictors_that_cannot_be_told_apart_without_some_team_have_no_slopes():
    only_in_the_first = np.array([1.0, 0, 0, 0, 0, 0, 0, 0, 0])
    found = compare_reps(Y, np.column_stack([X, only_in_the_first]), TEAM, TEAM, REP)
    assert np.isnan(found.slopes).all()
    assert np.isnan(compare_reps(Y, np.column_stack([X, 3 * X]), TEAM, TEAM, REP).slopes).all()


def test_units_and_the_order_of_rows_change_nothing():
    rng = np.random.default_rng(1)
    x, y, order = rng.normal(size=(9, 1)), rng.normal(size=9), rng.permutation(9)
    one = compare_reps(y, x, TEAM, TEAM, REP)
    other = compare_reps(y[order], 100 * x[order] + 7, TEAM[order], TEAM[order], REP[order])
    assert other.shares == pytest.approx(one.shares)
    assert other.intervals * 100 == pytest.approx(one.intervals)
