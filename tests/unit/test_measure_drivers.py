"""The core drivers, worked by hand."""

import pytest

from tests.company import Company, answer, measured, roster, session, year_of

Q1 = ("north", "2025-Q1")


def asked(*answers, **tables):
    return Company(reps=roster(north="ann bob"), attainment=year_of(1, 1, "ann"), survey=answers, **tables)


def coached(*sessions, reps=None, quarters=("2025-Q1",)):
    reps = reps or roster(north="ann bob")
    return Company(reps=reps, attainment=year_of(1, 1, "ann", quarters=quarters), coaching=sessions)


def test_measure_coaching_cadence_is_the_share_of_rep_weeks_with_a_structured_session():
    # weeks of 30 December to 20 January: 4 weeks of 2 reps; ann coached in two, twice in the first; bob without a plan
    log = [
        session("ann", "2024-12-30"),
        session("ann", "2025-01-03"),
        session("ann", "2025-01-22"),
        session("bob", "2025-01-08", plan=False),
    ]
    assert measured("coaching_cadence", coached(*log)) == {Q1: (0.25, 8)}


def test_measure_coaching_cadence_counts_any_session_where_structure_is_not_logged():
    log = [session("ann", "2025-01-03", None, None), session("bob", "2025-01-08", None, None)]
    assert measured("coaching_cadence", coached(*log)) == {Q1: (0.5, 4)}


def test_measure_coaching_cadence_is_unmeasured_before_a_team_s_first_logged_session():
    log = [session("ann", "2025-01-03"), session("cid", "2025-06-26")]
    found = measured(
        "coaching_cadence", coached(*log, reps=roster(north="ann", south="cid"), quarters=("2025-Q1", "2025-Q2"))
    )
    assert found == {
        Q1: (pytest.approx(1 / 13), 13),
        ("north", "2025-Q2"): (0.0, 13),
        ("south", "2025-Q2"): (pytest.approx(1 / 13), 13),
    }


def test_measure_coaching_cadence_counts_only_weeks_on_the_team():
    reps = [
        {"rep_id": "ann", "team_id": "north", "joined_on": "2025-01-10"},  # a Friday: from the week of 16 January
        {"rep_id": "bob", "team_id": "north", "left_on": "2025-01-09"},  # a Thursday: two weeks
        {"rep_id": "bob", "team_id": "south", "joined_on": "2025-01-20"},
    ]
    log = [
        session("ann", "2025-01-10"),
        session("ann", "2025-01-13"),
        session("bob", "2025-01-07"),
        session("bob", "2025-01-24"),
    ]
    assert measured("coaching_cadence", coached(*log, reps=reps)) == {Q1: (0.5, 4), ("south", "2025-Q1"): (1.0, 1)}


def test_measure_strategy_clarity_is_the_mean_over_respondents_of_their_items():
    company = asked(
        answer("a", "clarity_clear", 5), answer("a", "clarity_believable", 4), answer("a", "clarity_implementable", 3),
        answer("b", "clarity_clear", 2), answer("b", "culture_modelled", 1),
        answer("boss", "clarity_clear", 5, rater="manager"), answer("c", "own_item", 5),
    )  # fmt: skip
    assert measured("strategy_clarity", company) == {Q1: (3.0, 2)}


def test_measure_culture_is_brought_to_the_scale_of_1_to_5():
    company = asked(
        answer("a", "culture_modelled", 7, scale_min=1, scale_max=7),
        answer("b", "culture_modelled", 50, scale_min=0, scale_max=100),
    )
    assert measured("culture", company) == {Q1: (4.0, 2)}


def test_measure_culture_takes_published_scores_only_where_nobody_answered():
    def score(day, value, n):
        return {"team_id": "north", "asked_on": day, "item": "culture_believed", "score": value, "n": n}

    company = Company(
        reps=roster(north="ann"),
        attainment=year_of(1, 1, "ann", quarters=("2025-Q1", "2025-Q2")),
        survey=[answer("a", "culture_modelled", 2)],
        survey_scores=[score("2025-02-01", 5, 9), score("2025-05-01", 4, 30), score("2025-06-01", 2, 10)],
    )
    assert measured("culture", company) == {Q1: (2.0, 1), ("north", "2025-Q2"): (3.5, 30)}


def test_measure_culture_counts_anonymous_answers_one_by_one():
    company = asked(
        answer(None, "culture_modelled", 2), answer(None, "culture_modelled", 4), answer(None, "culture_believed", 3)
    )
    # the two lowest answers are taken for one person's (2 and 3), the 4 for another's
    assert measured("culture", company) == {Q1: (3.25, 2)}


def test_measure_coaching_structure_is_the_share_of_sessions_with_lesson_and_plan():
    log = [
        session("ann", "2025-01-08"),
        session("ann", "2025-01-09"),
        session("bob", "2025-01-08", plan=False),
        session("bob", "2025-01-15", lesson=None),  # a plan, and of the lesson nothing is said
        session("bob", "2025-01-16", lesson=None, plan=None),  # nothing at all is said
    ]
    assert measured("coaching_structure", coached(*log)) == {Q1: (0.75, 4)}


def test_measure_coaching_structure_is_unknown_where_the_log_never_says():
    assert measured("coaching_structure", coached(session("ann", "2025-01-08", lesson=None, plan=None))) == {}


def due(rep, day, followed=None):
    return session(rep, "2025-01-08") | {"session_id": day, "follow_up_due_on": day, "followed_up_on": followed}


def test_measure_coaching_follow_through_is_the_share_held_by_the_day_due():
    log = [
        due("ann", "2025-01-15", "2025-01-15"),
        due("ann", "2025-01-16", "2025-01-17"),
        due("bob", "2025-01-17"),
        due("bob", "2025-02-20"),  # after the last day the log tells of
        session("bob", "2025-01-09"),
    ]
    assert measured("coaching_follow_through", coached(*log)) == {Q1: (pytest.approx(1 / 3), 3)}
    assert measured("coaching_follow_through", coached(due("ann", "2025-01-08"))) == {}  # no log of follow-ups


def test_measure_commitment_follow_through_is_the_share_done_in_time():
    agreed = [("ann", "2025-02-03", "2025-02-03"), ("ann", "2025-02-04", "2025-02-05"), ("bob", "2025-02-05", None)]
    rows = [
        {"commitment_id": day, "rep_id": rep, "agreed_on": "2025-01-08", "due_on": day, "done_on": done}
        for rep, day, done in (*agreed, ("bob", "2025-03-01", None))
    ]
    found = Company(reps=roster(north="ann bob"), attainment=year_of(1, 1, "ann"), commitments=rows)
    assert measured("commitment_follow_through", found) == {Q1: (pytest.approx(1 / 3), 3)}


def test_measure_activity_attainment_is_what_was_done_over_what_was_expected():
    done = [("ann", 30, 40.0), ("ann", 2, 10.0), ("bob", None, 50.0), ("bob", 99, None)]  # no count: one
    rows = [{"rep_id": rep, "done_on": "2025-01-08", "kind": "call", "count": n, "target": t} for rep, n, t in done]
    found = Company(reps=roster(north="ann bob"), attainment=year_of(1, 1, "ann"), activities=rows)
    assert measured("activity_attainment", found) == {Q1: (0.33, 3)}
