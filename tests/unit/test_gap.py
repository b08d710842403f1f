"""The gap, split: what is answered, in which order, and what is held back."""

import json
from dataclasses import replace

import numpy as np
import pytest

from analysis.__main__ import as_json
from analysis.errors import DataError
from analysis.questions.gap import attribute_gap
from tests.panels import company, panel_of, with_further

CONTROLS = {"territory_potential", "tenure", "ramping_share", "quota_difficulty", "span_of_control"}


@pytest.fixture(scope="module")
def sixty():
    return attribute_gap(company(teams=60), replicates=400)


def test_shares_sum_to_one(sixty):
    assert sixty.shares["share"].sum() == pytest.approx(1, abs=1e-9)


def test_rows_stand_in_bridge_order(sixty):
    assert sixty.shares["role"].tolist() == ["driver"] * 3 + ["control"] * 5 + ["noise", "unmeasured"]
    assert set(sixty.shares["name"][3:8]) == CONTROLS
    assert sixty.shares["share"][:3].is_monotonic_decreasing


def test_the_conditions_together_have_their_own_interval(sixty):
    """Five uncorrelated conditions: together far surer than five intervals laid end to end."""
    rows = sixty.shares[sixty.shares.role == "control"]
    share, low, high = sixty.conditions
    assert share == pytest.approx(rows.share.sum(), abs=1e-12)
    assert low < share < high
    assert high - low < 0.7 * (rows.ci_high - rows.ci_low).sum()


def test_one_condition_alone_has_the_interval_of_its_own_row():
    found = attribute_gap(company(teams=60, controls=1), replicates=200)
    row = found.shares.set_index("role").loc["control"]
    assert found.conditions == pytest.approx((row.share, row.ci_low, row.ci_high), abs=1e-12)
    assert attribute_gap(company(teams=60, controls=0), replicates=200).conditions is None


def test_what_goes_with_the_gap_is_found_and_what_does_not_may_be_nothing(sixty):
    """The company's outcome moves with clarity and coaching cadence, not with culture."""
    rows = sixty.shares.set_index("name")
    assert rows.loc["strategy_clarity", "ci_low"] > 0
    assert rows.loc["coaching_cadence", "ci_low"] > 0
    assert rows.loc["culture", "ci_low"] < 0 < rows.loc["culture", "ci_high"]


def test_a_negative_share_is_shown_as_one():
    """Well-coached teams are the older ones here, and age itself goes with less: its share is below zero."""
    panel = company(teams=200)
    tenure = panel.frame["coaching_cadence"] + np.random.default_rng(1).normal(0, 0.1, len(panel.frame))
    panel.frame["quota_attainment"] -= 0.4 * tenure
    panel.frame["tenure"] = tenure
    rows = attribute_gap(panel, replicates=50).shares.set_index("name")
    assert rows.loc["tenure", "share"] < -0.05
    assert rows["share"].sum() == pytest.approx(1, abs=1e-9)


def test_survey_noise_is_taken_out_of_surveyed_drivers_only(sixty):
    rows = sixty.shares.set_index("name")
    assert 0.7 < rows.loc["strategy_clarity", "reliability"] < 1
    assert rows.loc["coaching_cadence", "reliability"] == 1
    assert rows.loc["strategy_clarity", "share"] > rows.loc["strategy_clarity", "uncorrected"]


def test_the_same_seed_gives_the_same_digits():
    first, again = (as_json(attribute_gap(company(teams=30), replicates=200, seed=3).to_dict()) for _ in range(2))
    assert first == again


def test_json_keeps_its_contract(sixty):
    answer = json.loads(as_json(sixty.to_dict()))
    keys = "outcome unit gap quarters teams gate why shares out_of_sample fingerprint seed".split()
    assert set(keys) <= set(answer)
    assert answer["teams"] == {"high": 20, "middle": 20, "low": 20}
    columns = "name role share ci_low ci_high uncorrected shapley reliability robustness".split()
    assert all(list(row) == columns for row in answer["shares"])
    assert answer["shares"][-1]["reliability"] is None


