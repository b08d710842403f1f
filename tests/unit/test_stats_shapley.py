from itertools import permutations

import numpy as np
import pytest

from analysis.stats.shapley import shapley


def by_all_orders(covariance):
    """The definition: what each predictor adds to R2, averaged over all orders of entry."""
    p = len(covariance) - 1
    added = np.zeros(p)
    orders = list(permutations(range(p)))
    for order in orders:
        known = [r2(covariance, order[: k + 1]) for k in range(p)]
        added[list(order)] += np.diff([0, *known])
    return added / len(orders)


def r2(covariance, chosen):
    xx, xy = covariance[np.ix_(chosen, chosen)], covariance[list(chosen), -1]
    return xy @ np.linalg.solve(xx, xy) / covariance[-1, -1]


def test_predictors_that_do_not_correlate_get_their_own_r2():
    assert shapley(np.array([[1, 0, 0.6], [0, 4, 0.8], [0.6, 0.8, 1]])) == pytest.approx([0.36, 0.16])


def test_two_copies_share_alike():
    assert shapley(np.array([[1, 1, 0.6], [1, 1, 0.6], [0.6, 0.6, 1]])) == pytest.approx([0.18, 0.18])


def test_values_are_the_average_over_all_orders_of_entry():
    rows = np.random.default_rng(0).normal(size=(3, 30, 6)) @ np.random.default_rng(1).normal(size=(6, 6))
    covariances = np.array([np.cov(each.T) for each in rows])
    expected = np.array([by_all_orders(covariance) for covariance in covariances])
    assert shapley(covariances) == pytest.approx(expected, abs=1e-12)
