"""Doubts are about teams and practices, not about how they are written: units, zero points and names move nothing."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.stats.hidden import left_by_hidden
from analysis.stats.timing import follows, lagged
from analysis.stats.within_between import within_between
from tests.truth.simulate import SURVEYED, World, make_company

COMPANIES = st.builds(
    lambda seed, uneven, teams: make_company(World(controls=2, uneven=uneven), teams, seed),
    st.integers(0, 99),
    st.booleans(),
    st.integers(25, 40),
)


def found(c, x, team, answers):
    """Every number that does not come from draws, of the drivers; by unit."""
    rows, survey = (c.y, x, team, c.quarter), {"answers": answers, "surveyed": SURVEYED, "drivers": 3}
    both = within_between(*rows, **survey, replicates=1)
    before, _ = lagged(*rows, **survey, replicates=1)
    after = follows(*rows, **survey, replicates=1).lead
    left = left_by_hidden(*rows, **survey)
    return np.concatenate([both.shares, before, left.ravel()]), both.difference, after


def close(one, other):
    assert one == pytest.approx(other, rel=1e-6, abs=1e-8, nan_ok=True)


@settings(max_examples=15, deadline=None)
@given(company=COMPANIES, unit=st.floats(0.01, 100), zero=st.floats(-50, 50), driver=st.integers(0, 2))
def test_the_unit_and_the_zero_of_a_driver_change_no_share(company, unit, zero, driver):
    x, scores = company.x.copy(), company.answers.scores.copy()
    x[:, driver] = zero + unit * x[:, driver]
    if driver in SURVEYED:
        scores[:, driver] = zero + unit * scores[:, driver]
    shares, slopes, lead = found(company, company.x, company.team, company.answers)
    again = found(company, x, company.team, replace(company.answers, scores=scores))
    factor = np.where(np.arange(3) == driver, unit, 1)
    close(again[0], shares)
    close(again[1] * factor, slopes)
    close(again[2] / factor, lead)


@settings(max_examples=15, deadline=None)
@given(company=COMPANIES, seed=st.integers(0, 9))
def test_other_names_for_the_teams_change_nothing(company, seed):
    name = np.random.default_rng(seed).permutation(company.team.max() + 1)
    answers = replace(company.answers, team=name[company.answers.team])
    first = found(company, company.x, company.team, company.answers)
    again = found(company, company.x, name[company.team], answers)
    for one, other in zip(first, again, strict=True):
        close(other, one)
