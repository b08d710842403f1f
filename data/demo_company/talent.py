"""How people are judged, found and developed: `reviews`, `candidates`, `initiatives`, yearly `survey_scores`."""

import numpy as np
import pandas as pd

from data.demo_company.crew import Crew
from data.demo_company.plants import Plants
from data.demo_company.practice import INITIATIVES
from data.demo_company.teamwork import Teamwork
from data.demo_company.weeks import Weeks

STRENGTHS = (
    "Opens new accounts", "Knows the product", "Keeps the forecast honest", "Builds trust with buyers", "Prepares well",
    "Closes without discounts", "Brings in colleagues", "Follows up the same day",
)  # fmt: skip
GAPS = (
    "Asking for the next step", "Forecasting", "Reaching the person who decides", "Qualifying early",
    "Writing shorter offers", "Holding the price", "Listening before pitching", "Planning the week",
)  # fmt: skip
KEEN = 0.3  # of teams review every quarter, the others every half year
WORDLESS = 0.5, 4.0  # of a review without strengths and gaps: by team, a beta distribution
PER_HIRE = 3  # candidates beside the one hired
TALENT_ITEMS = "talent_strengths_known", "talent_gaps_planned", "talent_reviewed_monthly"
TOOL = "New CRM", 0.5  # rolled out to everybody half way through


def review(sold: pd.DataFrame, crew: Crew, plants: Plants, weeks: Weeks, rng: np.random.Generator) -> pd.DataFrame:
    """Reviews of everybody there a month into the quarter; a few are never held."""
    week = weeks.starts + 5
    team = _teams_of_reps(crew, week)[sold["rep"], sold["quarter"]]
    keen = (rng.random(len(crew.teams)) < KEEN) | (np.arange(len(crew.teams)) == plants.ageing)
    often = keen[team] | (sold["quarter"] % 2 == 1) | (weeks.quarters == 1)
    held = sold.assign(team=team)[often & (team >= 0) & (rng.random(len(sold)) < 0.9)]
    held = held.reset_index(drop=True)
    merit = held["revenue"] / held["quota"] + rng.normal(0, 0.15, len(held))
    rating = np.select([merit > 1.2, merit > 0.72], ["A", "B"], "C")
    day = weeks.day(week[held["quarter"]], rng.integers(0, 5, len(held)))
    due = day + 90
    planned = rng.random(len(held)) < np.select([rating == "A", rating == "B"], [0.35, 0.6], 0.8)
    done = due + np.round(rng.normal(-6, 12, len(held))).astype(int)
    ages = (held["team"] == plants.ageing).to_numpy()
    planned |= ages
    finished = planned & ~ages & (rng.random(len(held)) < 0.75) & (done < weeks.first_days[-1])
    improved = pd.Series(rng.random(len(held)) < 0.55, dtype="boolean")
    named = rng.random(len(held)) > rng.beta(*WORDLESS, len(crew.teams))[held["team"]]
    return pd.DataFrame(
        {
            "rep_id": crew.reps["rep_id"].to_numpy()[held["rep"]],
            "reviewed_on": day,
            "rating": rating,
            "strengths": pd.Series(rng.choice(np.array(STRENGTHS), len(held))).where(named),
            "gaps": pd.Series(rng.choice(np.array(GAPS), len(held))).where(named),
            "has_plan": planned,
            "plan_due_on": pd.Series(due).where(planned),
            "plan_done_on": pd.Series(done).where(finished),
            "improved": improved.where(finished),
        }
    ).sort_values(["reviewed_on", "rep_id"], ignore_index=True)


def _teams_of_reps(crew: Crew, week: np.ndarray) -> np.ndarray:
    """reps x weeks: the team each rep is on, -1 where none."""
    there = np.full((len(crew.reps), len(week)), -1)
    team, seat, nth = np.nonzero(crew.seated[:, :, week] >= 0)
    there[crew.seated[team, seat, week[nth]], nth] = team
    return there


