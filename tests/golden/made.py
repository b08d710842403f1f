"""Results made by hand, for drawings and sentences: no fit, no randomness, numbers a reader can follow."""

import pandas as pd

from analysis.measures import MEASURES
from analysis.questions.comparison import Comparison
from analysis.questions.coverage import Coverage
from analysis.questions.evidence import Evidence, Flag
from analysis.questions.gap import GapAttribution
from analysis.questions.profile import Leaning, Profile
from analysis.questions.segments import Segments
from analysis.questions.specifications import Specifications, agree, by_choice, tabled
from analysis.questions.stress import Stress
from analysis.split.bridge import DriverBlock

QUARTERS = tuple(f"{year}-Q{quarter}" for year in (2025, 2026) for quarter in (1, 2, 3, 4))
QUOTA = MEASURES["quota_attainment"]

_SHARES = """
strategy_clarity|Strategy clarity|driver|8|4|12|6|7|0.84|0.3
coaching_cadence|Coaching cadence|driver|6|2|10|6|6|1|0.2
culture|Culture|driver|4|-1|8|3|4|0.75|0.1
territory_potential|Territory potential|control|3|1|6|3|3|1|0.2
ramping_share|Ramping reps|control|1|-1|2|1|1|1|0.1
noise|Luck of the quarter|noise|3|2|4|3||||
unmeasured|Not measured|unmeasured|14|8|19|17||||
"""


def _shares(lines: str = _SHARES, gap: float = 39) -> pd.DataFrame:
    columns = [
        "name",
        "label",
        "role",
        "share",
        "ci_low",
        "ci_high",
        "uncorrected",
        "shapley",
        "reliability",
        "robustness",
    ]
    frame = pd.DataFrame([line.split("|")[:10] for line in lines.strip().splitlines()], columns=columns)
    numbers = frame[columns[3:]].apply(pd.to_numeric)
    numbers[["share", "ci_low", "ci_high", "uncorrected", "shapley"]] /= gap
    return frame.assign(**{name: numbers[name] for name in numbers})


def gap(**changes) -> GapAttribution:
    """Eighteen of 39 points go with three drivers; culture may be nothing."""
    given = {
        "outcome": QUOTA,
        "by": "top-third",
        "quarters": QUARTERS,
        "gap": 0.39,
        "gap_low": 0.34,
        "gap_high": 0.44,
        "low": 0.79,
        "high": 1.18,
        "teams": (20, 20, 20),
        "gate": "shown",
        "why": "60 teams bear all drivers and controls.",
        "shares": _shares(),
        "explained": 18 / 39,
        "explained_low": 12 / 39,
        "explained_high": 24 / 39,
        "out_of_sample": 17 / 39,
        "conditions": (4 / 39, 1 / 39, 7 / 39),
        "settled": (),
        "omitted": (),
        "fingerprint": "made",
        "seed": 0,
    }
    return GapAttribution(**given | changes)


def gap_against() -> GapAttribution:
    """Culture goes the other way, and its step leads left."""
    lines = _SHARES.replace("culture|Culture|driver|4|-1|8", "culture|Culture|driver|-6|-10|-2")
    lines = lines.replace("unmeasured|14|8|19", "unmeasured|24|18|29")
    return gap(shares=_shares(lines), explained=8 / 39, explained_low=-2 / 39, explained_high=17 / 39)


def gap_without_luck() -> GapAttribution:
    """Luck of the quarter cannot be told from what is not measured."""
    shares = _shares(_SHARES.replace("noise|3|2|4|3", "noise|0|||"))
    caution = "Luck of the quarter cannot be told from what is not measured here, and stands with it."
    return gap(shares=shares, cautions=(caution,))


def gap_with_a_block() -> GapAttribution:
    """Clarity and culture hardly differ from one another between teams: one row stands for both."""
    lines = _SHARES.strip().splitlines()
    members = _shares("\n".join([lines[0], lines[2]]))
    both = "strategy_clarity+culture|Strategy clarity and culture (block)|driver|12|6|18|9|11|0.8|0.3"
    shares = _shares("\n".join([both, lines[1], *lines[3:]]))
    label = "Strategy clarity and culture (block)"
    block = DriverBlock(name="strategy_clarity+culture", label=label, members=members, correlation=0.91)
    return gap(shares=shares, blocks=(block,), cautions=(block.summary(),))


