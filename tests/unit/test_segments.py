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
    """One low team with a quota of $1M a quarter, 40 points below the high one: $1.6M a year."""
    assert segment_teams(by_hand(**THREE)).worth == pytest.approx(0.4 * 4_000_000)


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


def test_a_threshold_in_the_outcomes_unit():
    found = segment_teams(by_hand(**THREE), by="threshold:1.0")
    assert found.counts == (2, 0, 1)
    assert (found.high, found.low) == pytest.approx((1.1, 0.8))


def test_a_threshold_nobody_reaches_is_refused_with_the_range():
    with pytest.raises(DataError, match="they reach 80 % to 120 %"):
        segment_teams(by_hand(**THREE), by="threshold:2")


def test_chosen_quarters_only():
    assert segment_teams(by_hand(**THREE), quarters=("2026-Q1",)).gap == pytest.approx(0.6)
