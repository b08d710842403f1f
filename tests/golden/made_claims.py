"""Managers side by side, made by hand: a quarter of eight at 120 %, and what stays."""

import pandas as pd

from analysis.questions.comparison import Comparison
from analysis.questions.multiplier import Multiplier
from analysis.questions.routines import Routines
from tests.golden.made import QUARTERS, QUOTA
from tests.golden.made_comparison import comparison

LEVELS = (1.24, 1.16, 1.06, 1.02, 0.98, 0.95, 0.9, 0.81)


def multiplier(**changes) -> Multiplier:
    """Eight managers; the best quarter reach 1.3 times what the rest do, and half of the spread stays."""
    posts = pd.DataFrame(
        {
            "manager": [f"M{at}" for at in range(8)],
            "team_id": [f"T{at}" for at in range(8)],
            "quarters": 8,
            "mean": LEVELS,
            "shrunken": LEVELS,
            "low": [level - 0.08 for level in LEVELS],
            "high": [level + 0.08 for level in LEVELS],
            "top": [True, True] + [False] * 6,
            "manager_name": ["Ada", "Ben", "Cleo", "Dan", "Eve", "Fay", "Gus", ""],
            "team_name": [f"Team {at}" for at in range(8)],
        }
    )
    tops = pd.DataFrame(
        [
            ("quota_attainment", "other quarters", 1.2, 0.92, 1.3, 1.2, 1.4),
            ("reps_at_quota", "other quarters", 0.66, 0.33, 2.0, 1.6, 2.5),
            ("quota_attainment", "same quarters", 1.24, 0.91, 1.36, 1.26, 1.46),
            ("quota_attainment", "truly", 1.21, 0.91, 1.33, 1.2, 1.5),
        ],
        columns=["name", "way", "top", "rest", "times", "low", "high"],
    )
    given = {
        "outcome": QUOTA,
        "quarters": QUARTERS,
        "managers": 8,
        "teams": 8,
        "changed": 0,
        "spread": (0.5, 0.38, 0.62),
        "alike": (0.4, 0.28, 0.53),
        "conditions": ("Territory potential", "Ramping reps"),
        "alone": (float("nan"),) * 3,
        "apart": False,
        "posts": posts,
        "tops": tops,
        "luck_told": True,
    }
    return Multiplier(**given | changes)


def routines() -> Routines:
    """A quarter of the hours lost; reps coached in half of their weeks; one review in two quarters."""
    levels = {
        "lost": (0.25, 0.22, 0.28),
        "internal": (0.5, 0.47, 0.53),
        "coached": (0.47, 0.43, 0.51),
        "met": (0.9, 0.86, 0.94),
        "coached_high": (0.62, 0.5, 0.74),
        "reviews": (0.5, 0.45, 0.55),
        "reviews_high": (0.5, 0.4, 0.6),
    }
    return Routines(levels=levels, n=dict.fromkeys(levels, 60))


def origins() -> tuple[Comparison, ...]:
    """Managers promoted from rep hardly differ; those promoted without training are 16 points behind."""
    promoted = {"by": "manager:promoted-from-rep", "first": "Managers promoted from rep", "second": "Other managers"}
    without = {
        "by": "manager:promoted-untrained",
        "first": "Managers promoted from rep without training",
        "second": "Other managers",
    }
    return (
        comparison(**promoted, gap=-0.02, gap_low=-0.12, gap_high=0.08, teams=(37, 23)),
        comparison(**without, gap=-0.16, gap_low=-0.27, gap_high=-0.04, teams=(14, 46)),
    )