def evidence(**changes) -> Evidence:
    """Clarity stands every check; culture is rated higher by winners; both come from one survey with the outcome."""
    mood = "the same people answered on it and on engagement. Who is content says so to both."
    halo = "winners rate it higher: after a quarter better by the whole gap by 0.3. Part of its share may follow."
    clarity = {
        "name": "strategy_clarity",
        "label": "Strategy clarity",
        "share": 0.21,
        "within_share": 0.19,
        "within_low": 0.09,
        "within_high": 0.34,
        "slopes": "alike",
        "slopes_say": "Strategy clarity: by its moves within teams it goes with 7 points; between teams it is the "
        "same, to within a tenth of the gap.",
        "lagged": 0.16,
        "lagged_low": 0.01,
        "lagged_high": 0.4,
        "timing": "holds",
        "timing_say": "Strategy clarity: as it was a quarter earlier it goes with 6 points too.",
        "benchmark": "tenure",
        "left": 0.2,
        "hidden_say": "Strategy clarity: something hidden, as strong as tenure, would leave 7 of its 8 points.",
    }
    culture = clarity | {"name": "culture", "label": "Culture", "share": 0.1, "timing": "halo", "left": 0.08}
    culture |= dict.fromkeys(("lagged", "lagged_low", "lagged_high"), float("nan"))
    given = {
        "outcome": QUOTA,
        "by": "top-third",
        "quarters": QUARTERS,
        "gate": "shown",
        "why": "60 teams bear all drivers and controls.",
        "drivers": pd.DataFrame([clarity, culture]),
        "benchmarks": pd.DataFrame(),
        "flags": (
            Flag("same_source", "strategy_clarity", f"Strategy clarity: {mood}"),
            Flag("same_source", "culture", f"Culture: {mood}"),
            Flag("halo", "culture", f"Culture: {halo}"),
        ),
        "fingerprint": "made",
        "seed": 0,
    }
    return Evidence(**given | changes)


def gap_closed() -> GapAttribution:
    """Eighteen teams: nothing is split."""
    return gap(
        teams=(6, 6, 6),
        gate="closed",
        why="18 teams are too few to split the gap; it takes 20.",
        shares=_shares().iloc[:0],
        explained=None,
        explained_low=None,
        explained_high=None,
        out_of_sample=None,
        conditions=None,
    )


def segments(**changes) -> Segments:
    """Six teams whose means lie five points apart, four of them beyond doubt."""
    names = ("Alps", "Benelux", "Carolinas", "Iberia", "Midlands", "Nordics")
    means = pd.Series([1.2, 1.15, 1.0, 0.95, 0.82, 0.76])
    teams = pd.DataFrame(
        {
            "team_id": [f"T{number}" for number in range(1, 7)],
            "team_name": names,
            "manager_name": ["Ada", "Ben", "Cleo", "Dev", "Eva", "Finn"],
            "region": "Europe",
            "segment": ["high", "high", "middle", "middle", "low", "low"],
            "mean": means,
            "shrunken": (means + 1) / 2 + 0.0,
            "low": (means + 1) / 2 - 0.06,
            "high": (means + 1) / 2 + 0.06,
            "p_top": [0.98, 0.86, 0.31, 0.12, 0.02, 0.0],
            "quarters": 8,
        }
    )
    high, low = (1.15, 1.17, 1.14, 1.2, 1.17, 1.19, 1.18, 1.22), (0.8, 0.79, 0.82, 0.78, 0.8, 0.77, 0.79, 0.78)
    trend = pd.DataFrame({"quarter": QUARTERS * 2, "segment": ["high"] * 8 + ["low"] * 8, "value": high + low})
    given = {
        "outcome": QUOTA,
        "by": "top-third",
        "quarters": QUARTERS,
        "low": 0.79,
        "high": 1.18,
        "gap": 0.39,
        "gap_low": 0.34,
        "gap_high": 0.44,
        "teams": teams,
        "counts": (2, 2, 2),
        "trend": trend,
        "reliability": 0.74,
        "luck_told": True,
        "ahead": (8, 8),
        "worth": 18_700_000.0,
    }
    return Segments(**given | changes)


def segments_of_one_quarter() -> Segments:
    """What one quarter can tell: means, and nothing on how sure they are."""
    unknown = dict.fromkeys(("low", "high", "p_top"), float("nan"))
    teams = segments().teams.assign(quarters=1, **unknown)
    trend = segments().trend.query("quarter == '2025-Q1'")
    return segments(quarters=QUARTERS[:1], teams=teams, trend=trend, reliability=float("nan"))


