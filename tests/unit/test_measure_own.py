"""A company's own survey items become drivers of their own."""

from datetime import date

import pytest

from analysis.engines import all_measures, lay_out
from analysis.measures.own import own_measures
from analysis.panel import build_panel
from tests.company import Company, roster, won

ASKED = date(2026, 2, 10)


def answer(team, person, item, score):
    return {"team_id": team, "respondent_id": person, "rater": "rep", "asked_on": ASKED, "item": item, "score": score}


@pytest.fixture
def company():
    return Company(
        reps=roster(north="ann bob", south="cy dee"),
        deals=[won("ann", "2026-01-15", 100.0), won("cy", "2026-02-15", 100.0)],
        survey=[
            answer("north", "p1", "I get home on time", 5),
            answer("north", "p2", "I get home on time", 2),
            answer("south", "p3", "I get home on time", 1),
            answer("south", "p3", "clarity_clear", 4),
        ],
        survey_scores=[
            {"team_id": "south", "asked_on": ASKED, "item": "My manager", "score": 75, "scale_min": 0, "scale_max": 100}
        ],
    )


def test_an_item_outside_the_bank_is_a_driver_and_one_inside_is_not(company):
    panel = build_panel(company)
    assert panel.drivers == ("strategy_clarity", "own_i_get_home_on_time", "own_my_manager")
    assert panel.core_drivers == ("strategy_clarity",)
    values = panel.frame.set_index(["team_id", "quarter"])
    assert values.own_i_get_home_on_time["north", "2026-Q1"] == 3.5
    assert values.own_i_get_home_on_time["south", "2026-Q1"] == 1.0
    assert values.own_my_manager["south", "2026-Q1"] == 4.0


def test_it_is_called_what_was_asked(company):
    lay_out(company.con)
    measure = all_measures(company.con)["own_my_manager"]
    assert (measure.label, measure.unit, measure.role, measure.surveyed) == ("My manager", "1 to 5", "driver", True)


@pytest.mark.parametrize(
    ("items", "names"),
    [
        (["My manager", "my manager!"], ["own_my_manager", "own_my_manager_a02ed3"]),
        (["Führung & Ziele"], ["own_fuhrung_ziele"]),
        (["'; drop table survey --"], ["own_drop_table_survey"]),
        (["目標"], ["own_c92c0b"]),
    ],
)
def test_names_hold_plain_letters_and_no_two_are_alike(items, names):
    found = [measure.name for measure in own_measures(items).values()]
    assert len(set(found)) == len(items)
    assert [name[:12] for name in found] == [name[:12] for name in names]
    assert all(name.replace("_", "").isalnum() and name.isascii() for name in found)


def test_a_survey_of_teams_that_no_roster_knows_makes_teams():
    scores = [
        {"team_id": team, "asked_on": ASKED, "item": "My team", "score": score, "scale_min": 0, "scale_max": 100}
        for team, score in (("Acas", 83), ("Treasury", 50))
    ]
    panel = build_panel(Company(survey_scores=scores))
    assert list(panel.teams.team_id) == ["Acas", "Treasury"]
    assert list(panel.frame.own_my_team) == [4.32, 3.0]
    assert panel.waiting == ()
