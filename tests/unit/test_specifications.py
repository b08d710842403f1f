"""The split in every reasonable way: each way is the split itself under other choices, and the count is a count."""

import time
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from analysis.errors import DataError
from analysis.questions.gap import attribute_gap
from analysis.questions.specifications import run_specifications
from analysis.split.ways import following, lagged, outcomes, spans, variants
from tests.panels import company, panel_of, with_further

QUARTERS = tuple(f"{year}-Q{quarter}" for year in (2025, 2026) for quarter in (1, 2, 3, 4))
CORE = ("strategy_clarity", "culture", "coaching_cadence")


@pytest.fixture(scope="module")
def panel():
    return company(teams=60, quarters=8, controls=2)


@pytest.fixture(scope="module")
def found(panel):
    return run_specifications(panel)


def shares_of(result, **choices):
    """driver -> share in the one way with these choices."""
    rows = result.frame
    for choice, value in choices.items():
        rows = rows[rows[choice] == value]
    assert rows["way"].nunique() == 1
    return dict(zip(rows["name"], rows["share"], strict=True))


def drivers_of(gap, column="share"):
    rows = gap.shares[gap.shares.role == "driver"]
    return dict(zip(rows["name"], rows[column], strict=True))


AS_SPLIT = {"rule": "top-third", "lag": 0, "controls": "all", "correction": True, "quarters": "all"}


def test_the_chosen_way_is_the_split_of_the_gap_page(panel, found):
    assert shares_of(found, chosen=True) == pytest.approx(drivers_of(attribute_gap(panel, replicates=20)), abs=1e-12)
    assert shares_of(found, **AS_SPLIT) == shares_of(found, chosen=True)


@pytest.mark.parametrize(
    ("choice", "asked"),
    [
        ({"rule": "median"}, {"by": "median"}),
        ({"controls": "none"}, {"controls": ()}),
        ({"controls": "without tenure"}, {"controls": ("territory_potential",)}),
        ({"controls": "without territory_potential"}, {"controls": ("tenure",)}),
        ({"quarters": "second half"}, {"quarters": QUARTERS[4:]}),
        ({"quarters": "first half", "rule": "quartile"}, {"quarters": QUARTERS[:4], "by": "quartile"}),
    ],
)
def test_another_way_is_the_split_asked_for_in_that_way(panel, found, choice, asked):
    plain = drivers_of(attribute_gap(panel, replicates=20, **asked))
    assert shares_of(found, **(AS_SPLIT | choice)) == pytest.approx(plain, abs=1e-12)


def test_with_survey_noise_left_in_it_is_the_uncorrected_split(panel, found):
    plain = drivers_of(attribute_gap(panel, replicates=20), "uncorrected")
    assert shares_of(found, **(AS_SPLIT | {"correction": False})) == pytest.approx(plain, abs=1e-12)


def test_every_combination_is_computed_once(found):
    """3 rules x 1 outcome x 2 lags x (all, none, two left out) x noise in or out x (all, first half, second half)."""
    assert found.ways == 3 * 2 * 4 * 2 * 3
    assert not found.frame.duplicated(["rule", "outcome", "lag", "controls", "correction", "quarters", "name"]).any()
    assert found.refused == ()


def test_what_comes_first_is_counted_way_by_way(found):
    winners = found.frame.loc[found.frame.groupby("way")["share"].idxmax(), "name"].value_counts()
    rows = found.agreement.set_index("name")
    assert rows["first"].to_dict() == {name: winners.get(name, 0) for name in CORE}
    clarity = found.frame[found.frame["name"] == "strategy_clarity"]["share"]
    assert (rows["lowest"].strategy_clarity, rows["highest"].strategy_clarity) == (clarity.min(), clarity.max())
    assert rows["above"].strategy_clarity == (clarity > 0).sum()
    halves = found.choices.set_index(["by", "choice"])["first"]["quarters"]
    assert halves.sum() == rows["first"][found.leading]


