"""The split put to the test: what is doubted, when, and in which words."""

import json
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from analysis.__main__ import as_json
from analysis.errors import DataError
from analysis.measures import MEASURES
from analysis.questions.evidence import Flag, weigh_evidence
from analysis.questions.gap import attribute_gap
from analysis.split.doubts import in_time
from analysis.split.verdicts import slopes_verdict
from tests.panels import company
from tests.wording import causal_words


@pytest.fixture(scope="module")
def sixty():
    return weigh_evidence(company(teams=60), replicates=200)


def of(found, name):
    return found.drivers.set_index("name").loc[name]


def kinds(found, name):
    return {flag.kind for flag in found.flags if flag.driver == name}


def shifted_by_quarter(panel, name):
    """A team's values of `name` a quarter earlier, its own mean where there is none."""
    rows = panel.frame.groupby("team_id")[name]
    return rows.shift(1).fillna(rows.transform("mean"))


def test_there_is_a_row_for_each_driver_of_the_split_with_the_same_share(sixty):
    split = attribute_gap(company(teams=60), replicates=100).shares.set_index("name")
    assert set(sixty.drivers["name"]) == {"strategy_clarity", "culture", "coaching_cadence"}
    for row in sixty.drivers.itertuples():
        assert row.share == pytest.approx(split.loc[row.name, "share"], abs=1e-12)


def test_a_company_as_it_should_be_raises_no_doubt(sixty):
    assert sixty.flags == ()
    assert sixty.summary() == "None of the checks speaks against the split."
    assert set(sixty.drivers["slopes"]) == {"open"}
    assert of(sixty, "strategy_clarity")["timing"] == "holds"


@pytest.mark.parametrize(
    ("low", "high", "verdict"),
    [(0.1, 0.5, "between"), (-0.1, 0.3, "open"), (-0.1, 0.15, "alike"), (np.nan, np.nan, "unknown")],
)
def test_slopes_are_the_same_only_where_a_tenth_of_the_gap_is_ruled_out(low, high, verdict):
    """A slope of .4 that gives a share of .2: a difference of .2 in slopes is one of a tenth of the gap."""
    row = {"within": 0.4, "between": 0.6, "within_share": 0.2, "diff_low": low, "diff_high": high}
    assert slopes_verdict(row) == verdict


def test_a_lasting_trait_behind_coaching_is_flagged_and_the_number_within_teams_is_given():
    found = weigh_evidence(company_with_a_trait(), replicates=200)
    row = of(found, "coaching_cadence")
    assert kinds(found, "coaching_cadence") == {"between"}
    assert row["within"] == pytest.approx(0.8, abs=0.25)
    assert row["between"] == pytest.approx(2.8, abs=0.4)
    assert row["within_share"] < row["share"]
    numbers = [found.outcome.say_difference(share) for share in shares_of_both(row)]
    assert f"would go with {numbers[0]}, by its moves within teams with {numbers[1]};" in row["slopes_say"]
    assert "something lasting about these teams that is not measured" in row["slopes_say"]


def shares_of_both(row):
    """Parts of the gap in the outcome's unit: by the slope between teams, and by that within them."""
    gap = attribute_gap(company_with_a_trait(), replicates=0).gap
    return row["within_share"] * row["between"] / row["within"] * gap, row["within_share"] * gap


def company_with_a_trait():
    panel = company(teams=60)
    trait = panel.frame.groupby("team_id")["coaching_cadence"].transform("mean")
    panel.frame["quota_attainment"] += 2 * (trait - trait.mean())
    return panel


def test_culture_that_follows_results_is_flagged_as_halo():
    panel = company(teams=60)
    before = shifted_by_quarter(panel, "quota_attainment")
    better = 2 * (before - before.mean())
    panel.frame["culture"] += better
    keys = panel.frame.set_index(["team_id", "quarter"]).index
    lift = pd.Series(better.to_numpy(), index=keys)
    panel.raters["culture"] += lift.reindex(panel.raters.set_index(["team_id", "quarter"]).index).to_numpy()
    found = weigh_evidence(panel, replicates=200)
    row = of(found, "culture")
    assert "halo" in kinds(found, "culture")
    assert row["timing"] == "halo"
    assert row["timing_say"].startswith(
        "Culture: winners rate it higher: after a quarter better by the whole gap by 0."
    )
    assert of(found, "coaching_cadence")["timing"] != "halo"


def test_coaching_that_follows_results_is_said_in_other_words_than_a_rating():
    panel = company(teams=60)
    panel.frame["coaching_cadence"] += 0.5 * shifted_by_quarter(panel, "quota_attainment")
    said = of(weigh_evidence(panel, replicates=200), "coaching_cadence")["timing_say"]
    assert said.startswith("Coaching cadence: it is higher after good quarters: by ")
    assert said.endswith("Part of its share may follow the result, not come before it.")


def test_benchmarks_name_the_condition_that_would_leave_least(sixty):
    row = of(sixty, "strategy_clarity")
    once = sixty.benchmarks.query("name == 'strategy_clarity' and strength == 1").set_index("control")["left"]
    assert row["benchmark"] == once.idxmin()
    assert row["left"] == once.min() < row["share"]
    assert "as strong as " in row["hidden_say"]
    assert set(sixty.benchmarks["strength"]) == {1, 2, 3}