def test_a_closed_gate_holds_every_share_back():
    found = attribute_gap(company(teams=12))
    assert (found.gate, len(found.shares), found.explained, found.out_of_sample) == ("closed", 0, None, None)
    assert found.why in found.summary()
    assert found.gap > 0


def test_an_exploratory_split_has_three_drivers_and_one_control():
    found = attribute_gap(company(teams=24), replicates=200)
    assert found.gate == "exploratory"
    assert found.shares["role"].tolist() == ["driver"] * 3 + ["control", "noise", "unmeasured"]
    assert "Span of control waits for more teams." in found.omitted


def test_a_driver_that_is_mostly_noise_is_not_attributed():
    panel = company(teams=40, raters=2)
    rng = np.random.default_rng(1)
    panel.raters["culture"] = rng.normal(3.4, 1, len(panel.raters))
    means = panel.raters.groupby(["team_id", "quarter"])["culture"].mean().to_numpy()
    panel.frame["culture"] = means
    found = attribute_gap(panel, replicates=100)
    assert "culture" not in set(found.shares["name"])
    assert any(words.startswith("Culture is measured with a reliability of 0.") for words in found.omitted)


def test_a_ranking_is_claimed_only_where_the_difference_excludes_zero():
    """Clarity goes with much of the gap and culture with none: that much is settled at 200 teams."""
    found = attribute_gap(company(teams=200), replicates=400)
    assert ("strategy_clarity", "culture") in found.settled
    assert ("culture", "strategy_clarity") not in found.settled


def test_the_order_of_drivers_asked_for_changes_nothing(sixty):
    names = ("coaching_cadence", "culture", "strategy_clarity")
    again = attribute_gap(company(teams=60), drivers=names, replicates=400)
    assert again.shares["name"].tolist() == sixty.shares["name"].tolist()
    assert again.shares["share"].to_numpy() == pytest.approx(sixty.shares["share"].to_numpy(), abs=1e-9)


def test_an_unknown_driver_is_refused_by_name():
    with pytest.raises(DataError, match="`charisma` is not a measured driver here"):
        attribute_gap(company(teams=30), drivers=("charisma",))


def test_luck_that_lingers_is_not_told_from_what_is_not_measured():
    """Luck that carries over from quarter to quarter looks like a trait of the team."""
    panel, rng = company(teams=60), np.random.default_rng(3)
    luck = rng.normal(0, 0.15, (60, 8))
    for quarter in range(1, 8):
        luck[:, quarter] = 0.8 * luck[:, quarter - 1] + 0.6 * luck[:, quarter]
    panel.frame["quota_attainment"] += luck.ravel()
    found = attribute_gap(panel, replicates=400)
    noise = found.shares.set_index("name").loc["noise"]
    assert (noise["share"], np.isnan(noise["ci_low"])) == (0, True)
    assert found.cautions == ("Luck of the quarter cannot be told from what is not measured here, and stands with it.",)


def test_nothing_is_ranked_in_an_exploratory_split():
    found = attribute_gap(company(teams=24, seed=1), replicates=400)
    assert (found.gate, found.settled) == ("exploratory", ())


def test_where_less_is_better_shares_are_the_same_and_the_gap_is_negative():
    panel = company(teams=60)
    days = panel.frame.rename(columns={"quota_attainment": "sales_cycle_days"})
    days["sales_cycle_days"] = 100 * (2 - days["sales_cycle_days"])
    first = attribute_gap(panel, replicates=50)
    turned = attribute_gap(panel_of(days, raters=panel.raters), replicates=50)
    assert turned.gap == pytest.approx(-100 * first.gap)
    assert turned.high < turned.low
    assert turned.shares["share"].to_numpy() == pytest.approx(first.shares["share"].to_numpy(), abs=1e-9)


def test_without_respondent_ids_the_range_of_a_share_is_said():
    panel = company(teams=60, raters=20)
    panel.raters["respondent_id"] = None
    found = attribute_gap(panel, replicates=100)
    assert found.cautions[0].startswith("Strategy clarity: answers name no respondent, so its share lies between ")
    assert found.settled == ()


