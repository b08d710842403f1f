"""The panel of small companies."""

import math

import numpy as np
import pandas as pd
import pytest

from analysis.errors import DataError
from analysis.measures import MEASURES, ORDER
from analysis.panel import build_panel, rounded
from analysis.questions.coverage import cover
from tests.company import Company, answer, roster, session, won, year_of

YEAR = ("2025-Q1", "2025-Q2")


def company(**more):
    teams = [
        {"team_id": "north", "team_name": "North", "manager_name": "Mo", "region": "EU"},
        {"team_id": "north", "manager_name": "Lu", "manager_since": "2025-03-01"},
    ]
    reps = roster(north="ann bob", south="cid")
    return Company(
        **{"teams": teams, "reps": reps, "attainment": year_of(100, 110, "ann", "bob", "cid", quarters=YEAR)} | more
    )


def test_panel_has_a_row_per_team_and_quarter_and_only_measures_with_values():
    panel = build_panel(company())
    assert list(panel.frame.columns) == [
        "team_id",
        "quarter",
        "quota_attainment",
        "revenue_per_rep",
        "quota_difficulty",
        "span_of_control",
    ]
    assert list(zip(panel.frame.team_id, panel.frame.quarter, strict=True)) == [
        (t, q) for t in ("north", "south") for q in YEAR
    ]
    assert list(panel.frame.quota_attainment) == [1.1] * 4
    assert list(panel.counts.quota_attainment) == [2, 2, 1, 1]
    assert (panel.quarters, panel.outcome, panel.drivers) == (YEAR, "quota_attainment", ())


def test_panel_names_teams_by_their_latest_row():
    panel = build_panel(company())
    assert panel.teams.fillna("").values.tolist() == [
        ["north", "North", "Lu", "EU", ""],
        ["south", "south", "", "", ""],
    ]


def test_panel_value_is_the_mean_of_its_raters():
    survey = [
        answer("a", "clarity_clear", 5),
        answer("a", "clarity_believable", 4),
        answer("b", "clarity_clear", 2),
        answer("b", "culture_modelled", 3),
    ]
    panel = build_panel(company(survey=survey))
    assert panel.raters.drop(columns="week").fillna(0).values.tolist() == [
        ["north", "2025-Q1", "a", 4.5, 0],
        ["north", "2025-Q1", "b", 2, 3],
    ]
    assert panel.frame.strategy_clarity[0] == panel.raters.strategy_clarity.mean() == 3.25
    assert panel.drivers == panel.core_drivers == ("strategy_clarity", "culture")


def test_panel_says_when_any_session_counts():
    plain = [{"rep_id": "ann", "held_on": "2025-02-03"}]
    assert build_panel(company(coaching=plain)).measures["coaching_cadence"].label == "Coaching cadence (any session)"
    assert (
        build_panel(company(coaching=[session("ann", "2025-02-03")])).measures["coaching_cadence"].label
        == "Coaching cadence"
    )


def test_panel_sizes_are_reps_quota_and_revenue():
    left = {"rep_id": "dee", "team_id": "south", "left_on": "2025-01-09"}
    sizes = build_panel(company(reps=[*roster(north="ann bob", south="cid"), left])).sizes
    assert sizes.reps.tolist() == pytest.approx([2, 2, 1 + 2 / 13, 1])
    assert sizes.quota.tolist() == [200, 200, 100, 100]
    assert sizes.revenue.tolist() == pytest.approx([220, 220, 110, 110])


