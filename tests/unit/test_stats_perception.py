import numpy as np
import pytest

from analysis.stats.perception import WAYS, apart, draw_units, drawn_interval
from analysis.stats.welch import welch


def test_five_ways_to_say_one_difference():
    found = apart(
        np.array([2.0, 4.0]), np.array([4.0, 5.0]), np.array([0.2, 0.6]), np.array([0.8, 0.8]), np.ones((1, 2))
    )
    assert dict(zip(WAYS, found[0], strict=True)) == pytest.approx(
        {"relative": 1 / 3, "from_lowest": 1.5 / 3.5, "points": 1.5, "agree": 0.4, "fewer": 0.5}
    )


def test_of_nothing_there_is_no_per_cent():
    found = apart(*(np.ones(1) for _ in range(2)), np.zeros(1), np.zeros(1), np.ones((1, 1)))[0]
    assert np.isnan(found[[1, 4]]).all()
    assert found[[0, 2, 3]].tolist() == [0, 0, 0]


def test_the_rows_of_one_boss_are_drawn_together():
    drawn = draw_units(np.array(["b", "a", "b", "c"]), np.array([1.0, 2.0, 3.0, 4.0]), 200, seed=0)
    assert (drawn[:, 0] == drawn[:, 2]).all()
    assert (drawn[:, 0] + drawn[:, 1] + drawn[:, 3] == 3).all()


def test_draws_do_not_hang_on_names():
    level = np.array([1.0, 2.0, 4.0])
    assert np.array_equal(
        draw_units(np.array(["a", "b", "c"]), level, 50, 1), draw_units(np.array(["z", "y", "x"]), level, 50, 1)
    )


def test_few_units_widen_the_interval_and_below_five_there_is_none():
    replicates = np.linspace(0, 1, 10_001)
    few, many = drawn_interval(replicates, 5), drawn_interval(replicates, 500)
    assert many == pytest.approx([0.025, 0.975], abs=0.001)
    assert few == pytest.approx([0.00095, 0.99905], abs=0.0001)  # the normal's tail at t(4) x sqrt(5/4) = 3.104
    assert np.isnan(drawn_interval(replicates, 4)).all()


def test_welch_by_hand():
    low, high = welch([4.0, 6.0], [1.0, 3.0])
    assert (low, high) == pytest.approx((3 - 4.302653 * np.sqrt(2), 3 + 4.302653 * np.sqrt(2)))
    assert np.isnan(welch([1.0], [2.0, 3.0])).all()
    assert np.isnan(welch([1.0, 1.0], [2.0, 2.0])).all()
