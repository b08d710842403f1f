"""What holds for the attributed gap of any company, from its panel: identities, and what may be changed at no cost."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.panel import Panel
from analysis.questions.gap import attribute_gap
from analysis.stats.attribution import share_gap
from analysis.stats.gather import gather, without_rater_error
from analysis.stats.pooling import pool
from analysis.stats.random_effects import regress
from tests.panels import SURVEYED, company
from tests.truth.simulate import World, make_company

NUMBERS = ["share", "ci_low", "ci_high", "uncorrected", "shapley", "reliability", "robustness"]
DRIVERS = ("strategy_clarity", "culture", "coaching_cadence")

seeds = st.integers(0, 10_000)
companies = st.builds(
    company, teams=st.integers(30, 70), quarters=st.integers(4, 8), seed=seeds, controls=st.integers(0, 3)
)


def split(panel: Panel, **options):
    return attribute_gap(panel, **({"replicates": 60} | options))


def alike(one, other, within=1e-6):
    """The same rows with the same numbers, whatever their order."""
    first, second = (found.shares.set_index("name").sort_index()[NUMBERS].astype(float) for found in (one, other))
    pd.testing.assert_frame_equal(first, second, check_exact=False, rtol=0, atol=within)
    assert (one.explained, one.out_of_sample) == pytest.approx((other.explained, other.out_of_sample), abs=within)
    assert one.settled == other.settled


@settings(max_examples=12, deadline=None)
@given(companies, st.sampled_from(["top-third", "quartile", "median"]))
def test_the_shares_of_drivers_conditions_luck_and_the_rest_sum_to_one(panel, by):
    found = split(panel, by=by)
    assert found.gate == "shown"
    assert found.shares.share.sum() == pytest.approx(1, abs=1e-9)
    drivers = found.shares[found.shares.role == "driver"]
    assert drivers.share.sum() == pytest.approx(found.explained, abs=1e-9)


@settings(max_examples=8, deadline=None)
@given(companies, st.sampled_from(DRIVERS), st.floats(0.01, 100), st.floats(-100, 100))
def test_a_drivers_unit_and_where_its_scale_begins_change_nothing(panel, name, factor, shift):
    changed = {"frame": panel.frame.assign(**{name: panel.frame[name] * factor + shift})}
    if name in SURVEYED:
        changed["raters"] = panel.raters.assign(**{name: panel.raters[name] * factor + shift})
    alike(split(replace(panel, **changed)), split(panel))


@settings(max_examples=6, deadline=None)
@given(companies, st.floats(0.01, 1e4), st.floats(-100, 100))
def test_the_outcomes_unit_changes_no_share_and_scales_the_gap(panel, factor, shift):
    frame = panel.frame.assign(quota_attainment=panel.frame["quota_attainment"] * factor + shift)
    found, before = split(replace(panel, frame=frame)), split(panel)
    alike(found, before)
    assert found.gap == pytest.approx(before.gap * factor, rel=1e-6)


@settings(max_examples=6, deadline=None)
@given(companies, seeds)
def test_the_order_of_rows_changes_nothing(panel, seed):
    shuffled = {
        name: getattr(panel, name).sample(frac=1, random_state=seed).reset_index(drop=True)
        for name in ("frame", "raters", "teams")
    }
    alike(split(replace(panel, **shuffled)), split(panel))


@settings(max_examples=8, deadline=None)
@given(companies, seeds)
def test_other_names_for_the_teams_change_nothing(panel, seed):
    known = sorted(panel.frame["team_id"].unique())
    names = dict(zip(known, np.random.default_rng(seed).permutation(known), strict=True))
    renamed = {name: renaming(getattr(panel, name), "team_id", names) for name in ("frame", "raters", "teams")}
    alike(split(replace(panel, **renamed)), split(panel))


def renaming(frame: pd.DataFrame, column: str, names: dict[str, str]) -> pd.DataFrame:
    return frame.assign(**{column: frame[column].map(names)})


@settings(max_examples=6, deadline=None)
@given(companies, st.integers(-20, 20))
def test_other_years_change_nothing(panel, years):
    names = {quarter: f"{int(quarter[:4]) + years}{quarter[4:]}" for quarter in panel.quarters}
    alike(split(relabelled(panel, names)), split(panel))


@settings(max_examples=6, deadline=None)
@given(companies, seeds)
def test_the_same_quarters_in_another_order_change_no_drivers_share(panel, seed):
    """Only whether luck lasts from one quarter into the next hangs on their order."""
    names = dict(zip(panel.quarters, np.random.default_rng(seed).permutation(panel.quarters), strict=True))
    found, before = (each.shares.set_index("name")[NUMBERS] for each in (split(relabelled(panel, names)), split(panel)))
    rest = ["noise", "unmeasured"]
    pd.testing.assert_frame_equal(found.drop(rest), before.drop(rest), check_exact=False, rtol=0, atol=1e-7)
    assert found.share[rest].sum() == pytest.approx(before.share[rest].sum(), abs=1e-7)


def relabelled(panel: Panel, names: dict[str, str]) -> Panel:
    renamed = {
        name: renaming(getattr(panel, name), "quarter", names) for name in ("frame", "raters", "sizes", "counts")
    }
    return replace(panel, **renamed, quarters=tuple(sorted(names.values())))


@settings(max_examples=12, deadline=None)
@given(st.integers(12, 60), seeds, st.sampled_from(["top-third", "quartile", "median"]))
def test_every_team_twice_leaves_the_uncorrected_shares_equal(teams, seed, by):
    """Survey noise and optimism left in, and one quarter: what is taken out for either depends on how many teams."""
    rng = np.random.default_rng(seed)
    x = rng.normal(size=(teams, 4))
    y = x @ rng.normal(size=4) + rng.normal(size=teams)
    once, twice = (raw_shares(np.repeat(x, times, axis=0), np.repeat(y, times), by) for times in (1, 2))
    assert twice == pytest.approx(once, abs=1e-9)


def raw_shares(x: np.ndarray, y: np.ndarray, by: str) -> np.ndarray:
    team = np.arange(len(y))
    found = share_gap(gather(y, x, team, np.zeros_like(team)), np.ones((1, len(y))), by)
    assert found.solved.all()
    return found.raw[0]


@settings(max_examples=15, deadline=None)
@given(st.integers(30, 60), seeds, st.sampled_from(["top-third", "quartile", "median"]))
def test_every_team_twice_over_several_quarters_moves_only_how_quarters_are_weighed(teams, seed, by):
    """At the same weights slopes are equal; the weights know how many teams there are, and move a share a little."""
    found = make_company(World(controls=2), teams, seed)
    rows = without_rater_error(gather(found.y, found.x, found.team, found.quarter))
    once, twice = np.ones((1, teams)), np.full((1, teams), 2.0)
    slopes = [regress(pool(rows.moments, rows.raters, (), counts), np.full((1, 1), 0.3))[0] for counts in (once, twice)]
    assert slopes[1] == pytest.approx(slopes[0], abs=1e-9)
    assert share_gap(rows, twice, by).raw == pytest.approx(share_gap(rows, once, by).raw, abs=0.05)


@settings(max_examples=8, deadline=None)
@given(companies, st.sampled_from(DRIVERS), st.floats(-1e6, 1e6))
def test_a_driver_that_is_the_same_everywhere_is_refused_by_name(panel, name, value):
    changed = {"frame": panel.frame.assign(**{name: value})}
    if name in SURVEYED:
        changed["raters"] = panel.raters.assign(**{name: value})
    found = split(replace(panel, **changed))
    label = panel.measures[name].label
    assert f"{label} is the same in every team, so it cannot go with a difference." in found.omitted
    assert set(found.shares[found.shares.role == "driver"]["name"]) == set(DRIVERS) - {name}
    assert found.shares.share.sum() == pytest.approx(1, abs=1e-9)