@pytest.fixture(scope="module")
def twins():
    """Eighty teams; coaching structure is coaching cadence with a little beside it."""
    panel, rng = company(teams=80), np.random.default_rng(2)
    structure = panel.frame["coaching_cadence"] + 0.05 * rng.normal(size=len(panel.frame))
    panel = with_further(panel, structure=({"label": "Coaching structure"}, structure))
    return attribute_gap(panel, drivers=panel.drivers, replicates=400)


def test_drivers_that_move_together_are_one_row_with_their_sum(twins):
    rows = twins.shares.set_index("name")
    assert "structure" not in rows.index
    row = rows.loc["coaching_cadence+structure"]
    assert (row["label"], row["role"]) == ("Coaching cadence and coaching structure (block)", "driver")
    assert row["ci_low"] > 0
    assert twins.shares["share"].sum() == pytest.approx(1, abs=1e-9)
    (block,) = twins.blocks
    assert block.members["name"].tolist() == ["coaching_cadence", "structure"]
    assert block.members["share"].sum() == pytest.approx(row["share"])


def test_why_drivers_are_one_row_is_said_and_kept_in_the_json(twins):
    assert twins.cautions[0].startswith(
        "Coaching cadence and coaching structure move together from team to team (correlation 0.98, above 0.8)"
    )
    (block,) = json.loads(as_json(twins.to_dict()))["blocks"]
    assert block["members"] == ["coaching_cadence", "structure"]


def test_a_block_is_ranked_as_one(twins):
    assert ("strategy_clarity", "coaching_cadence+structure") in twins.settled
    assert set(np.ravel(twins.settled)) <= set(twins.shares["name"])


def test_few_teams_give_a_family_one_row():
    panel = company(teams=24)
    values = panel.frame["coaching_cadence"] + np.random.default_rng(0).normal(0, 0.1, len(panel.frame))
    panel = with_further(panel, structure=({"label": "Coaching structure"}, values))
    found = attribute_gap(panel, drivers=panel.drivers, replicates=200)
    assert found.shares["role"].tolist() == ["driver"] * 3 + ["control", "noise", "unmeasured"]
    row = found.shares.set_index("name").loc["coaching_cadence+structure"]
    assert row["label"] == "Coaching (2 measures)"
    assert "Coaching (2 measures)" in found.summary()


def test_a_family_that_is_mostly_noise_leaves_with_all_its_members():
    """Twenty-four teams, two raters each: neither culture nor the company's own item of it tells teams apart."""
    panel, rng = company(teams=24, raters=2), np.random.default_rng(1)
    own = {"label": "Own item", "family": "culture", "source": "survey"}
    noise = [rng.normal(3.4, 1, len(panel.raters)) for _ in range(2)]
    raters = panel.raters.assign(culture=noise[0], item=noise[1])
    means = raters.groupby(["team_id", "quarter"])[["culture", "item"]].mean()
    panel = with_further(panel, item=(own, means["item"].to_numpy()))
    panel = replace(panel, raters=raters, frame=panel.frame.assign(culture=means["culture"].to_numpy()))
    found = attribute_gap(panel, drivers=panel.drivers, replicates=50)
    assert found.shares["name"].tolist()[:2] != []
    assert not any("culture" in name or "item" in name for name in found.shares["name"])
    assert any(words.startswith("Culture (2 measures) is measured with a reliability") for words in found.omitted)


def test_a_driver_that_another_stands_for_is_said_to_be_hard_to_tell_from_it():
    """Structure goes along with cadence, which goes with the outcome; by itself it has nothing to do with it."""
    panel, rng = company(teams=100), np.random.default_rng(4)
    teams = panel.frame.groupby("team_id")["coaching_cadence"].transform("mean")
    structure = teams + 0.1 * rng.normal(size=100).repeat(8)
    panel = with_further(panel, structure=({"label": "Coaching structure"}, structure))
    panel.frame["quota_attainment"] += 2 * panel.frame["coaching_cadence"]
    found = attribute_gap(panel, drivers=panel.drivers, replicates=300)
    assert found.blocks == ()
    (said,) = found.cautions
    assert said.startswith("Coaching structure and coaching cadence are hard to tell apart (correlation 0.7")
