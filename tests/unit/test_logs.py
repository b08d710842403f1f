"""Logs: what stands below the panel, worked by hand on a small company; and what of it may be shown."""

from datetime import date

import pandas as pd
import pytest

from analysis.logs import build_logs
from analysis.panel import build_panel
from analysis.privacy import shown_items
from tests.company import Company, answer, roster, won


def day(text):
    return date.fromisoformat(text)


@pytest.fixture
def logs():
    company = Company(
        reps=roster(north="ann bob"),
        teams=[
            {"team_id": "north", "manager_id": "m1", "manager_name": "Ada", "manager_was_rep": True},
            {"team_id": "north", "manager_id": "m2", "manager_name": "Bea", "manager_since": day("2025-02-17")},
        ],
        deals=[won("ann", "2025-01-10", 5.0), won("bob", "2025-06-28", 5.0)],
        coaching=[{"session_id": "1", "rep_id": "ann", "held_on": day("2025-01-08"), "has_lesson": True}],
        time_use=[
            {"manager_id": "m1", "week": day("2024-12-30"), "category": "admin", "hours": 8},
            {"manager_id": "m1", "week": day("2025-01-06"), "category": "admin", "hours": 4},
        ],
        survey=[
            answer("p1", "clarity_clear", 4),
            answer("p2", "clarity_clear", 3, scale_min=1, scale_max=3),
            answer("m1", "motivation_intrinsic", 2, rater="manager", subject_id="ann"),
        ],
    )
    return build_logs(company, build_panel(company))


def test_a_managers_week_counts_to_the_quarter_of_its_thursday(logs):
    row = logs.hours.iloc[0]
    assert (row["manager"], row["quarter"], row["hours"], row["weeks"]) == ("m1", "2025-Q1", 12.0, 2.0)


def test_two_managers_of_one_quarter_each_have_their_weeks(logs):
    first = logs.posts[logs.posts["quarter"] == "2025-Q1"].set_index("manager")
    assert first["weeks"].to_dict() == {"m1": 7.0, "m2": 6.0}
    assert first.loc["m1", "promoted"] == 1.0
    assert first.loc["m2", "manager_name"] == "Bea"
    assert first.loc["m2", "since"] == pd.Timestamp("2025-02-17")
    assert pd.isna(first.loc["m1", "since"])


def test_answers_of_everybody_stand_on_one_scale(logs):
    scores = logs.answers.set_index(["rater", "subject_id", "respondent_id"])["score"].to_dict()
    assert scores == {("manager", "ann", "m1"): 2.0, ("rep", "", "p1"): 4.0, ("rep", "", "p2"): 5.0}


def test_a_session_knows_its_team_and_what_was_not_logged(logs):
    session = logs.sessions.iloc[0]
    assert (session["team_id"], session["rep_id"], session["lesson"]) == ("north", "ann", 1.0)
    assert pd.isna(session["plan"])


def rows(*cells):
    """(team, quarter, respondents, score): everybody answers one item alike."""
    found = [
        {"team_id": team, "quarter": quarter, "week_start": quarter, "item": "x", "score": score, "respondent_id": who}
        for team, quarter, people, score in cells
        for who in people
    ]
    return pd.DataFrame(found)


def test_an_item_is_shown_of_five_people_and_a_quarter_counts_once():
    seen = shown_items(rows(("a", "q1", "vwxyz", 2.0), ("a", "q2", "uvwxyz", 4.0), ("b", "q1", "stuv", 5.0)))
    assert seen.to_dict("records") == [{"team_id": "a", "item": "x", "value": 3.0, "n": 6.0}]


def test_small_quarters_are_pooled_only_where_all_quarters_are_looked_at():
    small = rows(("a", "q1", "vwx", 2.0), ("a", "q2", "xyz", 4.0))
    assert shown_items(small)["n"].tolist() == [5.0]
    assert shown_items(small, whole=False).empty
