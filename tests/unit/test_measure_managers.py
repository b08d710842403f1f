"""What managers give their time to, whom they review and how clear they think things are, worked by hand."""

import pytest

from tests.company import Company, answer, measured, roster, year_of

Q1, Q2 = ("north", "2025-Q1"), ("north", "2025-Q2")
BOTH = ("2025-Q1", "2025-Q2")


def company(**tables):
    kept = {"reps": roster(north="ann bob"), "attainment": year_of(1, 1, "ann", quarters=BOTH)}
    return Company(**kept | tables)


def spent(category, hours, week="2025-02-03", manager="mo"):
    return {"manager_id": manager, "week": week, "category": category, "hours": hours}


LED = [{"team_id": "north", "manager_id": "mo"}, {"team_id": "south", "manager_id": "lu"}]


def test_measure_coaching_time_and_firefighting_and_admin_time_are_shares_of_the_hours_told_of():
    log = [spent("coaching", 8), spent("admin", 10), spent("firefighting", 14), spent("customers", 8)]
    log += [spent("coaching", 10, "2025-02-12"), spent("hiring", 99, manager="lu")]  # lu has no reps
    found = company(teams=LED, time_use=log)
    assert measured("coaching_time", found) == {Q1: (18 / 50, 2)}
    assert measured("firefighting_and_admin_time", found) == {Q1: (24 / 50, 2)}


def test_measure_firefighting_and_admin_time_belongs_to_the_manager_in_post_that_week():
    teams = [{"team_id": "north", "manager_id": "mo"}]
    teams += [{"team_id": "north", "manager_id": "lu", "manager_since": "2025-02-10"}]
    log = [spent("admin", 10), spent("coaching", 10), spent("admin", 30, manager="lu")]  # lu not yet in post
    log += [spent("coaching", 20, "2025-02-17", "lu"), spent("admin", 40, "2025-02-17")]  # mo no longer
    assert measured("firefighting_and_admin_time", company(teams=teams, time_use=log)) == {Q1: (10 / 40, 2)}


def test_measure_review_cadence_is_reviews_a_rep_for_thirteen_weeks():
    # bob leaves after 7 of 13 weeks: 20 rep-weeks, 2 reviews; in the second quarter one of ann's 13 weeks
    reps = [*roster(north="ann"), {"rep_id": "bob", "team_id": "north", "left_on": "2025-02-13"}]
    held = [{"rep_id": rep, "reviewed_on": day} for rep, day in (("ann", "2025-01-15"), ("bob", "2025-01-15"))]
    held += [{"rep_id": "ann", "reviewed_on": "2025-05-15"}, {"rep_id": "bob", "reviewed_on": "2025-05-15"}]
    assert measured("review_cadence", company(reps=reps, reviews=held)) == {Q1: (26 / 20, 2), Q2: (1.0, 1)}


def test_measure_review_cadence_starts_with_a_team_s_first_review_and_ends_with_the_last():
    quarters = ("2025-Q1", "2025-Q2", "2025-Q3", "2025-Q4")
    rows = {"reps": roster(north="ann", south="cid"), "attainment": year_of(1, 1, "ann", quarters=quarters)}
    held = [{"rep_id": "ann", "reviewed_on": "2025-05-15"}, {"rep_id": "cid", "reviewed_on": "2025-08-15"}]
    found = measured("review_cadence", company(**rows, reviews=held))
    assert found == {Q2: (1, 1), ("north", "2025-Q3"): (0, 1), ("south", "2025-Q3"): (1, 1)}


def test_measure_clarity_perception_gap_is_the_manager_s_answer_less_the_reps_on_the_same_items():
    answers = [
        answer("a", "clarity_clear", 2),
        answer("a", "clarity_believable", 4),
        answer("b", "clarity_clear", 5),
        answer("b", "clarity_implementable", 1),  # the manager skipped it
        answer("mo", "clarity_clear", 4, rater="manager"),
        answer("mo", "clarity_believable", 5, rater="manager"),
        answer("mo", "clarity_clear", 1, rater="manager", subject_id="ann"),
        answer("lead", "clarity_clear", 1, rater="leader"),
    ]
    # a: 2 and 1 above, so 1.5; b: 1 below
    assert measured("clarity_perception_gap", company(survey=answers)) == {Q1: (0.25, 2)}


def test_measure_clarity_perception_gap_needs_both_sides_in_one_quarter():
    answers = [
        answer("a", "clarity_clear", 2),
        answer("mo", "clarity_clear", 4, "2025-05-05", rater="manager"),
    ]
    assert measured("clarity_perception_gap", company(survey=answers)) == {}
    answers += [answer("a", "clarity_clear", 6, "2025-05-05", scale_min=0, scale_max=10)]
    assert measured("clarity_perception_gap", company(survey=answers)) == {Q2: (pytest.approx(4 - 3.4), 1)}
