import numpy as np
import pandas as pd
import pytest
import statsmodels.api as sm

from analysis.stats.shrinkage import shrink, top_probability

NAN = np.nan


def test_a_mean_of_fewer_quarters_is_drawn_further_in():
    rows = np.random.default_rng(0).normal(size=(30, 1)) + np.random.default_rng(1).normal(size=(30, 4))
    rows[0] = [3, 5, 4, 4]
    rows[1] = [4, NAN, NAN, NAN]
    found = shrink(rows)
    assert found.means[1] < found.means[0] < 4
    assert found.variances[1] > found.variances[0]


def test_variances_and_means_are_those_of_a_mixed_model_on_an_uneven_panel():
    rng = np.random.default_rng(2)
    rows = 5 + rng.normal(size=(40, 1)) + 1.5 * rng.normal(size=(40, 6))
    rows[rng.random(rows.shape) < 0.3] = NAN
    long = pd.DataFrame(rows).stack().dropna().rename("y").reset_index()
    mixed = sm.MixedLM(long["y"], np.ones(len(long)), groups=long["level_0"]).fit(reml=True)
    found = shrink(rows)
    assert found.between == pytest.approx(mixed.cov_re.iloc[0, 0], rel=1e-3)
    assert found.within == pytest.approx(mixed.scale, rel=1e-4)
    effects = np.array([mixed.random_effects[team].iloc[0] for team in range(40)])
    assert found.means == pytest.approx(mixed.params.iloc[0] + effects, abs=1e-3)


def test_teams_that_differ_by_luck_alone_are_expected_to_be_alike():
    rows = np.array([[1.0, 3], [3, 1], [2, 2]])
    found = shrink(rows)
    assert found.means.tolist() == pytest.approx([2, 2, 2])
    assert found.reliability == 0
    assert top_probability(found.means, found.variances) == pytest.approx([1 / 3] * 3, abs=0.03)


def test_without_luck_means_stay():
    found = shrink(np.array([[1.0, 1], [2, 2], [6, 6]]))
    assert found.means.tolist() == [1, 2, 6]
    assert found.reliability == 1
    assert top_probability(found.means, found.variances).tolist() == [0, 0, 1]


def test_with_one_quarter_luck_cannot_be_told():
    found = shrink(np.array([[1.0], [2], [6]]))
    assert found.means.tolist() == [1, 2, 6]
    assert np.isnan(found.variances).all()
    assert np.isnan(found.reliability)
    assert np.isnan(top_probability(found.means, found.variances)).all()


def test_a_team_without_a_value_has_no_mean():
    found = shrink(np.array([[1.0, 1.5], [2, 2.5], [NAN, NAN]]))
    assert np.isnan(found.means[2])
    assert found.means[0] < found.means[1]


def test_probabilities_sum_to_a_third_of_the_teams():
    found = top_probability(np.arange(20.0), np.full(20, 9.0), seed=1)
    assert found.sum() == pytest.approx(20 / 3)
    assert found[19] > 0.95 > 0.5 > found[10]


def test_probability_of_two_teams_is_the_normal_one():
    found = top_probability(np.array([0.0, 1.0]), np.array([1.0, 1.0]), share=0.5, seed=0, draws=40_000)
    assert found[1] == pytest.approx(0.760, abs=0.01)  # P(z > -1 / sqrt 2)


def test_probabilities_are_the_same_for_the_same_seed():
    one, other = (top_probability(np.arange(5.0), np.ones(5), seed=7) for _ in range(2))
    assert np.array_equal(one, other)
