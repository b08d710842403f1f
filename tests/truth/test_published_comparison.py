"""Oaxaca and Blinder: the figures of Stata's `oaxaca` that statsmodels holds itself to."""

import numpy as np
import pytest
from statsmodels.datasets.ccard import load_pandas

from analysis.stats.comparison import decompose
from analysis.stats.decomposition import threefold, twofold


@pytest.fixture(scope="module")
def sides():
    """Card spending of home owners and of tenants, by age, income and its square."""
    frame = load_pandas().data
    own = frame["OWNRENT"] == 1
    x, y = frame[["AGE", "INCOME", "INCOMESQ"]].to_numpy(), frame["AVGEXP"].to_numpy()
    return x, y, own.to_numpy()


def test_threefold_of_ccard_by_ownrent_is_that_of_stata(sides):
    x, y, own = sides
    gap, endowments, coefficients, interaction = threefold(x[own], y[own], x[~own], y[~own])
    assert gap == pytest.approx(158.7504, abs=5e-5)
    assert endowments.sum() == pytest.approx(321.7482, abs=5e-5)
    assert coefficients.sum() == pytest.approx(75.45371, abs=5e-6)
    assert interaction.sum() == pytest.approx(-238.4515, abs=5e-5)


def test_threefold_of_ccard_the_other_way_round_is_that_of_stata(sides):
    x, y, own = sides
    gap, endowments, coefficients, interaction = threefold(x[~own], y[~own], x[own], y[own])
    assert (gap, endowments.sum()) == pytest.approx((-158.7504, -83.29674), abs=5e-5)
    assert (coefficients.sum(), interaction.sum()) == pytest.approx((162.9978, -238.4515), abs=5e-5)


def test_twofold_of_ccard_by_ownrent_is_that_of_stata(sides):
    x, y, own = sides
    gap, explained, unexplained = twofold(x[own], y[own], x[~own], y[~own])
    assert (gap, explained.sum(), unexplained) == pytest.approx((158.7504, 130.8095, 27.94091), abs=5e-5)


def test_the_products_own_way_gives_the_same_on_one_row_a_case(sides):
    x, y, own = sides
    found = decompose(y, x, np.arange(len(y)), np.zeros(len(y), int), own, replicates=0)
    assert (found.explained, found.unexplained) == pytest.approx((130.8095, 27.94091), abs=5e-5)
    assert found.own == pytest.approx([83.29674, 321.7482], abs=5e-5)
