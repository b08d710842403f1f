"""Which rep of a team was coached in which week?"""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.errors import DataError
from analysis.logs import Logs
from analysis.logs.weeks import count_weeks

SHOWN = 26  # weeks: two quarters fit a phone


@dataclass(frozen=True, kw_only=True)
class CoachingWeeks:
    """The last 26 weeks of one team that the log tells of, rep by rep.

    cells   one row a rep and week on the team: rep_name, week_start, quarter, state: "coached" (a lesson and a next
            step, where the log says), "met" (another session) or "none"
    reps    one row a rep, the least coached first: rep_name, weeks, coached, met, longest, since
    weeks   every week shown, in order
    structured   whether the log says which sessions had a lesson or an agreed next step
    """

    team_id: str
    team_name: str
    manager_name: str
    cells: pd.DataFrame
    reps: pd.DataFrame
    weeks: tuple[pd.Timestamp, ...]
    structured: bool

    def summary(self) -> str:
        """Weeks coached, of all rep-weeks shown."""
        weeks, coached = self.reps["weeks"].sum(), self.reps["coached"].sum()
        return f"{self.team_name}: {coached} of {weeks} weeks of {len(self.reps)} reps were coached."


def lay_weeks(logs: Logs, *, team: str, quarters: tuple[str, ...] | None = None) -> CoachingWeeks:
    """Lay out the last weeks of `team`, an id, that the log tells of. Raises DataError for a team without any."""
    weeks = logs.coaching_weeks
    weeks = weeks if quarters is None else weeks[weeks["quarter"].isin(quarters)]
    until = weeks.loc[weeks["team_id"] == team, "week_start"].max()
    shown = tuple(week for week in sorted(weeks["week_start"].unique()) if week <= until)[-SHOWN:]
    weeks = weeks[(weeks["team_id"] == team) & weeks["week_start"].isin(shown)].reset_index(drop=True)
    if weeks.empty:
        raise DataError(f"No coaching session of team {team} is logged in these weeks. Choose another team.")
    names = unlike(logs.reps[logs.reps["rep_id"].isin(weeks["rep_id"])])
    row = logs.panel.teams.set_index("team_id").loc[team]
    reps = count_weeks(weeks).assign(share=lambda rows: rows["coached"] / rows["weeks"])
    reps["rep_name"] = reps["rep_id"].map(names)
    cells = weeks.assign(rep_name=weeks["rep_id"].map(names))
    cells["state"] = np.select([weeks["coached"], weeks["met"]], ["coached", "met"], "none")
    return CoachingWeeks(
        team_id=team,
        team_name=row["team_name"],
        manager_name="" if pd.isna(row["manager_name"]) else row["manager_name"],
        cells=cells[["rep_name", "week_start", "quarter", "state"]],
        reps=reps.sort_values(["share", "rep_name"], ignore_index=True)[
            ["rep_name", "weeks", "coached", "met", "longest", "since"]
        ],
        weeks=shown,
        structured=bool(logs.sessions[["lesson", "plan"]].notna().any(axis=None)),
    )


def unlike(reps: pd.DataFrame) -> dict[str, str]:
    """rep_id -> name; two reps of one name are told apart by their ids."""
    names = reps["rep_name"].fillna(reps["rep_id"])
    twice = names.duplicated(keep=False)
    return dict(zip(reps["rep_id"], names.where(~twice, names + " (" + reps["rep_id"] + ")"), strict=True))
