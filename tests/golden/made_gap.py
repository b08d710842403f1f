"""The gap split by what goes with it, made by hand: numbers a reader can follow."""

import pandas as pd

from analysis.questions.gap import GapAttribution
from analysis.split.bridge import DriverBlock
from tests.golden.made import CUT, SHOWN, frame

_SHARES = """
strategy_clarity|Strategy clarity|driver|8|4|12|6|7|0.84|0.3
coaching_cadence|Coaching cadence|driver|6|2|10|6|6|1|0.2
culture|Culture|driver|4|-1|8|3|4|0.75|0.1
territory_potential|Territory potential|control|3|1|6|3|3|1|0.2
ramping_share|Ramping reps|control|1|-1|2|1|1|1|0.1
noise|Luck of the quarter|noise|3|2|4|3||||
unmeasured|Not measured|unmeasured|14|8|19|17||||
"""
_SPLIT = {
    "gap": 0.39,
    "gap_low": 0.34,
    "gap_high": 0.44,
    "low": 0.79,
    "high": 1.18,
    "teams": (20, 20, 20),
    "why": "60 teams bear all drivers and controls.",
    "explained": 18 / 39,
    "explained_low": 12 / 39,
    "explained_high": 24 / 39,
    "out_of_sample": 17 / 39,
    "conditions": (4 / 39, 1 / 39, 7 / 39),
    "settled": (),
    "omitted": (),
    "seed": 0,
}


def _shares(lines: str = _SHARES, gap: float = 39) -> pd.DataFrame:
    made = frame(lines, "name label role share ci_low ci_high uncorrected shapley reliability robustness")
    in_points = ["share", "ci_low", "ci_high", "uncorrected", "shapley"]
    return made.assign(**{name: made[name] / gap for name in in_points})


def gap(**changes) -> GapAttribution:
    """Eighteen of 39 points go with three drivers; culture may be nothing."""
    return GapAttribution(**CUT | SHOWN | _SPLIT | {"shares": _shares()} | changes)


def gap_against() -> GapAttribution:
    """Culture goes the other way, and its step leads left."""
    lines = _SHARES.replace("culture|Culture|driver|4|-1|8", "culture|Culture|driver|-6|-10|-2")
    lines = lines.replace("unmeasured|14|8|19", "unmeasured|24|18|29")
    return gap(shares=_shares(lines), explained=8 / 39, explained_low=-2 / 39, explained_high=17 / 39)


def gap_without_luck() -> GapAttribution:
    """Luck of the quarter cannot be told from what is not measured."""
    lines = _SHARES.replace("noise|3|2|4|3", "noise|0|||").replace("unmeasured|14|8|19|17", "unmeasured|17|11|22|20")
    shares = _shares(lines)
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
