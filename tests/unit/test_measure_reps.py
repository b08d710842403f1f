"""What is logged of a single rep, worked by hand."""

from datetime import date

import pytest

from analysis.measures.reps import FOLDER, REP_MEASURES
from analysis.panel import build_panel
from tests.company import Company, roster, session, year_of

BOTH = ("2025-Q1", "2025-Q2")


def of_reps(name: str, **rows) -> dict[tuple[str, str, str], tuple[float, int]]:
    """(rep, team, quarter) -> (value, n)."""
    rows = {"reps": roster(north="ann bob"), "attainment": year_of(1, 1, "ann", quarters=BOTH)} | rows
    company = Company(**rows)
    company.lay_out()
    found = company.con.execute(REP_MEASURES[name].sql).fetchall()
    return {(rep, team, quarter): (value, n) for rep, team, quarter, value, n in found}


def done(rep, day, count=1, kind="call"):
    return {"rep_id": rep, "done_on": date.fromisoformat(day), "kind": kind, "count": count}


def promise(rep, due, kept=None, agreed="2025-01-06"):
    return {"commitment_id": f"{rep} {due} {kept}", "rep_id": rep, "agreed_on": agreed, "due_on": due, "done_on": kept}


def test_every_file_of_the_folder_is_a_measure_and_explained():
    assert sorted(path.stem for path in FOLDER.glob("*.sql")) == sorted(REP_MEASURES)
    assert all(measure.about.endswith(".") for measure in REP_MEASURES.values())


def test_coached_weeks_are_those_with_a_structured_session():
    # to the last week with a session: four weeks; ann coached in two, bob without a plan in one
    log = [session("ann", "2024-12-30"), session("ann", "2025-01-22"), session("bob", "2025-01-08", plan=False)]
    found = of_reps("coached_weeks", coaching=log)
    assert found == {("ann", "north", "2025-Q1"): (0.5, 4), ("bob", "north", "2025-Q1"): (0.0, 4)}


def test_activity_pace_is_a_week_s_activities_of_any_kind():
    log = [done("ann", "2025-01-02", 30), done("ann", "2025-01-09", 4, "meeting"), done("bob", "2025-01-09", 10)]
    found = of_reps("activity_pace", activities=log)
    assert found == {("ann", "north", "2025-Q1"): (17.0, 2), ("bob", "north", "2025-Q1"): (5.0, 2)}


def test_commitments_kept_are_those_done_in_time():
    log = [
        promise("ann", "2025-02-03", "2025-02-03"),
        promise("ann", "2025-02-10", "2025-02-12"),
        promise("bob", "2025-03-03"),
        promise("bob", "2025-06-30"),  # due after the last day the list tells of
        promise("bob", None, "2025-03-05"),  # due on no day
        promise("ann", "2025-04-07", "2025-04-01", agreed="2025-04-10"),
    ]
    assert of_reps("commitments_kept", commitments=log) == {
        ("ann", "north", "2025-Q1"): (0.5, 2),
        ("bob", "north", "2025-Q1"): (0.0, 1),
        ("ann", "north", "2025-Q2"): (1.0, 1),
    }


def test_review_pace_is_for_thirteen_weeks_on_the_team():
    reps = [*roster(north="ann"), {"rep_id": "bob", "team_id": "north", "left_on": "2025-02-13"}]
    log = [{"rep_id": rep, "reviewed_on": "2025-01-15"} for rep in ("ann", "bob")]
    found = of_reps("review_pace", reps=reps, reviews=log)
    assert found == {("ann", "north", "2025-Q1"): (1.0, 13), ("bob", "north", "2025-Q1"): (pytest.approx(13 / 7), 7)}


def test_ramping_is_the_share_of_weeks_since_hire_below_26():
    reps = [*roster(north="ann"), {"rep_id": "bob", "team_id": "north", "hired_on": "2024-10-03"}]
    found = of_reps("ramping", reps=reps)
    assert found["ann", "north", "2025-Q1"] == (0.0, 13)
    assert found["bob", "north", "2025-Q1"] == (1.0, 13)  # 12 to 25 weeks and 6 days
    assert found["bob", "north", "2025-Q2"] == (0.0, 13)


def test_panel_of_a_small_company_has_a_column_a_measure():
    log = [session("ann", "2025-01-03"), session("bob", "2025-03-27")]
    company = Company(reps=roster(north="ann bob"), attainment=year_of(2, 1, "ann", quarters=BOTH), coaching=log)
    panel = build_panel(company)
    assert list(panel.rep_measures) == ["coached_weeks", "ramping"]
    assert panel.reps.set_index(["rep_id", "quarter"])["coached_weeks"].to_dict() == {
        ("ann", "2025-Q1"): pytest.approx(1 / 13),
        ("bob", "2025-Q1"): pytest.approx(1 / 13),
        ("ann", "2025-Q2"): pytest.approx(float("nan"), nan_ok=True),
        ("bob", "2025-Q2"): pytest.approx(float("nan"), nan_ok=True),
    }
    assert panel.between(("2025-Q1",)).reps["quarter"].unique().tolist() == ["2025-Q1"]
