"""What managers do week by week: `coaching`, `commitments` that come of it, `activities` of their reps, `time_use`."""

import numpy as np
import pandas as pd

from data.demo_company.crew import Crew
from data.demo_company.plants import Plants
from data.demo_company.teamwork import Teamwork
from data.demo_company.weeks import FRIDAY, Weeks

LOOSE = 0.13  # of rep-weeks: a session without a lesson or without a plan
TWICE = 0.04  # of structured sessions are followed by another in the same week
COMMITTED = 0.4  # of structured sessions end in a written commitment
WEEKLY = {"call": 42, "meeting": 9}  # targets
HOURS = {  # of a manager's week, and how they change with the chance of coaching
    "coaching": (3.0, 9.0),
    "strategy": (3.0, 0.5),
    "customers": (9.0, 0.0),
    "hiring": (2.0, 0.0),
    "talent": (1.5, 1.5),
    "operations": (6.5, -1.0),
    "admin": (8.0, -3.5),
    "firefighting": (7.0, -4.0),
    "meetings": (6.0, -1.0),
}
BURNT = {"firefighting": 21.0, "admin": 12.0, "meetings": 5.0, "operations": 4.0, "customers": 4.0, "coaching": 1.5}


def coach(drawn: Teamwork, crew: Crew, plants: Plants, weeks: Weeks, rng: np.random.Generator) -> pd.DataFrame:
    """One row per session, structured or not."""
    there, out = crew.seated >= 0, _leave_out(crew.seated.shape, plants, weeks)
    coached = _pass_on(drawn.coached, there & ~out, out)
    loose = there & (rng.random(there.shape) < LOOSE) & ~coached & ~out
    loose |= _meet_once(crew.seated, coached | loose | out, weeks)
    twice = coached & (rng.random(there.shape) < TWICE)
    cells = np.concatenate([np.argwhere(kind) for kind in (coached, twice, loose)])
    structured = np.arange(len(cells)) < coached.sum() + twice.sum()
    team, _, week = cells.T
    held = weeks.day(week, rng.integers(0, FRIDAY + 1, len(week)))
    lesson = structured | (rng.random(len(week)) < 0.4)
    due = held + rng.integers(6, 15, len(week))
    sessions = pd.DataFrame(
        {
            "rep_id": crew.reps["rep_id"].to_numpy()[crew.seated[tuple(cells.T)]],
            "held_on": held,
            "manager_id": crew.manager(team, week),
            "minutes": np.where(
                structured, rng.choice([30, 30, 45, 60], len(week)), rng.choice([10, 15, 20, 30], len(week))
            ),
            "has_lesson": lesson,
            "has_action_plan": structured,
            "follow_up_due_on": pd.Series(due).where(structured),
            "followed_up_on": _follow_up(team, held, due, len(crew.teams), weeks, rng).where(structured),
        }
    ).sort_values(["held_on", "rep_id"], ignore_index=True)
    sessions.insert(0, "session_id", [f"S{100001 + i}" for i in range(len(sessions))])
    return sessions


def _leave_out(shape: tuple[int, int, int], plants: Plants, weeks: Weeks) -> np.ndarray:
    """teams x seats x weeks: the rep there is not to be coached."""
    out = np.zeros(shape, dtype=bool)
    for team, seat in plants.left_out:
        out[team, seat, weeks.starts[-1] :] = True
    return out


def _pass_on(coached: np.ndarray, open_to: np.ndarray, out: np.ndarray) -> np.ndarray:
    """`coached` with the sessions of those left `out` held with colleagues instead: the team's cadence stays."""
    coached = coached.copy()
    for team in np.flatnonzero(out.any(axis=(1, 2))):
        last = out[team].any(axis=0)
        free = np.argwhere(open_to[team] & last & ~coached[team])
        freed = int((coached[team] & out[team]).sum())
        seat, week = free[np.linspace(0, len(free) - 1, freed).astype(int)].T
        coached[team] &= ~out[team]
        coached[team, seat, week] = True
    return coached


