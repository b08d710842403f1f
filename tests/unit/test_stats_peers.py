"""Somebody beside peers: worked by hand, and against fits that leave the person out."""

import numpy as np
import pytest

from analysis.stats.peers import beside, levels, stepped


def test_a_level_is_the_mean_with_the_quarters_ups_and_downs_removed():
    values, who, quarter = np.array([1.0, 3.0, 2.0, 4.0, 6.0]), np.array([0, 0, 1, 1, 2]), np.array([0, 1, 0, 1, 1])
    found = levels(values, who, quarter)
    centred = values - np.array([1.5, 13 / 3])[quarter] + values.mean()
    assert found.mean == pytest.approx([2, 3, 6])
    assert found.level == pytest.approx([centred[:2].mean(), centred[2:4].mean(), centred[4]])
    assert found.freedom == 1  # five rows, three persons, one quarter beside the first


def test_many_cases_count_more_than_few():
    found = levels(np.array([0.0, 1.0, 0.5]), np.array([0, 0, 1]), np.array([0, 0, 0]), np.array([1.0, 3.0, 2.0]))
    assert found.mean == pytest.approx([0.75, 0.5])
    assert found.error[1] == pytest.approx(found.error[0] * np.sqrt(4 / 2))


def test_with_one_quarter_each_luck_is_not_known():
    found = levels(np.array([1.0, 2.0, 4.0]), np.arange(3), np.zeros(3, dtype=int))
    assert np.isnan(found.error).all()
    assert found.freedom == 0


def test_without_conditions_a_person_is_beside_the_mean_of_the_others():
    level = np.array([1.0, 2, 3, 4, 5, 9])
    told = beside(level, np.full(6, 0.5), 20)
    assert told.difference == pytest.approx([level[at] - np.delete(level, at).mean() for at in range(6)])
    assert (told.low < told.difference).all()
    assert list(told.others) == [5] * 6


def test_persons_who_are_alike_but_for_rounding_do_not_differ():
    told = beside(np.array([1.0, 1 - 2e-16, 1, 1, 1, 1 + 2e-16]), np.full(6, 1e-18), 20)
    assert told.difference.tolist() == [0.0] * 6
    assert told.p.tolist() == [1.0] * 6


def test_the_middle_half_is_that_of_the_others():
    told = beside(np.array([0.0, 2, 3, 4, 5, 6]), np.full(6, 0.5), 20)
    assert told.middle[0] == pytest.approx([3 - 4, 5 - 4])  # of 2, 3, 4, 5, 6, whose mean is 4


def test_conditions_are_those_of_a_fit_to_the_others():
    draw = np.random.default_rng(0)
    conditions = draw.normal(size=(20, 2))
    level = 1 + conditions @ [0.5, -0.2] + 0.1 * draw.normal(size=20)
    told = beside(level, np.full(20, 0.1), 50, conditions)
    for at in (0, 7, 19):
        others = np.delete(np.arange(20), at)
        design = np.column_stack([np.ones(19), conditions[others]])
        slopes = np.linalg.lstsq(design, level[others], rcond=None)[0]
        assert told.difference[at] == pytest.approx(level[at] - slopes @ [1, *conditions[at]])


def test_fewer_than_six_are_not_compared():
    told = beside(np.arange(5.0), np.full(5, 0.1), 10)
    assert np.isnan(told.difference).all()
    assert not told.others.any()


def test_conditions_wait_for_six_persons_each():
    level, conditions = np.arange(10.0), np.arange(10.0)[:, None]
    assert beside(level, np.full(10, 0.1), 10, conditions).difference[9] == pytest.approx(9 - 4)


def test_chances_are_stepped_by_holm_and_what_is_not_known_counts_nothing():
    assert stepped(np.array([0.01, 0.04, np.nan, 0.03])) == pytest.approx([0.03, 0.06, np.nan, 0.06], nan_ok=True)
    assert stepped(np.array([0.5, 0.9])).max() == pytest.approx(1.0)
