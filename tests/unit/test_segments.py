"""High, middle and low teams: who is where, what the gap is worth, and how sure."""

import numpy as np
import pandas as pd
import pytest

from analysis.errors import DataError
from analysis.questions.segments import segment_teams
from tests.panels import company, panel_of


def by_hand(**attainment):
    """Teams with one value a quarter: `by_hand(north=[1.2, 1.0])`."""
    rows = [
        (team, f"2026-Q{at}", value) for team, values in attainment.items() for at, value in enumerate(values, start=1)
    ]
    frame = pd.DataFrame(rows, columns=["team_id", "quarter", "quota_attainment"]).dropna()
    return panel_of(frame.sort_values(["team_id", "quarter"], ignore_index=True))


THREE = {"a": [1.3, 1.1], "b": [1.0, 1.0], "c": [0.7, 0.9]}


def test_the_gap_of_three_teams():
    found = segment_teams(by_hand(**THREE))
    assert (found.high, found.low, found.gap) == pytest.approx((1.2, 0.8, 0.4))
    assert found.teams["segment"].tolist() == ["high", "middle", "low"]


def test_what_the_gap_is_worth_a_year():
    """A low team with a quota of $1M a quarter, 40 points below the high one, a sixth of them luck: $1.33M a year."""
    found = segment_teams(by_hand(**THREE))
    expected = found.teams["shrunken"]
    assert found.worth == pytest.approx((expected[0] - expected[2]) * 4_000_000)
    assert found.worth == pytest.approx(1_333_333, rel=1e-4)


def test_money_is_unknown_where_the_outcome_is_no_revenue():
    panel = by_hand(**THREE)
    panel.sizes["quota"] = np.nan
    assert segment_teams(panel).worth is None


def test_seasons_do_not_decide_who_is_high():
    """Team c missed the bad second quarter; without evening the seasons out it would come first."""
    found = segment_teams(by_hand(a=[1.2, 0.8], b=[1.1, 0.7], c=[1.05, np.nan]))
    assert found.teams["team_id"].tolist() == ["a", "b", "c"]


def test_expectation_is_drawn_to_the_middle_and_uncertain():
    teams = segment_teams(company(teams=30)).teams
    first, last = teams.iloc[0], teams.iloc[-1]
    assert first["mean"] > first["shrunken"] > first["low"]
    assert last["mean"] < last["shrunken"] < last["high"]
    assert first["p_top"] > 0.95
    assert last["p_top"] < 0.05
    assert teams["p_top"].sum() == pytest.approx(10)


def test_the_trend_gives_every_quarter_its_two_means():
    trend = segment_teams(by_hand(**THREE)).trend.set_index(["segment", "quarter"])["value"]
    assert trend.to_dict() == pytest.approx(
        {("high", "2026-Q1"): 1.3, ("high", "2026-Q2"): 1.1, ("low", "2026-Q1"): 0.7, ("low", "2026-Q2"): 0.9}
    )


@pytest.mark.parametrize(
    ("by", "counts"), [("top-third", (20, 20, 20)), ("quartile", (15, 30, 15)), ("median", (30, 0, 30))]
)
def test_rules(by, counts):
    assert segment_teams(company(), by=by).counts == counts
    assert segment_teams(company(teams=40)).counts == (13, 14, 13)


def test_a_threshold_in_the_outcomes_unit():
    found = segment_teams(by_hand(**THREE), by="threshold:1.0")
    assert found.counts == (2, 0, 1)
    assert (found.high, found.low) == pytest.approx((1.1, 0.8))


def test_a_threshold_nobody_reaches_is_refused_with_the_range():
    with pytest.raises(DataError, match="they reach 80 % to 120 %"):
        segment_teams(by_hand(**THREE), by="threshold:2")


def test_chosen_quarters_only():
    assert segment_teams(by_hand(**THREE), quarters=("2026-Q1",)).gap == pytest.approx(0.6)


def test_two_teams_are_one_high_and_one_low():
    found = segment_teams(by_hand(a=[1.2, 1.2], b=[0.8, 0.8]), by="quartile")
    assert (found.counts, found.high, found.low) == ((1, 0, 1), pytest.approx(1.2), pytest.approx(0.8))


def test_where_less_is_better_the_fast_teams_are_high():
    frame = pd.DataFrame({"team_id": list("abc"), "quarter": "2026-Q1", "sales_cycle_days": [40.0, 60.0, 80.0]})
    found = segment_teams(panel_of(frame))
    assert (found.high, found.low, found.gap) == pytest.approx((40, 80, -40))
    assert found.teams[["team_id", "segment"]].values.tolist() == [["a", "high"], ["b", "middle"], ["c", "low"]]
    assert segment_teams(panel_of(frame), by="threshold:50").counts == (1, 0, 2)


def test_a_gap_of_pure_luck_was_not_open_all_the_time():
    """Each quarter is judged by the teams that were high in the others: a toss-up where there is only luck."""
    opened = []
    for seed in range(20):
        panel = company(teams=60, quarters=4)
        panel.frame["quota_attainment"] = np.random.default_rng(seed).normal(1, 0.2, len(panel.frame))
        ahead, tried = segment_teams(panel).ahead
        opened.append(ahead)
        assert tried == 4
    assert 1 < np.mean(opened) < 3


def test_luck_that_lingers_makes_no_team_surely_high():
    rng, panel = np.random.default_rng(2), company(teams=60)
    luck = rng.normal(0, 0.2, (60, 8))
    for quarter in range(1, 8):
        luck[:, quarter] = 0.7 * luck[:, quarter - 1] + 0.7 * luck[:, quarter]
    panel.frame["quota_attainment"] = 1 + luck.ravel()
    assert not segment_teams(panel).luck_told
    assert segment_teams(company(teams=60, seed=1)).luck_told
    assert not segment_teams(company(teams=8)).luck_told


def test_the_gaps_interval_holds_the_true_gap():
    """60 teams of normal means: the gap between their true top and bottom thirds is 2.18 standard deviations."""
    held = 0
    for seed in range(100):
        values = np.random.default_rng(seed).normal(1, 0.1, 60)
        frame = pd.DataFrame({"team_id": [f"t{at:02}" for at in range(60)], "quarter": "2026-Q1"})
        found = segment_teams(panel_of(frame.assign(quota_attainment=values)))
        held += found.gap_low <= 0.218 <= found.gap_high
    assert held >= 86  # .92 less two Monte-Carlo errors


def test_what_the_gap_is_worth_has_an_interval():
    found = segment_teams(company(teams=24, quarters=8))
    assert 0 < found.worth_low < found.worth < found.worth_high < 2 * found.worth
    few = segment_teams(by_hand(**THREE))
    assert few.worth_low < 0 < few.worth < few.worth_high
