"""What is planted in the invented company: in its files as truth.json says it, and nowhere else."""

import json

import pandas as pd
import pytest

from analysis.items import ITEMS
from analysis.tables import TABLES
from data.demo_company.weeks import Weeks
from data.make_demo import draw, make_demo

COACHING = ["coaching_useful", "coaching_specific", "coaching_followed_up", "role_coach"]
PRACTICE = {item.name: item.practice for item in ITEMS if item.construct == "culture"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return make_demo(tmp_path_factory.mktemp("sixty"))


@pytest.fixture(scope="module")
def planted(folder):
    return json.loads((folder / "truth.json").read_text())["planted"]


@pytest.fixture(scope="module")
def company(folder):
    days = {name: [column.name for column in table.columns if column.type == "DATE"] for name, table in TABLES.items()}
    return {name: pd.read_csv(folder / f"{name}.csv", parse_dates=days[name]) for name in TABLES}


def test_reps_rate_clarity_lower_than_their_bosses(company, planted):
    rows = company["survey"][company["survey"]["item"].str.startswith("clarity_")]
    means = rows.groupby("rater")["score"].mean()
    for rater, part in (("manager", 0.18), ("leader", 0.10)):
        told = planted["perception_gap"]["by"][rater]
        assert told["planted"] == part
        assert told["answered"] == pytest.approx(part, abs=0.02)
        assert 1 - means["rep"] / means[rater] == pytest.approx(told["answered"], abs=0.002)


def test_bosses_see_all_else_about_as_reps_do(company):
    rows = company["survey"].query("item.str.startswith('accountability_') or item.str.startswith('talent_')")
    means = rows.groupby("rater")["score"].mean()
    assert means["manager"] - means["rep"] == pytest.approx(0.1, abs=0.06)


def test_one_practice_is_lower_by_half_a_point_and_culture_itself_is_not(company, planted):
    reps = company["survey"].query("rater == 'rep'").groupby("item")["score"].mean()[list(PRACTICE)]
    by_practice = reps.groupby(PRACTICE).mean()
    assert by_practice.idxmin() == planted["weak_practice"]["practice"] == "experienced and consistent"
    weak = reps.index.map(PRACTICE) == "experienced and consistent"
    assert reps[~weak].mean() - reps[weak].mean() == pytest.approx(0.54, abs=0.03)
    assert planted["weak_practice"]["below"]["planted"] == 0.54
    assert reps.mean() == pytest.approx(draw(60, Weeks(8), 0).values["culture"].mean(), abs=0.05)


def test_one_manager_overrates_the_own_coaching_and_no_other_does(company, planted):
    rows = company["survey"][company["survey"]["item"].isin(COACHING)]
    means = rows.groupby(["team_id", "rater"])["score"].mean().unstack()
    above = (means["manager"] - means["rep"]).sort_values()
    assert above.index[-1] == planted["blind_spot"]["team"]
    assert above.iloc[-1] > 1.2
    assert above.iloc[-2] < 0.9
    role, quality = planted["blind_spot"]["role_coach"], planted["blind_spot"]["coaching_quality"]
    assert min(quality["manager"] - quality["rep"], role["manager"] - max(role["rep"], role["leader"])) > 1.2


def test_one_manager_loses_two_thirds_of_the_hours_and_no_other_half(company, planted):
    hours = (
        company["time_use"]
        .query("week >= '2025-09-29'")
        .pivot_table(index="manager_id", columns="category", values="hours", aggfunc="sum")
    )
    lost = ((hours["firefighting"] + hours["admin"]) / hours.sum(axis=1)).sort_values()
    assert lost.index[-1] == planted["firefighting"]["manager"]
    assert lost.iloc[-1] == pytest.approx(planted["firefighting"]["share"], abs=0.005)
    assert lost.iloc[-1] > 0.6
    assert lost.iloc[-2] < 0.45
    assert planted["firefighting"]["others"] == pytest.approx(0.25, abs=0.02)


def test_teams_of_managers_promoted_and_not_trained_reach_less(company, planted):
    teams = company["teams"].drop_duplicates("team_id", keep=False).set_index("team_id")
    unprepared = teams["manager_was_rep"] & teams["manager_trained_on"].isna()
    outcome = pd.Series(draw(60, Weeks(8), 0).outcome.mean(axis=1), index=[f"T{i + 1:03d}" for i in range(60)])
    reach = outcome[teams.index].groupby(unprepared).mean()
    told = planted["promoted_unprepared"]
    assert told["below_others"] == {"attainment": 0.1576, "lasting": 0.094}
    assert reach[False] - reach[True] == pytest.approx(told["below_others"]["attainment"], abs=0.05)
    assert told["teams"] == {"from outside": 23, "promoted trained": 23, "promoted untrained": 14}


def test_one_manager_meets_nobody_and_another_lets_every_plan_lie(company, planted):
    met = company["candidates"].groupby("team_id").size()
    assert planted["never_recruits"]["team"] not in met.index
    reps = company["reps"][company["reps"]["team_id"] == planted["aged_plans"]["team"]]
    there = company["reviews"].merge(reps[["rep_id", "joined_on", "left_on"]], on="rep_id")
    there = there[(there["joined_on"] <= there["reviewed_on"]) & ~(there["left_on"] < there["reviewed_on"])]
    assert there["has_plan"].sum() == len(there) == planted["aged_plans"]["plans"]
    assert there["plan_done_on"].isna().all()


def test_three_reps_are_left_out_of_coaching_for_a_quarter(company, planted):
    assert len(planted["left_out"]) == 3
    last = company["coaching"][company["coaching"]["held_on"] >= "2026-06-29"]
    for one in planted["left_out"]:
        stay = company["reps"][company["reps"]["rep_id"] == one["rep"]].iloc[-1]
        assert (stay["team_id"], pd.isna(stay["left_on"])) == (one["team"], True)
        assert one["rep"] not in set(last["rep_id"])
        assert last["rep_id"].isin(company["reps"].query("team_id == @one['team']")["rep_id"]).sum() > 40
    reps = company["reps"][company["reps"]["left_on"].isna() & (company["reps"]["joined_on"] < "2026-09-21")]
    assert set(reps["rep_id"]) - set(last["rep_id"]) == {one["rep"] for one in planted["left_out"]}


def test_managers_believe_in_pay_more_than_people_say(company, planted):
    rows = company["survey"][company["survey"]["item"].str.startswith("motivation_")]
    means = rows.groupby(["item", "rater"])["score"].mean().unstack()
    above = (means["manager"] - means["rep"]).round(4).to_dict()
    assert above == pytest.approx(planted["motives"]["believed_above"], abs=1e-3)
    assert above["motivation_extrinsic"] == pytest.approx(0.55, abs=0.06)
    assert above["motivation_intrinsic"] == pytest.approx(-0.45, abs=0.06)


def test_what_a_company_is_too_small_for_is_null(tmp_path):
    planted = json.loads((make_demo(tmp_path, teams=1, quarters=1) / "truth.json").read_text())["planted"]
    assert planted["blind_spot"] is planted["aged_plans"] is None
    assert planted["never_recruits"]["team"] == "T001"
