"""Hours lost, weeks with coaching, talent reviews: one number each, worked by hand from the files."""

from datetime import date

import numpy as np
import pytest

from analysis.logs import build_logs
from analysis.panel import build_panel
from analysis.published import TIME
from analysis.questions.claims import UNTOLD, verdict
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
    """1 to 5: mean 3, standard error sqrt(2.5 / 5), t of four degrees 2.776."""
    assert level(np.arange(1.0, 6), np.inf) == pytest.approx(
        (3, 3 - 2.7764 * 0.5**0.5, 3 + 2.7764 * 0.5**0.5), abs=1e-4
    )


def test_no_interval_leaves_what_can_be():
    """Of managers of whom most lose nothing, less than nothing cannot be lost; nor is more than all coached."""
    lost = level(np.array([0.0, 0.0, 0.0, 0.0, 0.3]))
    assert lost == pytest.approx((0.06, 0, 0.06 + 2.7764 * 0.06), abs=1e-4)
    assert level(np.array([1.0, 1.0, 1.0, 1.0, 0.7]))[2] == 1
    assert level(np.array([0.0, 0.0, 0.0, 0.0, 8.0]), np.inf)[1:] == pytest.approx((0, 1.6 + 2.7764 * 1.6), abs=1e-3)


@pytest.mark.parametrize("values", [[0.0, 0.0, 0.0, 0.3], [0.2] * 5])
def test_four_managers_or_managers_all_alike_bear_no_interval_and_no_verdict(values):
    found = level(np.array(values))
    assert np.isnan(found[1:]).all()
    assert verdict(TIME.wordings[0], *found[1:]) == UNTOLD
