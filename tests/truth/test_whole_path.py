"""Simulated companies walk the whole path: raw rows, import, panel, fit. The panel equals their arrays to 1e-9."""

import numpy as np
import pandas as pd
import pytest

from analysis.calendar import days_until
from analysis.ingest import import_files
from analysis.panel import build_panel
from analysis.split.fit import fit
from analysis.stats.attribute import attribute
from analysis.workspace import Workspace
from tests.truth.simulate import World, make_company

TEAMS, REPS = 24, 3
QUARTERS = ("2025-Q1", "2025-Q2", "2025-Q3", "2025-Q4")
WIDEST = 50  # scores are written on a scale from -50 to 50
DRIVERS = ("strategy_clarity", "culture", "coaching_cadence")
CONTROLS = ("territory_potential",)
DAYS = days_until(pd.Timestamp("2025-12-31"))
WEEKS = DAYS[DAYS.day.dt.dayofweek == 3]  # a week is of the quarter of its Thursday


def company(seed: int):
    """A simulated company on the scales that files have: attainment about 1, answers 1 to 5, cadence a fraction.

    Every second one is uneven; every fifth does not name its respondents.
    """
    found = make_company(World(controls=1, uneven=seed % 2 == 1, anonymous=nameless(seed)), TEAMS, seed)
    sessions = np.clip(np.round(20 + 6 * found.x[:, 2]), 1, 13 * REPS).astype(int)
    x = found.x.copy()
    x[:, :2] = on_scale(x[:, :2])
    x[:, 2] = sessions / (13 * REPS)
    x[:, 3] = 1 + 0.1 * x[:, 3]
    return found, 1 + 0.1 * found.y, x, sessions


def nameless(seed: int) -> bool:
    return seed % 5 == 4


def on_scale(score):
    return 1 + 4 * (score + WIDEST) / (2 * WIDEST)


def files(found, y, x, sessions) -> dict[str, pd.DataFrame]:
    """The company as exports: three reps a team, a manager's row a quarter, single items, sessions on single days."""
    names = [f"team {at:02}" for at in range(TEAMS)]
    reps = pd.DataFrame([(f"{name} {at}", name) for name in names for at in range(REPS)], columns=["rep_id", "team_id"])
    quarter = np.array(QUARTERS)[found.quarter]
    team = np.array(names)[found.team]
    starts = pd.PeriodIndex([name.replace("-", "") for name in quarter], freq="Q").start_time
    attainment = pd.DataFrame({"team": team, "quarter": quarter, "revenue": 1000 * y, "quota": 1000.0})
    attainment = attainment.merge(reps, left_on="team", right_on="team_id")[["rep_id", "quarter", "quota", "revenue"]]
    teams = {"team_id": team, "manager_id": team, "manager_since": starts.date, "territory_potential": x[:, 3]}
    held = [session for row in zip(team, quarter, sessions, strict=True) for session in days(*row)]
    return {
        "reps": reps,
        "attainment": attainment,
        "teams": pd.DataFrame(teams),
        "coaching": pd.DataFrame(held, columns=["rep_id", "held_on"]),
        "survey": answers(found.answers, names),
    }


def days(team: str, quarter: str, sessions: int):
    """So many rep-weeks with a session, the last weeks of the quarter first."""
    thursdays = WEEKS.loc[WEEKS.quarter == quarter, "day"].dt.date.tolist()[::-1]
    rep_weeks = [(f"{team} {rep}", thursday) for thursday in thursdays for rep in range(REPS)]
    return rep_weeks[:sessions]


def answers(found, names) -> pd.DataFrame:
    asked = pd.PeriodIndex([name.replace("-", "") for name in np.array(QUARTERS)[found.quarter]], freq="Q").start_time
    who = {"respondent_id": [f"{t} {r}" for t, r in zip(found.team, found.rater, strict=True)]}
    who |= {"team_id": np.array(names)[found.team], "rater": "rep", "asked_on": asked.date}
    scale = {"scale_min": -WIDEST, "scale_max": WIDEST}
    items = ("clarity_clear", "culture_articulated")
    return pd.concat(
        [pd.DataFrame(who | {"item": item, "score": found.scores[:, at]} | scale) for at, item in enumerate(items)]
    )


@pytest.mark.parametrize("seed", range(20))
def test_the_panel_is_the_simulators_arrays(seed, tmp_path):
    found, y, x, sessions = company(seed)
    for name, frame in files(found, y, x, sessions).items():
        frame = frame.drop(columns="respondent_id", errors="ignore") if nameless(seed) else frame
        frame.to_csv(tmp_path / f"{name}.csv", index=False)
    workspace = Workspace(tmp_path / "company.duckdb")
    done = import_files(workspace, sorted(tmp_path.glob("*.csv")))
    assert [report.left_out for report in done.files] == [0] * 5

    panel = build_panel(workspace)
    rows = panel.frame.dropna(subset=["quota_attainment"])
    order = np.lexsort((found.quarter, found.team))
    assert rows["team_id"].str[-2:].astype(int).tolist() == found.team[order].tolist()
    assert rows["quota_attainment"].to_numpy() == pytest.approx(y[order], abs=1e-9)
    assert rows[[*DRIVERS, *CONTROLS]].to_numpy() == pytest.approx(x[order], abs=1e-9, nan_ok=True)

    whole = fit(panel, outcome="quota_attainment", drivers=DRIVERS, controls=CONTROLS, replicates=20)
    scaled = type(found.answers)(**{**vars(found.answers), "scores": on_scale(found.answers.scores)})
    survey = {"answers": scaled, "surveyed": (0, 1), "anonymous": nameless(seed)}
    plain = attribute(y, x, found.team, found.quarter, **survey, drivers=3, seed=0, replicates=20)
    assert whole.shares == pytest.approx(plain.shares, abs=1e-9)
    assert whole.intervals == pytest.approx(plain.intervals, abs=1e-9, nan_ok=True)
