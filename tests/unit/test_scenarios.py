"""Scenarios: a link that can be read, names that are kept, and sentences for nonsense."""

from dataclasses import replace

import numpy as np
import pytest

from analysis.errors import DataError
from analysis.questions.what_if import imagine
from analysis.scenarios import Scenario, drop, from_query, keep, link, scenarios, to_query
from analysis.workspace import Workspace
from tests.panels import company

CHOSEN = Scenario(
    moves=(("coaching_cadence", 0.5), ("strategy_clarity", 3.6)),
    hours=(("coaching_cadence", 1.5),),
    by="quartile",
    quarters=("2025-Q1", "2025-Q2", "2025-Q3", "2025-Q4"),
)


def test_a_link_can_be_read():
    assert link(CHOSEN) == (
        "?set=coaching_cadence:0.5,strategy_clarity:3.6&teams=low&hours=coaching_cadence:1.5"
        "&by=quartile&quarters=2025-Q1:2025-Q4"
    )
    assert to_query(Scenario()) == {"teams": "low", "by": "top-third"}


def test_a_link_of_a_person_or_with_another_parameter_is_understood():
    assert from_query({}) == Scenario()
    params = {"set": "coaching_cadence:.50", "quarters": "2025-Q4:2026-Q1,2026-Q3", "utm_source": "mail"}
    assert from_query(params) == Scenario(
        moves=(("coaching_cadence", 0.5),), quarters=("2025-Q4", "2026-Q1", "2026-Q3")
    )


def test_teams_keep_their_names_and_a_team_called_low_is_not_the_low_teams():
    teams = ("Süd, West: 50%", "low")
    assert to_query(Scenario(teams=teams))["teams"] == "Süd%2C West: 50%25,low"
    assert from_query({"teams": to_query(Scenario(teams=("low",)))["teams"]}).teams == ("low",)
    assert from_query({"teams": "low"}).teams == "low"


def test_numbers_keep_their_digits_and_numpys_are_numbers():
    moved = Scenario(moves=(("culture", np.float64(1 / 3)), ("coaching_cadence", 1)))
    assert to_query(moved)["set"] == "culture:0.3333333333333333,coaching_cadence:1"
    assert from_query(to_query(moved)) == moved


@pytest.mark.parametrize(
    ("params", "said"),
    [
        ({"set": "coaching_cadence"}, "`coaching_cadence` is no driver with a number"),
        ({"set": "coaching_cadence:0,5"}, "`5` is no driver with a number"),
        ({"set": "coaching_cadence:nan"}, "is given no number"),
        ({"set": "culture:3,culture:4"}, "names each of its drivers once"),
        ({"hours": ""}, "is no driver with a number"),
        ({"teams": ""}, "names a team without a name"),
        ({"drivers": "culture,"}, "names a driver without a name"),
        ({"outcome": ""}, "names an outcome without a name"),
        ({"by": "half"}, "Teams cannot be cut by `half`"),
        ({"quarters": "2025"}, "`2025` is no quarter"),
        ({"quarters": "2025-Q4:2025-Q1"}, "`2025-Q4:2025-Q1` is no span of quarters"),
        ({"quarters": "0001-Q1:9999-Q4"}, "is no span of quarters"),
    ],
)
def test_nonsense_is_a_sentence(params, said):
    with pytest.raises(DataError, match=said):
        from_query(params)


def test_a_scenario_made_of_nonsense_is_refused_before_any_link():
    with pytest.raises(DataError, match="`all` is no choice of teams"):
        Scenario(teams="all")


def test_scenarios_are_kept_under_a_name_which_the_next_of_that_name_takes(tmp_path):
    workspace = Workspace(tmp_path / "company.duckdb")
    before = workspace.fingerprint()
    other = replace(CHOSEN, teams=("t1", "a,b"), quarters=None)
    assert keep(workspace, "  Coach more ", CHOSEN) == "Coach more"
    keep(workspace, "Both", other)
    assert scenarios(workspace) == (("Coach more", CHOSEN), ("Both", other))
    keep(workspace, "Coach more", other)
    assert dict(scenarios(workspace))["Coach more"] == other
    drop(workspace, "Both")
    assert [name for name, _ in scenarios(workspace)] == ["Coach more"]
    assert workspace.fingerprint() == before


@pytest.mark.parametrize(
    ("name", "scenario", "said"),
    [
        (" ", CHOSEN, "1 to 60 characters, and this one 0"),
        ("x" * 61, CHOSEN, "1 to 60 characters, and this one 61"),
        ("Nothing", Scenario(), "moves nothing yet"),
    ],
)
def test_a_scenario_without_a_name_or_a_move_is_not_kept(tmp_path, name, scenario, said):
    workspace = Workspace(tmp_path / "company.duckdb")
    with pytest.raises(DataError, match=said):
        keep(workspace, name, scenario)
    assert scenarios(workspace) == ()


def test_the_question_takes_a_scenario_as_it_is():
    panel = company(60)
    scenario = Scenario(moves=(("coaching_cadence", 0.55),), by="quartile", quarters=panel.quarters)
    found = imagine(panel, **vars(scenario), replicates=50)
    assert (found.moves, found.by, found.quarters, found.asked) == (scenario.moves, "quartile", panel.quarters, 15)
