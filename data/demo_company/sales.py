"""What was sold: `deals`, whose won amounts are each rep's revenue of the quarter to the dollar, and `satisfaction`."""

import numpy as np
import pandas as pd

from data.demo_company.crew import Crew
from data.demo_company.people import name_accounts
from data.demo_company.weeks import FRIDAY, Weeks

SIZE = np.array([78_000, 52_000, 33_000])  # of a won deal, by segment
PRODUCTS = ("Platform", "Analytics", "Payments", "Services")
LOST_PER_WON = 1.5
CYCLE_DAYS = np.array([78, 55, 38])
OPEN_STAGES = ("Discovery", "Evaluation", "Proposal", "Negotiation")
OPEN_PER_REP = 4


def deal(work: pd.DataFrame, sold: pd.DataFrame, crew: Crew, weeks: Weeks, rng: np.random.Generator) -> pd.DataFrame:
    spans = work.groupby(["rep", "quarter"]).agg(first=("first", "min"), last=("last", "max"), team=("team", "last"))
    sold = sold.merge(spans.reset_index(), on=["rep", "quarter"])
    segment = crew.teams["segment"].to_numpy()[sold["team"]]
    reached = np.sqrt(np.clip(sold["revenue"] / sold["quota"], 0.2, 4))
    won = 1 + rng.poisson(np.maximum(sold["revenue"] / SIZE[segment] / reached - 0.7, 0.05))
    lost = rng.poisson(won * LOST_PER_WON * rng.lognormal(0, 0.2, len(crew.teams))[sold["team"]] / reached**1.5)
    deals = pd.concat(
        [
            _close(sold, won, "won", crew, weeks, rng).assign(amount=lambda d: _split(d["revenue"], won, rng)),
            _close(sold, lost, "lost", crew, weeks, rng).assign(amount=lambda d: _price(d["team"], crew, rng)),
            _open(crew, weeks, rng),
        ]
    )
    return _fill_in(deals.sort_values(["created_on", "rep"], ignore_index=True), crew, rng)


def satisfaction(
    work: pd.DataFrame, crew: Crew, weeks: Weeks, climate: np.ndarray, rng: np.random.Generator
) -> pd.DataFrame:
    """Customers' answers; happier where the culture (teams x quarters) is better."""
    answers = work.loc[work.index.repeat(rng.poisson(1.8 * work["weeks"] / 13))].sort_values(["quarter", "rep"])
    week = rng.integers(answers["first"], answers["last"] + 1)
    mood = (climate - climate.mean())[answers["team"], answers["quarter"]] + rng.normal(0, 0.8, len(answers))
    csat = rng.random(len(answers)) < 0.6
    score = np.where(csat, np.round(np.clip(78 + 9 * mood, 20, 100)), np.round(np.clip(7.7 + 1.1 * mood, 0, 10)))
    return pd.DataFrame(
        {
            "response_id": [f"A{100001 + i}" for i in range(len(answers))],
            "rep_id": crew.reps["rep_id"].to_numpy()[answers["rep"]],
            "team_id": crew.teams["team_id"].to_numpy()[answers["team"]],
            "answered_on": weeks.day_inside(week, rng.integers(0, FRIDAY + 1, len(week))),
            "kind": np.where(csat, "csat", "nps"),
            "score": score.astype(int),
        }
    )


def _close(sold: pd.DataFrame, count: np.ndarray, status: str, crew, weeks: Weeks, rng) -> pd.DataFrame:
    """`count` deals of each rep and quarter, more of them towards its end, closed while the rep was there."""
    rows = sold.loc[sold.index.repeat(count)].reset_index(drop=True)
    week = rows["first"] + np.floor((rows["last"] + 1 - rows["first"]) * rng.random(len(rows)) ** 0.75).astype(int)
    closed = weeks.day_inside(week, rng.integers(0, FRIDAY + 1, len(rows)))
    typical = CYCLE_DAYS[crew.teams["segment"].to_numpy()[rows["team"]]]
    created = closed - np.round(typical * rng.lognormal(0, 0.5, len(rows))).astype(int)
    rows = rows.assign(status=status, stage=f"Closed {status}", closed_on=closed)
    return rows.assign(created_on=np.minimum(_not_before_hire(created, rows["rep"], crew, weeks), closed))


def _split(revenue: pd.Series, count: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Whole-dollar parts of each rep's revenue (repeated `count` times), uneven, summing to it exactly."""
    owner = np.repeat(np.arange(len(count)), count)
    weight = 0.2 + rng.gamma(1.4, 1.0, len(owner))
    return np.diff(np.round(np.cumsum(revenue.to_numpy() * weight / np.bincount(owner, weight)[owner])), prepend=0)


def _price(team: pd.Series, crew: Crew, rng: np.random.Generator) -> np.ndarray:
    """Asking prices, to the hundred."""
    return np.round(SIZE[crew.teams["segment"].to_numpy()[team]] * rng.gamma(2.0, 0.55, len(team)) / 100 + 5) * 100


def _open(crew: Crew, weeks: Weeks, rng: np.random.Generator) -> pd.DataFrame:
    """The pipeline of those who sit there in the last week, most with an expected day of closing."""
    team, seat = np.nonzero(crew.seated[:, :, -1] >= 0)
    owner = np.repeat(np.arange(len(team)), rng.poisson(OPEN_PER_REP, len(team)))
    rows = pd.DataFrame({"rep": crew.seated[team, seat, -1][owner], "team": team[owner], "status": "open"})
    now = weeks.first_days[-1]
    created = now - rng.integers(1, 100, len(rows))
    closed = pd.Series(now + rng.integers(5, 120, len(rows))).where(rng.random(len(rows)) < 0.8)
    stage = rng.choice(np.array(OPEN_STAGES), len(rows), p=(0.35, 0.25, 0.25, 0.15))
    rows = rows.assign(stage=stage, closed_on=closed, amount=_price(rows["team"], crew, rng))
    return rows.assign(created_on=_not_before_hire(created, rows["rep"], crew, weeks))


def _not_before_hire(day: np.ndarray, rep: pd.Series, crew: Crew, weeks: Weeks) -> np.ndarray:
    return np.maximum(day, weeks.day(crew.reps["hired"].to_numpy()[rep]))


def _fill_in(deals: pd.DataFrame, crew: Crew, rng: np.random.Generator) -> pd.DataFrame:
    """Ids, margin, product and customer; each team has its own mix and its own way with discounts."""
    mix = rng.dirichlet((5, 4, 2, 3), len(crew.teams)).cumsum(axis=1)[deals["team"]]
    rate = np.clip(rng.normal(0.46, 0.05, len(crew.teams))[deals["team"]] + rng.normal(0, 0.07, len(deals)), 0.1, 0.8)
    margin = np.round(deals["amount"] * rate).where(deals["status"] == "won")
    return pd.DataFrame(
        {
            "deal_id": [f"D{100001 + i}" for i in range(len(deals))],
            "rep_id": crew.reps["rep_id"].to_numpy()[deals["rep"]],
            "status": deals["status"],
            "stage": deals["stage"],
            "amount": deals["amount"].astype(int),
            "margin": margin.astype("Int64"),
            "product": np.array(PRODUCTS)[
                np.minimum((rng.random((len(deals), 1)) > mix).sum(axis=1), len(PRODUCTS) - 1)
            ],
            "account": name_accounts(len(deals), rng),
            "created_on": deals["created_on"],
            "closed_on": deals["closed_on"],
        }
    )