def profile(**changes) -> Profile:
    """Coaching differs beyond doubt, clarity and culture may not."""
    drivers = pd.DataFrame(
        [
            ("coaching_cadence", "Coaching cadence", "driver", 0.68, 0.31, 0.37, 0.2, 0.54, 1.6, 3, 3),
            ("strategy_clarity", "Strategy clarity", "driver", 3.9, 3.4, 0.5, -0.1, 1.1, 0.9, 3, 3),
            ("culture", "Culture", "driver", 3.6, 3.5, 0.1, -0.6, 0.8, 0.2, 3, 3),
        ],
        columns=[
            "name",
            "label",
            "role",
            "high",
            "low",
            "difference",
            "diff_low",
            "diff_high",
            "standardised",
            "teams_high",
            "teams_low",
        ],
    )
    segments = ["high"] * 3 + ["middle"] * 2 + ["low"] * 3
    values = {
        "coaching_cadence": (0.74, 0.68, 0.62, 0.5, 0.44, 0.4, 0.31, 0.22),
        "strategy_clarity": (4.3, 3.9, 3.5, 3.7, 3.6, 3.8, 3.4, 3.0),
        "culture": (4.0, 3.6, 3.2, 3.5, 3.4, 3.9, 3.5, 3.1),
    }
    dots = [
        (row.name, row.label, f"T{team}", f"Team {team}", segments[team - 1], values[row.name][team - 1])
        for row in drivers.itertuples(index=False)
        for team in range(1, 9)
    ]
    given = {
        "outcome": QUOTA,
        "by": "top-third",
        "quarters": QUARTERS,
        "low": 0.79,
        "high": 1.18,
        "teams": (3, 2, 3),
        "drivers": drivers,
        "dots": pd.DataFrame(dots, columns=["name", "label", "team_id", "team_name", "segment", "value"]),
        "opens": ("12 more teams open the exploratory split.",),
        "hidden": 0,
        "differs_most": "coaching_cadence",
        "measures": MEASURES,
        "leaning": None,
    }
    return Profile(**given | changes)


def coverage(**changes) -> Coverage:
    """Six of seven sources are in; time use is missing."""
    lines = """
    attainment|Quotas|60 60 60 60 60 60 60 60
    deals|Deals|60 60 60 60 60 60 60 60
    survey|Survey|. 58 . 60 . 60 . 60
    coaching|Coaching|41 44 48 52 60 60 60 60
    activities|Activities|60 60 60 60 60 60 60 60
    reviews|Reviews|0 0 0 0 37 40 52 52
    time_use|Time use|0 0 0 0 0 0 0 0
    """
    rows = []
    for table, label, counts in (line.strip().split("|") for line in lines.strip().splitlines()):
        for quarter, count in zip(QUARTERS, counts.split(), strict=True):
            teams = 0 if count == "." else int(count)
            state = "not_due" if count == "." else {60: "full", 0: "none"}.get(teams, "part")
            rows.append((table, label, quarter, teams, state))
    given = {
        "teams": 60,
        "quarters": QUARTERS,
        "cells": pd.DataFrame(rows, columns=["table", "label", "quarter", "teams", "state"]),
        "missing": (("Time use", "the hours managers spend coaching."),),
    }
    return Coverage(**given | changes)


def segments_by_clusters() -> Segments:
    """Clusters of two outcomes that do not come back."""
    caution = "Drawn anew, the high cluster keeps 60 % of its teams; below 75 % the teams form no clear clusters."
    metrics = ("Quota attainment", "Engagement")
    unknown = dict.fromkeys(("gap_low", "gap_high"), float("nan"))
    return segments(by="clusters", metrics=metrics, cautions=(caution,), **unknown)


def comparison(**changes) -> Comparison:
    """Europe is twelve points behind: four go with coaching, two with conditions, six remain."""
    lines = """
    coaching_cadence|Coaching cadence|driver|-0.04|-0.07|-0.01|0.41|0.55|1
    culture|Culture|driver|0.0|-0.02|0.02|3.4|3.5|0.8
    territory_potential|Territory potential|control|-0.03|-0.05|-0.01|0.95|1.05|1
    tenure|Tenure|control|0.01|-0.01|0.03|31|29|1
    unexplained|Not explained by these|unexplained|-0.06|-0.11|-0.01|||
    """
    columns = ["name", "label", "role", "amount", "ci_low", "ci_high", "first", "second", "reliability"]
    parts = pd.DataFrame([line.strip().split("|") for line in lines.strip().splitlines()], columns=columns)
    parts[columns[3:]] = parts[columns[3:]].apply(pd.to_numeric)
    given = {
        "outcome": QUOTA,
        "by": "region:Europe,Americas",
        "first": "Europe",
        "second": "Americas",
        "quarters": QUARTERS,
        "teams": (30, 30),
        "means": (0.92, 1.04),
        "gap": -0.12,
        "gap_low": -0.2,
        "gap_high": -0.04,
        "gate": "shown",
        "why": "60 teams over 8 quarters: enough for a split.",
        "parts": parts,
        "explained": -0.06,
        "explained_low": -0.1,
        "explained_high": 0.01,
        "conditions": (-0.02, -0.04, 0.0),
        "own": (-0.05, -0.07),
        "omitted": ("4 of 64 teams are on neither side.",),
        "cautions": (),
        "measures": MEASURES,
        "fingerprint": "made",
        "seed": 0,
    }
    return Comparison(**given | changes)


