"""The controls, worked by hand. The first quarter of 2025 has 13 weeks, its first Thursday is 2 January."""

import pytest

from tests.company import Company, measured, roster, year_of

Q1 = ("north", "2025-Q1")


def team(potential=None, since="1900-01-01", manager="mo", name="north"):
    return {"team_id": name, "manager_id": manager, "manager_since": since, "territory_potential": potential}


def company(reps, *attainment, teams=()):
    return Company(reps=reps, teams=teams, attainment=attainment or year_of(1, 1, "ann"))


def test_measure_territory_potential_follows_the_row_in_force():
    found = measured(
        "territory_potential", company(roster(north="ann"), teams=[team(1.0), team(1.26, since="2025-01-27")])
    )
    assert found == {Q1: (pytest.approx((4 * 1.0 + 9 * 1.26) / 13), 13)}


def test_measure_territory_potential_holds_before_the_first_dated_manager():
    assert measured("territory_potential", company(roster(north="ann"), teams=[team(0.9, since="2026-01-01")])) == {
        Q1: (pytest.approx(0.9), 13)
    }


def test_measure_tenure_is_in_months_since_hire_and_leaves_out_the_unknown():
    ann = {
        "rep_id": "ann",
        "team_id": "north",
        "hired_on": "2024-02-14",
    }  # 365 days before the middle Thursday, 13 February
    found = measured("tenure", company([ann, *roster(north="bob")]))
    assert found == {Q1: (pytest.approx(365 / 30.4375), 13)}


def test_measure_tenure_starts_with_the_first_team_where_hire_is_unknown():
    moved = [
        {"rep_id": "ann", "team_id": "north", "joined_on": "2024-12-05"},
        {"rep_id": "ann", "team_id": "south", "joined_on": "2025-03-27"},
    ]
    found = measured("tenure", company(moved))
    assert found[Q1] == (pytest.approx((28 + 105) / 2 / 30.4375), 12)
    assert found["south", "2025-Q1"] == (pytest.approx(112 / 30.4375), 1)


def test_measure_ramping_share_is_the_first_26_weeks():
    ann = {
        "rep_id": "ann",
        "team_id": "north",
        "hired_on": "2024-07-25",
    }  # a Thursday; the 26th week ends on 22 January
    bob = {"rep_id": "bob", "team_id": "north", "hired_on": "2020-01-01"}
    assert measured("ramping_share", company([ann, bob])) == {Q1: (pytest.approx(3 / 26), 26)}


def test_measure_quota_difficulty_compares_with_the_company_in_that_quarter():
    rows = year_of(90, 1, "ann", "bob") + year_of(180, 1, "cid")
    found = measured("quota_difficulty", company(roster(north="ann bob", south="cid"), *rows))
    assert found == {Q1: (pytest.approx(0.75), 2), ("south", "2025-Q1"): (pytest.approx(1.5), 1)}


def test_measure_span_of_control_counts_all_reps_of_the_manager():
    teams = [team(), team(name="south"), team(name="west", manager="lu")]
    found = measured("span_of_control", company(roster(north="ann bob", south="cid", west="dee"), teams=teams))
    assert found == {Q1: (3.0, 13), ("south", "2025-Q1"): (3.0, 13), ("west", "2025-Q1"): (1.0, 13)}


def test_measure_span_of_control_starts_when_the_manager_does():
    reps = [*roster(north="ann"), {"rep_id": "bob", "team_id": "north", "joined_on": "2025-03-24"}]
    found = measured("span_of_control", company(reps, teams=[team(since="2025-03-17")]))
    assert found == {Q1: (1.5, 2)}
