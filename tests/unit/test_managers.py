"""The report on a manager, worked by hand on a company of eight teams with a manager each."""

from datetime import date

import pytest

from analysis.errors import DataError
from analysis.insights.marks import within_unit
from analysis.measures import MEASURES
from analysis.questions.managers import list_managers, report_manager
from analysis.story.managers import tell_manager, tell_marks
from analysis.story.managers_facts import tell_missing
from analysis.story.managers_findings import tell_findings, tell_steps
from tests.company import answer, year_of
from tests.eight_managers import MIDDLE, QUARTERS, TEAMS, coached, logs_of, managers, roster, said, sold


def test_a_quarter_counts_for_the_manager_who_had_most_of_its_weeks():
    handed = managers(a={"manager_id": "new", "manager_name": "Nell", "manager_since": date(2025, 8, 20)})
    people = list_managers(logs_of(teams=handed)).frame.set_index("manager")
    assert people.loc[["ma", "new"], "in_post"].to_dict() == {"ma": 3, "new": 1}
    assert people.at["new", "name"] == "Nell"


def test_nobody_is_judged_before_two_quarters_in_post():
    handed = managers(a={"manager_id": "new", "manager_name": "Nell", "manager_since": date(2025, 9, 29)})
    spoken = [row for quarter in QUARTERS[2:] for row in said("a", "talent_strengths_known", 1, MIDDLE[quarter])]
    own = [answer(who, "talent_strengths_known", 5, MIDDLE[quarter], team_id="a", rater="manager")
           for who, quarter in (("ma", "2025-Q3"), ("new", "2025-Q4"))]  # fmt: skip
    logs = logs_of(teams=handed, survey=spoken + own)
    new, old = report_manager(logs, "new"), report_manager(logs, "ma")
    assert (new.verdict, new.in_post, new.blind_spots) == (False, 1, ())
    assert new.why == "1 quarter in post: nothing is judged before 2."
    assert tell_manager(new).headline == "Nell has been in post for one quarter: nothing is judged yet."
    assert [one.headline for one in old.blind_spots] == ["Talent"]
    assert old.blind_spots[0].evidence == "Own rating 5.0, 5 reps 1.0: 4.0 points higher (3.8 to 4.2)."


def test_who_coaches_less_than_others_is_told_so_with_a_step():
    sessions = [row for team in TEAMS for row in coached(team, 2 if team == "a" else 8)]
    found = report_manager(logs_of(coaching=sessions), "ma")
    mark = next(mark for mark in found.marks if mark.measure.name == "coaching_cadence")
    assert (mark.n, mark.others, mark.clear) == (5 * 48, 7, True)  # to the last week with any session
    assert mark.value == pytest.approx((4 * 2 + 1) / 48)
    assert mark.difference == pytest.approx(-6 * 4 / 48, abs=0.01)
    assert [one.headline for one in found.growth] == ["Coaching cadence"]
    step = found.growth[0].step
    assert (step.owner, step.due, step.measure) == ("Manager A", "2026-Q1", "coaching_cadence")
    assert step.target == pytest.approx(33 / 48, abs=0.02)
    assert found.summary() == "Manager A: to grow in coaching cadence."
    assert tell_manager(found).headline == "Manager A: coaching cadence is 19 %, where 69 % is usual."
    assert "Growth: coaching cadence" in tell_steps(found).table["For"].tolist()
    assert "Coaching cadence 19 % (" in tell_marks(found).chart.to_dict()["description"]


def test_the_others_are_not_told_they_coach_more():
    """Seven who are alike are beside one who is not: none of them stands out by half a spread between managers."""
    sessions = [row for team in TEAMS for row in coached(team, 2 if team == "a" else 8)]
    listed = list_managers(logs_of(coaching=sessions)).frame.set_index("manager")
    assert listed.index[listed["growth"] > 0].tolist() == ["ma"]
    assert listed["behind"]["ma"] == ("Coaching cadence",)


def test_what_is_missing_is_said_with_the_file_that_opens_it():
    found = report_manager(logs_of(), "ma")
    parts = [part for part, _ in found.missing]
    assert parts == ["Coaching", "Accountability", "Talent", "Recruiting", "Time use", "Motivation", "Blind spots",
                     "Three balanced metrics"]  # fmt: skip
    assert "A log of the manager's hours" in dict(found.missing)["Time use"]
    assert tell_missing(found).headline == "What would open more"
    assert [section.headline for section in tell_findings(found)] == ["Strengths", "Blind spots", "Growth areas"]
    assert tell_steps(found) is None
    assert tell_marks(found) is None or "Rep retention" in tell_marks(found).chart.to_dict()["description"]


def test_five_managers_are_too_few_to_compare():
    few = [row for row in roster() if row["team_id"] in "abcde"]
    sessions = [row for team in "abcde" for row in coached(team, 2 if team == "a" else 8)]
    found = report_manager(logs_of(reps=few, teams=managers()[:5], attainment=sold()[:100], coaching=sessions), "ma")
    assert found.why == "5 managers are too few to compare one with the others."
    assert not found.growth
    assert not any(mark.compared for mark in found.marks)


def test_who_is_not_in_post_is_told_with_a_remedy():
    handed = managers(a={"manager_id": "new", "manager_since": date(2025, 1, 6)})
    logs = logs_of(teams=handed)
    with pytest.raises(DataError, match=r"There is no manager `zz`\.\nThere are 8"):
        report_manager(logs, "zz")
    with pytest.raises(DataError, match="No file says who manages which team"):
        list_managers(logs_of(teams=[]))


def test_a_manager_who_left_is_listed_as_gone():
    five = ("2024-Q4", *QUARTERS)
    rows = [row for rep in ("a0", "b0") for row in year_of(100, 90, rep, quarters=five)]
    handed = managers(a={"manager_id": "new", "manager_name": "Nell", "manager_since": date(2024, 12, 30)})
    logs = logs_of(teams=handed, attainment=rows)
    assert list_managers(logs).gone["name"].tolist() == ["Manager A"]
    with pytest.raises(DataError, match="Manager A has not been in post since 2024 Q4"):
        report_manager(logs, "ma")


@pytest.mark.parametrize(
    ("name", "edges"),
    [("activity_attainment", (0.98, 1.06)), ("coaching_cadence", (0.98, 1.0)), ("culture", (1.0, 1.06))],
)
def test_an_interval_keeps_to_what_its_unit_can_be(name, edges):
    assert within_unit(MEASURES[name], 0.98, 1.06) == edges
