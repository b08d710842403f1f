"""Hours lost, weeks with coaching, talent reviews: one number each, worked by hand from the files."""

from datetime import date

import numpy as np
import pytest

from analysis.logs import build_logs
from analysis.panel import build_panel
from analysis.questions.routines import level, measure_routines
from tests.company import Company, roster, session, won, year_of


def company(**rows):
    """Two reps in each of four teams, from 6 January (a Monday) to the end of March."""
    teams = {f"t{at}": f"ann{at} bob{at}" for at in range(4)}
    deals = [won("ann0", "2025-01-06", 5.0), won("bob0", "2025-03-28", 5.0)]
    made = Company(reps=roster(**teams), deals=deals, **rows)
    return build_logs(made, build_panel(made))


def hours(manager, **spent):
    week = date(2025, 1, 6)
    return [{"manager_id": manager, "week": week, "category": name, "hours": many} for name, many in spent.items()]


def test_every_manager_counts_alike_however_many_hours():
    """A half, a quarter and nothing of the hours: a quarter in the mean; with operations half, half and nothing."""
    rows = hours("m1", admin=2, coaching=2) + hours("m2", firefighting=10, operations=10, customers=20)
    found = measure_routines(company(time_use=rows + hours("m3", strategy=5)))
    assert found.levels["lost"][0] == pytest.approx(0.25)
    assert found.levels["internal"][0] == pytest.approx(1 / 3)
    assert found.n["lost"] == 3


def test_weeks_with_a_session_of_any_kind_and_with_a_structured_one():
    """One team coached in two of its reps' weeks, once without a plan; the log ends in the third week."""
    held = [session("ann0", date(2025, 1, 7)), session("bob0", date(2025, 1, 22), plan=False)]
    found = measure_routines(company(coaching=held))
    assert found.levels["met"][0] == pytest.approx(2 * found.levels["coached"][0])
    assert np.isnan(found.levels["met"][1])  # one team bears no interval


def test_what_is_not_logged_is_not_known_and_stops_nothing():
    found = measure_routines(company(time_use=hours("m1", admin=1, coaching=3)))
    assert found.levels["lost"][0] == 0.25
    assert np.isnan(found.levels["coached"]).all()
    assert np.isnan(found.levels["reviews"]).all()
    assert found.summary() == "2 of 7 routines are measured."


def test_high_teams_stand_by_themselves_once_there_is_an_outcome():
    reached = [row for at in range(4) for row in year_of(100.0, 60.0 + 20 * at, f"ann{at}", f"bob{at}")]
    reviews = [
        {"rep_id": f"ann{at}", "reviewed_on": date(2025, 2, 3 + day)} for at in range(4) for day in range(at + 1)
    ]
    found = measure_routines(company(attainment=reached, reviews=reviews))
    assert found.n["reviews_high"] == 1
    assert found.levels["reviews_high"][0] > found.levels["reviews"][0]


def test_the_interval_of_a_mean_is_students():
    """1, 2, 3: mean 2, standard error 1 / sqrt(3), t of two degrees 4.303."""
    assert level(np.array([1.0, 2.0, 3.0])) == pytest.approx((2, 2 - 4.3027 / 3**0.5, 2 + 4.3027 / 3**0.5), abs=1e-4)
