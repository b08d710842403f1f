"""Do team-mates agree on the culture they live in?"""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.logs import Logs
from analysis.practices import by_quarter, culture_answers, rated
from analysis.stats.scales import FAIR, GOOD, agreements, on_scale, options

WORDS = ("agree", "agree in part", "disagree")


@dataclass(frozen=True, kw_only=True)
class Agreement:
    """How far reps of one team say the same of its culture, rwg: 0 as if answering by lot, 1 all alike.

    teams     one row a team, the least agreeing first: team_id, team_name, value (mean of its quarters, two decimals),
              quarters (with five people who answered every statement), word (agree, agree in part, disagree)
    apart     how far an answer typically lies from the team's mean, in points of 1 to 5; NaN without teams
    asked     statements compared
    hidden    teams with answers, but never five to every statement in one quarter
    """

    teams: pd.DataFrame
    apart: float
    asked: int
    hidden: int

    def count(self, word: str) -> int:
        """How many teams agree, agree in part, or disagree."""
        return int((self.teams["word"] == word).sum())

    def summary(self) -> str:
        """In how many teams people agree."""
        if self.teams.empty:
            return "Whether team-mates agree on the culture cannot be told: no team has five people who answered."
        return f"Team-mates agree on the culture in {self.count(WORDS[0])} of {len(self.teams)} teams."


def rate_agreement(logs: Logs, *, quarters: tuple[str, ...] | None = None) -> Agreement:
    """How far team-mates agree on culture, over `quarters` (all by default); of quarters that may be shown."""
    answers = culture_answers(logs, quarters)
    items = list(rated(answers, whole=logs.panel.between(quarters).whole)[0])
    cells = sheets(answers, by_quarter(answers, items), items)
    values = agreed(cells, items)
    names = logs.panel.teams.set_index("team_id")["team_name"]
    teams = values.groupby("team_id")["value"].agg(["mean", "size"]).reset_index()
    teams = teams.set_axis(["team_id", "value", "quarters"], axis=1).assign(value=lambda rows: rows["value"].round(2))
    teams.insert(
        1, "team_name", names.reindex(teams["team_id"]).fillna(teams["team_id"].set_axis(teams["team_id"])).array
    )
    return Agreement(
        teams=teams.assign(word=teams["value"].map(word)).sort_values(["value", "team_name"], ignore_index=True),
        apart=within(cells, items),
        asked=len(items),
        hidden=answers["team_id"].nunique() - len(teams),
    )


def sheets(answers: pd.DataFrame, shown: pd.DataFrame, items: list[str]) -> pd.DataFrame:
    """quarter, team_id, who, a column for each item: a row a person, of teams and quarters that may be shown.

    Answers without an id are one row for each week and rank; rwg asks item by item, so that this changes nothing.
    """
    rows = answers[answers["item"].isin(items)].merge(shown[["quarter", "team_id"]], on=["quarter", "team_id"])
    nobody = rows["week_start"].astype(str) + " " + rows["rank"].astype(str)
    rows = rows.assign(who=rows["respondent_id"].fillna(nobody))
    wide = rows.pivot_table(index=["quarter", "team_id", "who"], columns="item", values="score")
    return wide.reindex(columns=items).reset_index()


def agreed(cells: pd.DataFrame, items: list[str]) -> pd.DataFrame:
    """quarter, team_id, value: rwg of each team and quarter, the mean over statements taken one by one.

    rwg(j) of them all together is near 1 for nine statements whatever people say.
    """
    groups = cells.groupby(["quarter", "team_id"])
    known = groups.size().index.to_frame(index=False)
    if cells.empty:
        return known.assign(value=np.array([], dtype=float))
    team, scores = groups.ngroup().to_numpy(), cells[items].to_numpy(float)
    points = options(scores)
    each = [agreements(on_scale(column[:, None], points), team, points) for column in scores.T]
    return known.assign(value=np.mean(each, axis=0))


def within(cells: pd.DataFrame, items: list[str]) -> float:
    """Standard deviation of answers to one statement within a team and quarter, pooled."""
    groups = cells.groupby(["quarter", "team_id"])[items]
    freedom = (groups.count() - 1).clip(lower=0).to_numpy().sum()
    return float(np.sqrt((groups.var() * (groups.count() - 1)).to_numpy().sum() / freedom)) if freedom else np.nan


def word(value: float) -> str:
    return WORDS[0] if value >= GOOD else WORDS[1] if value >= FAIR else WORDS[2]
