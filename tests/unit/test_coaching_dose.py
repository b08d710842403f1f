"""The outcome against coaching: slopes and curve against least squares, and what closes them."""

import numpy as np
import pandas as pd
import pytest
import statsmodels.api as sm

from analysis.questions.coaching_dose import relate_coaching
from analysis.stats.dose import GROUPS, dose_response
from analysis.story.coaching_dose import tell_dose, tell_slopes
from tests.panels import company


def rows(seed=0, teams=12, quarters=5, bend=0.0):
    rng = np.random.default_rng(seed)
    team, quarter = np.repeat(np.arange(teams), quarters), np.tile(np.arange(quarters), teams)
    dose = np.clip(rng.uniform(0.2, 0.8, teams)[team] + 0.08 * rng.normal(size=team.size), 0, 1)
    beside = rng.normal(size=teams)[team][:, None]
    y = 0.7 + 0.4 * dose + bend * dose**2 + 0.1 * beside[:, 0] + 0.1 * rng.normal(size=team.size) + 0.05 * quarter
    return y, dose, team, quarter, beside


def test_the_curve_is_that_of_least_squares_on_amount_and_square_with_quarters_as_dummies():
    y, dose, team, quarter, beside = rows(bend=-0.3)
    found = dose_response(y, dose, team, quarter, beside, replicates=50)
    flat = np.column_stack([dose, beside])
    flat = flat - pd.DataFrame(flat).groupby(quarter).transform("mean").to_numpy()
    amount = flat[:, 0] + dose.mean()
    square = (amount - dose.mean()) ** 2
    level = y - pd.Series(y).groupby(quarter).transform("mean") + y.mean()
    fit = sm.OLS(level, np.column_stack([np.ones(len(y)), flat[:, 0], square, flat[:, 1]])).fit()
    one, slope, bend, _ = fit.params
    at = found.dose - dose.mean()
    assert found.level == pytest.approx(one + slope * at + bend * at**2, abs=1e-9)
    assert found.bend == pytest.approx(2 * bend * (at[-1] - at[0]), abs=1e-9)
    assert found.start == pytest.approx(slope + 2 * bend * at[0], abs=1e-9)


def test_the_groups_hold_all_rows_from_least_to_most():
    found = dose_response(*rows(), replicates=50)
    assert found.group_rows.tolist() == [12] * GROUPS
    assert (np.diff(found.group_dose) > 0).all()
    assert (found.group_band[:, 0] <= found.group_level).all()
    assert (found.group_level <= found.group_band[:, 1]).all()


def test_an_amount_that_never_changes_has_no_curve():
    y, dose, *rest = rows()
    found = dose_response(y, np.full_like(dose, 0.5), *rest, replicates=20)
    assert not found.solved
    assert np.isnan(found.level).all()
    assert np.isnan(found.bend)


def in_weeks(panel):
    """The panel of a random company with its coaching as a share, and quota attainment around 1."""
    cadence = 0.5 + 0.12 * panel.frame["coaching_cadence"]
    attainment = 1 + 0.1 * panel.frame["quota_attainment"]
    panel.frame["coaching_cadence"], panel.frame["quota_attainment"] = cadence, attainment
    return panel


def test_both_slopes_are_said_per_coached_week_and_in_the_outcomes_unit():
    found = relate_coaching(in_weeks(company()), replicates=200)
    assert list(found.slopes["way"]) == ["across", "within"]
    assert found.gate == "shown"
    assert "Strategy clarity" in found.beside
    within = found.slopes.set_index("way").loc["within"]
    assert within["low"] < within["value"] < within["high"]
    assert "One more coached week a quarter goes with" in tell_slopes(found).headline
    assert "points more quota attainment" in tell_slopes(found).headline


def test_the_curve_spans_what_was_observed():
    panel = in_weeks(company())
    found = relate_coaching(panel, replicates=200)
    assert panel.frame["coaching_cadence"].min() < found.curve["dose"].min()
    assert found.curve["dose"].max() < panel.frame["coaching_cadence"].max()
    assert found.groups["rows"].sum() == len(panel.frame)
    assert tell_dose(found).headline == "Whether coaching levels off cannot be told: a straight line fits, too"


def test_an_outcome_of_which_less_is_better_keeps_its_own_direction():
    panel = in_weeks(company())
    panel.frame["quota_attainment"] *= 60
    days = panel.frame.rename(columns={"quota_attainment": "sales_cycle_days"})
    days["sales_cycle_days"] = 120 - days["sales_cycle_days"]
    from analysis.measures import MEASURES
    from tests.panels import panel_of

    turned = panel_of(days, raters=panel.raters)
    assert turned.measures["sales_cycle_days"] == MEASURES["sales_cycle_days"]
    up, down = (relate_coaching(each, replicates=100).slopes for each in (panel, turned))
    assert down["value"].to_numpy() == pytest.approx(-up["value"].to_numpy())
    assert down["low"].to_numpy() == pytest.approx(-up["high"].to_numpy())


def test_few_teams_are_not_asked():
    found = relate_coaching(company(teams=9))
    assert found.gate == "closed"
    assert tell_slopes(found).headline == "Whether results go with coaching cannot be told yet"
    assert "9 teams" in tell_slopes(found).lead
    assert tell_dose(found) is None


def test_without_sessions_it_says_what_opens_it():
    panel = company()
    panel.frame["coaching_cadence"] = np.nan
    found = relate_coaching(panel.measured())
    assert found.why == "Coaching sessions, each with its rep and day, open how results go with them."
