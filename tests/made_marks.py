"""Marks and ratings of a manager, made by hand."""

import math

from analysis.insights.report import Mark, Rating
from analysis.measures import Measure

nan = math.nan


def measure(name: str, label: str, unit: str, *, surveyed: bool = False) -> Measure:
    kind = {"role": "driver", "family": "own", "about": f"{label}.", "sql": "", "source": "survey" if surveyed else ""}
    return Measure(name=name, label=label, unit=unit, better="higher", **kind)


def mark(name, label, subject, value, expected, *, clear=False, unit="share of rep-weeks", n=412, surveyed=False):
    wide = 0.05 if unit.startswith("share") else 0.3
    return Mark(
        measure=measure(name, label, unit, surveyed=surveyed),
        subject=subject,
        value=value,
        low=value - wide,
        high=value + wide,
        n=n,
        counted="rep-weeks",
        expected=expected,
        difference=value - expected,
        diff_low=value - expected - wide,
        diff_high=value - expected + wide,
        spread=2 * wide,
        middle=(expected - 2 * wide, expected + 2 * wide),
        others=57,
        clear=clear,
    )


def rating(name: str, label: str, own: float, reps: float, leader: float = nan, **said) -> Rating:
    difference = own - reps
    return Rating(
        name=name,
        label=label,
        own=own,
        reps=reps,
        n=7,
        leader=leader,
        difference=difference,
        low=difference - 0.5,
        high=difference + 0.5,
        usual=0.1,
        **said,
    )


MARKS = (
    mark("coaching_cadence", "Coaching cadence", "coaching", 0.62, 0.44, clear=True),
    mark("coaching_structure", "Coaching structure", "coaching", 0.71, 0.69),
    mark("coaching_follow_through", "Coaching follow-through", "coaching", 0.55, 0.52),
    mark("coaching_time", "Time for coaching", "coaching", 0.12, 0.16, unit="share of hours"),
    mark("reps_on_coaching", "Coaching, say the reps", "coaching", 3.6, 3.4, unit="1 to 5", n=7, surveyed=True),
    mark("activity_attainment", "Activities against target", "accountability", 0.94, 0.91),
    mark("commitment_follow_through", "Commitments kept", "accountability", 0.66, 0.72),
    mark("reps_on_accountability", "", "accountability", 3.1, 3.3, unit="1 to 5", n=7, surveyed=True),
    mark("reps_on_motivation", "", "motivation", 3.7, 3.6, unit="1 to 5", n=7, surveyed=True),
    mark("review_cadence", "Talent reviews", "talent", 0.31, 0.52, clear=True),
    mark("plan_coverage", "Development plans", "talent", 0.44, 0.5),
    mark("improve_or_move_on", "Improve or move on", "talent", 0.5, 0.6),
    mark("rep_retention", "Rep retention", "talent", 0.97, 0.95),
    mark("reps_on_talent", "", "talent", 3.0, 3.5, unit="1 to 5", n=7, surveyed=True),
    mark("recruiting_cadence", "Recruiting cadence", "recruiting", 0.25, 0.4),
    mark("a_player_share", "A-players", "recruiting", 0.33, 0.41),
    mark("reps_on_recruiting", "", "recruiting", 2.9, 3.0, unit="1 to 5", n=7, surveyed=True),
)
METRICS = (
    mark("quota_attainment", "Quota attainment", "metrics", 1.04, 0.98, unit="share of quota"),
    mark("customer_satisfaction", "Customer satisfaction", "metrics", 78.0, 76.0, unit="0 to 100"),
    mark("engagement", "Engagement", "metrics", 3.8, 3.6, unit="1 to 5", surveyed=True),
)
RATINGS = (
    rating("coaching", "Coaching", 3.7, 3.6),
    rating("accountability", "Accountability", 3.3, 3.1),
    rating("motivation", "Motivation", 3.5, 3.7),
    rating("talent", "Talent", 4.7, 3.0, blind=True),
    rating("recruiting", "Recruiting", 3.0, 2.9),
    rating("strategist", "Strategist", 4.0, 3.6, 3.5),
    rating("proprietor", "Proprietor", 3.0, 4.1, 4.0, hidden=True, seconded=True),
    rating("coach", "Coach", 4.0, nan, 4.0),
)
