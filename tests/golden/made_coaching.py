"""Results of the coaching page made by hand: a company of two teams, and one team's calendar."""

import pandas as pd

from analysis.measures import MEASURES
from analysis.questions.coaching import Coaching
from analysis.questions.coaching_dose import CoachingDose
from analysis.questions.coaching_quality import CoachingQuality
from analysis.questions.coaching_weeks import CoachingWeeks
from tests.golden.made import QUARTERS, QUOTA, frame

NAN = float("nan")


_WEEKS = [0, 0, 1, 2, 3, 4, 4, 5, 5, 5, 6, 6, 6, 6, 7, 7, 8, 8, 9, 10, 11, 12]
_TEAMS = """
T1|Alps|Ada|0.31|140|1|13|0.8|0.7|0.5|
T2|Benelux||0.62|320|0|6|1.0|0.9|0.75|0.6
"""
_STEPS = """
lesson|430|460|0.8|1.0
plan|390|460|0.7|0.9
done|270|400|0.5|0.75
on_time|220|400||
"""
_GIVEN = {
    "measure": MEASURES["coaching_cadence"],
    "quarters": QUARTERS,
    "last": "2026-Q4",
    "weeks": 13,
    "structured": True,
    "cadence": 0.48,
    "cadence_low": NAN,
    "cadence_high": NAN,
    "minutes": 30.0,
    "unlogged": 1,
    "unknown": 0,
}


def _reps() -> pd.DataFrame:
    reps = pd.DataFrame({"rep_name": [f"Rep {letter}" for letter in "ABCDEFGHIJKLMNOPQRSTUV"], "coached": _WEEKS})
    met, longest, since = [0, 1, *_WEEKS[2:]], [13, 9, 7, *[4] * 19], [13, 5, 4, *[1] * 19]
    return reps.assign(team_id="T1", team_name="Alps", weeks=13, met=met, longest=longest, here=True, since=since)


def coaching(**changes) -> Coaching:
    """Twenty-two reps; one had no session at all, one only one without a plan."""
    named = "team_id team_name manager_name cadence sessions left_out longest lesson plan done on_time"
    steps = frame(_STEPS, "name count base least most")
    frames = {
        "reps": _reps(),
        "teams": frame(_TEAMS, named).assign(manager_name=["Ada", None]),
        "steps": steps.assign(share=steps["count"] / steps["base"]),
    }
    return Coaching(**_GIVEN | frames | changes)


def nothing_logged(unknown: int = 0) -> Coaching:
    """No session at all, or sessions of reps whom no roster knows."""
    made = coaching()
    none = {name: getattr(made, name).iloc[:0] for name in ("reps", "teams")}
    steps = made.steps.assign(count=0, base=0, share=NAN, least=NAN, most=NAN)
    return coaching(measure=None, last="", cadence=NAN, minutes=NAN, steps=steps, unknown=unknown, **none)


def weeks() -> CoachingWeeks:
    """Three reps over four weeks at a quarter's edge; one of them came late."""
    days = tuple(pd.date_range("2026-03-16", periods=4, freq="7D"))
    states = {"Ann": ["none"] * 3 + ["met"], "Bob": [None, None, "coached", "none"], "Cat": ["coached"] * 4}
    cells = pd.DataFrame(
        [
            (name, day, "2026-Q1" if place < 2 else "2026-Q2", state)
            for name, row in states.items()
            for place, (day, state) in enumerate(zip(days, row, strict=True))
            if state
        ],
        columns=["rep_name", "week_start", "quarter", "state"],
    )
    reps = pd.DataFrame({"rep_name": list(states), "weeks": [4, 2, 4], "coached": [0, 1, 4], "met": [1, 1, 4]})
    return CoachingWeeks(
        team_id="T1",
        team_name="Alps",
        manager_name="Ada",
        cells=cells,
        reps=reps.assign(longest=[3, 1, 0], since=[0, 1, 0]),
        weeks=days,
        structured=True,
    )


def dose(**changes) -> CoachingDose:
    """Clear within a team, not across; the line may be straight."""
    slopes = [("across", 0.021, -0.004, 0.046), ("within", 0.034, 0.02, 0.048)]
    line = [(0.2, 0.88, 0.8, 0.96), (0.5, 0.98, 0.95, 1.01), (0.8, 1.1, 1.02, 1.18)]
    given = {
        "outcome": QUOTA,
        "quarters": QUARTERS,
        "gate": "shown",
        "why": "60 teams over 8 quarters: enough for a split.",
        "teams": 60,
        "beside": ("Strategy clarity", "Culture", "Tenure"),
        "slopes": pd.DataFrame(slopes, columns=["way", "value", "low", "high"]),
        "differ": False,
        "curve": pd.DataFrame(line, columns=["dose", "level", "low", "high"]),
        "groups": pd.DataFrame(line, columns=["dose", "level", "low", "high"]).assign(rows=[96, 96, 96]),
        "start": 0.026,
        "end": 0.031,
        "bend": 0.005,
        "bend_low": -0.02,
        "bend_high": 0.03,
    }
    return CoachingDose(**given | changes)


def quality(**changes) -> CoachingQuality:
    """Managers rate coaching half a point higher than their reps."""
    items = pd.DataFrame(
        [
            ("coaching_quality", "", 3.2, 3.1, 3.3, 3.7, 0.5, 0.4, 0.6),
            ("coaching_useful", "Coaching here helps with what is on the desk now.", 3.1, 3.0, 3.2, 3.6, 0.5, 0.3, 0.7),
            ("coaching_followed_up", "What we agree is asked about later.", 3.3, 3.2, 3.4, 3.3, 0.0, -0.2, 0.2),
        ],
        columns="item wording reps low high managers apart apart_low apart_high".split(),
    )
    sides = pd.DataFrame({"item": items["item"], "high": [3.5, 3.4, 3.6], "low": [3.0, 2.9, 3.1]})
    given = {
        "outcome": QUOTA,
        "quarters": QUARTERS,
        "items": items,
        "sides": sides.assign(difference=0.5, diff_low=0.2, diff_high=0.8),
        "teams": 58,
        "hidden": 2,
        "managers": 40,
    }
    return CoachingQuality(**given | changes)
