"""Culture made by hand: eight teams, one of them hidden, numbers a reader can follow."""

import pandas as pd

from analysis.items import ALIGNED, BALANCED, CLEAR, EXPERIENCED, PRACTICES
from analysis.measures import MEASURES
from analysis.practices import ITEMS
from analysis.questions.agreement import Agreement
from analysis.questions.culture import BELIEVED, HARD, MODELLED, SOFT, TOP, Culture
from tests.golden.made import frame

QUARTERS = ("2025-Q1", "2025-Q2", "2025-Q3", "2025-Q4")
_LEVELS = """
T1|Team 1|low|2.9|6
T2|Team 2|low|3.1|6
T3|Team 3|middle|3.3|6
T4|Team 4|high|3.4|6
T5|Team 5|middle|3.6|6
T6|Team 6|high|3.7|6
T7|Team 7|high|3.9|6
T8|Team 8|low||
"""
_TEAMS = frame(_LEVELS, "team_id team_name segment value n")
_AWAY = {CLEAR: 0.2, ALIGNED: 0.1, EXPERIENCED: -0.4, BALANCED: 0.1}
_ITEM_AWAY = {SOFT: -0.1, HARD: 0.3, BELIEVED: -0.1, MODELLED: 0.2, TOP: 0.3}
_PAIRS = pd.DataFrame(
    [
        (EXPERIENCED, CLEAR, 0.6, 0.5, 0.7),
        (EXPERIENCED, ALIGNED, 0.5, 0.4, 0.6),
        (EXPERIENCED, BALANCED, 0.5, 0.4, 0.6),
        (ALIGNED, CLEAR, 0.1, 0.0, 0.2),
        (BALANCED, CLEAR, 0.1, 0.0, 0.2),
        (ALIGNED, BALANCED, 0.0, -0.1, 0.1),
    ],
    columns=["lower", "higher", "difference", "low", "high"],
)
_BESIDE = pd.DataFrame(
    [
        (MODELLED, BELIEVED, -0.3, -0.4, -0.2, 6, 1),
        (MODELLED, TOP, 0.1, -0.1, 0.3, 3, 4),
        (BELIEVED, TOP, 0.4, 0.3, 0.5, 0, 7),
        (SOFT, HARD, 0.4, 0.3, 0.5, 1, 6),
    ],
    columns=["one", "other", "difference", "low", "high", "below", "above"],
)
_GIVEN = {
    "quarters": QUARTERS,
    "outcome": MEASURES["quota_attainment"],
    "by": "top-third",
    "counts": (3, 2, 3),
    "pairs": _PAIRS,
    "weakest": EXPERIENCED,
    "teams": _TEAMS,
    "bins": (3.3, 3.7),
    "beside": _BESIDE,
    "change": {"a_year": 0.4, "low": 0.1, "high": 0.7, "teams": 7},
    "precision": 0.31,
}


def _means(name: str, away: dict[str, float]) -> pd.DataFrame:
    rows = [(key, 3.4 + size, 3.1 + size, 3.7 + size) for key, size in away.items()]
    return pd.DataFrame(rows, columns=[name, "value", "low", "high"])


def _spread(name: str, away: dict[str, float], *, hidden: bool) -> pd.DataFrame:
    rows = [
        (team.team_id, key, round(team.value + size, 1))
        for team in _TEAMS.itertuples()
        for key, size in away.items()
        if hidden or team.n > 0
    ]
    return pd.DataFrame(rows, columns=["team_id", name, "value"]).astype({"value": float})


def _statements(items: dict[str, float]) -> pd.DataFrame:
    statements = _means("item", items)
    statements.insert(1, "practice", [ITEMS[item].practice for item in items])
    statements.insert(2, "wording", [ITEMS[item].wording for item in items])
    return statements


def _apart() -> pd.DataFrame:
    apart = [(name, 3.7 + away, 3.2 + away, 0.5, -0.1, 1.1) for name, away in _AWAY.items()]
    apart[0] = (CLEAR, 3.9, 3.2, 0.7, 0.2, 1.2)
    return pd.DataFrame(apart, columns=["practice", "high", "low", "difference", "diff_low", "diff_high"])


def _trend() -> pd.DataFrame:
    rows = [
        (quarter, name, 3.4 + _AWAY[name] + 0.1 * at, 6) for name in PRACTICES for at, quarter in enumerate(QUARTERS)
    ]
    return pd.DataFrame(rows, columns=["quarter", "practice", "value", "teams"])


def culture(**changes) -> Culture:
    """The weakest practice lies half a point below the others; high teams are rated higher in one practice alone."""
    items = {item: _AWAY[ITEMS[item].practice] + _ITEM_AWAY.get(item, 0) for item in ITEMS}
    frames = {
        "practices": _means("practice", _AWAY),
        "statements": _statements(items),
        "cells": _spread("practice", _AWAY, hidden=True),
        "ratings": _spread("item", items, hidden=False),
        "apart": _apart(),
        "trend": _trend(),
    }
    return Culture(**_GIVEN | frames | changes)


def culture_alike() -> Culture:
    """No practice stands out, nothing differs, and nothing moves."""
    level = dict.fromkeys(_AWAY, 0.0)
    return culture(
        practices=_means("practice", level),
        cells=_spread("practice", level, hidden=True),
        pairs=_PAIRS.assign(difference=0.0, low=-0.1, high=0.1),
        weakest=None,
        beside=_BESIDE.assign(low=-0.5, high=0.5),
        apart=culture().apart.assign(diff_low=-0.2, diff_high=1.2),
        change={"a_year": 0.0, "low": -0.1, "high": 0.1, "teams": 7},
    )


def agreement(**changes) -> Agreement:
    """People see it differently in one team of four."""
    words = ("disagree", "agree in part", "agree", "agree")
    teams = pd.DataFrame(
        {
            "team_id": ["T1", "T2", "T3", "T4"],
            "team_name": ["Team 1", "Team 2", "Team 3", "Team 4"],
            "value": [0.41, 0.66, 0.78, 0.84],
            "quarters": [2, 4, 4, 3],
            "word": words,
        }
    )
    return Agreement(**{"teams": teams, "apart": 0.74, "asked": 9, "hidden": 1} | changes)
