"""The coaching page's log, worked by hand on a team of three."""

from datetime import date, timedelta

import pandas as pd
import pytest

from analysis.errors import DataError
from analysis.logs import build_logs
from analysis.panel import build_panel
from analysis.questions.coaching import review_coaching
from analysis.questions.coaching_weeks import lay_weeks
from analysis.story.coaching import tell_coaching, tell_steps, tell_waiting
from analysis.story.coaching_weeks import tell_weeks
from tests.company import Company, roster, session, won

MONDAY = date(2024, 12, 30)  # the first of the thirteen weeks of 2025-Q1


def week(number: int, **more) -> str:
    return (MONDAY + timedelta(days=7 * (number - 1), **more)).isoformat()


def logs_of(coaching, **tables):
    company = Company(
        **{
            "reps": roster(north="ann bob cat", south="dan"),
            "deals": [won("ann", "2025-01-10", 5.0), won("bob", "2025-03-30", 5.0)],
            "coaching": coaching,
        }
        | tables
    )
    return build_logs(company, build_panel(company))


@pytest.fixture(scope="module")
def logs():
    """Ann is coached every other week, Bob meets once without a plan, Cat and the team in the south never."""
    held = [session("ann", week(number)) for number in (1, 3, 5, 7, 9, 11, 13)]
    return logs_of([*held, session("bob", week(4), plan=False)])


def test_weeks_with_coaching_are_counted_of_all_weeks_of_the_teams_that_log(logs):
    found = review_coaching(logs)
    assert (found.last, found.weeks, found.unlogged) == ("2025-Q1", 13, 1)
    assert found.cadence == pytest.approx(7 / 39)
    assert found.summary() == "Reps are coached in 18 % of their weeks. 1 of 3 had no session in 2025-Q1."


def test_a_session_without_a_plan_is_a_meeting_and_no_coaching(logs):
    reps = review_coaching(logs).reps.set_index("rep_name")
    assert reps["coached"].to_dict() == {"cat": 0, "bob": 0, "ann": 7}
    assert reps["met"].to_dict() == {"cat": 0, "bob": 1, "ann": 7}


def test_gaps_are_weeks_in_a_row_without_any_session(logs):
    reps = review_coaching(logs).reps.set_index("rep_name")
    assert reps["longest"].to_dict() == {"cat": 13, "bob": 9, "ann": 1}
    assert reps["since"].to_dict() == {"cat": 13, "bob": 9, "ann": 0}
    assert list(review_coaching(logs).waiting["rep_name"]) == ["cat", "bob"]


def test_weeks_away_end_a_gap():
    reps = [
        {"rep_id": "ann", "team_id": "north"},
        {"rep_id": "bob", "team_id": "north", "left_on": date(2025, 1, 19)},
        {"rep_id": "bob", "team_id": "north", "joined_on": date(2025, 2, 24)},
    ]
    found = review_coaching(logs_of([session("ann", week(number)) for number in range(1, 14)], reps=reps))
    bob = found.reps.set_index("rep_name").loc["bob"]
    assert (bob["weeks"], bob["longest"], bob["since"]) == (8, 5, 5)


def test_who_was_there_for_less_than_half_of_the_quarter_is_not_asked_about():
    reps = [*roster(north="ann"), {"rep_id": "new", "team_id": "north", "joined_on": date(2025, 2, 24)}]
    found = review_coaching(logs_of([session("ann", week(number)) for number in range(1, 14)], reps=reps))
    assert list(found.reps["rep_name"]) == ["ann"]


def test_who_has_left_waits_for_nothing():
    reps = [*roster(north="ann"), {"rep_id": "gone", "team_id": "north", "left_on": date(2025, 3, 10)}]
    found = review_coaching(logs_of([session("ann", week(number)) for number in range(1, 14)], reps=reps))
    assert list(found.left_out["rep_name"]) == ["gone"]
    assert found.waiting.empty


