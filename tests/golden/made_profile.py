"""High against low teams, measure by measure, made by hand."""

import pandas as pd

from analysis.leaning import Leaning
from analysis.measures import MEASURES
from analysis.questions.profile import DIFFERENCE, Profile
from tests.golden.made import CUT, frame

_DRIVERS = """
coaching_cadence|Coaching cadence|driver|0.68|0.31|0.37|0.2|0.54|1.6|3|3
strategy_clarity|Strategy clarity|driver|3.9|3.4|0.5|-0.1|1.1|0.9|3|3
culture|Culture|driver|3.6|3.5|0.1|-0.6|0.8|0.2|3|3
"""
_VALUES = {
    "coaching_cadence": (0.74, 0.68, 0.62, 0.5, 0.44, 0.4, 0.31, 0.22),
    "strategy_clarity": (4.3, 3.9, 3.5, 3.7, 3.6, 3.8, 3.4, 3.0),
    "culture": (4.0, 3.6, 3.2, 3.5, 3.4, 3.9, 3.5, 3.1),
}
_SEGMENTS = ["high"] * 3 + ["middle"] * 2 + ["low"] * 3
_CUT = {
    "low": 0.79,
    "high": 1.18,
    "teams": (3, 2, 3),
    "opens": ("12 more teams open the exploratory split.",),
    "hidden": 0,
    "differs_most": "coaching_cadence",
    "measures": MEASURES,
    "leaning": None,
}


def profile(**changes) -> Profile:
    """Coaching differs beyond doubt, clarity and culture may not."""
    drivers = frame(_DRIVERS, " ".join(DIFFERENCE))
    dots = [
        (row.name, row.label, f"T{team}", f"Team {team}", segment, value)
        for row in drivers.itertuples(index=False)
        for team, (segment, value) in enumerate(zip(_SEGMENTS, _VALUES[row.name], strict=True), start=1)
    ]
    dots = pd.DataFrame(dots, columns=["name", "label", "team_id", "team_name", "segment", "value"])
    return Profile(**CUT | _CUT | {"drivers": drivers, "dots": dots} | changes)


def profile_leaning() -> Profile:
    """A team that hangs on one rep."""
    return profile(leaning=Leaning(team_name="Alps", share=0.51, place=1, without=5, teams=8))


def profile_unclear() -> Profile:
    """Nothing differs beyond doubt."""
    drivers = profile().drivers.assign(diff_low=-1.0)
    return profile(drivers=drivers, differs_most=None)