def test_panel_coverage_counts_the_rows_of_every_table():
    rows = {
        "deals": [won("ann", "2025-01-02", 5), won("cid", "2025-05-01", 5), won("nobody", "2025-05-01", 5)],
        "survey": [answer("a", "own_item", 5)],
        "activities": [{"rep_id": "bob", "done_on": "2025-04-01", "kind": "call"}] * 3,
        "satisfaction": [{"answered_on": "2025-04-01", "kind": "nps", "score": 9, "team_id": "south"}],
        "time_use": [{"manager_id": "Mo", "week": "2025-01-06", "category": "coaching", "hours": 8}],
    }
    found = build_panel(company(**rows)).coverage
    found = {
        (table, team, quarter): n for table, team, quarter, n in found.values if table not in ("reps", "attainment")
    }
    assert found == {
        ("teams", "north", "2025-Q1"): 1,
        ("teams", "north", "2025-Q2"): 1,
        ("deals", "north", "2025-Q1"): 1,
        ("deals", "south", "2025-Q2"): 1,
        ("satisfaction", "south", "2025-Q2"): 1,
        ("survey", "north", "2025-Q1"): 1,
        ("activities", "north", "2025-Q2"): 3,
        ("time_use", "north", "2025-Q1"): 1,
    }


def test_panel_between_keeps_the_chosen_quarters_and_what_is_known_there():
    panel = build_panel(company(survey=[answer("a", "clarity_clear", 5)]))
    later = panel.between(("2025-Q2",))
    assert set(later.frame.quarter) == {"2025-Q2"} == set(later.sizes.quarter) == set(later.coverage.quarter)
    assert (later.quarters, later.drivers, len(later.raters)) == (("2025-Q2",), (), 0)
    assert later.fingerprint != panel.fingerprint
    assert panel.between(None) is panel


def test_panel_falls_back_to_revenue_per_rep_then_to_win_rate():
    bare = {"attainment": (), "teams": ()}
    assert build_panel(company(**bare, deals=[won("ann", "2025-01-02", 5)])).outcome == "revenue_per_rep"
    assert build_panel(company(**bare, deals=[won("ann", "2025-01-02")])).outcome == "win_rate"


def test_panel_of_an_empty_company_says_what_to_import():
    panel = build_panel(Company())
    assert panel.frame.empty
    assert panel.quarters == ()
    with pytest.raises(DataError, match="Import quota attainment, or deals, together with a roster"):
        panel.outcome  # noqa: B018


def test_panel_is_the_same_on_two_threads():
    def build(threads):
        rng = np.random.default_rng(0)
        deals = [won(f"r{i % 7}", "2025-02-03", float(rng.lognormal(9)), product=f"p{i % 3}") for i in range(500)]
        return build_panel(Company(threads, reps=roster(north="r0 r1 r2", south="r3 r4 r5 r6"), deals=deals))

    one, two = build(1), build(2)
    for name in ("frame", "counts", "sizes", "coverage", "teams", "raters"):
        pd.testing.assert_frame_equal(getattr(one, name), getattr(two, name), check_exact=True)


def test_panel_rounds_to_twelve_significant_digits():
    values = [1 / 3, -2e15 / 3, 0.0, 1e-9 / 7, np.nan, 118.0]
    found = rounded(pd.DataFrame({"x": values})).x
    assert [f"{value:.15g}" for value in found] == [
        "0.333333333333",
        "-666666666667000",
        "0",
        "1.42857142857e-10",
        "nan",
        "118",
    ]


def test_measure_headers_say_what_people_need():
    assert tuple(MEASURES) == ORDER
    for measure in MEASURES.values():
        assert measure.role in ("outcome", "driver", "control"), measure.name
        assert measure.better in ("higher", "lower") if measure.role != "control" else measure.better == ""
        assert measure.about.endswith(".")
        assert len(measure.sql.splitlines()) <= 50