def test_the_leading_driver_is_the_one_that_comes_first_as_chosen(found):
    assert (
        found.leading == "strategy_clarity" == max(shares_of(found, chosen=True).items(), key=lambda pair: pair[1])[0]
    )
    first = found.agreement.iloc[0]
    assert found.summary().startswith(
        f"Strategy clarity: first in {first['first']} of 144 ways to compute it, above zero in {first.above};"
    )


def test_drivers_of_the_quarter_before_show_where_the_outcome_follows_them():
    """Coaching whose moves show in the outcome a quarter later, and no other driver that does."""
    whole = company(teams=60, quarters=8, controls=0, seed=4)
    before = whole.frame.groupby("team_id")["coaching_cadence"].shift().fillna(0.5)
    frame = whole.frame.assign(quota_attainment=whole.frame["quota_attainment"] + 4 * before)
    found = run_specifications(replace(whole, frame=frame), drivers=("coaching_cadence",))
    share = found.choices.set_index(["by", "choice"])["median"]["lag"]
    assert share[1] > share[0] + 0.1


def test_a_quarter_has_the_drivers_and_answers_of_the_quarter_before():
    frame = pd.DataFrame(
        {
            "team_id": ["a", "a", "a", "b", "b"],
            "quarter": ["2025-Q3", "2025-Q4", "2026-Q1", "2025-Q3", "2026-Q1"],
            "quota_attainment": [1.0, 2.0, 3.0, 4.0, 5.0],
            "culture": [1.1, 1.2, 1.3, 1.4, 1.5],
        }
    )
    raters = frame[["team_id", "quarter", "culture"]].assign(respondent_id="x", week=pd.Timestamp("2025-07-01"))
    moved = lagged(panel_of(frame, raters=raters), ("culture",))
    assert moved.frame["culture"].fillna(-1).tolist() == [-1, 1.1, 1.2, -1, -1]
    assert moved.frame["quota_attainment"].tolist() == [1, 2, 3, 4, 5]
    assert moved.raters["quarter"].tolist() == ["2025-Q4", "2026-Q1", "2026-Q2", "2025-Q4", "2026-Q2"]
    assert [following(quarter) for quarter in ("2025-Q3", "2025-Q4")] == ["2025-Q4", "2026-Q1"]


def test_choices_that_are_the_same_are_taken_once():
    assert list(variants(("tenure",))) == ["all", "none"]
    assert list(variants(())) == ["all"]
    assert variants(("tenure", "territory_potential")) == {
        "all": ("tenure", "territory_potential"),
        "none": (),
        "without tenure": ("territory_potential",),
        "without territory_potential": ("tenure",),
    }
    assert list(spans(QUARTERS)) == ["all", "first half", "second half"]
    assert list(spans(QUARTERS[:6])) == ["all", "first half", "second half", "last four"]
    assert list(spans(QUARTERS[:1])) == ["all"]


def test_teams_are_judged_by_the_other_headline_outcomes_too_but_not_by_any_measure(panel):
    frame = panel.frame.assign(win_rate=0.3, deal_size=100.0)
    wider = panel_of(frame)
    assert outcomes(wider, "quota_attainment") == ("quota_attainment", "win_rate")
    assert outcomes(wider, "deal_size") == ("deal_size",)


def test_a_threshold_holds_for_its_own_outcome(panel):
    found = run_specifications(panel, by="threshold:1.0")
    assert set(found.frame["rule"]) == {"threshold:1.0", "top-third", "quartile", "median"}
    assert set(found.frame.loc[found.frame["chosen"], "rule"]) == {"threshold:1.0"}


def test_what_the_gate_refuses_is_counted_and_named_not_computed():
    """Halves of three quarters need 60 teams: 3 rules x 2 lags x 3 spans x 2 corrections, no controls."""
    found = run_specifications(company(teams=40, quarters=6, controls=0))
    (ways, why), *others = found.refused
    assert others == []
    assert why.startswith("40 teams with complete data are too few to split the gap; 60 open it")
    assert ways + found.ways == 3 * 2 * 4 * 2
    assert "first half" not in set(found.frame["quarters"])


