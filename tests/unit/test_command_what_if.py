"""The verb what-if: the page's numbers, what can be moved, scenarios by name, and a closed gate that says so."""

import json
from functools import cache

import pytest

from analysis.__main__ import main
from analysis.questions.closing import close
from analysis.questions.what_if import imagine
from analysis.scenarios import Scenario, from_query, keep, scenarios
from analysis.workspace import Workspace
from tests.panels import company

CADENCE, CLARITY = "coaching_cadence", "strategy_clarity"
REPS = "rep_id,team_id\nann,north\nbob,south\n"
QUOTAS = "rep_id,quarter,quota,revenue\nann,2026-Q1,100,120\nbob,2026-Q1,100,80\n"


@cache
def panel(teams=60):
    return company(teams)


@pytest.fixture
def place(tmp_path):
    return str(Workspace(tmp_path / "company.duckdb").path)


@pytest.fixture
def ask(place, capsys, monkeypatch):
    """What the verb says about a company of 60 teams; records are those of the workspace."""
    monkeypatch.setattr("analysis.verbs.what_if.panel", lambda asked: panel())

    def asked(*words, code=0):
        assert main(["what-if", *words, "--workspace", place]) == code
        return capsys.readouterr()

    return asked


def answer(said):
    return json.loads(said.out)


def known(found):
    """As JSON has it: a number that is not known is null."""
    return json.loads(json.dumps(found, default=float).replace("NaN", "null"))


def test_blanks_around_and_within_a_scenarios_name_are_nothing(ask, place):
    keep(Workspace(place), "Both ways", Scenario(moves=((CADENCE, 0.55),)))
    assert ask("--scenario", " Both  ways ").out == ask("--scenario", "Both ways").out


def test_the_numbers_are_those_of_the_question(ask):
    words = ["--set", f"{CADENCE}=0.55", "--set", f"{CLARITY}=3.6", "--hours", f"{CADENCE}=1.5", "--by", "quartile"]
    moves = ((CADENCE, 0.55), (CLARITY, 3.6))
    found = imagine(panel(), moves=moves, hours=((CADENCE, 1.5),), by="quartile")
    told = answer(ask(*words, "--json"))
    assert from_query({"set": "coaching_cadence:0.55,strategy_clarity:3.6"}).moves == moves
    assert told.pop("link").startswith("?set=coaching_cadence:0.55,strategy_clarity:3.6&teams=low")
    assert told == known(found.to_dict())
    assert ask(*words).out == f"{found.summary()}\n"


def test_chosen_teams_and_quarters_are_those_that_count(ask):
    words = ["--set", f"{CADENCE}=0.55", "--teams", "team 003,team 001", "--quarters", "2025-Q1:2026-Q2", "--json"]
    told = answer(ask(*words))
    assert sorted(team["team_id"] for team in told["teams"]) == ["team 001", "team 003"]
    assert (len(told["quarters"]), told["quarters"][-1]) == (6, "2026-Q2")
    assert told["link"].endswith("&teams=team+003,team+001&by=top-third&quarters=2025-Q1:2026-Q2")


def test_without_a_move_it_says_what_can_be_moved(ask, place):
    keep(Workspace(place), "Coach more", Scenario(moves=((CADENCE, 0.55),)))
    said = ask().out
    assert "Strategy clarity (strategy_clarity): 3.0 to 3.9; low teams 3.2 today, high teams 3.6.\n" in said
    assert "Coaching cadence (coaching_cadence): 41 % to 66 %; low teams 49 % today, high teams 57 %.\n" in said
    assert "Move one or more: --set strategy_clarity=3.5" in said
    assert said.endswith("Kept scenarios: Coach more.\n")
    told = answer(ask("--json"))
    assert [row["name"] for row in told["ranges"]] == [CLARITY, "culture", CADENCE]
    assert told["scenarios"] == {"Coach more": "?set=coaching_cadence:0.55&teams=low&by=top-third"}


