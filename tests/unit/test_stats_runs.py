"""Periods that are like the one before them."""

import numpy as np
import pytest

from analysis.stats.peers import levels
from analysis.stats.runs import find_runs


def runs(draw, alike, people=400, periods=4):
    values = draw.normal(size=(people, periods))
    for at in range(1, periods):
        values[:, at] = alike * values[:, at - 1] + np.sqrt(1 - alike**2) * values[:, at]
    return values


def codes(people=400, periods=4):
    return (part.ravel() for part in np.indices((people, periods)))


@pytest.mark.parametrize("alike", [0.2, 0.5])
def test_the_correlation_is_found_beside_everybodys_own_mean(alike):
    values = runs(np.random.default_rng(3), alike, 4000)
    who, period = codes(4000)
    found = find_runs((values - values.mean(axis=1, keepdims=True)).ravel(), who, period, np.ones(len(who)))
    assert found.alike == pytest.approx(alike, abs=0.04)


def test_the_error_of_a_mean_is_what_means_scatter_by():
    values = runs(np.random.default_rng(4), 0.5, 4000)
    who, period = codes(4000)
    found = levels(values.ravel(), who, period)
    assert found.error[0] == pytest.approx(values.mean(axis=1).std(), rel=0.08)


def test_cases_behind_a_period_do_not_hide_that_periods_are_alike():
    draw = np.random.default_rng(5)
    weights = draw.integers(5, 12, 1600).astype(float)
    who, period = codes()
    found = levels(runs(draw, 0.5).ravel() / np.sqrt(weights), who, period, weights)
    assert found.alike == pytest.approx(0.5, abs=0.12)


def test_independent_periods_are_never_made_to_tell_more():
    values = runs(np.random.default_rng(6), -0.5)
    who, period = codes()
    away = (values - values.mean(axis=1, keepdims=True)).ravel()
    found = find_runs(away, who, period, np.ones(len(who)))
    assert found.alike == 0
    assert found.factor == pytest.approx(1)


def test_two_periods_each_tell_nothing_of_it():
    values = runs(np.random.default_rng(7), 0.5, periods=2)
    who, period = codes(periods=2)
    away = (values - values.mean(axis=1, keepdims=True)).ravel()
    assert find_runs(away, who, period, np.ones(len(who))).alike == 0
