"""Coached weeks, any log: as the measure has them, and as plain loops count them."""

import random
from datetime import date, timedelta

import pytest

from analysis.logs import build_logs
from analysis.logs.weeks import count_weeks
from analysis.panel import build_panel
from tests.company import Company, session, won

MONDAY = date(2024, 12, 30)


def any_log(seed: int):
    """Two teams, people who come and go, sessions with and without a lesson or a plan, logged from some week on."""
    draw = random.Random(seed)
    reps, coaching = [], []
    for number in range(8):
        rep, team = f"r{number}", draw.choice(["north", "south"])
        first, last = sorted(draw.sample(range(40), 2))
        joined, left = MONDAY + timedelta(days=7 * first), MONDAY + timedelta(days=7 * last)
        reps.append({"rep_id": rep, "team_id": team, "joined_on": joined, "left_on": draw.choice([left, None])})
        for _ in range(draw.randrange(12)):
            day = MONDAY + timedelta(days=draw.randrange(20, 250))
            lesson, plan = (draw.choice([True, False, None]) for _ in range(2))
            coaching.append(session(rep, day.isoformat(), lesson, plan))
    deals = [won("r0", "2025-01-10", 5.0), won("r1", "2025-09-28", 5.0)]
    company = Company(reps=reps, coaching=coaching, deals=deals)
    return build_logs(company, build_panel(company))


@pytest.mark.parametrize("seed", range(3))
def test_their_share_by_team_and_quarter_is_the_measures_cadence(seed):
    logs = any_log(seed)
    measured = logs.panel.frame.set_index(["team_id", "quarter"])
    measured = measured["coaching_cadence"].dropna() if "coaching_cadence" in measured else measured.iloc[:0]
    weeks = logs.coaching_weeks
    shares = weeks.groupby(["team_id", "quarter"])["coached"].mean()
    assert shares.to_dict() == pytest.approx(measured.to_dict())


@pytest.mark.parametrize("seed", range(3))
def test_gaps_are_as_a_loop_over_the_weeks_finds_them(seed):
    logs = any_log(seed)
    weeks = logs.coaching_weeks
    counted = count_weeks(weeks).set_index(["team_id", "rep_id"])
    plain = {}
    for row in weeks.itertuples():
        found = plain.setdefault((row.team_id, row.rep_id), {"longest": 0, "run": 0, "last": None})
        together = found["last"] is not None and (row.week_start - found["last"]).days == 7
        found["run"] = 0 if row.met else (found["run"] if together else 0) + 1
        found["longest"], found["last"] = max(found["longest"], found["run"]), row.week_start
    assert counted["longest"].to_dict() == {key: found["longest"] for key, found in plain.items()}
    assert counted["since"].to_dict() == {key: found["run"] for key, found in plain.items()}