def comparison_closed() -> Comparison:
    """Nine teams on one side, and a difference that may be nothing."""
    unknown = dict.fromkeys(("explained", "explained_low", "explained_high"), float("nan"))
    return comparison(
        gate="closed",
        why="Europe: 9 teams are too few to split the difference; 10 a side open it.",
        teams=(9, 51),
        gap_high=0.04,
        parts=comparison().parts.iloc[:0],
        own=(float("nan"),) * 2,
        **unknown,
    )


def stress() -> Stress:
    """Four teams, two of them high; one of these is high under one rule alone, and the other by win rate too."""
    teams = pd.DataFrame({"team_id": list("abcd"), "team_name": ["Alps", "Benelux", "Carolinas", "Iberia"]})
    teams = teams.assign(segment=["high", "high", "low", "low"], rules=[2, 1, 0, 0])
    groups = {
        ("rule", "median"): "high high low low",
        ("rule", "threshold:1.1"): "high low low low",
        ("outcome", "quota_attainment"): "high high low low",
        ("outcome", "win_rate"): "high low high low",
    }
    cells = [
        (team, kind, name, segment)
        for (kind, name), words in groups.items()
        for team, segment in zip("abcd", words.split(), strict=True)
    ]
    return Stress(
        outcome=QUOTA,
        by="median",
        threshold="threshold:1.1",
        quarters=QUARTERS,
        teams=teams,
        rules=pd.DataFrame({"rule": ["median", "threshold:1.1"], "high": [2, 1], "stay": [2, 1]}),
        outcomes=pd.DataFrame({"name": ["win_rate"], "known": [4], "high": [1], "moved": [2], "label": ["Win rate"]}),
        cells=pd.DataFrame(cells, columns=["team_id", "kind", "name", "segment"]),
    )


def profile_leaning() -> Profile:
    """A team that hangs on one rep."""
    return profile(leaning=Leaning(team_name="Alps", share=0.51, place=1, without=5, teams=8))


def profile_unclear() -> Profile:
    """Nothing differs beyond doubt."""
    drivers = profile().drivers.assign(diff_low=-1.0)
    return profile(drivers=drivers, differs_most=None)


def specifications(**changes) -> Specifications:
    """Coaching cadence comes first in 23 of 27 ways: culture does in four ways to go by revenue per rep."""
    moved = {"top-third": 0.02, "quartile": 0.04, "median": 0.0, "win_rate": -0.02, "revenue_per_rep": -0.08}
    ways = [
        {"rule": rule, "outcome": outcome, "lag": 0, "controls": controls, "correction": True, "quarters": "all"}
        | {"shares": {"coaching_cadence": 0.15 + moved[rule] + moved.get(outcome, 0), "culture": culture}}
        for rule in ("top-third", "quartile", "median")
        for outcome in ("quota_attainment", "win_rate", "revenue_per_rep")
        for controls, culture in (("all", 0.08), ("none", 0.12), ("without tenure", -0.02))
    ]
    labels = {"coaching_cadence": "Coaching cadence", "culture": "Culture"}
    as_split = {"rule": "top-third", "outcome": "quota_attainment", "controls": "all"}
    frame = tabled(ways, labels, as_split)
    given = {
        "outcome": QUOTA,
        "by": "top-third",
        "quarters": QUARTERS,
        "gate": "shown",
        "why": "60 teams over 8 quarters: enough for a split.",
        "frame": frame,
        "agreement": agree(frame),
        "choices": by_choice(frame, "coaching_cadence"),
        "ways": len(ways),
        "leading": "coaching_cadence",
        "refused": ((9, "18 teams with complete data are too few to split the gap; 20 open it."),),
        "fingerprint": "made",
    }
    return Specifications(**given | changes)


def specifications_closed() -> Specifications:
    """Eighteen teams: there is no split to compute in other ways."""
    none = specifications().frame[:0]
    empty = {"frame": none, "agreement": agree(none), "choices": by_choice(none, ""), "refused": ()}
    return specifications(gate="closed", why=gap_closed().why, ways=0, leading="", **empty)


def specifications_of_one() -> Specifications:
    """One driver alone is first everywhere; what is counted is where it is above zero."""
    whole = specifications()
    frame = whole.frame[whole.frame["name"] == "culture"].assign(first=True)
    return specifications(
        frame=frame, agreement=agree(frame), choices=by_choice(frame, "culture"), leading="culture", refused=()
    )
