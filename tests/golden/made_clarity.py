"""Results of the clarity page made by hand: numbers a reader can follow."""

import pandas as pd

from analysis.measures import MEASURES
from analysis.questions.balance import Balance
from analysis.questions.clarity import CONSTRUCT, Clarity
from analysis.questions.clarity_by_team import ClarityByTeam
from analysis.questions.metrics import ITEMS, Metrics
from tests.golden.made import QUARTERS, QUOTA

NAMES = (CONSTRUCT, "clarity_clear", "clarity_believable", "clarity_implementable")
_GAPS = "rater name way gap low high reps bosses teams people".split()


def _ways(rater, name, reps, bosses, agree, boss_agree, half, people):
    """Five ways to say one difference, each with an interval of `half` of its gap to either side."""
    points = bosses - reps
    gaps = {
        "relative": (points / bosses, reps, bosses),
        "from_lowest": (points / (bosses - 1), reps, bosses),
        "points": (points, reps, bosses),
        "agree": (boss_agree - agree, agree, boss_agree),
        "fewer": (1 - agree / boss_agree, agree, boss_agree),
    }
    return [
        (rater, name, way, gap, gap - half * abs(gap), gap + half * abs(gap), *levels, 60, people)
        for way, (gap, *levels) in gaps.items()
    ]


def clarity(half: float = 0.4, leader_half: float = 0.5) -> Clarity:
    """Reps say 3.28, managers 4.0: 18 % lower; leaders 3.6."""
    rows = []
    for at, name in enumerate(NAMES):
        rows += _ways("manager", name, 3.28 - at / 50, 4.0, 0.42, 0.75, half, 60)
    for name in NAMES:
        rows += _ways("leader", name, 3.28, 3.6, 0.42, 0.6, leader_half, 10)
    teams = pd.DataFrame(
        {
            "team_id": ["north", "south"],
            "team_name": ["North", "South"],
            "reps": [3.1, 3.6],
            "manager": [4.3, 3.7],
            "leader": [3.6, float("nan")],
        }
    )
    return Clarity(quarters=QUARTERS, gaps=pd.DataFrame(rows, columns=_GAPS), teams=teams, hidden=2, missing=())


def clarity_unclear() -> Clarity:
    """The interval of every difference holds zero."""
    return clarity(half=1.5, leader_half=1.2)


def clarity_by_team(outcome=QUOTA) -> ClarityByTeam:
    """Three teams and a hidden one; believable may be alike in high and low teams."""
    known = outcome is not None
    parts = [
        (CONSTRUCT, 3.4, 3.2, 3.6, 3.8, 3.0, 0.8, 0.3, 1.3, 58),
        ("clarity_clear", 3.5, 3.3, 3.7, 4.0, 3.0, 1.0, 0.5, 1.5, 58),
        ("clarity_believable", 3.3, 3.1, 3.5, 3.4, 3.2, 0.2, -0.1, 0.5, 58),
    ]
    columns = "name mean mean_low mean_high high low difference diff_low diff_high teams".split()
    table = pd.DataFrame(parts, columns=columns)
    if not known:
        table[["high", "low", "difference", "diff_low", "diff_high"]] = float("nan")
    rows = [("north", "high", 4.2), ("west", "middle", 3.4), ("south", "low", 2.9), ("east", "low", float("nan"))]
    dots = [
        (team, team.title(), side if known else "", name, value) for name in table["name"] for team, side, value in rows
    ]
    return ClarityByTeam(
        outcome=outcome,
        by="top-third",
        quarters=QUARTERS,
        parts=table,
        dots=pd.DataFrame(dots, columns=["team_id", "team_name", "segment", "name", "value"]),
        hidden=1,
    )


def metrics(weakest=("metrics_transparent",)) -> Metrics:
    """Transparent is lowest at 3.1; managers see all of it better."""
    names = [name for name in ("metrics_transparent", *ITEMS) if name in ITEMS]
    names = list(dict.fromkeys(names))
    items = pd.DataFrame(
        [
            (name, ITEMS[name], 3.1 + at / 10, 3.0 + at / 10, 3.2 + at / 10, 0.35 + at / 20, 3.9)
            for at, name in enumerate(names)
        ],
        columns="name wording mean low high agree managers".split(),
    )
    return Metrics(quarters=QUARTERS, items=items, weakest=weakest, teams=58, hidden=2, missing=())


def balance() -> Balance:
    """North is high on quota attainment alone; South the other way round."""
    measures = (QUOTA, MEASURES["customer_satisfaction"], MEASURES["engagement"])
    nan = float("nan")
    cells = [
        ("north", "North", QUOTA.name, 1.3, False, 1, 3, "high"),
        ("north", "North", "customer_satisfaction", 64.0, False, 3, 3, "low"),
        ("north", "North", "engagement", 3.1, False, 2, 2, "middle"),
        ("west", "West", QUOTA.name, 1.0, False, 2, 3, "middle"),
        ("west", "West", "customer_satisfaction", 75.0, False, 2, 3, "middle"),
        ("west", "West", "engagement", nan, True, nan, nan, ""),
        ("south", "South", QUOTA.name, 0.7, False, 3, 3, "low"),
        ("south", "South", "customer_satisfaction", 88.0, False, 1, 3, "high"),
        ("south", "South", "engagement", 4.4, False, 1, 2, "high"),
    ]
    lopsided = [
        ("north", "North", (QUOTA.name,), ("customer_satisfaction",)),
        ("south", "South", ("customer_satisfaction", "engagement"), (QUOTA.name,)),
    ]
    agree = [("customer_satisfaction", 0, 1, 1, 0.33), ("engagement", 0, 0, 1, 0.5)]
    return Balance(
        by="top-third",
        quarters=QUARTERS,
        measures=measures,
        cells=pd.DataFrame(cells, columns="team_id team_name name value few place of segment".split()),
        lopsided=pd.DataFrame(lopsided, columns=["team_id", "team_name", "good", "bad"]),
        agree=pd.DataFrame(agree, columns=["name", "high", "low", "teams", "chance"]),
        missing=(),
        chance=1.3,
        leave=("North",),
        enter=("West",),
    )