def test_what_would_close_half_of_the_gap_alone_and_beside_a_move(ask):
    half = close(panel(), share=0.5)
    assert ask("--close", "0.5").out == f"{half.summary()}\n"
    told = answer(ask("--close", "0.5", "--json"))
    assert told["drivers"] == known(half.to_dict())["drivers"]
    both = answer(ask("--close", "0.5", "--set", f"{CADENCE}=0.55", "--json"))
    assert both["moves"] == {CADENCE: 0.55}
    assert both["closing"] == known(half.to_dict())


def test_a_scenario_is_kept_taken_up_again_and_changed(ask, place):
    words = ["--set", f"{CADENCE}=0.55", "--by", "quartile"]
    assert ask(*words, "--keep", "Coach more").out.endswith("Kept as Coach more.\n")
    assert scenarios(Workspace(place)) == (("Coach more", Scenario(moves=((CADENCE, 0.55),), by="quartile")),)
    first, again = (answer(ask(*asked, "--json")) for asked in (words, ["--scenario", "Coach more"]))
    assert first == again
    more = answer(ask("--scenario", "Coach more", "--set", f"{CLARITY}=3.6", "--set", f"{CADENCE}=0.6", "--json"))
    assert (more["moves"], more["by"]) == ({CADENCE: 0.6, CLARITY: 3.6}, "quartile")


def test_outside_of_what_has_been_seen_there_is_a_sentence_and_no_number(ask):
    told = answer(ask("--set", f"{CADENCE}=3", "--json"))
    assert (told["told"], told["moved"], told["gain"]) == (0, None, None)
    assert "Coaching cadence at 300 %: no team does this" in told["refusals"][0]


@pytest.mark.parametrize("words", [[], ["--set", f"{CADENCE}=0.5"], ["--close", "0.5"]])
def test_a_closed_gate_is_no_fault_and_points_to_what_can_be_said(ask, monkeypatch, words):
    monkeypatch.setattr("analysis.verbs.what_if.panel", lambda asked: panel(12))
    told = answer(ask(*words, "--json"))
    assert (told["gate"], told["instead"]) == ("closed", ["segments", "gap"])
    said = ask(*words).out
    assert said.startswith(told["why"])
    assert said.endswith("How high and low teams differ: python -m analysis segments, and python -m analysis gap.\n")


def test_two_teams_from_files_have_a_closed_gate(place, tmp_path, capsys):
    for name, text in {"reps": REPS, "attainment": QUOTAS}.items():
        (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
    assert main(["import", *map(str, tmp_path.glob("*.csv")), "--workspace", place]) == 0
    capsys.readouterr()
    assert main(["what-if", "--workspace", place, "--json"]) == 0
    told = answer(capsys.readouterr())
    assert (told["gate"], told["ranges"]) == ("closed", [])


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--set", "luck=1"], "`luck` is not a measured driver here."),
        (["--set", f"{CADENCE}=0.5", "--set", f"{CADENCE}=0.6"], "--set names a driver twice."),
        (["--set", f"{CADENCE}=0.5", "--teams", "nowhere"], "`nowhere` is no team with quota attainment here."),
        (["--set", f"{CADENCE}=0.5", "--by", "half"], "Teams cannot be cut by `half`."),
        (["--set", f"{CADENCE}=0.5", "--hours", f"{CADENCE}=0"], "Hours of managers are hours a rep and quarter"),
        (["--scenario", "Nothing"], "There is no scenario `Nothing`.\nKept: none yet."),
        (["--close", "2"], "2 is no part of the gap."),
        (["--close", "0.5", "--teams", "team 001"], "is asked of the low teams"),
        (["--keep", "Nothing"], "moves nothing yet"),
        (["--keep", "x" * 61, "--set", f"{CADENCE}=0.5"], "1 to 60 characters"),
    ],
)
def test_what_cannot_be_done_is_a_sentence_and_exit_1(ask, words, said):
    found = ask(*words, code=1)
    assert said in found.err
    assert found.out == ""


@pytest.mark.parametrize("move", ["coaching_cadence", "coaching_cadence=", "coaching_cadence=nan", "=0.5"])
def test_a_move_that_cannot_be_read_is_a_usage_error(place, capsys, move):
    with pytest.raises(SystemExit) as fault:
        main(["what-if", "--set", move, "--workspace", place])
    assert fault.value.code == 2
    assert f"`{move}` is not of the form driver=0.8" in capsys.readouterr().err
