"""Slopes among team-mates cover the truth from the gate on, and noise has no share: the table of docs/reps.md."""

from datetime import date, timedelta

import numpy as np
import pytest

from analysis.panel import build_panel
from analysis.questions.reps import SHOWN, attribute_reps
from tests.company import Company, session
from tests.truth.reps import DRAWS, TEAMS, WORLDS, measure


@pytest.mark.parametrize("teams", [3, 6, 12])
def test_intervals_cover_the_true_slopes_with_few_teams(teams):
    found = measure(teams, 100, differ=0.3)
    assert found["slopes"].min() > 0.88
    assert found["slopes"].mean() == pytest.approx(0.95, abs=0.035)
    assert found["own"].mean() == pytest.approx(0.95, abs=0.035)


def test_a_driver_that_is_noise_has_no_share():
    assert measure(8, 100)["noise"] == pytest.approx(0, abs=0.01)


def test_a_rep_s_ability_is_out_of_the_own_slope_and_flagged():
    found = measure(8, 60, attracted=1.0)
    assert found["slopes"][0] < 0.2
    assert found["own"][0] > 0.88
    assert found["flagged"] > 0.9


def test_a_known_slope_is_found_on_the_whole_way_from_rows():
    rng = np.random.default_rng(3)
    teams = {f"rep {at}": f"team {at // 6}" for at in range(36)}
    mondays = [date(2025, 1, 6) + timedelta(weeks=at) for at in range(51)]  # all of 2025 but its first week
    coached = {rep: rng.random(51) < rng.uniform(0.1, 0.7) for rep in teams}
    log = [session(rep, day) for rep in teams for day, so in zip(mondays, coached[rep], strict=True) if so]
    quarters = {"2025-Q1": slice(0, 12), "2025-Q2": slice(12, 25), "2025-Q3": slice(25, 38), "2025-Q4": slice(38, 51)}
    weeks = {"2025-Q1": 13, "2025-Q2": 13, "2025-Q3": 13, "2025-Q4": 13}
    shares = {(rep, q): coached[rep][span].sum() / weeks[q] for rep in teams for q, span in quarters.items()}
    sold = [
        {"rep_id": rep, "quarter": q, "quota": 100.0, "revenue": 100 * (0.7 + 0.5 * share + rng.normal(0, 0.05))}
        for (rep, q), share in shares.items()
    ]
    reps = [{"rep_id": rep, "team_id": team} for rep, team in teams.items()]
    panel = build_panel(Company(reps=reps, attainment=sold, coaching=log))
    assert panel.reps.set_index(["rep_id", "quarter"])["coached_weeks"].to_dict() == pytest.approx(shares, abs=1e-9)
    found = attribute_reps(panel)
    row = found.drivers.set_index("name").loc["coached_weeks"]
    assert (found.teams, found.reps, found.gate) == (6, 36, "shown")
    assert row.ci_low < 0.5 < row.ci_high
    assert row.ci_high - row.ci_low < 0.2
    assert 0.7 < found.explained < 1


@pytest.mark.long
@pytest.mark.parametrize("world", WORLDS)
def test_coverage_from_the_gate_to_fifteen_teams(world):
    for teams in TEAMS:
        found = measure(teams, DRAWS, seed=teams, **WORLDS[world])
        covered = found["own"] if "attracted" in WORLDS[world] else found["slopes"]
        assert covered.min() > 0.9
        assert covered.max() < 0.99
        assert abs(found["noise"]) < 0.01 or teams < SHOWN  # below, no shares are shown
