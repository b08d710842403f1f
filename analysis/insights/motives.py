"""The team's mix of four motives beside what the manager believes of the reps: never one rep's own answer."""

import numpy as np
import pandas as pd

from analysis.insights.answers import SAID, Answers
from analysis.insights.report import Motives
from analysis.insights.terms import Terms
from analysis.items import construct_items
from analysis.logs import Logs
from analysis.stats.blind_spots import FEWEST

LABELS = {
    "motivation_intrinsic": "The work itself",
    "motivation_extrinsic": "Pay and recognition",
    "motivation_problem_solving": "Hard problems",
    "motivation_goal_oriented": "Meeting a goal",
}
FEWEST_OTHERS = 5


def read_motives(logs: Logs, terms: Terms, answers: Answers, manager: str) -> Motives | None:
    """One manager's picture of the team; None where the reps' mix or the manager's answers are not there."""
    team, believed = team_mix(answers), beliefs(logs, terms)
    apart = centred(believed) - centred(team)
    if manager not in apart.index or apart.loc[manager].isna().any():
        return None
    own = pd.DataFrame(
        {
            "team": team.loc[manager].round(SAID),
            "believed": believed.loc[manager],
            "apart": apart.loc[manager].round(SAID),
        }
    ).sort_values("team", ascending=False, kind="stable")
    size = apart.abs().mean(axis=1, skipna=False).dropna()
    others = size.drop(manager)
    return Motives(
        mix=own.rename_axis("name").reset_index().assign(label=lambda rows: rows["name"].map(LABELS)),
        n=len(whole_answers(answers).loc[manager]),
        about=about(logs, terms, manager),
        apart=round(float(size[manager]), SAID),
        others=round(float(others.median()), SAID) if len(others) >= FEWEST_OTHERS else np.nan,
    )


def team_mix(answers: Answers) -> pd.DataFrame:
    """index manager, a column a motive: mean over reps who answered on all four, of managers with five such reps."""
    people = whole_answers(answers).groupby("manager")
    return people.mean()[people.size() >= FEWEST]


def whole_answers(answers: Answers) -> pd.DataFrame:
    """index manager, person; a column a motive: of those who answered on all four. One who skipped is in no number."""
    shown = answers.shown[answers.shown["item"].isin(LABELS)]
    wide = shown.groupby(["manager", "person", "item"])["score"].mean().unstack()
    return wide.reindex(columns=[item.name for item in construct_items("motivation")]).dropna()


def beliefs(logs: Logs, terms: Terms) -> pd.DataFrame:
    """index manager, a column a motive: mean of the manager's answers about single reps."""
    rows = about_reps(logs, terms)
    wide = rows.groupby(["manager", "item"])["score"].mean().unstack()
    return wide.reindex(columns=[item.name for item in construct_items("motivation")])


def about(logs: Logs, terms: Terms, manager: str) -> int:
    rows = about_reps(logs, terms)
    return int(rows.loc[rows["manager"] == manager, "subject_id"].nunique())


def about_reps(logs: Logs, terms: Terms) -> pd.DataFrame:
    """The managers' answers on the motives of reps, in the quarters looked at."""
    rows = logs.answers[(logs.answers["rater"] == "manager") & logs.answers["item"].isin(LABELS)]
    rows = rows[rows["subject_id"] != ""].merge(terms.rows, on=["team_id", "quarter"])
    return rows[rows["subject_id"] != rows["manager"]]


def centred(wide: pd.DataFrame) -> pd.DataFrame:
    """Each row from its own mean: what comes first, whatever the level of agreeing."""
    return wide.sub(wide.mean(axis=1, skipna=False), axis=0)
