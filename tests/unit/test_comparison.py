"""Two groups given from outside: who is on which side, and what goes with the difference between them."""

import re

import numpy as np
import pandas as pd
import pytest

from analysis.errors import DataError
from analysis.questions.comparison import compare_groups
from analysis.sides import offered, sides_of
from tests.panels import company, panel_of


def regional(panel, *sizes, names=("East", "West", "South")):
    """The panel with its teams, in order, in regions of these sizes."""
    panel.teams["region"] = np.repeat(names[: len(sizes)], sizes)
    return panel


def shifted(amount, teams=60, **values):
    """A company whose first half, East, has a higher coaching cadence, by `amount`, and what goes with it; + values."""
    panel = regional(company(teams=teams, **values), teams // 2, teams - teams // 2)
    east = panel.frame["team_id"].map(panel.teams.set_index("team_id")["region"]).eq("East")
    panel.frame.loc[east, "coaching_cadence"] += amount * 0.1
    panel.frame.loc[east, "quota_attainment"] += amount * 0.08
    return panel


def test_parts_and_the_rest_add_up_to_the_gap():
    found = compare_groups(shifted(2.0), by="region:East,West")
    assert found.parts["amount"].sum() == pytest.approx(found.gap)
    assert found.parts["role"].tolist() == ["driver"] * 3 + ["control"] * 5 + ["unexplained"]


def test_what_goes_with_a_difference_in_coaching_is_found():
    """East is two standard deviations of coaching ahead, worth 16 points."""
    found = compare_groups(shifted(2.0), by="region:East,West")
    parts = found.parts.set_index("name")
    first = parts.loc["coaching_cadence"]
    assert (first["ci_low"], first["ci_high"]) == pytest.approx((first["amount"], first["amount"]), abs=0.1)
    assert first["ci_low"] < 0.16 < first["ci_high"]
    assert parts.loc["unexplained", "ci_low"] < 0 < parts.loc["unexplained", "ci_high"]


def test_the_other_side_first_turns_every_sign():
    panel = shifted(1.0)
    one, other = compare_groups(panel, by="region:East,West"), compare_groups(panel, by="region:West,East")
    turned = other.parts.set_index("name")["amount"].reindex(one.parts["name"])
    assert one.parts["amount"].tolist() == pytest.approx((-turned).tolist())


def test_a_side_of_nine_teams_is_closed_with_means_and_a_sentence():
    found = compare_groups(regional(company(teams=40), 9, 31), by="region:East")
    assert (found.gate, len(found.parts), found.teams) == ("closed", 0, (9, 31))
    assert found.why == "East: 9 teams are too few to split the difference; 10 a side open it."
    assert found.gap_low < found.gap < found.gap_high


def test_a_side_of_one_team_is_refused():
    with pytest.raises(DataError, match="East: 1 team has an outcome here; 2 a side are needed"):
        compare_groups(regional(company(teams=20), 1, 19), by="region:East")


@pytest.mark.parametrize(
    ("by", "said"),
    [
        ("region:North", "`North` does not name one region, or two different ones.\nThere are: East, West."),
        ("region:East,East", "does not name one region"),
        ("segment:Enterprise", "Teams cannot be compared by segment: the roster does not name two of them."),
        ("manager:trained", "no file says of some managers"),
        ("luck", "Teams cannot be compared by `luck`."),
    ],
)
def test_what_cannot_be_compared_is_a_sentence(by, said):
    with pytest.raises(DataError, match=re.escape(said)):
        compare_groups(regional(company(teams=20), 10, 10), by=by)


def test_a_region_may_hold_a_comma_and_any_capitals():
    panel = regional(company(teams=30), 10, 10, 10, names=("US, East", "US, West", "Rest"))
    sides = sides_of(panel, "region:us, east,US, WEST", panel.outcome)
    assert (sides.first, sides.second, sides.counts) == ("US, East", "US, West", (10, 10))
    assert sides.left_out == ("10 of 30 teams are on neither side.",)
    assert sides_of(panel, "region:Rest", panel.outcome).counts == (10, 20)


def managed(*rows):
    """Three teams over two quarters; rows: team, quarter, promoted."""
    frame = pd.DataFrame([(team, f"2026-Q{at}", 1.0) for team in "abc" for at in (1, 2)])
    panel = panel_of(frame.set_axis(["team_id", "quarter", "quota_attainment"], axis=1))
    posts = pd.DataFrame(rows, columns=["team_id", "quarter", "promoted"]).assign(trained=np.nan)
    object.__setattr__(panel, "posts", posts)
    return panel


def test_a_team_stands_where_its_manager_now_stands_and_with_those_quarters_alone():
    panel = managed(("a", "2026-Q1", 0.0), ("a", "2026-Q2", 1.0), ("b", "2026-Q1", 0.0), ("b", "2026-Q2", 0.0))
    sides = sides_of(panel, "manager:promoted-from-rep", panel.outcome)
    assert sides.rows.values.tolist() == [["a", "2026-Q2", True], ["b", "2026-Q1", False], ["b", "2026-Q2", False]]
    assert sides.left_out[0] == "1 of 3 teams is on neither side."
    assert offered(panel) == {"manager": ("promoted-from-rep",)}


def test_where_less_is_better_the_amounts_keep_the_outcomes_own_direction():
    panel = shifted(2.0)
    days = panel.frame["quota_attainment"].rsub(3) * 50
    panel = panel_of(panel.frame.drop(columns="quota_attainment").assign(sales_cycle_days=days), raters=panel.raters)
    found = compare_groups(regional(panel, 30, 30), by="region:East,West")
    coaching = found.parts.set_index("name").loc["coaching_cadence"]
    assert found.gap < 0
    assert coaching["ci_low"] < coaching["amount"] < coaching["ci_high"] < 0
    assert found.parts["amount"].sum() == pytest.approx(found.gap)


def test_survey_means_of_hidden_teams_are_in_no_mean_shown():
    """Team 0 has two respondents: its clarity of 5 is not in East's mean."""
    panel = regional(company(teams=20, raters=6), 10, 10)
    few = panel.raters["team_id"].eq("team 000") & panel.raters["respondent_id"].str[-1].gt("1")
    panel.raters.drop(panel.raters.index[few], inplace=True)
    panel.frame.loc[panel.frame["team_id"] == "team 000", "strategy_clarity"] = 50.0
    parts = compare_groups(panel, by="region:East", controls=()).parts.set_index("name")
    assert parts.loc["strategy_clarity", "first"] < 6
