"""How large what was planted came out, read from the finished tables: the key `planted` of truth.json.

A page's finding is held to these numbers. What the company is too small for is null.
"""

import numpy as np
import pandas as pd

from analysis.items import ITEMS
from data.demo_company.bosses import BELIEVED, FROM_ABOVE
from data.demo_company.crew import Crew
from data.demo_company.plants import NOBODY, Plants
from data.demo_company.self_ratings import COACHING
from data.demo_company.sheets import WEAK
from data.demo_company.teamwork import Teamwork

LOST = "firefighting", "admin"
YEAR = pd.Timedelta(days=364)
OF = {item.name: item for item in ITEMS}


def tell_planted(plants: Plants, drawn: Teamwork, crew: Crew, tables: dict[str, pd.DataFrame]) -> dict:
    """Name of what was planted -> where it is and how large; scores are points on the 1-5 scale."""
    survey = tables["survey"]
    return {
        "perception_gap": _perception_gap(survey),
        "weak_practice": _weak_practice(survey),
        "blind_spot": _at(plants.blind, crew, lambda team: _blind_spot(survey, team)),
        "firefighting": _at(plants.burning, crew, lambda team: _firefighting(tables["time_use"], crew, team)),
        "promoted_unprepared": _unprepared(tables["teams"], drawn, crew),
        "never_recruits": _at(plants.passive, crew, lambda team: _passive(tables["candidates"], team)),
        "aged_plans": _at(plants.ageing, crew, lambda team: _ageing(tables["reviews"], tables["reps"], team)),
        "left_out": _left_out(plants, crew, tables["coaching"]),
        "motives": _motives(survey),
    }


def _at(team: int, crew: Crew, tell) -> dict | None:
    """Who it is, and what `tell` says of the team."""
    if team == NOBODY:
        return None
    post, row = crew.posts[crew.posts["team"] == team].iloc[0], crew.teams.iloc[team]
    who = {
        "manager": post["manager_id"],
        "manager_name": post["name"],
        "team": row["team_id"],
        "team_name": row["name"],
    }
    return who | tell(row["team_id"])


def _perception_gap(survey: pd.DataFrame) -> dict:
    """`by` each boss: by what part reps rate strategy clarity lower, as planted and as answered."""
    means = _mean_scores(survey[survey["item"].str.startswith("clarity_")])
    by = {
        rater: {"planted": part, "answered": _short(1 - means["rep"] / means[rater])}
        for rater, part in FROM_ABOVE.items()
    }
    return {"construct": "strategy_clarity", "by": by, "means": {rater: _short(means[rater]) for rater in means.index}}


def _mean_scores(answers: pd.DataFrame) -> pd.Series:
    """Mean by rater, every item alike."""
    return answers.groupby(["rater", "item"])["score"].mean().groupby("rater").mean()


def _weak_practice(survey: pd.DataFrame) -> dict:
    """`below` is how much lower the weak practice is than the other items of culture, as planted and as answered."""
    reps = survey[survey["rater"] == "rep"].groupby("item")["score"].mean()
    culture = pd.Series({name: item.practice for name, item in OF.items() if item.construct == "culture"})
    score, weak = reps[culture.index], culture == WEAK[0]
    below = {
        "planted": _short(WEAK[1] * (1 + weak.sum() / (~weak).sum())),
        "answered": _short(score[~weak].mean() - score[weak].mean()),
    }
    means = {practice: _short(mean) for practice, mean in score.groupby(culture, sort=False).mean().items()}
    return {"practice": WEAK[0], "below": below, "means": means}


def _blind_spot(survey: pd.DataFrame, team: str) -> dict:
    """Of the last year; the leader is asked of the coach's role alone."""
    asked = survey[(survey["team_id"] == team) & survey["item"].isin(COACHING)]
    asked = asked[asked["asked_on"] > survey["asked_on"].max() - YEAR]
    quality, role = (asked[(asked["item"] == "role_coach") == is_role] for is_role in (False, True))
    by = {"coaching_quality": _mean_people(quality), "role_coach": _mean_people(role)}
    return {name: {rater: _short(mean) for rater, mean in means.items()} for name, means in by.items()}


