"""Hours, reviews, reps who stayed and candidates in a manager's report, counted by hand."""

from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest

from analysis.questions.managers import list_managers, report_manager
from analysis.story.managers import tell_manager
from analysis.story.managers_facts import tell_logged, tell_time
from analysis.story.managers_list import tell_managers
from tests.eight_managers import MONDAY, TEAMS, logs_of, managers, roster


def test_hours_are_held_against_the_half():
    weeks = [MONDAY + timedelta(days=7 * at) for at in range(52)]
    rows = [
        {"manager_id": f"m{team}", "week": week, "category": category, "hours": hours + (at % 3) / 4}
        for team in TEAMS
        for at, week in enumerate(weeks)
        for category, hours in (("firefighting", 24 if team == "b" else 8), ("admin", 6), ("coaching", 10))
    ]
    logs = logs_of(time_use=rows)
    found = report_manager(logs, "mb")
    assert found.time.lost == pytest.approx(30 / 40, abs=0.01)
    assert found.time.expected == pytest.approx(14 / 24, abs=0.01)
    assert (found.time.weeks, found.time.others) == (52, 7)
    assert found.time.shares["name"].tolist() == ["firefighting", "coaching", "admin"]
    assert tell_manager(found).headline.startswith("75\u00a0% of Manager B's hours go to firefighting and admin")
    listed = list_managers(logs)
    assert tell_managers(listed).headline.startswith("75\u00a0% of Manager B's hours")
    assert (tell_managers(listed).numbers[1].value, tell_managers(listed).numbers[1].note) == ("8", "managers")
    lost = np.where(listed.frame["lost"] > 0.7, 0.7, 0.4)  # one of them
    alone = tell_managers(replace(listed, frame=listed.frame.assign(lost_low=lost))).numbers[1]
    assert (alone.label, alone.value, alone.note) == ("Half the hours lost", "1", "manager")


def test_hours_of_one_quarter_are_told_without_a_range_and_are_no_headline():
    """Of one manager in one quarter nobody knows how far the hours scatter."""
    rows = [
        {"manager_id": "mb", "week": date(2025, 11, 3) + timedelta(days=7 * at), "category": category, "hours": hours}
        for at in range(4)
        for category, hours in (("firefighting", 24), ("coaching", 16))
    ]
    found = report_manager(logs_of(time_use=rows), "mb")
    assert np.isnan(found.time.low)
    assert "firefighting" not in tell_manager(found).headline
    section = tell_time(found)
    assert section.headline == "60\u00a0% of the hours go to firefighting and admin"
    assert section.lead == "40 hours a week, 4 weeks."


def test_reviews_plans_and_weak_reps_are_counted():
    reviews = [
        {"rep_id": "a0", "reviewed_on": date(2025, 2, 3), "rating": "C", "strengths": "Prepares", "gaps": "Price",
         "has_plan": True, "plan_due_on": date(2025, 5, 5), "plan_done_on": None, "improved": None},
        {"rep_id": "a0", "reviewed_on": date(2025, 8, 4), "rating": "B", "strengths": "Prepares", "gaps": None},
        {"rep_id": "a1", "reviewed_on": date(2025, 2, 3), "rating": "C"},
    ]  # fmt: skip
    found = report_manager(logs_of(reviews=reviews), "ma")
    facts = {one.name: one for one in found.talent}
    assert {name: one.said for name, one in facts.items()} == {
        "reviews": "3 of 60", "unreviewed": "4 of 5", "recorded": "1 of 3", "aged": "1 of 1", "settled": "1 of 2",
        "stayed": "20 of 20",
    }  # fmt: skip
    assert facts["aged"].note == "the oldest by 33 weeks"
    assert facts["reviews"].others == "0\u00a0%"
    assert tell_logged(found).table["This team"].tolist()[3] == "1 of 1, the oldest by 33 weeks"


def test_one_good_review_among_bad_ones_is_no_improvement():
    """Rated C, then B a quarter later, then C again: only the last review counts, half a year later or more."""
    ratings = {"a0": "CBC", "a1": "CCB", "a2": "CB"}
    days = (date(2025, 2, 3), date(2025, 5, 5), date(2025, 9, 1))
    reviews = [{"rep_id": rep, "reviewed_on": day, "rating": rating}
               for rep, said in ratings.items() for day, rating in zip(days, said, strict=False)]  # fmt: skip
    facts = {one.name: one for one in report_manager(logs_of(reviews=reviews), "ma").talent}
    assert facts["settled"].said == "1 of 3"
    assert "last review" in facts["settled"].note
    assert "half are better by chance" in facts["settled"].note


def test_who_stayed_is_counted_by_quarter_so_that_spans_are_alike():
    reps = [row | ({"left_on": date(2025, 8, 15)} if row["rep_id"] == "a4" else {}) for row in roster()]
    review = [{"rep_id": "a0", "reviewed_on": date(2025, 2, 3), "rating": "B"}]
    handed = managers(a={"manager_id": "new", "manager_since": date(2025, 6, 30)})
    logs = logs_of(reps=reps, reviews=review, teams=handed)
    stayed = {who: {one.name: one.said for one in report_manager(logs, who).talent}["stayed"] for who in ("ma", "new")}
    assert stayed == {"ma": "10 of 10", "new": "8 of 9"}


def test_candidates_seats_and_new_reps_are_counted():
    met = {"team_id": "a", "opened_on": date(2025, 2, 10), "rating": "A"}
    seat = {"seat_id": "s1", "seat_opened_on": date(2025, 1, 20)}
    hired = {"stage": "hired", "closed_on": date(2025, 3, 1), "hired_rep_id": "a4"}
    candidates = [
        {"candidate_id": "1", **met, **seat, **hired},
        {"candidate_id": "2", **met, **seat, "stage": "declined", "closed_on": date(2025, 2, 20)},
        {"candidate_id": "3", "team_id": "a", "opened_on": date(2025, 8, 4), "stage": "met"},
        {"candidate_id": "4", **met, "seat_id": "s2", "seat_opened_on": date(2025, 2, 1), "stage": "interviewed"},
    ]
    reps = [row | ({"hired_on": date(2025, 3, 3)} if row["rep_id"] == "a4" else {}) for row in roster()]
    found = report_manager(logs_of(candidates=candidates, reps=reps), "ma")
    facts = {one.name: (one.said, one.note) for one in found.recruiting}
    assert facts["always"] == ("2 of 4", "1 without an open seat")
    assert facts["pipeline"] == ("1.5", "2 seats, 1 still open with 1 in play")
    assert facts["a_players"] == ("1 of 1", "")
    assert facts["days"] == ("40", "1 seat, the open ones stand open for 330")
    assert facts["ramp"] == ("94\u00a0%", "1 new rep")
