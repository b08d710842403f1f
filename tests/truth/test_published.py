"""Published numbers, reproduced; the source is in each test's name."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from analysis.stats.attribute import attribute
from analysis.stats.sensitivity import partial_f, robustness_value
from analysis.stats.shapley import shapley
from analysis.stats.shrinkage import shrink

REFERENCES = Path(__file__).parents[3] / "shared" / "data" / "references"
pytestmark = pytest.mark.skipif(not REFERENCES.exists(), reason="../shared/data/references is not here")


def read(name):
    return pd.read_csv(REFERENCES / name)


def columns(name, outcome):
    """Predictors and outcome of an R data set, whose first column is the row's name."""
    frame = read(name).iloc[:, 1:]
    return frame.drop(columns=outcome).to_numpy(float), frame[outcome].to_numpy(float)


def once(x, y, **options):
    """One row a team, one quarter."""
    n = len(y)
    return attribute(y, x, np.arange(n), np.zeros(n, int), replicates=0, **options)


def test_lmg_of_swiss_is_that_of_relaimpo():
    x, y = columns("datasets__swiss.csv", "Fertility")
    found = shapley(np.cov(np.column_stack([x, y]).T))
    published = [0.0570912207681, 0.1711730289002, 0.2601346786244, 0.1055701503735, 0.1127659229265]
    assert found == pytest.approx(published, abs=1e-12)
    assert found.sum() == pytest.approx(0.706735001593, abs=1e-12)


def test_lmg_of_attitude_is_that_of_relaimpo():
    x, y = columns("datasets__attitude.csv", "rating")
    found = shapley(np.cov(np.column_stack([x, y]).T))
    assert found == pytest.approx([0.370816, 0.050904, 0.155766, 0.120345, 0.006589, 0.028182], abs=5e-7)


def test_robustness_of_darfur_is_that_of_sensemakr():
    frame = read("darfur.csv")
    names = ["directlyharmed", "age", "farmer_dar", "herder_dar", "pastvoted", "hhsize_darfur", "female", "peacefactor"]
    rows = frame[names] - frame.groupby("village")[names].transform("mean")
    covariance = rows.cov(ddof=0).to_numpy()
    inverse = np.linalg.inv(covariance[:-1, :-1])
    slopes = inverse @ covariance[:-1, -1]
    residual = covariance[-1, -1] - slopes @ covariance[:-1, -1]
    f = partial_f(slopes, inverse, residual)[0]
    assert slopes[0] == pytest.approx(0.09731582, abs=1e-8)
    assert f * np.sqrt(783) == pytest.approx(4.18445, abs=1e-5)
    assert robustness_value(f) == pytest.approx(0.13877635, abs=1e-8)
    critical = stats.t.ppf(0.975, 782)
    assert robustness_value(f - critical / np.sqrt(782)) == pytest.approx(0.07625797, abs=1e-8)


def test_tertile_gap_shares_of_swiss_with_fractional_boundary_teams():
    x, y = columns("datasets__swiss.csv", "Fertility")
    found = once(x, y)
    published = [-0.06626451, 0.10649693, 0.33964039, 0.20725588, 0.11951613]
    assert found.gap == pytest.approx(26.13404255, abs=1e-8)
    assert found.slopes * found.differences / found.gap == pytest.approx(published, abs=1e-8)


def test_covariance_shares_of_swiss_add_up_to_adjusted_r2():
    x, y = columns("datasets__swiss.csv", "Fertility")
    found, covariance = once(x, y), np.cov(np.column_stack([x, y]).T)
    optimism = found.slopes * found.differences / found.gap - found.shares
    shares = found.slopes * covariance[:-1, -1] / covariance[-1, -1] - optimism
    assert shares.sum() == pytest.approx(0.670971, abs=1e-6)


def test_reml_variances_of_dyestuff_are_those_of_lme4():
    frame = read("lme4__Dyestuff.csv")
    found = shrink(frame["Yield"].to_numpy(float).reshape(6, 5))
    assert found.between == pytest.approx(1764.05, abs=0.05)
    assert found.within == pytest.approx(2451.25, abs=0.01)
