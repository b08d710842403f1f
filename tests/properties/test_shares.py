"""What holds for any company: identities, indifference to units and order, and a second, plain writing."""

from dataclasses import fields, replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.stats.attribute import attribute
from analysis.stats.attribution import share_gap
from analysis.stats.gather import gather
from analysis.stats.raters import Answers
from tests.properties.plain_shares import plain_shares
from tests.truth.simulate import SURVEYED, World, make_company

seeds = st.integers(0, 10_000)
companies = st.builds(
    lambda seed, teams, quarters, uneven: make_company(
        World(controls=2, quarters=quarters, uneven=uneven), teams, [seed, 1]
    ),
    seeds,
    st.integers(14, 40),
    st.integers(3, 6),
    st.booleans(),
)


def split(company, replicates=0, **changes):
    given = {"y": company.y, "x": company.x, "team": company.team, "quarter": company.quarter} | changes
    options = {"answers": company.answers, "surveyed": SURVEYED, "drivers": 3, "replicates": replicates}
    return attribute(**(options | given))


@settings(max_examples=25, deadline=None)
@given(companies)
def test_shares_noise_and_unmeasured_sum_to_one(company):
    found = split(company, replicates=50)
    assert found.shares.sum() + found.noise + found.unmeasured == pytest.approx(1, abs=1e-9)
    assert found.explained == pytest.approx(found.shares[:3].sum(), abs=1e-12)
    assert found.high - found.low == pytest.approx(found.gap, abs=1e-12)


@settings(max_examples=25, deadline=None)
@given(companies)
def test_a_second_plain_writing_gives_the_same_shares(company):
    scores = {}
    a = company.answers
    for i, t, rater, values in zip(a.team, a.quarter, a.rater, a.scores, strict=True):
        scores.setdefault((i, t), {})[rater] = values
    plain = plain_shares(company.y, company.x, company.team, company.quarter, scores, list(SURVEYED))
    found = split(company)
    assert found.slopes * found.differences / found.gap == pytest.approx(plain[0], abs=1e-9)
    assert found.shares == pytest.approx(plain[1], abs=1e-9)


@settings(max_examples=15, deadline=None)
@given(companies, st.integers(0, 4), st.floats(0.001, 1000), st.floats(-100, 100))
def test_a_predictors_unit_changes_nothing(company, column, factor, shift):
    x, scores = company.x.copy(), company.answers.scores.copy()
    x[:, column] = x[:, column] * factor + shift
    if column in SURVEYED:
        scores[:, column] = scores[:, column] * factor + shift
    found, before = split(company, 50, x=x, answers=replace(company.answers, scores=scores)), split(company, 50)
    assert found.shares == pytest.approx(before.shares, abs=1e-7)
    assert found.intervals == pytest.approx(before.intervals, abs=1e-7, nan_ok=True)
    assert found.slopes[column] * factor == pytest.approx(before.slopes[column], abs=1e-7)


@settings(max_examples=15, deadline=None)
@given(companies, st.floats(0.001, 1e6), st.floats(-1e6, 1e6))
def test_the_outcomes_unit_changes_no_share(company, factor, shift):
    found, before = split(company, 50, y=company.y * factor + shift), split(company, 50)
    assert found.shares == pytest.approx(before.shares, abs=1e-6)
    assert found.gap == pytest.approx(before.gap * factor, rel=1e-6)


@settings(max_examples=15, deadline=None)
@given(companies, seeds)
def test_the_order_of_rows_and_answers_changes_nothing(company, seed):
    rng = np.random.default_rng(seed)
    rows, asked = rng.permutation(len(company.y)), rng.permutation(len(company.answers.team))
    answers = Answers(**{f.name: getattr(company.answers, f.name)[asked] for f in fields(Answers)})
    found = split(company, y=company.y[rows], x=company.x[rows], team=company.team[rows], quarter=company.quarter[rows])
    assert found.shares == pytest.approx(split(company).shares, abs=1e-9)
    assert split(company, answers=answers).shares == pytest.approx(split(company).shares, abs=1e-9)


@settings(max_examples=15, deadline=None)
@given(companies, st.lists(st.floats(-50, 50), min_size=6, max_size=6))
def test_seasons_change_nothing(company, season):
    found = split(company, y=company.y + np.array(season)[company.quarter])
    assert found.shares == pytest.approx(split(company).shares, abs=1e-8)


@settings(max_examples=15, deadline=None)
@given(companies, seeds)
def test_a_replicate_is_the_fit_of_a_company_with_its_teams_that_often(company, seed):
    teams = gather(company.y, company.x, company.team, company.quarter, answers=company.answers, surveyed=SURVEYED)
    n = len(teams.moments.level)
    counts = np.random.default_rng(seed).multinomial(n, np.full(n, 1 / n))
    drawn = repeated(teams, np.repeat(np.arange(n), counts))
    one, other = share_gap(teams, counts[None, :].astype(float)), share_gap(drawn, np.ones((1, n)))
    assert one.solved == other.solved
    if one.solved:
        assert one.shares == pytest.approx(other.shares, abs=1e-8)
        assert one.noise == pytest.approx(other.noise, abs=1e-8)


def repeated(teams, index):
    """The company that has team i as often as i is in index."""

    def pick(part):
        arrays = {f.name: getattr(part, f.name) for f in fields(part)}
        return replace(part, **{name: value[index] for name, value in arrays.items() if np.ndim(value)})

    return replace(teams, moments=pick(teams.moments), raters=pick(teams.raters), lags=pick(teams.lags))


@settings(max_examples=10, deadline=None)
@given(companies)
def test_the_same_seed_gives_the_same_digits(company):
    one, other = split(company, 100), split(company, 100)
    numbers = [f.name for f in fields(one) if f.name != "blocks"]
    assert all(np.array_equal(getattr(one, name), getattr(other, name), equal_nan=True) for name in numbers)
    assert repr(one.blocks) == repr(other.blocks)
