import numpy as np
import pandas as pd
import pytest
import statsmodels.api as sm

from analysis.stats.attribute import attribute
from analysis.stats.errors_in_variables import guard, invert
from tests.truth.simulate import SURVEYED, World, make_company


def company(quarters, **options):
    return make_company(World(controls=2, quarters=quarters, **options), 40, 3)


def split(c, **options):
    return attribute(c.y, c.x, c.team, c.quarter, **({"replicates": 0} | options))


def test_with_one_quarter_and_no_rater_error_the_slopes_are_ordinary_least_squares():
    c = company(1)
    assert split(c).slopes == pytest.approx(sm.OLS(c.y, sm.add_constant(c.x)).fit().params[1:], abs=1e-10)


def test_with_four_quarters_the_slopes_are_close_to_a_mixed_model():
    c = company(4)
    y, x = c.y - season(c.y, c.quarter), c.x - np.stack([season(column, c.quarter) for column in c.x.T], axis=1)
    mixed = sm.MixedLM(y, sm.add_constant(x), groups=c.team).fit()
    assert split(c).slopes == pytest.approx(mixed.params[1:6], abs=0.01)


def season(values, quarter):
    return pd.Series(values).groupby(quarter).transform("mean").to_numpy()


def test_rater_error_taken_out_raises_what_goes_with_the_survey():
    c = make_company(World(controls=2), 200, 0)
    found = split(c, answers=c.answers, surveyed=SURVEYED, drivers=3)
    assert found.shares[:2].sum() == pytest.approx(0.36, abs=0.05)
    assert found.uncorrected[:2].sum() == pytest.approx(0.21, abs=0.05)
    assert found.reliability[:2] == pytest.approx([0.78, 0.78], abs=0.04)
    assert found.reliability[2:].tolist() == [1, 1, 1]


def test_robustness_needs_no_replicates():
    c = company(1)
    model = sm.OLS(c.y, sm.add_constant(c.x)).fit()
    f = np.abs(model.tvalues[1:]) / np.sqrt(model.df_resid)
    assert split(c).robustness == pytest.approx((np.sqrt(f**4 + 4 * f**2) - f**2) / 2, abs=1e-10)


def test_two_copies_of_a_column_are_not_told_apart():
    c = company(4)
    found = attribute(c.y, np.column_stack([c.x, c.x[:, 0]]), c.team, c.quarter, replicates=20)
    assert not found.solved
    assert np.isnan(found.shares).all()
    assert found.failed == 1
    assert np.isnan(found.intervals).all()


def test_unknown_raters_leave_team_means_with_a_bracket():
    c = company(4)
    found = split(c, answers=c.answers, surveyed=SURVEYED, anonymous=True, drivers=3)
    assert not found.luck_told
    assert (found.noise, np.isnan(found.noise_interval).all()) == (0, True)
    low, high = found.bracket.T
    assert (low <= found.shares + 1e-12).all()
    assert (found.shares <= high + 1e-12).all()
    assert found.uncorrected[:2].sum() < low[:2].sum() < high[:2].sum()


def test_intervals_of_unknown_raters_hold_the_whole_bracket():
    """As if opinions lasted, and as if each answer were a new one: each end's own interval lies inside."""
    c = make_company(World(controls=1, anonymous=True), 60, 2)
    survey = {"answers": c.answers, "surveyed": SURVEYED}
    found = split(c, **survey, anonymous=True, drivers=3, replicates=300)
    low, high = found.intervals.T
    assert (low < found.bracket[:, 0]).all()
    assert (high > found.bracket[:, 1]).all()
    lasting = np.percentile(found.replicates - found.optimism, (2.5, 97.5), axis=0).T
    assert (low <= lasting[:, 0] + 1e-12).all()
    assert (high >= lasting[:, 1] - 1e-12).all()
    assert np.ptp(found.intervals, axis=1)[:2].sum() > np.ptp(lasting, axis=1)[:2].sum()
    assert np.ptp(found.unmeasured_interval) > np.ptp(np.percentile(found.replicates.sum(axis=1), (2.5, 97.5)))


def test_luck_of_one_quarter_is_with_the_unmeasured():
    found = split(company(1), replicates=200)
    assert (found.noise, found.luck_told) == (0, False)
    assert found.unmeasured == pytest.approx(1 - found.shares.sum())
    assert np.isfinite(found.unmeasured_interval).all()


@pytest.mark.parametrize(("error", "expected"), [(0.0, 0.9596), (0.5, 0.9596), (0.99, 0.7071)])
def test_guard_lets_less_be_taken_out_when_little_would_be_left(error, expected):
    """Of the predictor 0.75 is its own beside the outcome: an error of 0.99 makes lambda 0.7576, less 1/99 and 4/99."""
    total = np.array([[[1.0, 0.5], [0.5, 1.0]]])
    found = guard(total, np.full((1, 1, 1), error), np.array([0]), np.array([100.0]))
    assert found.item() == pytest.approx(expected, abs=5e-5)


@pytest.mark.parametrize("value", [0.0, 0.1, 12.0])
def test_a_column_that_is_the_same_for_all_is_not_told_from_nothing(value):
    c = company(4)
    assert not attribute(c.y, np.column_stack([c.x, np.full(len(c.y), value)]), c.team, c.quarter, replicates=0).solved


def test_an_inverse_that_cannot_be_trusted_is_marked():
    matrices = np.array([np.eye(2), np.ones((2, 2)), np.diag([1.0, -1]), np.full((2, 2), np.nan)])
    assert invert(matrices)[1].tolist() == [True, False, False, False]


def test_a_column_that_no_high_team_has_is_not_split():
    """The difference of it is not known; nothing is, and no warning comes up."""
    c = company(4)
    x, level = c.x.copy(), np.bincount(c.team, c.y) / np.bincount(c.team)
    x[(level > np.median(level))[c.team], 2] = np.nan
    found = attribute(c.y, x, c.team, c.quarter, drivers=3, replicates=20)
    assert not found.solved
    assert np.isnan(found.shares).all()
