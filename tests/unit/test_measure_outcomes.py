"""The outcomes, worked by hand. The first quarter of 2025 has 13 weeks."""

import pytest

from tests.company import Company, lost, measured, roster, won, year_of

Q1 = ("north", "2025-Q1")


def test_measure_quota_attainment_is_revenue_over_quota_of_the_whole_team():
    rows = year_of(100, 150, "ann") + year_of(300, 150, "bob")
    company = Company(reps=roster(north="ann bob"), attainment=rows)
    assert measured("quota_attainment", company) == {Q1: (0.75, 2)}


def test_measure_quota_attainment_takes_won_deals_where_the_file_has_no_revenue():
    company = Company(
        reps=roster(north="ann bob"),
        attainment=year_of(100, 90, "ann") + year_of(100, None, "bob"),
        deals=[
            won("ann", "2025-02-03", 1000),
            won("bob", "2025-02-03", 60),
            won("bob", "2025-03-31", 50),
            lost("bob", "2025-02-04", amount=7),
        ],
    )
    assert measured("quota_attainment", company) == {Q1: (1.0, 2)}


def test_measure_quota_attainment_leaves_out_reps_whose_revenue_nobody_knows():
    rows = year_of(100, 80, "ann") + year_of(500, None, "bob")
    assert measured("quota_attainment", Company(reps=roster(north="ann bob"), attainment=rows)) == {Q1: (0.8, 1)}


def test_measure_quota_attainment_shares_a_rep_who_moved_by_weeks():
    moved = [{"rep_id": "ann", "team_id": "north"}, {"rep_id": "ann", "team_id": "south", "joined_on": "2025-01-27"}]
    company = Company(
        reps=[*moved, *roster(north="bob", south="cid")],
        attainment=year_of(130, 260, "ann") + year_of(100, 100, "bob", "cid"),
    )
    # four Thursdays in the north (2, 9, 16, 23 January), nine in the south
    assert measured("quota_attainment", company) == {
        Q1: (pytest.approx((80 + 100) / (40 + 100)), 2),
        ("south", "2025-Q1"): (pytest.approx((180 + 100) / (90 + 100)), 2),
    }


def test_measure_revenue_per_rep_counts_reps_without_a_deal():
    company = Company(
        reps=roster(north="ann bob cid dee"), deals=[won("ann", "2025-01-02", 300), won("bob", "2025-03-31", 100)]
    )
    assert measured("revenue_per_rep", company) == {Q1: (100.0, 4)}


def test_measure_revenue_per_rep_counts_a_late_joiner_as_part_of_a_rep():
    late = {"rep_id": "bob", "team_id": "north", "joined_on": "2025-03-17"}  # two Thursdays of thirteen
    company = Company(reps=[*roster(north="ann"), late], attainment=year_of(100, 75, "ann", "bob"))
    assert measured("revenue_per_rep", company) == {Q1: (pytest.approx(150 / (1 + 2 / 13)), 2)}


def test_measure_win_rate_counts_a_deal_for_the_team_of_the_day_it_closed():
    moved = [
        {"rep_id": "ann", "team_id": "north", "left_on": "2025-02-14"},
        {"rep_id": "ann", "team_id": "south", "joined_on": "2025-02-15"},
    ]
    deals = [won("ann", "2025-02-14"), lost("ann", "2025-02-13"), won("ann", "2025-02-15"), won("ann", "2025-02-16")]
    still_open = {"deal_id": "x", "rep_id": "ann", "status": "open", "closed_on": "2025-02-20"}
    found = measured("win_rate", Company(reps=moved, deals=[*deals, still_open]))
    assert found == {Q1: (0.5, 2), ("south", "2025-Q1"): (1.0, 2)}


def test_measure_deal_size_is_the_mean_of_won_deals_with_an_amount():
    deals = [
        won("ann", "2025-01-02", 10),
        won("ann", "2025-01-03", 30),
        won("ann", "2025-01-03"),
        lost("ann", "2025-01-03", amount=99),
    ]
    assert measured("deal_size", Company(reps=roster(north="ann"), deals=deals)) == {Q1: (20.0, 2)}


def test_measure_sales_cycle_days_counts_from_opening_to_winning():
    deals = [
        won("ann", "2025-01-11", created_on="2025-01-01"),
        won("ann", "2025-02-01", created_on="2024-12-03"),
        lost("ann", "2025-02-02", created_on="2024-01-01"),
        won("ann", "2025-02-03"),
    ]
    assert measured("sales_cycle_days", Company(reps=roster(north="ann"), deals=deals)) == {Q1: (35.0, 2)}


def test_measure_margin_rate_weighs_deals_by_their_amount():
    deals = [
        won("ann", "2025-01-02", 100, margin=50),
        won("ann", "2025-01-03", 300, margin=30),
        won("ann", "2025-01-04", 999),
    ]
    assert measured("margin_rate", Company(reps=roster(north="ann"), deals=deals)) == {Q1: (0.2, 2)}


def test_measure_product_mix_is_what_comes_beside_the_largest_product():
    deals = [
        won("ann", "2025-01-02", 30, product="basic"),
        won("ann", "2025-01-03", 40, product="basic"),
        won("ann", "2025-01-04", 20, product="pro"),
        won("ann", "2025-01-05", 10, product="plus"),
        won("bob", "2025-01-05", 10, product="plus"),
    ]
    found = measured("product_mix", Company(reps=roster(north="ann", south="bob"), deals=deals))
    assert found == {Q1: (pytest.approx(0.3), 4), ("south", "2025-Q1"): (0.0, 1)}
