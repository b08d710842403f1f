"""Alpha, omega, rwg(j) and ICC: published figures, and small examples worked by hand."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from analysis.stats.scales import cronbach_alpha, icc1, icc1_interval, icc2, omega, one_factor, rwg_j

REFERENCES = Path(__file__).parents[3] / "shared" / "data" / "references"
there = pytest.mark.skipif(not REFERENCES.exists(), reason="../shared/data/references is not here")
nan = np.nan


def attitude() -> np.ndarray:
    """R's `attitude`: 30 departments, seven questions (Chatterjee & Price 1977)."""
    return pd.read_csv(REFERENCES / "datasets__attitude.csv", index_col=0).to_numpy(float)


@there
def test_alpha_of_attitude_is_that_of_the_r_package_psych():
    items = attitude()
    assert cronbach_alpha(items) == pytest.approx(0.84, abs=0.005)  # raw_alpha
    standardised = (items - items.mean(axis=0)) / items.std(axis=0)
    assert cronbach_alpha(standardised) == pytest.approx(0.84, abs=0.005)  # std.alpha
    mean_correlation = np.corrcoef(items.T)[np.triu_indices(7, 1)].mean()
    assert mean_correlation == pytest.approx(0.43, abs=0.005)  # average_r
    assert cronbach_alpha(standardised) == pytest.approx(7 * mean_correlation / (1 + 6 * mean_correlation))


def test_one_factor_of_ability_is_that_of_the_r_help_page_of_factanal():
    """`factanal(factors = 1, covmat = ability.cov)`: general, picture, blocks, maze, reading, vocab."""
    lower = [24.641, 5.991, 6.7, 33.52, 18.137, 149.831, 6.023, 1.782, 19.424, 12.711]
    lower += [20.755, 4.936, 31.43, 4.757, 52.604, 29.701, 7.204, 50.753, 9.075, 66.762, 135.292]
    covariance = np.zeros((6, 6))
    covariance[np.tril_indices(6)] = lower
    covariance = np.maximum(covariance, covariance.T)
    loadings, unique = one_factor(covariance)
    spread = np.sqrt(np.diag(covariance))
    assert np.round(unique / spread**2, 3) == pytest.approx([0.535, 0.853, 0.748, 0.910, 0.232, 0.280])
    assert np.round(loadings / spread, 3) == pytest.approx([0.682, 0.384, 0.502, 0.300, 0.877, 0.849])


@there
def test_icc_of_dyestuff_is_that_of_its_published_variance_components():
    """lme4: 1764.05 between six batches, 2451.25 within (Bates et al. 2015)."""
    rows = pd.read_csv(REFERENCES / "lme4__Dyestuff.csv")
    batch, values = pd.factorize(rows["Batch"])[0], rows["Yield"].to_numpy(float)
    assert icc1(values, batch) == pytest.approx(1764.05 / (1764.05 + 2451.25), abs=1e-6)
    assert icc2(values, batch) == pytest.approx(1764.05 / (1764.05 + 2451.25 / 5), abs=1e-6)


def shrout_and_fleiss():
    """Table 2 of Shrout & Fleiss 1979: six people, each rated by four judges."""
    ratings = [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]]
    return np.array(ratings, float).ravel(), np.repeat(np.arange(6), 4)


def test_icc_is_that_of_shrout_and_fleiss():
    scores, person = shrout_and_fleiss()
    assert icc1(scores, person) == pytest.approx(0.17, abs=0.005)
    assert icc2(scores, person) == pytest.approx(0.44, abs=0.005)
    assert icc1_interval(scores, person) == pytest.approx((-0.13, 0.72), abs=0.005)  # R package psych, ICC1


def test_icc_compares_teams_within_a_quarter_only():
    """Two teams alike in each of two quarters, the second quarter two points higher."""
    scores = np.array([1, 3, 1, 3, 3, 5, 3, 5.0])
    team, quarter = np.array([0, 0, 1, 1, 0, 0, 1, 1]), np.repeat([0, 1], 4)
    assert icc1(scores, team, quarter) == -1.0
    assert icc1(scores, team + 2 * quarter) == pytest.approx(1 / 7)


