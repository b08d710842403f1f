"""Curves on arrays: monotone, the same whatever the order, shown for a plateau and not for a line or for nothing."""

import numpy as np
import pytest
import sklearn.ensemble  # noqa: F401  its threads are limited only once it is loaded
from threadpoolctl import threadpool_limits

from analysis.stats.curve import choose, curves, even, evened, least_squares, ridge, shapes
from analysis.stats.response import Line

LINE = Line(slopes=np.ones(3), draws=np.ones((9, 3)))


def teams(n=80, flat=True, noise=0.3, seed=0):
    """Two drivers and a condition; more of the first driver goes with more up to 0 and, where flat, not beyond."""
    rng = np.random.default_rng(seed)
    x = rng.standard_normal((n, 3))
    first = 2 * np.minimum(x[:, 0], 0) if flat else x[:, 0]
    return first - 0.5 * x[:, 1] + 0.3 * x[:, 2] + noise * rng.standard_normal(n), x


def chosen(y, x, **options):
    return choose(LINE, y, x, 2, (np.nanmin(x, axis=0), np.nanmax(x, axis=0)), **{"refits": 20} | options)


def test_a_plateau_is_shown_as_a_curve_that_flattens():
    found = chosen(*teams())
    below, above = (found.gains(np.array([[at, 0.0, 0.0]]), np.array([[1.0, 0.0, 0.0]]))[0, 0] for at in (-1.2, 0.5))
    assert found.shape == "curve"
    assert below == pytest.approx(2, abs=0.4)
    assert above < 0.4 * below
    assert found.draws.shape == (20, 3, 101)


def test_a_line_stays_a_line_and_so_does_what_goes_with_nothing():
    assert chosen(*teams(flat=False)) is LINE
    y, x = teams()
    assert chosen(np.random.default_rng(5).standard_normal(len(y)), x) is LINE


def test_few_teams_are_not_tried():
    assert chosen(*teams(19, noise=0)) is LINE


def test_every_curve_is_monotone_and_a_condition_is_straight():
    y, x = teams(40, noise=1.0)
    low, step = even(x.min(axis=0), x.max(axis=0))
    with threadpool_limits(1):
        rises = np.diff(shapes(y, x, 2, low, step), axis=1)
        sized = np.diff(curves(y, x, 2, low, step)[1], axis=1)
    _, slopes = ridge(y, x)
    assert (rises[:2] * np.sign(slopes[:2, None]) >= -1e-12).all()
    assert rises[2] == pytest.approx(np.full(100, step[2]))
    assert sized[2] == pytest.approx(np.full(100, sized[2, 0]))
    assert (sized * sized[:, :1] >= -1e-12).all()


def test_neither_names_nor_order_of_the_teams_change_a_digit_and_who_is_not_known_is_left_out():
    y, x = teams()
    mixed = np.random.default_rng(1).permutation(len(y))
    more = np.vstack([x[mixed], [[np.nan, 0, 0]]]), np.append(y[mixed], 9.0)
    one, other = chosen(y, x), chosen(more[1], more[0])
    assert (one.table == other.table).all()
    assert (one.draws == other.draws).all()


def test_a_column_that_does_not_vary_does_no_harm():
    y, x = teams(noise=0.1)
    y, x[:, 1] = y + 0.5 * x[:, 1], 2.0
    found = chosen(y, x)
    assert found.shape == "curve"
    assert found.table[1] == pytest.approx(np.full(101, found.table[1, 0]))


def test_ridge_without_noise_is_least_squares_and_with_noise_alone_far_smaller():
    y, x = teams(flat=False, noise=0)
    assert ridge(y, x)[1] == pytest.approx([1, -0.5, 0.3])
    noise = np.random.default_rng(2).standard_normal(40)
    assert np.abs(ridge(noise, x[:40])[1]).sum() < 0.5 * np.abs(least_squares(noise, x[:40])[1]).sum()


def test_steps_are_evened_out_without_turning():
    stairs = np.repeat(np.arange(4.0), 25)[None]
    assert (np.diff(evened(stairs)) >= 0).all()
    assert np.diff(evened(stairs)).max() == pytest.approx(2 / 31)  # of two steps in sight
