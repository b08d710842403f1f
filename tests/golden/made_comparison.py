"""Two groups given from outside, made by hand."""

from analysis.measures import MEASURES
from analysis.questions.comparison import Comparison
from analysis.split.amounts import COLUMNS
from tests.golden.made import QUARTERS, QUOTA, frame

_PARTS = """
coaching_cadence|Coaching cadence|driver|-0.04|-0.07|-0.01|0.41|0.55|1
culture|Culture|driver|0.0|-0.02|0.02|3.4|3.5|0.8
territory_potential|Territory potential|control|-0.03|-0.05|-0.01|0.95|1.05|1
tenure|Tenure|control|0.01|-0.01|0.03|31|29|1
unexplained|Not explained by these|unexplained|-0.06|-0.11|-0.01|||
"""
_GIVEN = {
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


def comparison(**changes) -> Comparison:
    """Europe is twelve points behind: four go with coaching, two with conditions, six remain."""
    return Comparison(**_GIVEN | {"parts": frame(_PARTS, " ".join(COLUMNS))} | changes)


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