def test_icc_of_unequal_teams_finds_the_simulated_share():
    rng = np.random.default_rng(1)
    team = np.repeat(np.arange(4000), rng.integers(1, 9, 4000))
    scores = np.sqrt(0.3) * rng.normal(size=4000)[team] + np.sqrt(0.7) * rng.normal(size=len(team))
    assert icc1(scores, team) == pytest.approx(0.3, abs=0.015)


def test_alpha_and_omega_of_equal_items_are_their_true_reliability():
    """Four questions with a factor of variance 1 and noise of variance 1: 16 / (16 + 4); a third is not answered."""
    rng = np.random.default_rng(2)
    items = rng.normal(size=(40_000, 1)) + rng.normal(size=(40_000, 4))
    items[rng.random(items.shape) < 1 / 3] = nan
    assert cronbach_alpha(items) == pytest.approx(0.8, abs=0.01)
    assert omega(items) == pytest.approx(0.8, abs=0.01)


def test_omega_is_above_alpha_where_questions_carry_the_factor_unequally():
    """Loadings 2, 1, 1 and noise 1 each: omega 16 / 19, alpha 3/2 (1 - 9/19)."""
    covariance = np.outer([2, 1, 1], [2, 1, 1]) + np.eye(3)
    items = np.linalg.cholesky(covariance) @ whitened(3, 50)
    assert omega(items.T) == pytest.approx(16 / 19, abs=1e-4)
    assert cronbach_alpha(items.T) == pytest.approx(1.5 * (1 - 9 / 19))


def whitened(k, people):
    """Answers (k, people) whose covariance is exactly the unit matrix."""
    draws = np.random.default_rng(3).normal(size=(k, people))
    draws -= draws.mean(axis=1, keepdims=True)
    return np.linalg.solve(np.linalg.cholesky(np.cov(draws)), draws)


def test_one_question_has_no_alpha_and_two_have_no_omega():
    items = np.array([[1, 2], [2, 2], [3, 5], [4, 4.0]])
    assert np.isnan(cronbach_alpha(items[:, :1]))
    assert np.isnan(omega(items))
    assert cronbach_alpha(items) == pytest.approx(2 * (1 - (5 / 3 + 2.25) / np.var(items.sum(axis=1), ddof=1)))


def test_questions_never_answered_together_have_no_alpha():
    assert np.isnan(cronbach_alpha(np.array([[1, nan], [2, nan], [nan, 3], [nan, 4]])))


def test_rwg_by_hand():
    """One team's variances are 1 and 0 of 2 by lot: ratio 1/4, 2 (3/4) / (2 (3/4) + 1/4); one answers as by lot."""
    agreeing, torn = [[2, 4], [3, 4], [4, 4]], [[1, 1], [5, 5], [1, 5.0]]
    assert rwg_j(np.array(agreeing), np.zeros(3, int), 5) == pytest.approx(1.5 / 1.75)
    both = rwg_j(np.array(agreeing + torn), np.repeat([0, 1], 3), 5)
    assert both == pytest.approx(1.5 / 1.75 / 2)


def test_rwg_counts_teams_with_enough_answers():
    items, team = np.array([[2.0], [2.0], [2.0], [1.0], [5.0]]), np.array([0, 0, 0, 1, 1])
    assert rwg_j(items, team, 5) == 0.5
    assert rwg_j(items, team, 5, fewest=3) == 1.0
    assert np.isnan(rwg_j(items, team, 5, fewest=4))


def test_more_answers_to_choose_from_make_the_same_spread_more_alike():
    items = np.array([[2.0], [3.0], [4.0]])
    assert rwg_j(items, np.zeros(3, int), 5) == pytest.approx(0.5)
    assert rwg_j(items, np.zeros(3, int), 7) == pytest.approx(0.75)