def test_a_condition_that_goes_with_both_would_leave_nothing_if_hidden():
    panel = company(teams=60)
    panel.frame["tenure"] += 20 * panel.frame["coaching_cadence"]
    panel.frame["quota_attainment"] += 0.3 * panel.frame["tenure"]
    found = weigh_evidence(panel, replicates=200)
    row = of(found, "coaching_cadence")
    assert (row["benchmark"], "hidden" in kinds(found, "coaching_cadence")) == ("tenure", bool(row["left"] <= 0))
    assert row["left"] < 0.5 * row["share"]


def test_without_conditions_nothing_hidden_can_be_held_against_anything():
    found = weigh_evidence(company(teams=60, controls=0), replicates=100)
    assert found.benchmarks.empty
    assert of(found, "culture")["benchmark"] == ""
    assert "no condition is measured" in of(found, "culture")["hidden_say"]


def surveyed_outcome(teams):
    """A company whose outcome comes from the same survey as clarity and culture."""
    panel = company(teams=teams)
    asked = replace(MEASURES["customer_satisfaction" if "customer_satisfaction" in MEASURES else "win_rate"])
    frame = panel.frame.assign(mood=panel.frame["quota_attainment"])
    measure = replace(asked, name="mood", label="Mood", role="outcome", source="survey", unit="1 to 5")
    return replace(
        panel, frame=frame, counts=panel.counts.assign(mood=6.0), measures=panel.measures | {"mood": measure}
    )


@pytest.mark.parametrize("teams", [60, 12])
def test_a_surveyed_outcome_and_a_surveyed_driver_have_one_source_whatever_the_gate(teams):
    found = weigh_evidence(surveyed_outcome(teams), outcome="mood", replicates=50)
    one = [flag for flag in found.flags if flag.kind == "same_source"]
    assert [flag.driver for flag in one] == ["strategy_clarity", "culture"]
    assert one[1] == Flag(
        "same_source",
        "culture",
        "Culture: the same people answered on it and on mood. Who is content says so to both questions, so part of "
        "what they share may be mood. Judge teams by quota attainment to see it without.",
    )


def test_a_closed_gate_leaves_no_numbers_and_says_why():
    found = weigh_evidence(company(teams=12))
    assert (found.gate, len(found.drivers), len(found.benchmarks), found.flags) == ("closed", 0, 0, ())
    assert found.summary() == found.why
    assert json.loads(as_json(found.to_dict()))["drivers"] == []


def test_with_one_quarter_what_needs_several_is_said_to_be_unknown():
    panel = company(teams=60)
    found = weigh_evidence(panel, quarters=panel.quarters[:1], replicates=100)
    assert set(found.drivers["slopes"]) == set(found.drivers["timing"]) == {"unknown"}
    assert np.isnan(found.drivers[["within", "lagged", "lead"]].to_numpy(float)).all()
    assert "cannot be told here" in of(found, "culture")["slopes_say"]


def test_with_anonymous_answers_slopes_within_teams_are_unknown_for_the_surveyed():
    panel = company(teams=60, raters=20)
    panel.raters["respondent_id"] = None
    found = weigh_evidence(panel, replicates=100)
    assert of(found, "culture")["slopes"] == "unknown"


def test_an_outcome_where_less_is_better_keeps_its_own_sign():
    panel = company(teams=60)
    days = panel.frame.rename(columns={"quota_attainment": "sales_cycle_days"})
    days["sales_cycle_days"] = 100 * (2 - days["sales_cycle_days"])
    measures = {name: MEASURES[name] for name in days if name in MEASURES}
    turned = weigh_evidence(replace(panel, frame=days, counts=days, measures=measures), replicates=100)
    first = weigh_evidence(panel, replicates=100)
    one, other = (of(found, "coaching_cadence") for found in (first, turned))
    assert other["within"] == pytest.approx(-100 * one["within"])
    assert other["diff_low"] == pytest.approx(-100 * one["diff_high"])
    assert other["within_share"] == pytest.approx(one["within_share"])
    assert other["lead"] == pytest.approx(one["lead"])
    assert other["slopes"] == one["slopes"]


def test_a_year_that_is_missing_is_not_taken_for_the_quarter_before():
    panel = company(teams=30, quarters=8)
    kept = panel.frame["quarter"].isin(["2025-Q1", "2025-Q2", "2026-Q2"])
    given = in_time(replace(panel, frame=panel.frame[kept]), "quota_attainment", ("culture",))
    assert sorted(set(given["quarter"])) == [0, 1, 5]


def test_the_same_seed_gives_the_same_digits_and_the_json_keeps_its_names(sixty):
    again = weigh_evidence(company(teams=60), replicates=200)
    assert as_json(sixty.to_dict()) == as_json(again.to_dict())
    answer = json.loads(as_json(sixty.to_dict()))
    assert set(answer) >= {"outcome", "gate", "why", "drivers", "benchmarks", "flags", "seed"}
    assert answer["drivers"][0]["slopes"] in ("alike", "between", "within", "open", "unknown")


def test_no_sentence_speaks_of_causes(sixty):
    said = sixty.drivers[["slopes_say", "timing_say", "hidden_say"]].to_numpy().ravel().tolist()
    assert causal_words("\n".join(said)) == []
    assert all(sentence.endswith(".") for sentence in said)


def test_an_unknown_driver_is_refused_by_name():
    with pytest.raises(DataError, match="`charisma` is not a measured driver here"):
        weigh_evidence(company(teams=30), drivers=("charisma",))
