"""Reports on one manager made by hand: an ordinary one, one with long names, one of which next to nothing is known."""

import math
from dataclasses import replace
from datetime import date

import pandas as pd

from analysis.insights.report import Fact, Finding, Insights, Mark, Motives, Rating, Step, TimeUse
from analysis.measures import Measure

nan = math.nan
LONG = "Maximiliana Konstantinowna von Hohenzollern-Brzęczyszczykiewicz of Northern Europe"
DUE = "2027-Q1"


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


def talent() -> tuple[Fact, ...]:
    said = (
        ("Reviews held of those due", "26 of 84", "52\u00a0%"),
        ("Reps without a review for two quarters", "2 of 7", "9\u00a0%"),
        ("Reviews that name strengths and gaps", "20 of 26", "81\u00a0%"),
        ("Plans past their day and not done", "4 of 11", "22\u00a0%"),
        ("Weak reps who improved or moved on", "1 of 2", "60\u00a0%"),
        ("Reps who stayed with the company", "7 of 7", "95\u00a0%"),
    )
    return tuple(Fact(name=label, label=label, said=own, others=others) for label, own, others in said)


def recruiting() -> tuple[Fact, ...]:
    said = (
        ("Quarters with a candidate met", "1 of 4", "71\u00a0%"),
        ("Candidates a seat", "2.5", "3.9"),
        ("A players among those hired", "0 of 1", "41\u00a0%"),
        ("Days to fill a seat", "74", "58"),
        ("New reps' first two quarters", "71\u00a0%", "80\u00a0%"),
    )
    return tuple(Fact(name=label, label=label, said=own, others=others) for label, own, others in said)


def findings(owner: str) -> dict[str, tuple[Finding, ...]]:
    strong = finding(
        "strength",
        "coaching_cadence",
        "Coaching cadence",
        "62 % (57 % to 67 %), where 44 % is usual: 18 points more (13 to 23).",
        "Show two other managers how it is done",
        "44 % is usual, 62 % is reached here",
        owner,
    )
    blind = finding(
        "blind spot",
        "talent",
        "Talent",
        "Own rating 4.7, 7 reps 3.0: 1.7 points higher (1.2 to 2.2).",
        "Ask the team, in a round that somebody else leads, for one example each of what they see",
        "from 1.7 to 0.1 points, what is usual among managers",
        owner,
    )
    slow = finding(
        "growth",
        "review_cadence",
        "Talent reviews",
        "31 % (26 % to 36 %), where 52 % is usual: 21 points less (16 to 26).",
        "Look at each rep's development once a month",
        "from 31 % to 42 %, the nearer edge of the middle half of managers",
        owner,
    )
    return {"strengths": (strong,), "blind_spots": (blind,), "growth": (slow,)}


def insights(**changed) -> Insights:
    """The ordinary report."""
    name = changed.get("name", "Anna Lindqvist")
    kept = {
        "manager": "M07",
        "name": name,
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
        "time": TimeUse(
            shares=pd.DataFrame(HOURS, columns=["name", "label", "share", "lost"]).assign(others=0.1),
            lost=0.61,
            low=0.57,
            high=0.65,
            expected=0.41,
            hours=46.0,
            weeks=38,
            others=57,
        ),
        "motives": Motives(
            mix=pd.DataFrame(MIX, columns=["name", "label", "team", "believed"]).assign(apart=0.0),
            n=7,
            about=7,
            apart=0.6,
            others=0.3,
        ),
        "talent": talent(),
        "recruiting": recruiting(),
        "leaning": (0.3, -0.1, 0.7),
        "missing": (),
        "hidden": ("Fewer than five reps answered on coach: what they said is not shown.",),
    }
    return Insights(**(kept | findings(name) | changed))


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
