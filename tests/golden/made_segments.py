"""High and low teams, and how well that holds, made by hand."""

import pandas as pd

from analysis.questions.segments import Segments
from analysis.questions.stress import Stress
from tests.golden.made import CUT, QUARTERS, QUOTA, frame

_TEAMS = """
T1|Alps|Ada|Europe|high|1.2|0.98
T2|Benelux|Ben|Europe|high|1.15|0.86
T3|Carolinas|Cleo|Europe|middle|1.0|0.31
T4|Iberia|Dev|Europe|middle|0.95|0.12
T5|Midlands|Eva|Europe|low|0.82|0.02
T6|Nordics|Finn|Europe|low|0.76|0.0
"""
_HIGH, _LOW = (1.15, 1.17, 1.14, 1.2, 1.17, 1.19, 1.18, 1.22), (0.8, 0.79, 0.82, 0.78, 0.8, 0.77, 0.79, 0.78)
_CUT = {
    "low": 0.79,
    "high": 1.18,
    "gap": 0.39,
    "gap_low": 0.34,
    "gap_high": 0.44,
    "counts": (2, 2, 2),
    "reliability": 0.74,
    "luck_told": True,
    "ahead": (8, 8),
    "worth": 18_700_000.0,
    "worth_low": 14_200_000.0,
    "worth_high": 22_900_000.0,
}
_RULES = {
    ("rule", "median"): "high high low low",
    ("rule", "threshold:1.1"): "high low low low",
    ("outcome", "quota_attainment"): "high high low low",
    ("outcome", "win_rate"): "high low high low",
}


def segments(**changes) -> Segments:
    """Six teams whose means lie five points apart, four of them beyond doubt."""
    teams = frame(_TEAMS, "team_id team_name manager_name region segment mean p_top")
    teams.insert(6, "shrunken", (teams["mean"] + 1) / 2 + 0.0)
    teams.insert(7, "low", (teams["mean"] + 1) / 2 - 0.06)
    teams.insert(8, "high", (teams["mean"] + 1) / 2 + 0.06)
    sides = ["high"] * 8 + ["low"] * 8
    trend = pd.DataFrame({"quarter": QUARTERS * 2, "segment": sides, "value": _HIGH + _LOW})
    return Segments(**CUT | _CUT | {"teams": teams.assign(quarters=8), "trend": trend} | changes)


def segments_of_one_quarter() -> Segments:
    """What one quarter can tell: means, and nothing on how sure they are."""
    unknown = dict.fromkeys(("low", "high", "p_top"), float("nan"))
    teams = segments().teams.assign(quarters=1, **unknown)
    trend = segments().trend.query("quarter == '2025-Q1'")
    no_money = dict.fromkeys(("worth", "worth_low", "worth_high"))
    return segments(quarters=QUARTERS[:1], teams=teams, trend=trend, reliability=float("nan"), **no_money)


def segments_by_clusters() -> Segments:
    """Clusters of two outcomes that do not come back."""
    caution = "Drawn anew, the high cluster keeps 60 % of its teams; below 75 % the teams form no clear clusters."
    metrics = ("Quota attainment", "Engagement")
    unknown = dict.fromkeys(("gap_low", "gap_high"), float("nan"))
    return segments(by="clusters", metrics=metrics, cautions=(caution,), **unknown)


def stress() -> Stress:
    """Four teams, two of them high; one of these is high under one rule alone, and the other by win rate too."""
    teams = pd.DataFrame({"team_id": list("abcd"), "team_name": ["Alps", "Benelux", "Carolinas", "Iberia"]})
    cells = [
        (team, kind, name, segment)
        for (kind, name), words in _RULES.items()
        for team, segment in zip("abcd", words.split(), strict=True)
    ]
    return Stress(
        outcome=QUOTA,
        by="median",
        threshold="threshold:1.1",
        quarters=QUARTERS,
        teams=teams.assign(segment=["high", "high", "low", "low"], rules=[2, 1, 0, 0]),
        rules=pd.DataFrame({"rule": ["median", "threshold:1.1"], "high": [2, 1], "stay": [2, 1]}),
        outcomes=pd.DataFrame({"name": ["win_rate"], "known": [4], "high": [1], "moved": [2], "label": ["Win rate"]}),
        cells=pd.DataFrame(cells, columns=["team_id", "kind", "name", "segment"]),
    )
