"""Slopes within and between teams against least squares on the same rows, and what cannot be told."""

import numpy as np
import pandas as pd
import pytest
import statsmodels.api as sm

from analysis.stats.within_between import beside_means, stacked, within_between
from tests.truth.simulate import SURVEYED, World, make_company


def company(teams=60, **options):
    return make_company(World(controls=1, **options), teams, 5)


def slopes(c, **options):
    rows = (c.y, c.x, c.team, c.quarter)
    return within_between(*rows, **({"drivers": 3, "answers": c.answers, "surveyed": SURVEYED} | options))


def by_team(c):
    """Rows less their quarter's mean, as frames: what moves within teams, and the teams' means."""
    rows = pd.DataFrame(np.column_stack([c.x, c.y]))
    rows = rows - rows.groupby(c.quarter).transform("mean")
    means = rows.groupby(c.team).transform("mean")
    return (rows - means).to_numpy(), means.to_numpy()


def test_one_logged_driver_has_the_slopes_of_its_moves_and_of_its_team_means():
    """Mundlak: rows with their team means beside them give both slopes, whatever the weights."""
    c = company()
    c.x[:, 0] = c.x[:, 2]
    inside, means = by_team(c)
    found = within_between(c.y, c.x[:, :1], c.team, c.quarter, replicates=20)
    assert found.within == pytest.approx(sm.OLS(inside[:, -1], inside[:, :1]).fit().params, abs=1e-9)
    assert found.between == pytest.approx(sm.OLS(means[:, -1], means[:, :1]).fit().params, abs=1e-9)
    assert found.difference == pytest.approx(found.between - found.within, abs=1e-12)


def test_several_logged_drivers_each_have_their_own_slopes_all_at_once():
    c = company()
    inside, means = by_team(c)
    found = within_between(c.y, c.x[:, 2:], c.team, c.quarter, replicates=20)
    assert found.within == pytest.approx(sm.OLS(inside[:, -1], inside[:, 2:-1]).fit().params, abs=1e-9)
    assert found.between == pytest.approx(sm.OLS(means[:, -1], means[:, 2:-1]).fit().params, abs=1e-9)


def test_a_lasting_trait_behind_coaching_makes_it_steeper_between_teams():
    found = slopes(company(teams=400, hidden=0.6), replicates=300)
    assert found.within[2] == pytest.approx(0.30, abs=0.08)
    assert found.difference[2] == pytest.approx(0.34, abs=0.1)
    assert found.difference_interval[2, 0] > 0


def test_the_share_within_teams_is_slope_times_difference_over_gap():
    c = company()
    logged, all_rows = c.x[:, 2:3], (c.team, c.quarter)
    found = within_between(c.y, logged, *all_rows, replicates=20)
    level = pd.DataFrame({"x": logged[:, 0], "y": c.y}).groupby(c.team).mean().sort_values("y")
    gap = level[-20:].mean() - level[:20].mean()
    assert found.shares[0] == pytest.approx(found.within[0] * gap["x"] / gap["y"], rel=0.02)


def test_what_stays_the_same_within_teams_has_no_slope_there_and_hinders_no_other():
    c = company()
    c.x[:, 2] = c.x[:, 2][np.searchsorted(c.team, c.team)]
    found = slopes(c, replicates=50)
    assert np.isnan(found.within).tolist() == [False, False, True]
    assert np.isfinite(found.difference_interval[:2]).all()


@pytest.mark.parametrize("options", [{"anonymous": True}, {}])
def test_with_unknown_raters_or_one_quarter_nothing_is_told(options):
    c = company(quarters=4 if options else 1)
    found = slopes(c, replicates=20, **options)
    assert not found.told
    assert np.isnan(found.difference_interval).all()


def test_the_unit_of_a_driver_changes_its_slopes_and_nothing_else():
    c = company()
    first = slopes(c, replicates=50, seed=1)
    c.x[:, 2] *= 100
    again = slopes(c, replicates=50, seed=1)
    assert again.within * [1, 1, 100] == pytest.approx(first.within, rel=1e-9)
    assert again.share_intervals == pytest.approx(first.share_intervals, rel=1e-7)


def test_a_team_mean_goes_with_a_column_as_far_as_teams_differ():
    whole = np.array([[[4.0, 1.0], [1.0, 9.0]]])
    across = np.array([[[3.0, 0.5], [0.5, 2.0]]])
    found = stacked(whole, across, np.array([0]), last=True)
    assert found.tolist() == [[[4.0, 3.0, 1.0], [3.0, 3.0, 0.5], [1.0, 0.5, 9.0]]]
    slopes_, solved = beside_means(
        (whole, np.zeros((1, 1, 1))), (whole - across, np.zeros((1, 1, 1))), np.array([0]), [], 50
    )
    assert slopes_[0] == pytest.approx([0.5, 0.5 / 3 - 0.5])
    assert solved.all()
