"""Reps beside their bosses on strategy clarity, worked by hand; and who may not be seen in it."""

import pytest

from analysis.logs import build_logs
from analysis.panel import build_panel
from analysis.questions.clarity import CONSTRUCT, compare_clarity
from analysis.story.clarity import tell_clarity, tell_clarity_teams
from tests.company import Company, answer, roster, year_of

ITEMS = ("clarity_clear", "clarity_believable", "clarity_implementable")
FIVE = "abcde"


def said(team, people, score, rater="rep", day="2025-02-03", items=ITEMS, **more):
    """Everybody of `people` gives every item the same score."""
    who = [people] if rater != "rep" else [f"{team} {letter}" for letter in people]
    return [answer(one, item, score, day, team_id=team, rater=rater, **more) for one in who for item in items]


def logs_of(*answers, teams="north south"):
    names = teams.split()
    company = Company(
        reps=roster(**{team: f"{team}1 {team}2" for team in names}),
        attainment=[row for team in names for row in year_of(100, 90, f"{team}1", quarters=("2025-Q1", "2025-Q2"))],
        survey=[row for rows in answers for row in rows],
    )
    return build_logs(company, build_panel(company))


def two_teams(*more):
    """Reps of both teams say 3; the managers 4 and 5."""
    return logs_of(
        said("north", FIVE, 3),
        said("south", FIVE, 3),
        said("north", "m1", 4, "manager"),
        said("south", "m2", 5, "manager"),
        *more,
    )


def test_the_same_difference_is_said_in_five_ways():
    found = compare_clarity(two_teams())
    gaps = {way: found.gap(way=way).gap for way in ("relative", "from_lowest", "points", "agree", "fewer")}
    assert gaps == pytest.approx(
        {"relative": 1.5 / 4.5, "from_lowest": 1.5 / 3.5, "points": 1.5, "agree": 1.0, "fewer": 1.0}, abs=0.001
    )
    row = found.gap(name="clarity_believable")
    assert (row.reps, row.bosses, row.teams, row.people) == (3.0, 4.5, 2, 2)


def test_each_statement_stands_beside_all_three_together():
    names = compare_clarity(two_teams()).gaps["name"].unique().tolist()
    assert names == [CONSTRUCT, *ITEMS]


def test_of_two_managers_there_is_no_interval_and_the_sentence_says_so():
    found = compare_clarity(two_teams())
    assert found.gap().isna()[["low", "high"]].all()
    assert found.summary() == "Reps rate strategy clarity 33 % lower than their managers."
    assert (
        tell_clarity(found).headline
        == "Reps rate strategy clarity 33\u00a0% lower than their managers; how sure is not known with so few."
    )


def test_only_quarters_in_which_both_answered_count():
    late = said("north", FIVE, 1, day="2025-05-05")
    assert compare_clarity(two_teams(late)).gap().gap == pytest.approx(1.5 / 4.5, abs=0.001)


def test_what_a_manager_says_of_one_rep_is_not_about_the_team():
    judged = said("north", "m1", 1, "manager", subject_id="north1")
    assert compare_clarity(two_teams(judged)).gap().bosses == 4.5


def test_four_reps_are_in_no_number():
    few = said("west", "abcd", 1), said("west", "m3", 5, "manager")
    logs = logs_of(
        said("north", FIVE, 3),
        said("south", FIVE, 3),
        said("north", "m1", 4, "manager"),
        said("south", "m2", 5, "manager"),
        *few,
        teams="north south west",
    )
    found = compare_clarity(logs)
    assert (found.gap().gap, found.gap().teams, found.hidden) == (pytest.approx(1.5 / 4.5, abs=0.001), 2, 1)
    assert found.teams["team_id"].tolist() == ["south", "north"]
    assert "1 team with fewer than five answers not shown." in tell_clarity_teams(found).lead


def test_a_team_one_of_whose_statements_is_hidden_is_hidden_whole():
    """Beside the mean of all three and two of them, the third could be worked out."""
    partly = [*said("west", "abcd", 2), *said("west", "e", 2, items=ITEMS[:2])]
    found = compare_clarity(two_teams(partly, said("west", "m3", 5, "manager")))
    assert "west" not in set(found.teams["team_id"])
    assert found.gap().teams == 2


def test_one_leader_of_six_teams_is_one():
    names = [f"t{number}" for number in range(6)]
    answers = [
        rows
        for at, team in enumerate(names)
        for rows in (said(team, FIVE, 2 + at % 2), said(team, "boss", 4, "leader"))
    ]
    found = compare_clarity(logs_of(*answers, teams=" ".join(names)))
    row = found.gap("leader")
    assert (row.teams, row.people, row.isna().low) == (6, 1, True)
    assert found.missing == ("manager",)
    assert "with fewer than five there is no interval" in dict(tell_clarity(found).how_sure)["Bosses are few."]


def test_six_managers_bring_an_interval_that_holds_the_difference():
    names = [f"t{number}" for number in range(6)]
    answers = [
        rows
        for at, team in enumerate(names)
        for rows in (said(team, FIVE, 2 + at % 2), said(team, f"m{at}", 4 + at % 3 / 2, "manager"))
    ]
    row = compare_clarity(logs_of(*answers, teams=" ".join(names))).gap()
    assert row.low < row.gap < row.high
    assert row.low > 0


def test_a_boss_who_rates_it_lower_is_said_so():
    logs = logs_of(
        said("north", FIVE, 4),
        said("south", FIVE, 4),
        said("north", "m1", 2, "manager"),
        said("south", "m2", 3, "manager"),
    )
    found = tell_clarity(compare_clarity(logs))
    assert (
        found.headline
        == "Reps rate strategy clarity 60\u00a0% higher than their managers; how sure is not known with so few."
    )


def test_without_bosses_the_page_says_what_their_answers_would_show():
    section = tell_clarity(compare_clarity(logs_of(said("north", FIVE, 3), said("south", FIVE, 3))))
    assert section.headline == "Whether bosses see the strategy as their reps do is not known"
    assert section.lead == "The same three statements, answered by managers, would show how differently they see it."


def test_without_a_survey_nothing_is_compared():
    found = compare_clarity(logs_of())
    assert found.missing == ("rep", "manager", "leader")
    assert found.summary().startswith("Reps and bosses cannot be compared")
    assert "Reps' answers to three statements" in tell_clarity(found).lead


def test_where_no_team_is_large_enough_the_page_says_so():
    found = compare_clarity(logs_of(said("north", "abc", 3), said("north", "m1", 4, "manager")))
    assert found.gaps.empty
    assert found.hidden == 1
    assert "Too few teams have five reps" in tell_clarity(found).lead
