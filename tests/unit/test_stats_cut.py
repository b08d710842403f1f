import numpy as np
import pytest

from analysis.stats.cut import cut, group_means, parse_rule

ONCE = np.ones((1, 4))


def test_boundary_team_counts_by_its_fraction():
    high, low = cut(np.array([10.0, 40.0, 30.0, 20.0]), ONCE)
    assert (high[0] * 4 / 3).tolist() == pytest.approx([0, 1, 1 / 3, 0])
    assert (low[0] * 4 / 3).tolist() == pytest.approx([1, 0, 0, 1 / 3])


def test_a_team_drawn_twice_fills_the_group():
    high, _ = cut(np.array([1.0, 2, 3, 4, 5, 6]), np.array([[1, 1, 1, 1, 0, 2.0]]))
    assert high.tolist() == [[0, 0, 0, 0, 0, 1]]


@pytest.mark.parametrize(("rule", "expected"), [("quartile", [0, 0, 0, 1]), ("median", [0, 0, 0.5, 0.5])])
def test_other_fractions(rule, expected):
    assert cut(np.array([1.0, 2, 3, 4]), ONCE, rule)[0][0].tolist() == expected


def test_a_team_exactly_on_the_threshold_is_high():
    high, low = cut(np.array([0.9, 1.0, 1.1, 0.8]), ONCE, "threshold:1.0")
    assert high.tolist() == [[0, 0.5, 0.5, 0]]
    assert low.tolist() == [[0.5, 0, 0, 0.5]]


def test_a_threshold_that_leaves_a_group_empty_gives_no_weights():
    high, low = cut(np.array([1.0, 2, 3, 4]), ONCE, "threshold:9")
    assert np.isnan(high).all()
    assert low.sum() == 1


def test_an_unknown_rule_is_refused():
    with pytest.raises(ValueError, match="unknown rule 'best'"):
        parse_rule("best")


def test_missing_values_leave_their_weight_to_the_groups_other_teams():
    values = np.array([[1.0, np.nan], [3.0, 5.0], [9.0, 9.0]])
    assert group_means(np.array([[0.5, 0.5, 0]]), values).tolist() == [[2, 5]]


def test_a_group_without_any_value_has_no_mean():
    assert np.isnan(group_means(np.array([[1.0, 0]]), np.array([[np.nan], [3.0]])))


@pytest.mark.parametrize("word", ["threshold:nan", "threshold:inf", "threshold:-1e308", "threshold:", "third"])
def test_a_threshold_is_a_number_that_an_outcome_could_reach(word):
    with pytest.raises(ValueError, match=r"rule|float"):
        parse_rule(word)
