"""The people of the company: reps in their seats, managers in their posts, and the tables `reps` and `teams`."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from data.demo_company.people import name_people
from data.demo_company.promotion import promote
from data.demo_company.teamwork import Teamwork
from data.demo_company.territories import list_territories
from data.demo_company.weeks import FRIDAY, Weeks

SEGMENTS = ("Enterprise", "Mid-market", "Small business")
ROLES = ("Associate account executive", "Account executive", "Senior account executive")
CHANGES = 0.3  # share of teams whose manager changes within the window


@dataclass(frozen=True)
class Crew:
    """Who is who.

    stays      one row per rep and stay on a team: team, seat, fill, start, end, hired (weeks), rep
    reps       one row per rep: rep_id, name, email, role (0 to 2), hired (week)
    posts      one row per manager: team, start (week), manager_id, name
    teams      one row per team: team_id, name, region, segment (0 to 2), territory
    seated     teams x seats x weeks: the rep (row of `reps`), -1 where nobody sits
    """

    stays: pd.DataFrame
    reps: pd.DataFrame
    posts: pd.DataFrame
    teams: pd.DataFrame
    seated: np.ndarray

    def manager(self, team: np.ndarray, week: np.ndarray) -> np.ndarray:
        """The manager in post of each (team, week)."""
        last = self.posts.drop_duplicates("team", keep="last").set_index("team")
        first = self.posts.drop_duplicates("team").set_index("team")
        newer = week >= last["start"].to_numpy()[team]
        return np.where(newer, last["manager_id"].to_numpy()[team], first["manager_id"].to_numpy()[team])


def hire_crew(drawn: Teamwork, weeks: Weeks, rng: np.random.Generator) -> Crew:
    """Name everybody in `drawn`."""
    stays, of_fill = _list_stays(drawn, weeks)
    reps = stays.groupby("rep", as_index=False)["hired"].min()
    names = name_people(len(reps), rng)
    role = np.searchsorted([-4, 95], -reps["hired"] + rng.normal(0, 40, len(reps)))
    reps = reps.assign(rep_id=[f"R{1001 + i}" for i in range(len(reps))], **names, role=np.clip(role, 0, 2))
    teams = _name_teams(drawn, rng)
    seated = np.where(drawn.fill >= 0, np.take_along_axis(of_fill, np.maximum(drawn.fill, 0).astype(int), axis=2), -1)
    return Crew(stays=stays, reps=reps, posts=_appoint(len(teams), weeks, rng), teams=teams, seated=seated)


def tabulate_reps(crew: Crew, weeks: Weeks) -> pd.DataFrame:
    stays = crew.stays.merge(crew.reps.drop(columns="hired"), on="rep")
    last_day = pd.Series(weeks.day(stays["end"] - 1, FRIDAY)).where(stays["end"] < weeks.count)
    return pd.DataFrame(
        {
            "rep_id": stays["rep_id"],
            "rep_name": stays["name"],
            "email": stays["email"],
            "team_id": crew.teams["team_id"].to_numpy()[stays["team"]],
            "joined_on": weeks.day(stays["start"]),
            "hired_on": weeks.day(stays["hired"]),
            "left_on": last_day,
            "role": np.array(ROLES)[stays["role"]],
        }
    )


def tabulate_teams(crew: Crew, lasting: np.ndarray, weeks: Weeks, rng: np.random.Generator) -> pd.DataFrame:
    posts = promote(crew.posts.assign(since=weeks.day(crew.posts["start"])), lasting, rng)
    posts = posts.merge(crew.teams, left_on="team", right_index=True, suffixes=("", "_team"))
    return pd.DataFrame(
        {
            "team_id": posts["team_id"],
            "team_name": posts["name_team"],
            "manager_id": posts["manager_id"],
            "manager_name": posts["name"],
            "manager_since": posts["since"],
            "manager_was_rep": posts["was_rep"],
            "manager_trained_on": posts["trained_on"],
            "region": posts["region"],
            "segment": np.array(SEGMENTS)[posts["segment"]],
            "territory_potential": posts["territory"],
        }
    )


def _list_stays(drawn: Teamwork, weeks: Weeks) -> tuple[pd.DataFrame, np.ndarray]:
    """All stays that touch the window, and the rep of each fill (teams x seats x fills, -1 where there was none)."""
    roster = drawn.roster
    real = (roster.end > roster.start) & (roster.end > 0) & (roster.start < weeks.count)
    fresh = real & (roster.came_from[..., 0] < 0)
    of_fill = np.full(real.shape, -1)
    of_fill[fresh] = np.arange(fresh.sum())
    moved = real & ~fresh
    of_fill[moved] = of_fill[roster.came_from[moved][:, 0], roster.came_from[moved][:, 1], 0]
    team, seat, fill = np.nonzero(real)
    parts = {"start": roster.start, "end": roster.end, "hired": roster.hired, "rep": of_fill}
    stays = pd.DataFrame(
        {"team": team, "seat": seat, "fill": fill} | {name: part[real] for name, part in parts.items()}
    )
    return stays.sort_values(["rep", "start"], ignore_index=True), of_fill


def _name_teams(drawn: Teamwork, rng: np.random.Generator) -> pd.DataFrame:
    territory = drawn.practice.territory
    names, regions = zip(*list_territories(len(territory)), strict=True)
    return pd.DataFrame(
        {
            "team_id": [f"T{i + 1:03d}" for i in range(len(names))],
            "name": names,
            "region": regions,
            "segment": rng.choice(len(SEGMENTS), len(names), p=(0.3, 0.45, 0.25)),
            "territory": territory,
        }
    )


def _appoint(teams: int, weeks: Weeks, rng: np.random.Generator) -> pd.DataFrame:
    """A manager for each team from before the window; some hand over within it."""
    first = pd.DataFrame({"team": np.arange(teams), "start": -4 - rng.gamma(1.5, 80, teams).astype(int)})
    changing = np.flatnonzero(rng.random(teams) < CHANGES)
    second = pd.DataFrame({"team": changing, "start": rng.integers(6, weeks.count - 6, len(changing))})
    posts = pd.concat([first, second]).sort_values(["team", "start"], ignore_index=True)
    names = name_people(len(posts), rng)["name"]
    return posts.assign(manager_id=[f"M{101 + i}" for i in range(len(posts))], name=names)
