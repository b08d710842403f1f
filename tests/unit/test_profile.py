"""High against low teams, for companies too small to split the gap."""

import dataclasses

import numpy as np
import pandas as pd
import pytest

from analysis.measures import MEASURES
from analysis.questions.profile import profile_teams
from tests.panels import company, panel_of

TEAMS = ("a", "b", "c", "d", "e", "f")


def six_teams(**columns) -> pd.DataFrame:
    return pd.DataFrame(
        {"team_id": TEAMS, "quarter": "2026-Q1", "quota_attainment": [1.2, 1.1, 1.0, 0.9, 0.8, 0.7], **columns}
    )


def test_high_and_low_means_by_hand():
    found = profile_teams(panel_of(six_teams(coaching_cadence=[0.8, 0.6, 0.5, 0.4, 0.3, 0.1])))
    row = found.drivers.set_index("name").loc["coaching_cadence"]
    assert (row.high, row.low, row.difference) == pytest.approx((0.7, 0.2, 0.5))
    assert (found.high, found.low) == pytest.approx((1.15, 0.75))
    assert found.teams == (2, 2, 2)


def test_welch_interval_of_the_difference():
    found = profile_teams(panel_of(six_teams(coaching_cadence=[0.8, 0.6, 0.5, 0.4, 0.3, 0.1])))
    row = found.drivers.iloc[0]
    assert (row.diff_low, row.diff_high) == pytest.approx(
        (0.5 - 4.302653 * np.sqrt(0.02), 0.5 + 4.302653 * np.sqrt(0.02))
    )
    assert found.differs_most is None
    assert "no difference between them is clear of chance" in found.finding()


def test_what_differs_most_is_said_in_its_own_unit():
    cadence = [0.71, 0.70, 0.5, 0.4, 0.21, 0.20]
    found = profile_teams(panel_of(six_teams(coaching_cadence=cadence, tenure=[20, 24, 22, 23, 21, 25])))
    assert found.differs_most == "coaching_cadence"
    assert found.finding() == "2 high and 2 low teams differ most in coaching cadence: 70 % against 20 %."


def test_what_would_open_more():
    assert profile_teams(company(teams=8)).opens == (
        "12 more teams open the exploratory split of the gap, 22 the full one.",
    )


def test_a_team_with_four_respondents_is_in_no_number_shown():
    panel = company(teams=9)
    panel.raters.drop(panel.raters[panel.raters["respondent_id"].isin(["team 0000", "team 0001"])].index, inplace=True)
    found = profile_teams(panel)
    dots = found.dots[found.dots["name"] == "culture"]
    assert "team 000" not in set(dots["team_id"])
    assert (len(dots), found.hidden) == (8, 1)
    assert len(found.dots[found.dots["name"] == "coaching_cadence"]) == 9
    shown = dots[dots["segment"] == "high"]["value"].mean()
    assert found.drivers.set_index("name").loc["culture", "high"] == pytest.approx(shown, abs=0.06)


def test_a_side_with_one_team_to_show_is_not_averaged():
    row = profile_teams(company(teams=3)).drivers.set_index("name").loc["culture"]
    assert np.isnan([row.high, row.low, row.difference, row.diff_low, row.diff_high, row.standardised]).all()


def test_survey_dots_are_rounded_to_one_decimal():
    dots = profile_teams(company(teams=12)).dots
    values = dots.loc[dots["name"] == "culture", "value"]
    assert len(values) == 12
    assert np.allclose(values, values.round(1), atol=0, rtol=0)


def test_a_team_that_leans_on_one_rep_is_named():
    """North comes first with Ann's million; without her it would be third of four."""
    revenue = {"north": (1_000_000, 300_000), "east": (500_000, 600_000), "south": (400_000, 500_000), "west": (1, 2)}
    rows = [
        (team, f"{team}{at}", "2026-Q1", 1.0, 1e6, own) for team, both in revenue.items() for at, own in enumerate(both)
    ]
    reps = pd.DataFrame(rows, columns=["team_id", "rep_id", "quarter", "reps", "quota", "revenue"])
    frame = pd.DataFrame(
        {"team_id": sorted(revenue), "quarter": "2026-Q1", "quota_attainment": [0.55, 0.65, 0.45, 0.0]}
    )
    found = profile_teams(dataclasses.replace(panel_of(frame), reps=reps)).leaning
    assert found.summary() == (
        "One rep brought in 77 % of the revenue of North; without that rep the team would be third of 4, not first."
    )


