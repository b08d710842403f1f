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


def review(rep, day, rating=None, **more):
    return {"rep_id": rep, "reviewed_on": day, "rating": rating, **more}


def test_measure_plan_coverage_counts_weeks_from_the_review_until_the_plan_is_done_or_due():
    held = [
        # 9 January to 6 February: five Thursdays of ann's thirteen
        review("ann", "2025-01-09", has_plan=True, plan_due_on="2025-04-30", plan_done_on="2025-02-06"),
        review("bob", "2025-02-20", has_plan=True, plan_due_on="2025-03-06", plan_done_on="2025-03-27"),  # three
        review("bob", "2025-01-02", has_plan=False, plan_due_on="2025-02-13"),
    ]
    assert measured("plan_coverage", company(reviews=held)) == {Q1: (8 / 26, 26)}


def test_measure_plan_coverage_of_a_plan_without_a_day_ends_with_the_next_review():
    held = [review("ann", "2025-01-02", has_plan=True), review("ann", "2025-01-23", has_plan=False)]
    assert measured("plan_coverage", company(reviews=held)) == {Q1: (3 / 26, 26)}
    assert measured("plan_coverage", company(reviews=[review("ann", "2025-01-02")])) == {}


THREE = ("2025-Q1", "2025-Q2", "2025-Q3")


def judged(*reviews, **left):
    reps = [{"rep_id": rep, "team_id": "north", "left_on": left.get(rep)} for rep in ("ann", "bob", "cid", "dee")]
    found = company(reps=reps, attainment=year_of(1, 1, "ann", quarters=THREE), reviews=reviews)
    return measured("improve_or_move_on", found)


def test_measure_improve_or_move_on_is_the_share_of_c_ratings_that_lead_somewhere_in_thirty_weeks():
    held = [review(rep, "2025-01-15", "C") for rep in ("ann", "bob", "cid", "dee")]  # the time is up on 13 August
    held += [review("ann", "2025-08-13", "B"), review("bob", "2025-08-14", "A")]  # bob a day too late
    assert judged(*held, cid="2025-07-31") == {("north", "2025-Q3"): (0.5, 4)}


def test_measure_improve_or_move_on_believes_a_plan_s_note_and_waits_for_the_time_to_be_up():
    held = [
        review("ann", "2025-01-15", "C", improved=True, plan_done_on="2025-04-01"),
        review("bob", "2025-01-15", "C"),
    ]
    assert judged(*held) == {}  # nothing is told of after April
    assert judged(*held, review("cid", "2025-08-20", "C")) == {("north", "2025-Q3"): (0.5, 2)}


def test_measure_rep_retention_counts_those_who_leave_the_company_not_the_team():
    reps = [
        *roster(north="ann"),
        {"rep_id": "bob", "team_id": "north", "left_on": "2025-02-14"},
        {"rep_id": "cid", "team_id": "north"},
        {"rep_id": "cid", "team_id": "south", "joined_on": "2025-03-03"},
    ]
    assert measured("rep_retention", company(reps=reps)) == {
        Q1: (pytest.approx(2 / 3), 3),
        Q2: (1, 1),
        ("south", "2025-Q1"): (1, 1),
        ("south", "2025-Q2"): (1, 1),
    }
    assert measured("rep_retention", company()) == {}  # a list of those who are there says nothing of who left


def met(team, day):
    return {"candidate_id": f"{team} {day}", "team_id": team, "opened_on": day, "stage": "met"}


def test_measure_recruiting_cadence_is_the_share_of_weeks_with_somebody_new():
    people = [
        met("north", "2025-01-07"),
        met("north", "2025-01-08"),
        met("north", "2025-01-20"),
        met("west", "2025-01-28"),
    ]
    rows = {"reps": roster(north="ann bob", south="cid"), "candidates": people}
    # five weeks to the last candidate met by anybody; the south met none
    assert measured("recruiting_cadence", company(**rows)) == {Q1: (0.4, 5), ("south", "2025-Q1"): (0, 5)}


def test_measure_a_player_share_goes_by_the_latest_rating():
    # ann is A from 2 January and B from 27 February: 8 of her 13 weeks; bob is C from 13 March: three weeks
    held = [review("ann", "2025-01-02", "A"), review("ann", "2025-02-27", "B"), review("bob", "2025-03-13", "C")]
    found = measured("a_player_share", company(reviews=[*held, review("ann", "2025-01-30")]))
    assert found == {Q1: (8 / 16, 16), Q2: (0, 26)}


def test_measure_a_player_share_forgets_a_rating_after_a_year():
    found = measured("a_player_share", company(reviews=[review("ann", "2024-02-15", "A")]))
    assert found == {Q1: (1, 7)}  # to 13 February


MOTIVES = ("motivation_intrinsic", "motivation_extrinsic", "motivation_problem_solving", "motivation_goal_oriented")


def moved_by(person, *scores, **more):
    return [answer(person, item, score, **more) for item, score in zip(MOTIVES, scores, strict=False)]


def test_measure_motivation_is_that_of_the_reps():
    answers = moved_by("a", 5, 4, 4, 3) + moved_by("b", 2) + moved_by("mo", 1, 1, rater="manager", subject_id="ann")
    assert measured("motivation", company(survey=answers)) == {Q1: (3, 2)}


def test_measure_motivation_known_is_the_distance_between_two_mixes():
    # the team: 4, 2, 3, 3, so +1 -1 0 0; the manager of two reps: 3, 5, 4, 4, so -1 +1 0 0
    answers = moved_by("a", 5, 1, 3, 3) + moved_by("b", 3, 3, 3, 3)
    answers += moved_by("mo", 2, 5, 4, 4, rater="manager", subject_id="ann")
    answers += moved_by("mo", 4, 5, 4, 4, rater="manager", subject_id="bob")
    answers += moved_by("mo", 1, 1, 1, 5, rater="manager")  # of the team as a whole: not asked for
    assert measured("motivation_known", company(survey=answers)) == {Q1: (1, 2)}


def test_measure_motivation_known_does_not_mind_a_generous_manager():
    answers = moved_by("a", 1, 2, 3, 2) + moved_by("mo", 3, 4, 5, 4, rater="manager", subject_id="ann")
    assert measured("motivation_known", company(survey=answers)) == {Q1: (0, 1)}
