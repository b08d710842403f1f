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


def said(kind, score, day="2025-02-03", **who):
    return {"kind": kind, "score": score, "answered_on": day, "team_id": "north", **who}


def satisfied(*answers):
    return measured("customer_satisfaction", Company(reps=roster(north="ann", south="cid"), satisfaction=answers))


def test_measure_customer_satisfaction_is_the_mean_answer_out_of_100():
    assert satisfied(said("csat", 90), said("csat", 50)) == {("north", "2025-Q1"): (70, 2)}
    assert satisfied(said("nps", 9), said("nps", 6)) == {("north", "2025-Q1"): (75, 2)}


@pytest.mark.parametrize(
    ("scores", "mean"), [((1, 5), 50), ((0, 5), 50), ((2, 4, 3), 50), ((0, 10), 50), ((5, 95), 50)]
)
def test_measure_customer_satisfaction_reads_the_scale_off_all_answers(scores, mean):
    found = satisfied(*(said("csat", score) for score in scores))
    assert found == {("north", "2025-Q1"): (mean, len(scores))}


def test_measure_customer_satisfaction_moves_nps_to_where_csat_is():
    # in north csat is 80 and nps 60: nps moves up by 20; the south, asked for nps alone, is at 50 + 20
    answers = [said("csat", 80), said("nps", 6), said("nps", 5, team_id="south")]
    assert satisfied(*answers) == {("north", "2025-Q1"): (80, 2), ("south", "2025-Q1"): (70, 1)}


def test_measure_customer_satisfaction_leaves_out_nps_that_never_meets_csat():
    assert satisfied(said("csat", 80), said("nps", 5, team_id="south")) == {("north", "2025-Q1"): (80, 1)}


def test_measure_customer_satisfaction_goes_by_the_rep_s_team_on_the_day():
    moved = [{"rep_id": "bob", "team_id": "south"}, {"rep_id": "bob", "team_id": "north", "joined_on": "2025-03-01"}]
    answers = [
        said("csat", 60, rep_id="bob"),  # still in the south
        said("csat", 90, "2025-03-03", rep_id="bob", team_id=None),
        said("csat", 40, rep_id="nobody"),  # of the north, as it says
        said("csat", 10, rep_id="nobody", team_id=None),
    ]
    found = measured("customer_satisfaction", Company(reps=moved, satisfaction=answers))
    assert found == {("south", "2025-Q1"): (60, 1), ("north", "2025-Q1"): (65, 2)}