def _mean_people(answers: pd.DataFrame) -> pd.Series:
    """Mean by rater, every person alike."""
    return answers.groupby(["rater", "respondent_id"])["score"].mean().groupby("rater").mean()


def _firefighting(time_use: pd.DataFrame, crew: Crew, team: str) -> dict:
    """Share of the hours of the last year that went to firefighting and admin, of this manager and of all others."""
    time_use = time_use[time_use["week"] > time_use["week"].max() - YEAR]
    manager = crew.posts["manager_id"][crew.posts["team"] == int(team[1:]) - 1].iloc[0]
    lost, own = time_use["category"].isin(LOST), time_use["manager_id"] == manager
    hours = time_use["hours"]
    return {
        "share": _short(hours[own & lost].sum() / hours[own].sum()),
        "others": _short(hours[~own & lost].sum() / max(hours[~own].sum(), 1)),
    }


def _unprepared(teams: pd.DataFrame, drawn: Teamwork, crew: Crew) -> dict:
    """Mean attainment, and what teams lastingly add, by how the manager came to the post, each team once.

    A team counts as it stands now, with the quarters since.
    """
    team, quarter = np.indices(drawn.outcome.shape)
    middle = np.linspace(0, crew.seated.shape[2], 2 * drawn.outcome.shape[1] + 1).astype(int)[1::2]
    post = teams.set_index("manager_id").loc[crew.manager(team.ravel(), middle[quarter.ravel()])]
    promoted = np.where(post["manager_trained_on"].isna(), "promoted untrained", "promoted trained")
    came = np.where(post["manager_was_rep"], promoted, "from outside").reshape(team.shape)
    since = np.flip(np.logical_and.accumulate(np.flip(came == came[:, -1:], axis=1), axis=1), axis=1)
    reached = np.nanmean(np.where(since, drawn.outcome, np.nan), axis=1)
    rows = pd.DataFrame({"attainment": reached, "lasting": drawn.lasting})
    untrained = came[:, -1] == "promoted untrained"
    below = rows[~untrained].mean() - rows[untrained].mean()
    found = rows.groupby(came[:, -1]).mean().map(_short).to_dict("index")
    teams = pd.Series(came[:, -1]).value_counts().to_dict()
    return {"below_others": below.map(_short).to_dict(), "means": found, "teams": teams}


def _passive(candidates: pd.DataFrame, team: str) -> dict:
    own = candidates[candidates["team_id"] == team]
    return {"met_without_a_seat": int(own["seat_id"].isna().sum()), "met_for_a_seat": int(own["seat_id"].notna().sum())}


def _ageing(reviews: pd.DataFrame, reps: pd.DataFrame, team: str) -> dict:
    stays = reviews[reviews["has_plan"]].merge(reps[reps["team_id"] == team], on="rep_id")
    own = stays[(stays["joined_on"] <= stays["reviewed_on"]) & ~(stays["left_on"] < stays["reviewed_on"])]
    return {"plans": len(own), "completed": int(own["plan_done_on"].notna().sum())}


def _left_out(plants: Plants, crew: Crew, coaching: pd.DataFrame) -> list[dict]:
    """Reps there all through the last quarter whom nobody coached in it, and the day of the last session before."""
    told = []
    for team, seat in plants.left_out:
        rep_id = crew.reps["rep_id"].iloc[crew.seated[team, seat, -1]]
        held = coaching["held_on"][coaching["rep_id"] == rep_id]
        last = str(held.max().date()) if len(held) else None
        told.append({"rep": rep_id, "team": crew.teams["team_id"].iloc[team], "last_session": last})
    return told


def _motives(survey: pd.DataFrame) -> dict:
    """`believed_above` is managers' mean about their reps less the reps' own, by motive."""
    asked = survey[survey["item"].str.startswith("motivation_")]
    means = asked.groupby(["rater", "item"])["score"].mean().unstack(0)
    above = means.get("manager", np.nan) - means["rep"]
    return {"planted": BELIEVED, "believed_above": {item: _short(value) for item, value in above.items()}}


def _short(value: float) -> float | None:
    return None if pd.isna(value) else round(float(value), 4)