@pytest.mark.parametrize(
    ("name", "value", "said", "difference"),
    [
        ("quota_attainment", 1.18, "118 %", "118 points"),
        ("quota_attainment", -0.394, "−39 %", "−39 points"),
        ("quota_attainment", 0.01, "1 %", "1 point"),
        ("coaching_cadence", 0.0041, "0 %", "0.4 points"),
        ("coaching_cadence", -0.0001, "0 %", "0 points"),
        ("culture", 3.14, "3.1", "3.1"),
        ("engagement", 3.14, "3.1", "3.14"),
        ("customer_satisfaction", 77.94, "78", "78 points"),
        ("customer_satisfaction", 3.25, "3", "3.2 points"),
        ("clarity_perception_gap", -0.41, "−0.4", "−0.4"),
        ("review_cadence", 0.52, "0.5", "0.5"),
        ("revenue_per_rep", 54_000, "$54,000", "$54,000"),
        ("revenue_per_rep", -54_321, "−$54,300", "−$54,300"),
        ("revenue_per_rep", 18_700_000, "$18.7M", "$18.7M"),
        ("revenue_per_rep", 999_600, "$1M", "$1M"),
        ("tenure", 13.2, "13 months", "13 months"),
        ("tenure", 6.42, "6.4 months", "6.4 months"),
        ("sales_cycle_days", 48, "48 days", "48 days"),
        ("span_of_control", 1, "1 rep", "1 rep"),
        ("territory_potential", 1.079, "1.08", "1.08"),
        ("quota_attainment", math.nan, "not known", "not known"),
    ],
)
def test_measure_says_numbers_as_people_do(name, value, said, difference):
    assert (MEASURES[name].say(value), MEASURES[name].say_difference(value)) == (said, difference)


def test_panel_says_which_rows_no_roster_knows():
    """Two deals of reps nobody knows: they count nowhere, and are said."""
    deals = [won("ann", "2025-02-03", 10), won("zoe", "2025-02-03", 20), won("Bob", "2025-02-04", 30)]
    panel = build_panel(Company(reps=roster(north="ann"), deals=deals))
    (waiting,) = panel.waiting
    assert (waiting.table, waiting.column, waiting.rows, waiting.ids, waiting.first) == (
        "deals",
        "rep_id",
        2,
        2,
        ("Bob", "zoe"),
    )
    assert cover(panel).waiting == (
        "2 rows of Deals name 2 reps no roster knows (Bob, zoe); nothing counts them until one does.",
    )


def test_teams_that_only_customers_answers_name_are_teams_of_the_panel():
    """Without a roster an answer counts for the team it names, and the page does not say that nothing counts it."""
    said = [("north", 8), ("south", 6)]
    rows = [
        {
            "response_id": team,
            "team_id": team,
            "rep_id": "ann",
            "answered_on": "2025-02-03",
            "kind": "csat",
            "score": score,
        }
        for team, score in said
    ]
    panel = build_panel(Company(satisfaction=rows))
    assert panel.teams["team_id"].tolist() == panel.frame["team_id"].tolist() == ["north", "south"]
    assert cover(panel).waiting == (
        "2 rows of Customer satisfaction name a rep no roster knows (ann); those that name a team count for it.",
        "2 rows of Customer satisfaction name 2 teams no roster knows (north, south);"
        " each counts as a team of that name.",
    )


def test_panel_says_that_a_quarter_is_covered_in_part():
    """Deals from 10 March to 20 November: neither the first nor the last quarter is whole."""
    deals = [won("ann", day, 10) for day in ("2025-03-10", "2025-05-10", "2025-08-10", "2025-11-20")]
    panel = build_panel(Company(reps=roster(north="ann"), deals=deals))
    assert panel.partial == (
        "2025 Q1 has closed deals only from 10 March on: what is summed in it is not a whole quarter's.",
        "2025 Q4 has closed deals only until 20 November: what is summed in it is not a whole quarter's.",
    )
    assert panel.between(("2025-Q2", "2025-Q3")).partial == ()


def test_panel_takes_attainment_at_its_word():
    """Where a file gives the quarter's revenue, a quiet start of the deals means nothing."""
    done = [{"rep_id": "ann", "quarter": "2025-Q1", "quota": 10, "revenue": 10}]
    panel = build_panel(Company(reps=roster(north="ann"), deals=[won("ann", "2025-03-10", 10)], attainment=done))
    assert panel.partial == ()
