"""How often are reps coached, who is left out, and what becomes of a session?"""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.groups import REPLICATES
from analysis.logs import Logs
from analysis.logs.weeks import count_weeks
from analysis.measures import Measure
from analysis.stats.bootstrap import draw_ranked
from analysis.stats.perception import drawn_interval

FULL = 12  # observed weeks from which on a quarter of 13 counts as a full one
MOST_OF_A_QUARTER = 0.5  # a rep is asked about for a quarter when there for half of its weeks
LONG = 4  # weeks without a session that are worth asking about
FEWEST_SESSIONS = 20  # behind a team's share of a step, below which it is not set beside other teams
STEPS = ("lesson", "plan", "done", "on_time")
REPS = "team_id team_name rep_name weeks coached met longest since here".split()


@dataclass(frozen=True, kw_only=True)
class Coaching:
    """What the log of coaching sessions says. Counted, not estimated: nothing here is a sample.

    measure     coaching cadence as it is called here; None where no session is logged, and every frame is then empty
    quarters    those looked at that the log tells of
    last        the last full quarter among them; "" without one
    weeks       observed weeks of that quarter
    structured  whether the log says which sessions had a lesson or an agreed next step
    cadence     share of rep-weeks with such a session, of all teams with a log; cadence_low, cadence_high: what it may
                be in companies like this (95 % over draws of teams; NaN below five)
    minutes     of the middle session; NaN where not logged
    reps        one row a rep who was there for half of the last full quarter or more, the least coached first:
                team_id, team_name, rep_name, weeks, coached, met (weeks with any session) in that quarter; longest,
                since (weeks in a row without a session, in all quarters looked at), here (in the last week, too)
    teams       one row a team with a log, the least coached first: team_id, team_name, manager_name, cadence, sessions,
                left_out (reps without any session in the last full quarter), longest (gap of any rep, in weeks), and of
                each step its share
    steps       what a session holds and what follows: name, count, base, share (NaN where nothing is logged), least,
                most (of the teams with 20 or more in the base)
    unlogged    teams without any session in the log
    unknown     sessions that name a rep whom no roster knows; they count nowhere
    """

    measure: Measure | None
    quarters: tuple[str, ...]
    last: str
    weeks: int
    structured: bool
    cadence: float
    cadence_low: float
    cadence_high: float
    minutes: float
    reps: pd.DataFrame
    teams: pd.DataFrame
    steps: pd.DataFrame
    unlogged: int
    unknown: int

    @property
    def left_out(self) -> pd.DataFrame:
        """The reps without any session in the last full quarter."""
        return self.reps[self.reps["met"] == 0]

    @property
    def waiting(self) -> pd.DataFrame:
        """The reps still here who have had no session for four weeks or more; the longest first."""
        rows = self.reps[self.reps["here"] & (self.reps["since"] >= LONG)]
        return rows.sort_values(["since", "team_name", "rep_name"], ascending=[False, True, True], ignore_index=True)

    @property
    def tenths(self) -> tuple[int, int]:
        """Coached weeks in the last full quarter: a tenth of the reps had so few or fewer, a tenth so many or more."""
        low, high = np.percentile(self.reps["coached"], [10, 90], method="inverted_cdf")
        return int(low), int(high)

    def summary(self) -> str:
        """The finding in a sentence."""
        if self.measure is None:
            return "No coaching session is logged yet."
        said = f"Reps are coached in {self.measure.say(self.cadence)} of their weeks."
        return f"{said} {len(self.left_out)} of {len(self.reps)} had no session in {self.last}." if self.last else said


def review_coaching(logs: Logs, *, quarters: tuple[str, ...] | None = None) -> Coaching:
    """Lay the sessions over the weeks of every rep. Without sessions the frames are empty."""
    weeks, sessions = logs.coaching_weeks, with_steps(logs.sessions)
    if quarters is not None:
        weeks, sessions = (rows[rows["quarter"].isin(quarters)].reset_index(drop=True) for rows in (weeks, sessions))
    last, many = last_full(weeks)
    reps = reps_of(logs, weeks, last, many)
    return Coaching(
        measure=logs.panel.measures.get("coaching_cadence") if len(weeks) else None,
        quarters=tuple(sorted(weeks["quarter"].unique())),
        last=last,
        weeks=many,
        structured=bool(logs.sessions[["lesson", "plan"]].notna().any(axis=None)),
        **cadence_of(weeks),
        minutes=float(sessions["minutes"].median()),
        reps=reps,
        teams=teams_of(logs, weeks, sessions, reps),
        steps=steps_of(sessions),
        unknown=sum(found.rows for found in logs.panel.waiting if found.table == "coaching"),
        unlogged=len(set(logs.rep_weeks["team_id"]) - set(weeks["team_id"])),
    )


