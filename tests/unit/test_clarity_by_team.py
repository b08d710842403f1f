"""Strategy clarity and its parts by team: numbers worked by hand, hidden teams, and what stands without an outcome."""

from functools import cache

import pytest

from analysis.charts.clarity_by_team import by_team
from analysis.logs import build_logs
from analysis.panel import build_panel
from analysis.questions.clarity_by_team import CONSTRUCT, clarity_by_team
from analysis.stats.welch import welch
from analysis.story.clarity_by_team import tell_clarity_by_team, tell_every_team
from tests.company import Company, answer, roster, year_of

ITEMS = ("clarity_clear", "clarity_believable", "clarity_implementable")
SCORES = {"t1": (5, 4, 5), "t2": (5, 4, 4), "t3": (3, 3, 3), "t4": (2, 3, 2), "t5": (2, 2, 1)}
REVENUE = {"t1": 130, "t2": 120, "t3": 100, "t4": 80, "t5": 70}


@cache
def logs_of(people="abcde", few=(), outcome=True):
    survey = [
        answer(f"{team} {letter}", item, score, team_id=team)
        for team, scores in SCORES.items()
        for letter in (people[:4] if team in few else people)
        for item, score in zip(ITEMS, scores, strict=True)
    ]
    attainment = [row for team, revenue in REVENUE.items() for row in year_of(100, revenue, team)] if outcome else []
    company = Company(reps=roster(**{team: team for team in SCORES}), attainment=attainment, survey=survey)
    return build_logs(company, build_panel(company))


def test_high_and_low_teams_by_hand():
    found = clarity_by_team(logs_of())
    parts = found.parts.set_index("name")
    assert parts.index.tolist() == [CONSTRUCT, *ITEMS]
    assert parts.loc["clarity_clear", ["mean", "high", "low", "difference", "teams"]].tolist() == [3.4, 5, 2, 3, 5]
    assert parts.loc[CONSTRUCT, "high"] == pytest.approx((14 / 3 + 13 / 3) / 2, abs=0.005)


def test_teams_stand_by_their_clarity_and_carry_their_group():
    dots = clarity_by_team(logs_of()).dots
    first = dots[dots["name"] == CONSTRUCT]
    assert first["team_id"].tolist() == ["t1", "t2", "t3", "t4", "t5"]
    assert first["segment"].tolist() == ["high", "high", "middle", "low", "low"]
    assert first["value"].tolist() == [4.7, 4.3, 3.0, 2.3, 1.7]


def test_a_team_of_four_is_in_no_mean_and_is_said_to_have_too_few():
    found = clarity_by_team(logs_of(few=("t5",)))
    assert found.hidden == 1
    assert found.parts.set_index("name").loc["clarity_clear", "mean"] == 3.75
    assert found.dots[found.dots["team_id"] == "t5"]["value"].isna().all()
    drawn = by_team(found)
    assert "T5: too few answers" in drawn.description or "t5: too few answers" in drawn.description
    assert "1 team has fewer than five answers and is not shown." in tell_every_team(found).how_to_read


def test_the_section_says_both_levels_and_its_doubt():
    assert tell_clarity_by_team(clarity_by_team(logs_of())).headline == (
        "Reps of high teams rate strategy clarity 4.5, of low teams 2.0."
    )


def test_without_an_outcome_the_level_is_told_and_teams_have_no_group():
    found = clarity_by_team(logs_of(outcome=False))
    assert (found.outcome, found.quarters) == (None, ("2025-Q1",))
    assert set(found.dots["segment"]) == {""}
    assert tell_clarity_by_team(found).headline.startswith("Reps rate strategy clarity 3.2 of 5")
    assert tell_clarity_by_team(found).chart is None


def test_without_a_survey_the_section_says_what_opens_it():
    company = Company(reps=roster(t1="t1"), attainment=year_of(100, 90, "t1"))
    section = tell_clarity_by_team(clarity_by_team(build_logs(company, build_panel(company))))
    assert section.headline == "Strategy clarity is not measured yet"
    assert "Three statements asked of reps open it" in section.lead


def test_where_every_team_is_too_small_nothing_is_shown():
    found = clarity_by_team(logs_of(people="abcd"))
    section = tell_clarity_by_team(found)
    assert (found.parts.empty, found.hidden) == (True, 5)
    assert section.lead == "Fewer than five reps answered in each of 5 teams, so nothing is shown."


def test_finished_scores_tell_the_whole_and_not_its_parts():
    scores = [
        {"team_id": team, "asked_on": "2025-02-03", "item": item, "score": score, "n": 8, "rater": "rep"}
        for team, values in SCORES.items()
        for item, score in zip(ITEMS, values, strict=True)
    ]
    company = Company(
        reps=roster(**{team: team for team in SCORES}),
        attainment=[row for team, revenue in REVENUE.items() for row in year_of(100, revenue, team)],
        survey_scores=scores,
    )
    found = clarity_by_team(build_logs(company, build_panel(company)))
    assert found.parts["name"].tolist() == [CONSTRUCT]
    assert "finished scores" in tell_clarity_by_team(found).lead


def test_the_statements_are_held_apart_for_all_three_at_once_and_the_whole_for_itself():
    """Clear: 5 and 5 against 2 and 2 would have no spread; implementable: 5, 4 against 2, 1, two degrees of freedom."""
    parts = clarity_by_team(logs_of()).parts.set_index("name")
    row = parts.loc["clarity_implementable"]
    assert row["diff_high"] - row["difference"] == pytest.approx(7.649 * 0.5**0.5, abs=0.01)  # t at 1 - .025 / 3
    first = parts.loc[CONSTRUCT]
    sides = [(14 / 3, 13 / 3), (7 / 3, 5 / 3)]
    assert first["diff_high"] == pytest.approx(welch(*sides)[1], abs=0.01)
