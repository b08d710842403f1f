"""A line and a curve read by hand: each driver's part, its replicates, and where nothing has been seen."""

import numpy as np
import pytest

from analysis.stats.response import Curve, Line

TABLE = np.array([[0.0, 2.0, 3.0, 3.0], [0.0, -1.0, -2.0, -3.0]])  # flattens; falls evenly
CURVE = Curve(low=np.zeros(2), step=np.ones(2), table=TABLE, draws=np.stack([TABLE, 2 * TABLE, 3 * TABLE]))
LEVELS, CHANGE = np.array([[0.5, 1.0], [2.0, 0.0]]), np.array([[1.0, 0.5], [1.0, 0.0]])


def test_a_line_gives_as_much_for_every_step():
    line = Line(slopes=np.array([2.0, -1.0]), draws=np.array([[2.0, -1.0], [4.0, 0.0]]))
    assert line.gains(LEVELS, CHANGE).tolist() == [[2.0, -0.5], [2.0, 0.0]]
    assert line.sums(LEVELS, CHANGE).tolist() == [[1.5, 2.0], [4.0, 4.0]]
    assert line.parts(LEVELS, CHANGE, np.array([1.0, 2.0])).tolist() == [[6.0, -0.5], [12.0, 0.0]]


def test_a_curve_gives_what_it_rises_between_the_two_levels():
    assert CURVE.gains(LEVELS, CHANGE).tolist() == [[1.5, -0.5], [0.0, 0.0]]  # from 1 to 2.5; beyond 2 nothing
    assert CURVE.sums(LEVELS, CHANGE).tolist() == [[1.0, 0.0], [2.0, 0.0], [3.0, 0.0]]
    assert CURVE.parts(LEVELS, CHANGE, np.array([2.0, 5.0])).tolist() == [[3.0, -1.0], [6.0, -2.0], [9.0, -3.0]]


def test_a_curve_is_level_where_no_team_has_been():
    beyond = CURVE.gains(np.array([[-3.0, 5.0]]), np.array([[2.0, 4.0]]))
    assert beyond.tolist() == [[0.0, 0.0]]
    assert CURVE.gains(np.array([[3.0, 0.0]]), np.array([[9.0, 0.0]])).tolist() == [[0.0, 0.0]]


def test_a_level_that_is_unknown_does_no_harm_to_a_driver_that_stays():
    levels = np.array([[0.5, np.nan]])
    assert CURVE.gains(levels, np.array([[1.0, 0.0]])).tolist() == [[1.5, 0.0]]
    assert CURVE.parts(levels, np.array([[1.0, 0.0]]), np.ones(1))[:, 0] == pytest.approx([1.5, 3.0, 4.5])