def test_a_quarter_that_has_only_begun_is_not_the_last_full_one():
    held = [session("ann", week(number)) for number in range(1, 17)]
    assert review_coaching(
        logs_of(held, deals=[won("ann", "2025-01-10", 5.0), won("ann", "2025-04-20", 5.0)])
    ).last == ("2025-Q1")


def test_a_follow_up_counts_once_it_is_due_and_on_time_by_its_day():
    def followed(number, due, held):
        return session("ann", week(number)) | {"follow_up_due_on": due, "followed_up_on": held}

    coaching = [
        followed(1, week(2), week(2)),
        followed(2, week(3), week(4)),
        followed(3, week(4), None),
        followed(13, week(20), None),
    ]
    steps = review_coaching(logs_of(coaching)).steps.set_index("name")
    assert steps.loc["done", ["count", "base"]].tolist() == [2, 3]
    assert steps.loc["on_time", ["count", "base"]].tolist() == [1, 3]


def test_follow_ups_that_nobody_logs_are_not_known_rather_than_missed():
    coaching = [session("ann", week(number)) | {"follow_up_due_on": week(number + 1)} for number in range(1, 5)]
    found = review_coaching(logs_of(coaching))
    assert found.steps.set_index("name").loc["done", "base"] == 0
    assert "The days a follow-up was due and held would show what becomes of it." in tell_steps(found).lead


def test_without_structure_in_the_log_any_session_counts_and_the_page_says_so():
    found = review_coaching(logs_of([session("ann", week(number), None, None) for number in range(1, 14)]))
    assert found.cadence == pytest.approx(13 / 39)
    assert not found.structured
    assert tell_coaching(found).lead.startswith("Any session counts")
    assert "What a session holds is not logged" in tell_steps(found).headline


def test_without_a_session_the_page_says_what_a_list_of_them_would_open():
    found = review_coaching(logs_of([]))
    assert found.measure is None
    assert found.summary() == "No coaching session is logged yet."
    assert tell_coaching(found).headline == "No coaching session is logged yet."
    assert "who is left out" in tell_coaching(found).lead
    assert tell_waiting(found) is None
    assert tell_steps(found) is None


def test_the_calendar_has_a_cell_for_every_week_on_the_team(logs):
    found = lay_weeks(logs, team="north")
    assert len(found.cells) == 39
    assert found.cells["state"].value_counts().to_dict() == {"none": 31, "coached": 7, "met": 1}
    assert list(found.reps["rep_name"]) == ["bob", "cat", "ann"]
    assert found.summary() == "north: 7 of 39 weeks of 3 reps were coached."
    assert tell_weeks(found).headline == "north: coached in 18\u00a0% of the last 13 weeks"


def test_a_team_that_logs_nothing_has_no_calendar(logs):
    with pytest.raises(DataError, match="No coaching session of team south"):
        lay_weeks(logs, team="south")


def test_a_team_that_is_gone_shows_its_own_last_weeks():
    quarters = [won("ann", "2025-01-10", 5.0), won("dan", "2025-12-28", 5.0)]
    reps = [*roster(south="dan"), {"rep_id": "ann", "team_id": "north", "left_on": date(2025, 3, 30)}]
    held = [session("ann", week(2)), session("dan", week(50))]
    found = lay_weeks(logs_of(held, reps=reps, deals=quarters), team="north")
    assert found.weeks[-1] == pd.Timestamp("2025-03-24")
    assert len(found.cells) == 13


def test_namesakes_are_told_apart_by_their_ids():
    reps = [{"rep_id": rep, "rep_name": "Kim Lee", "team_id": "north"} for rep in ("k1", "k2")]
    found = lay_weeks(logs_of([session("k1", week(1))], reps=reps, deals=[won("k1", "2025-01-10", 5.0)]), team="north")
    assert sorted(found.reps["rep_name"]) == ["Kim Lee (k1)", "Kim Lee (k2)"]
