"""What was undertaken, as a review looks at it: before its quarter, in it, and what runs on."""

from dataclasses import replace

from analysis.plans import Plan
from analysis.questions.plans import Followed, follow_plans
from analysis.review import Review, settled
from analysis.story.review.asked import Asked

Kept = tuple[tuple[str, Plan], ...]
OF_THE_LOW = 2  # a plan for half of the low teams or more is one for them


def said_before(asked: Asked) -> Kept:
    """Plans made before the quarter that reach into it; where none does, those that ended last."""
    made = [(name, plan) for name, plan in asked.plans if plan.made_in < asked.quarter]
    last = max((plan.due_in for _, plan in made), default="")
    return tuple((name, plan) for name, plan in made if plan.due_in >= min(last, asked.quarter))


def running(asked: Asked) -> Kept:
    """Plans that end after the quarter, the one that ends first at the top."""
    return tuple(sorted((kept for kept in asked.plans if kept[1].due_in > asked.quarter), key=_due))


def new(asked: Asked) -> Kept:
    """Those of them that were not there before the quarter."""
    return tuple((name, plan) for name, plan in running(asked) if plan.made_in >= asked.quarter)


def running_for(asked: Asked, measure: str) -> Kept:
    """Those for a measure in most of the low teams."""
    teams = asked.segments.teams
    low = set(teams["team_id"][teams["segment"] == "low"])
    found = ((name, plan) for name, plan in running(asked) if plan.measure == measure)
    return tuple((name, plan) for name, plan in found if OF_THE_LOW * len(low & {*plan.teams}) >= len(low))


def followed(asked: Asked, kept: Kept) -> Followed:
    """Where they stand in the quarter, whatever is known of later ones."""
    known = tuple(quarter for quarter in asked.panel.quarters if quarter <= asked.quarter)
    panel = asked.panel if known == asked.panel.quarters else asked.panel.between(known)
    return asked.ask(follow_plans, panel, plans=kept)


def standing_now(result: Followed) -> Followed:
    """The same, with where plans started in the place of a value that no newer quarter has told yet."""
    rows = result.plans
    start = rows["now"].where(rows["state"] != "too soon", rows["start"])
    return replace(result, plans=rows.assign(now=start))


def own_choices(asked: Asked) -> bool:
    """Whether the review asks another question than the app does by itself with the quarters until its own."""
    review = settled(asked.review, asked.panel)
    until = {quarter for quarter in asked.panel.quarters if quarter <= asked.quarter}
    return bool(review.outcome or review.drivers) or review.by != Review.by or {*asked.quarters} != until


def cut(rows: tuple[tuple[str, ...], ...], most: int, at: int, where: str = "") -> tuple[tuple[str, ...], ...]:
    """At most so many rows; the last says in its column `at` how many more there are, and where they stand."""
    if len(rows) <= most:
        return rows
    kept = rows[: most - 1]
    more = [""] * len(rows[0])
    more[at] = f"and {len(rows) - len(kept)} more {where}".rstrip()
    return (*kept, tuple(more))


def spelled(quarter: str) -> str:
    """ "2026 Q4"."""
    return quarter.replace("-", " ")


def _due(kept: tuple[str, Plan]) -> str:
    return kept[1].due_in
