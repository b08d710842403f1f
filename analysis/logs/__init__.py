"""Logs: what was written down below the level of a team and quarter, for the questions that look closer than the panel.

Answers item by item, sessions week by week, who managed which team, where managers' hours went. Logs hold single
people's answers: whoever shows anything of a survey from here passes `privacy` first.
"""

from dataclasses import dataclass

import pandas as pd

from analysis.engines import lay_out
from analysis.logs.answers import ANSWERS
from analysis.logs.coaching import COACHING_WEEKS, REP_WEEKS, SESSIONS
from analysis.logs.managers import CANDIDATES, HOURS, POSTS, REVIEWS
from analysis.logs.names import REPS
from analysis.panel import Panel, rounded
from analysis.workspace import Workspace


@dataclass(frozen=True, kw_only=True)
class Logs:
    """The panel and what lies below it. Days are datetime64, blank where missing; every frame is sorted.

    answers     one row an answer to an item of the bank: team_id, quarter, week_start, rater (rep, manager, leader),
                subject_id ("" about the team, else the rep or manager who is judged), respondent_id (None where
                anonymous), rank (of an anonymous answer among those of its week and item), construct, practice, item,
                score (1 to 5, high is good)
    rep_weeks   one row a rep and week on a team: team_id, rep_id, quarter, week_start
    coaching_weeks   the rep-weeks in which coaching cadence is measured: and met (any session was held), coached (one
                with a lesson and an agreed next step; what the log does not say counts as there)
    sessions    one row a coaching session: team_id (of the rep that week), rep_id, quarter, week_start, held_on,
                minutes, lesson, plan (1, 0 or NaN where the log does not say), due_on, followed_on
    posts       one row a team, quarter and manager: team_id, quarter, manager, weeks (in post), promoted, trained
                (1, 0 or NaN), manager_name (may be blank), since (first day in post, blank where from the beginning)
    hours       one row a manager, quarter and use of time: manager, quarter, category, hours, weeks (told of)
    reviews     one row a talent review: team_id, rep_id, quarter, reviewed_on, rating, strengths, gaps, planned (1, 0,
                NaN), due_on, done_on, improved (1, 0, NaN)
    candidates  one row a candidate: team_id, quarter, seat_id, seat_opened_on, opened_on, stage, rating, closed_on,
                rep_id (of the one who was hired)
    reps        one row a rep: rep_id, rep_name, hired_on (blank where unknown), left_on
    """

    panel: Panel
    answers: pd.DataFrame
    rep_weeks: pd.DataFrame
    coaching_weeks: pd.DataFrame
    sessions: pd.DataFrame
    posts: pd.DataFrame
    hours: pd.DataFrame
    reviews: pd.DataFrame
    candidates: pd.DataFrame
    reps: pd.DataFrame

    @property
    def fingerprint(self) -> str:
        return self.panel.fingerprint


def build_logs(workspace: Workspace, panel: Panel) -> Logs:
    """The logs of everything in `workspace`, of which `panel` is the panel."""
    frames = {
        "answers": ANSWERS,
        "rep_weeks": REP_WEEKS,
        "coaching_weeks": COACHING_WEEKS,
        "sessions": SESSIONS,
        "posts": POSTS,
        "hours": HOURS,
        "reviews": REVIEWS,
        "candidates": CANDIDATES,
        "reps": REPS,
    }
    with workspace.reading() as con:
        lay_out(con)
        found = {name: rounded(con.execute(sql).df()) for name, sql in frames.items()}
    return Logs(panel=panel, **found | {"answers": _anonymous(found["answers"], panel)})


def _anonymous(answers: pd.DataFrame, panel: Panel) -> pd.DataFrame:
    """The answers, of reps without ids where the panel found that ids do not tell people."""
    told = panel.raters["respondent_id"].notna().any() or panel.raters.empty
    return answers if told else answers.assign(respondent_id=answers["respondent_id"].where(answers["rater"] != "rep"))