def recruit(crew: Crew, plants: Plants, weeks: Weeks, rng: np.random.Generator) -> pd.DataFrame:
    """Those hired within the window, those who competed with them, and a bench of people met without an open seat."""
    hires = crew.stays[(crew.stays["start"] == crew.stays["hired"]) & (crew.stays["start"] > 2)].reset_index(drop=True)
    field = hires.loc[hires.index.repeat(1 + rng.poisson(PER_HIRE, len(hires)))]
    won = ~field.index.duplicated()
    searched = 9 + rng.poisson(rng.gamma(2.0, 1.2, len(crew.teams))[hires["team"]])[field.index]
    opened = weeks.day(field["start"] - rng.integers(3, 9, len(field)), rng.integers(0, 5, len(field)))
    closed = np.where(won, weeks.day(field["start"] - 2), opened + rng.integers(3, 30, len(field)))
    met = pd.DataFrame(
        {
            "team": field["team"].to_numpy(),
            "seat_id": [f"T{team + 1:03d}-{seat + 1}" for team, seat in zip(field["team"], field["seat"], strict=True)],
            "seat_opened_on": weeks.day(field["start"] - searched),
            "opened_on": opened,
            "stage": np.where(
                won, "hired", rng.choice(["declined", "interviewed", "offered"], len(field), p=(0.6, 0.3, 0.1))
            ),
            "rating": _rate(rng, len(field), won),
            "closed_on": np.maximum(closed, opened),
            "hired_rep_id": pd.Series(crew.reps["rep_id"].to_numpy()[field["rep"]]).where(won),
        }
    )
    people = pd.concat([met, _bench(crew, plants, weeks, rng)]).sort_values(["opened_on", "team"], ignore_index=True)
    people.insert(0, "candidate_id", [f"K{10001 + i}" for i in range(len(people))])
    return people.assign(team_id=crew.teams["team_id"].to_numpy()[people["team"]])


def _bench(crew: Crew, plants: Plants, weeks: Weeks, rng) -> pd.DataFrame:
    """Some managers always meet people, most rarely, one alone never within a year."""
    keen = 0.4 + rng.gamma(0.5, 0.6, (len(crew.teams), 1))
    count = rng.poisson(keen, (len(crew.teams), weeks.quarters))
    count[:, -1] += count[:, -4:].sum(axis=1) == 0
    count[np.arange(len(crew.teams)) == plants.passive] = 0
    team, quarter = (np.repeat(index, count.ravel()) for index in np.indices(count.shape).reshape(2, -1))
    opened = weeks.first_days[quarter] + rng.integers(0, 88, len(team))
    return pd.DataFrame({"team": team, "opened_on": opened, "stage": "met", "rating": _rate(rng, len(team), False)})


def _rate(rng: np.random.Generator, count: int, won: np.ndarray | bool) -> np.ndarray:
    merit = rng.random(count) + 0.25 * np.asarray(won)
    return np.select([merit > 0.75, merit > 0.3], ["A", "B"], "C")


def initiate(drawn: Teamwork, crew: Crew, weeks: Weeks) -> pd.DataFrame:
    """Who took part in what: two pilots and a tool for everybody."""
    team_id = crew.teams["team_id"].to_numpy()
    parts = []
    for number, (key, (name, _, _)) in enumerate(INITIATIVES.items(), start=1):
        started = drawn.practice.started[key]
        parts.append(_enrol(number, name, team_id[started >= 0], weeks.first_days[started[started >= 0]]))
    half_way = weeks.first_days[int(weeks.quarters * TOOL[1])]
    parts.append(
        _enrol(len(parts) + 1, TOOL[0], team_id, np.full(len(team_id), half_way)).assign(ended_on=half_way + 60)
    )
    return pd.concat(parts, ignore_index=True)


def _enrol(number: int, name: str, team_id: np.ndarray, started: np.ndarray) -> pd.DataFrame:
    rows = pd.DataFrame({"initiative_id": f"I{number}", "name": name, "team_id": team_id, "started_on": started})
    return rows.assign(ended_on=pd.Series(pd.NaT, index=rows.index, dtype="datetime64[s]"))


def publish_scores(drawn: Teamwork, crew: Crew, weeks: Weeks, rng: np.random.Generator) -> pd.DataFrame:
    """Last year's people survey, as its provider reports it: share of favourable answers by team, no single answers."""
    years = range(0, weeks.quarters, 4)
    coaching = drawn.values["coaching_cadence"].mean(axis=1)
    parts = [
        pd.DataFrame(
            {
                "team_id": crew.teams["team_id"],
                "asked_on": weeks.first_days[year] + 20,
                "item": item,
                "score": np.clip(np.round(45 + 40 * coaching + rng.normal(0, 8, len(coaching))), 0, 100).astype(int),
                "n": rng.integers(5, 8, len(coaching)),
            }
        )
        for year in years
        for item in TALENT_ITEMS
    ]
    return pd.concat(parts, ignore_index=True).assign(scale_min=0, scale_max=100, rater="rep")