def cadence_of(weeks: pd.DataFrame) -> dict[str, float]:
    """The share of rep-weeks coached and its interval over draws of teams."""
    teams = weeks.groupby("team_id")["coached"].agg(["sum", "size"]).to_numpy(float)
    if not len(teams):
        return dict.fromkeys(("cadence", "cadence_low", "cadence_high"), np.nan)
    coached, held = teams.sum(axis=0)
    sums = draw_ranked(teams[:, 0] / teams[:, 1], REPLICATES, 0) @ teams
    low, high = drawn_interval(sums[:, 0] / sums[:, 1], len(teams))
    return {"cadence": coached / held, "cadence_low": float(low), "cadence_high": float(high)}


def last_full(weeks: pd.DataFrame) -> tuple[str, int]:
    """The last quarter of which twelve weeks or more are observed, and how many; ("", 0) without one."""
    observed = weeks.groupby("quarter")["week_start"].nunique()
    full = observed[observed >= FULL]
    return (str(full.index[-1]), int(full.iloc[-1])) if len(full) else ("", 0)


def reps_of(logs: Logs, weeks: pd.DataFrame, last: str, many: int) -> pd.DataFrame:
    """The reps of the last full quarter with their names, the least coached first."""
    whole, there = count_weeks(weeks), count_weeks(weeks[weeks["quarter"] == last])
    there = there[there["weeks"] >= MOST_OF_A_QUARTER * many].drop(columns=["longest", "since", "until"])
    whole["here"] = whole["until"] == weeks["week_start"].max()
    rows = there.merge(whole[["team_id", "rep_id", "longest", "since", "here"]], on=["team_id", "rep_id"])
    rows = rows.merge(logs.reps[["rep_id", "rep_name"]], on="rep_id")
    rows = rows.merge(logs.panel.teams[["team_id", "team_name"]], on="team_id")
    rows["rep_name"] = rows["rep_name"].fillna(rows["rep_id"])
    return rows.sort_values(["met", "coached", "team_name", "rep_name"], ignore_index=True)[REPS]


def teams_of(logs: Logs, weeks: pd.DataFrame, sessions: pd.DataFrame, reps: pd.DataFrame) -> pd.DataFrame:
    """The teams with a log, the least coached first."""
    found = weeks.groupby("team_id").agg(cadence=("coached", "mean"))
    found["sessions"] = sessions.groupby("team_id").size()
    found["left_out"] = (reps["met"] == 0).groupby(reps["team_id"]).sum()
    found = found.fillna({"sessions": 0, "left_out": 0}).astype({"sessions": int, "left_out": int})
    found["longest"] = count_weeks(weeks).groupby("team_id")["longest"].max()
    found = found.join(sessions.groupby("team_id")[list(STEPS)].mean()).reset_index()
    found = logs.panel.teams[["team_id", "team_name", "manager_name"]].merge(found, on="team_id")
    return found.sort_values(["cadence", "team_name"], ignore_index=True)


def with_steps(sessions: pd.DataFrame) -> pd.DataFrame:
    """The sessions with a 1, 0 or NaN (not logged, or not due yet) for every step.

    lesson, plan   the session had one
    done, on_time  its follow-up was held, and by the day it was due; of those due by the last day the log tells of
    """
    end = sessions[["held_on", "followed_on"]].max().max()
    due = (sessions["due_on"] <= end) & sessions["followed_on"].notna().any()
    done, on_time = sessions["followed_on"].notna(), sessions["followed_on"] <= sessions["due_on"]
    return sessions.assign(done=done.astype(float).where(due), on_time=on_time.astype(float).where(due))


def steps_of(sessions: pd.DataFrame) -> pd.DataFrame:
    """One row a step, over all sessions, with the least and the most that a team reaches."""
    teams = sessions.groupby("team_id")[list(STEPS)]
    shares = teams.mean().where(teams.count() >= FEWEST_SESSIONS)
    found = [
        (
            step,
            sessions[step].sum(),
            sessions[step].count(),
            sessions[step].mean(),
            shares[step].min(),
            shares[step].max(),
        )
        for step in STEPS
    ]
    frame = pd.DataFrame(found, columns=["name", "count", "base", "share", "least", "most"])
    return frame.astype({"count": int, "base": int})
