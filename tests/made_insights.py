"""Reports on one manager made by hand: an ordinary one, one with long names, one of which next to nothing is known."""

import math
from dataclasses import replace
from datetime import date

import pandas as pd

from analysis.insights.report import Fact, Finding, Insights, Motives, Step, TimeUse
from tests.made_marks import MARKS, METRICS, RATINGS

nan = math.nan
LONG = "Maximiliana Konstantinowna von Hohenzollern-Brzęczyszczykiewicz of Northern Europe"
DUE = "2027-Q1"


def finding(kind: str, name: str, headline: str, evidence: str, action: str, size: str, owner: str) -> Finding:
    step = Step(action=action, owner=owner, due=DUE, measure=name, label=headline, now=0.48, target=0.36, size=size)
    comparison = "57 other managers with like territories and as many new reps"
    return Finding(
        kind=kind,
        name=name,
        headline=headline,
        evidence=evidence,
        n=412,
        counted="rep-weeks",
        comparison=comparison,
        step=step,
    )


HOURS = (
    ("firefighting", "Firefighting", 0.34, True),
    ("admin", "Admin", 0.27, True),
    ("coaching", "Coaching", 0.12, False),
    ("customers", "Customers", 0.1, False),
    ("meetings", "Meetings", 0.09, False),
    ("strategy", "Strategy", 0.05, False),
    ("talent", "Talent", 0.03, False),
)
MIX = (
    ("motivation_intrinsic", "The work itself", 4.1, 3.2),
    ("motivation_problem_solving", "Hard problems", 3.8, 3.7),
    ("motivation_goal_oriented", "Meeting a goal", 3.6, 3.5),
    ("motivation_extrinsic", "Pay and recognition", 3.2, 4.3),
)


TALENT = """
Reviews held of those due|26 of 84|52\u00a0%
Reps without a review for two quarters|2 of 7|9\u00a0%
Reviews that name strengths and gaps|20 of 26|81\u00a0%
Plans past their day and not done|4 of 11|22\u00a0%
Weak reps who improved or moved on|1 of 2|60\u00a0%
Reps who stayed with the company|7 of 7|95\u00a0%
"""
RECRUITING = """
Quarters with a candidate met|1 of 4|71\u00a0%
Candidates a seat|2.5|3.9
A players among those hired|0 of 1|41\u00a0%
Days to fill a seat|74|58
New reps' first two quarters|71\u00a0%|80\u00a0%
"""


def facts(lines: str) -> tuple[Fact, ...]:
    said = (line.split("|") for line in lines.strip().splitlines())
    return tuple(Fact(name=label, label=label, said=own, others=others) for label, own, others in said)


TIME = TimeUse(
    shares=pd.DataFrame(HOURS, columns=["name", "label", "share", "lost"]).assign(others=0.1),
    lost=0.61,
    low=0.57,
    high=0.65,
    expected=0.41,
    hours=46.0,
    weeks=38,
    others=57,
)
MOTIVES = Motives(
    mix=pd.DataFrame(MIX, columns=["name", "label", "team", "believed"]).assign(apart=0.0),
    n=7,
    about=7,
    apart=0.6,
    others=0.3,
)
FOUND = {
    "strengths": (
        "strength",
        "coaching_cadence",
        "Coaching cadence",
        "62 % (57 % to 67 %), where 44 % is usual: 18 points more (13 to 23).",
        "Show two other managers how it is done",
        "44 % is usual, 62 % is reached here",
    ),
    "blind_spots": (
        "blind spot",
        "talent",
        "Talent",
        "Own rating 4.7, 7 reps 3.0: 1.7 points higher (1.2 to 2.2).",
        "Ask the team, in a round that somebody else leads, for one example each of what they see",
        "from 1.7 to 0.1 points, what is usual among managers",
    ),
    "growth": (
        "growth",
        "review_cadence",
        "Talent reviews",
        "31 % (26 % to 36 %), where 52 % is usual: 21 points less (16 to 26).",
        "Look at each rep's development once a month",
        "from 31 % to 42 %, the nearer edge of the middle half of managers",
    ),
}
KNOWN = {
    "manager": "M07",
    "name": "Anna Lindqvist",
    "team_ids": ("T07",),
    "teams": ("Retail Benelux",),
    "quarters": ("2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4"),
    "in_post": 6,
    "since": date(2025, 7, 1),
    "promoted": True,
    "trained": False,
    "verdict": True,
    "why": "Compared with 57 other managers with like territories and as many new reps.",
    "others": 57,
    "span": (7.0, 8.0),
    "metrics": METRICS,
    "marks": MARKS,
    "roles": RATINGS[5:],
    "ratings": RATINGS[:5],
    "time": TIME,
    "motives": MOTIVES,
    "talent": facts(TALENT),
    "recruiting": facts(RECRUITING),
    "leaning": (0.3, -0.1, 0.7),
    "missing": (),
    "hidden": ("Fewer than five reps answered on coach: what they said is not shown.",),
}


def findings(owner: str) -> dict[str, tuple[Finding, ...]]:
    """A strength, a blind spot and a growth area."""
    return {kind: (finding(*said, owner),) for kind, said in FOUND.items()}


def insights(**changed) -> Insights:
    """The ordinary report."""
    return Insights(**(KNOWN | findings(changed.get("name", KNOWN["name"])) | changed))


def long_insights() -> Insights:
    """Names as long as they come, three findings of a kind."""
    found = findings(LONG)
    many = {
        kind: tuple(replace(one, headline=f"{one.headline} of {LONG}") for _ in range(3))
        for kind, (one,) in found.items()
    }
    marks = tuple(replace(one, measure=replace(one.measure, label=f"{one.measure.label} {LONG}")) for one in MARKS)
    return insights(name=LONG, teams=(LONG, f"{LONG} II"), marks=marks, why=f"Compared with {LONG}. " * 4, **many)


def empty_insights() -> Insights:
    """A manager new in post at a company of which only deals are known."""
    missing = [
        (part, "A file that is not there yet would show it, and how it differs.")
        for part in ("Coaching", "Time use", "Talent", "Recruiting", "Motivation", "Blind spots")
    ]
    return insights(
        name="M07", teams=(), quarters=(), in_post=1, since=None, promoted=None, trained=None, verdict=False,
        why="One quarter in post: a verdict needs two.", others=0, span=(nan, nan), metrics=(), marks=(),
        roles=(), ratings=(), time=None, motives=None, talent=(), recruiting=(), leaning=(nan, nan, nan), strengths=(),
        blind_spots=(), growth=(), missing=tuple(missing), hidden=(),
    )  # fmt: skip