def test_behind_a_closed_gate_nothing_is_computed():
    found = run_specifications(company(teams=12, controls=0))
    assert (found.gate, found.ways, found.leading, len(found.frame)) == ("closed", 0, "", 0)
    assert found.summary() == found.why
    assert "too few to split the gap" in found.why


def test_logged_drivers_have_no_survey_noise_to_leave_in(panel):
    found = run_specifications(panel, drivers=("coaching_cadence",))
    assert set(found.frame["correction"]) == {True}
    assert found.ways == 3 * 2 * 4 * 3


def test_what_is_not_measured_is_a_sentence(panel):
    with pytest.raises(DataError, match="`luck` is not a measured outcome here"):
        run_specifications(panel, outcome="luck")
    with pytest.raises(DataError, match="Teams cannot be cut by `half`"):
        run_specifications(panel, by="half")


def test_the_answer_in_json_has_every_way_and_every_count(found):
    answer = found.to_dict()
    assert len(answer["specifications"]) == 3 * 144
    assert answer["leading"] == "strategy_clarity"
    assert {row["by"] for row in answer["choices"]} == {"rule", "outcome", "lag", "controls", "correction", "quarters"}
    assert answer["refused"] == []


def test_a_block_counts_as_one_driver_and_chosen_it_is_the_split_of_the_gap_page():
    """Coaching structure is coaching cadence with a little beside it; which of them comes first says nothing."""
    whole, rng = company(teams=80, controls=0), np.random.default_rng(2)
    structure = whole.frame["coaching_cadence"] + 0.05 * rng.normal(size=len(whole.frame))
    whole = with_further(whole, structure=({"label": "Coaching structure"}, structure))
    found = run_specifications(whole, drivers=whole.drivers)
    plain = attribute_gap(whole, drivers=whole.drivers, replicates=20)
    assert shares_of(found, chosen=True) == pytest.approx(drivers_of(plain), abs=1e-12)
    assert found.agreement["name"].tolist() == ["strategy_clarity", "coaching_cadence+structure", "culture"]
    assert found.agreement["label"][1] == "Coaching cadence and coaching structure (block)"
    assert found.agreement["first"].sum() == found.ways


def test_few_teams_take_families_and_chosen_they_are_the_split_of_the_gap_page():
    whole = company(teams=24, controls=1)
    values = whole.frame["coaching_cadence"] + np.random.default_rng(0).normal(0, 0.1, len(whole.frame))
    whole = with_further(whole, structure=({"label": "Coaching structure"}, values))
    found = run_specifications(whole, drivers=whole.drivers)
    plain = attribute_gap(whole, drivers=whole.drivers, replicates=20)
    assert shares_of(found, chosen=True) == pytest.approx(drivers_of(plain), abs=1e-12)
    assert "Coaching (2 measures)" in set(found.agreement["label"])
    assert found.gate == "exploratory"


def test_a_driver_that_is_mostly_survey_noise_is_in_no_way():
    whole, rng = company(teams=40, controls=0), np.random.default_rng(1)
    raters = whole.raters.assign(culture=rng.normal(3.4, 1, len(whole.raters)))
    means = raters.groupby(["team_id", "quarter"])["culture"].mean().to_numpy()
    noisy = replace(whole, raters=raters, frame=whole.frame.assign(culture=means))
    found = run_specifications(noisy)
    assert set(found.frame["name"]) == {"strategy_clarity", "coaching_cadence"}
    assert shares_of(found, chosen=True) == pytest.approx(drivers_of(attribute_gap(noisy, replicates=20)), abs=1e-12)


@pytest.mark.long
def test_more_than_two_hundred_ways_take_less_than_five_seconds():
    whole = company(teams=60, quarters=8)
    start = time.perf_counter()
    assert run_specifications(whole).ways == 252
    assert time.perf_counter() - start < 5