def _meet_once(seated: np.ndarray, met: np.ndarray, weeks: Weeks) -> np.ndarray:
    """teams x seats x weeks: a first word with those whom chance left without any session in the last quarter."""
    once = np.zeros(seated.shape, dtype=bool)
    last, met = seated[:, :, weeks.starts[-1] :], met[:, :, weeks.starts[-1] :]
    alone = np.setdiff1d(last[last >= 0], last[met])
    team, seat, week = np.nonzero(np.isin(last, alone))
    _, first = np.unique(last[team, seat, week], return_index=True)
    once[team[first], seat[first], week[first] + weeks.starts[-1]] = True
    return once


def commit(sessions: pd.DataFrame, weeks: Weeks, rng: np.random.Generator) -> pd.DataFrame:
    """What reps undertook in structured sessions, and whether they did it."""
    agreed = sessions[sessions["has_action_plan"] & (rng.random(len(sessions)) < COMMITTED)].reset_index(drop=True)
    due = agreed["held_on"] + pd.to_timedelta(rng.integers(5, 22, len(agreed)), unit="D")
    done = due + pd.to_timedelta(np.round(rng.normal(-1, 4, len(agreed))), unit="D")
    done = done.where(done >= agreed["held_on"], agreed["held_on"])
    kept = (rng.random(len(agreed)) < 0.78) & (done < pd.Timestamp(weeks.first_days[-1]))
    return pd.DataFrame(
        {
            "commitment_id": [f"C{100001 + i}" for i in range(len(agreed))],
            "rep_id": agreed["rep_id"],
            "agreed_on": agreed["held_on"],
            "due_on": due,
            "done_on": done.where(kept),
        }
    )


def act(drawn: Teamwork, crew: Crew, weeks: Weeks, rng: np.random.Generator) -> pd.DataFrame:
    """Calls and meetings of each rep and week, beside the target."""
    week, team, seat = np.nonzero(np.moveaxis(crew.seated, 2, 0) >= 0)
    pace = np.exp(rng.normal(0, 0.15, len(crew.reps)))[crew.seated[team, seat, week]]
    pace = pace * (1 + 0.2 * (drawn.outcome - drawn.outcome.mean()))[team, weeks.quarter[week]]
    rows = pd.DataFrame(
        {"rep_id": crew.reps["rep_id"].to_numpy()[crew.seated[team, seat, week]], "done_on": weeks.day(week, FRIDAY)}
    )
    kinds = [
        rows.assign(kind=kind, count=rng.poisson(0.92 * target * pace), target=target)
        for kind, target in WEEKLY.items()
    ]
    acts = pd.concat(kinds).sort_values(["done_on", "rep_id", "kind"], ignore_index=True)
    acts.insert(0, "activity_id", [f"V{1000001 + i}" for i in range(len(acts))])
    return acts


def spend_time(drawn: Teamwork, crew: Crew, plants: Plants, weeks: Weeks, rng: np.random.Generator) -> pd.DataFrame:
    """Hours of every manager and week, to the quarter of an hour; a category that took none is left out."""
    week, team = np.divmod(np.arange(weeks.count * len(crew.teams)), len(crew.teams))
    chance = drawn.practice.coaching[team, week]
    base = np.stack([start + slope * chance for start, slope in HOURS.values()], axis=1)
    habit = rng.lognormal(0, 0.25, (len(crew.posts), len(HOURS)))
    manager = crew.manager(team, week)
    usual = base * habit[pd.Index(crew.posts["manager_id"]).get_indexer(manager)]
    burnt = np.array([BURNT.get(use, 0.5) for use in HOURS])
    hours = np.round(np.where((team == plants.burning)[:, None], burnt, usual) * rng.gamma(5, 0.2, base.shape) * 4) / 4
    time = pd.DataFrame(
        {
            "manager_id": np.repeat(manager, len(HOURS)),
            "week": np.repeat(weeks.day(week), len(HOURS)),
            "category": np.tile(np.array(list(HOURS)), len(week)),
            "hours": hours.ravel(),
        }
    )
    return time[time["hours"] > 0].reset_index(drop=True)


def _follow_up(team, held, due, teams: int, weeks: Weeks, rng: np.random.Generator) -> pd.Series:
    """The day of the follow-up; managers differ in how often there is one, and what lies ahead has not happened."""
    day = np.maximum(due + np.round(rng.normal(-1, 3, len(due))).astype(int), held + 1)
    kept = (rng.random(len(due)) < rng.beta(6, 3, teams)[team]) & (day < weeks.first_days[-1])
    return pd.Series(day).where(kept)