def test_no_team_leans_where_places_hold():
    assert profile_teams(company(teams=8)).leaning is None


def test_the_largest_difference_is_said_with_its_interval_where_none_is_clear():
    found = profile_teams(panel_of(six_teams(coaching_cadence=[0.8, 0.6, 0.5, 0.4, 0.3, 0.1])))
    assert found.finding().endswith(
        "The largest is in coaching cadence: 50 points, −11 points to 111 points. It may be nothing."
    )


def test_a_survey_that_cannot_be_shown_is_said():
    found = profile_teams(company(teams=6, raters=2))
    withheld = "cannot be compared: on one side fewer than two teams have five respondents."
    panel = company(teams=6)
    panel.raters.drop(panel.raters[panel.raters["respondent_id"].str.endswith(("0", "1"))].index, inplace=True)
    assert f"Culture {withheld}" in profile_teams(panel).opens
    assert found.opens[0] == f"Strategy clarity {withheld}"


def test_what_opens_more_is_what_the_gate_asks():
    """With two quarters sixty teams are asked for, so nobody is told that twenty would do."""
    assert profile_teams(company(teams=6, quarters=2)).opens == (
        "54 more teams open the split of the gap; with 4 complete quarters and known respondents, 20 teams are enough.",
    )


def twenty_teams(**columns) -> pd.DataFrame:
    """The best team first."""
    teams = [f"t{at:02}" for at in range(20)]
    return pd.DataFrame(
        {"team_id": teams, "quarter": "2026-Q1", "quota_attainment": np.linspace(1.2, 0.8, 20), **columns}
    )


FURTHER = tuple(
    name for name, measure in MEASURES.items() if measure.role == "driver" and not (measure.core or measure.surveyed)
)


def test_of_many_further_drivers_chance_makes_none_stand_out():
    """Pure noise: at 95 % each, one in twenty measures of a company would stand out; together they hardly do."""
    rng, said = np.random.default_rng(1), 0
    for _ in range(100):
        found = profile_teams(panel_of(twenty_teams(**{name: rng.normal(size=20) for name in FURTHER})))
        said += found.differs_most is not None
    assert len(FURTHER) > 10
    assert said <= 10


def test_a_core_driver_that_differs_is_said_before_a_further_one():
    clear = np.r_[np.full(7, 0.8), np.full(6, 0.5), np.full(7, 0.2)] + np.tile([0.01, -0.01], 10)
    found = profile_teams(
        panel_of(twenty_teams(coaching_cadence=clear + np.tile([0.05, -0.05], 10), review_cadence=clear))
    )
    assert found.differs_most == "coaching_cadence"
    assert found.further == ("review_cadence",)
    assert list(found.first["name"]) == ["coaching_cadence"]
    assert profile_teams(panel_of(twenty_teams(review_cadence=clear))).further == ()


def test_intervals_of_further_drivers_hold_together():
    values = np.random.default_rng(2).normal(size=20)
    one = profile_teams(panel_of(twenty_teams(review_cadence=values))).drivers.iloc[0]
    both = profile_teams(panel_of(twenty_teams(review_cadence=values, coaching_time=values[::-1]))).drivers
    two = both.set_index("name").loc["review_cadence"]
    assert two.diff_high - two.diff_low > 1.1 * (one.diff_high - one.diff_low)


def test_what_follows_from_results_is_no_difference_worth_saying():
    """Who sells most is rated A."""
    rated = np.linspace(0.9, 0.1, 20)
    found = profile_teams(panel_of(twenty_teams(a_player_share=rated, review_cadence=np.tile([0.4, 0.6], 10))))
    assert list(found.drivers["name"]) == ["review_cadence"]
