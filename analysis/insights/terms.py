"""Which quarters count for which manager: those of the company's last four in which the manager was in post."""

from dataclasses import dataclass

import pandas as pd

from analysis.logs import Logs

LAST = 4  # quarters looked at
MOST_OF_A_QUARTER = 0.5  # of its weeks in post: the quarter is the manager's
FEWEST = 2  # quarters in post, below which nothing is judged


@dataclass(frozen=True, kw_only=True)
class Terms:
    """Managers and the quarters that count for them.

    rows     manager, team_id, quarter: looked at; of managers with any of the company's last four
    people   index manager: name, in_post (quarters the data cover), since, promoted, trained; sorted by name
    gone     index manager: name, last quarter in post, of those before
    """

    rows: pd.DataFrame
    people: pd.DataFrame
    gone: pd.DataFrame

    @property
    def judged(self) -> pd.Index:
        """Managers with the quarters that a verdict needs."""
        return self.people.index[self.people["in_post"] >= FEWEST]


def quarters_of(logs: Logs) -> tuple[str, ...]:
    """The quarters with an outcome; without any outcome those in which anybody was on a team."""
    return logs.panel.quarters or tuple(sorted(logs.rep_weeks["quarter"].unique()))


def read_terms(logs: Logs) -> Terms:
    """The terms of everybody who was in post for most of a quarter of `quarters_of`."""
    known = quarters_of(logs)
    posts = logs.posts[logs.posts["quarter"].isin(known)]
    weeks = logs.rep_weeks.groupby(["team_id", "quarter"])["week_start"].nunique().rename("of")
    posts = posts.join(weeks, on=["team_id", "quarter"])
    posts = posts[posts["weeks"] >= MOST_OF_A_QUARTER * posts["of"]].sort_values(["manager", "quarter", "team_id"])
    rows = posts[posts["quarter"].isin(known[-LAST:])]
    people = posts.groupby("manager").agg(
        name=("manager_name", "last"),
        in_post=("quarter", "nunique"),
        last=("quarter", "max"),
        since=("since", "min"),
        promoted=("promoted", "last"),
        trained=("trained", "last"),
    )
    people["name"] = people["name"].where(people["name"].fillna("") != "", people.index.to_series())
    people = people.sort_values("name", kind="stable")
    here = people.index.isin(rows["manager"])
    return Terms(
        rows=rows[["manager", "team_id", "quarter"]].reset_index(drop=True), people=people[here], gone=people[~here]
    )
