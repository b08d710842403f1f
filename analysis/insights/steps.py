"""Next steps: drafts of plans, each with owner, day, number to watch, and how far managers differ in it."""

import numpy as np

from analysis.insights.answers import LABELS
from analysis.insights.report import Mark, Rating, Step

ACTIONS = {
    "coaching_cadence": "Put a weekly session with each rep into the calendar",
    "coaching_structure": "End each session with one lesson and one agreed step",
    "coaching_follow_through": "Open each session with what was agreed in the last",
    "coaching_time": "Move two hours a week from admin to coaching",
    "firefighting_and_admin_time": "List a week of fires and forms, and hand over or drop the three that took longest",
    "activity_attainment": "Go through last week's activities against target with each rep",
    "commitment_follow_through": "Ask about each commitment on the day it is due",
    "review_cadence": "Look at each rep's development once a month",
    "plan_coverage": "Agree one development plan in each review",
    "improve_or_move_on": "Decide on each rep rated C: a plan with a date, or a move",
    "rep_retention": "Ask each rep what would make them stay, and act on one answer",
    "recruiting_cadence": "Meet two candidates a month, seat open or not",
    "a_player_share": "Rate every candidate before an offer, and leave a seat empty rather than fill it badly",
    "reps_on_coaching": "Close each session with one thing to do differently, and ask about it in the next",
    "reps_on_accountability": "Talk about a missed commitment within two days",
    "reps_on_talent": "Agree with each rep on the one skill most worth learning",
    "reps_on_recruiting": "Show the team the bench once a month: who could be called tomorrow",
}
EDGE = 1.96  # standard errors from a difference to the edge of its interval
SHOW = "Show two other managers how it is done"
ASK = "Ask the team, in a round that somebody else leads, for one example each on {about}"


def step_of(mark: Mark, owner: str, due: str) -> Step:
    """A growth area's step: to the nearer edge of the middle half of managers, or to what is usual."""
    soon, say = by_itself(mark), mark.measure.say
    target = reachable(mark, soon)
    where = "the nearer edge of the middle half of managers" if target != mark.expected else "what is usual"
    return Step(
        action=ACTIONS.get(mark.measure.name, f"Agree on one step in {mark.measure.label.lower()}"),
        owner=owner,
        due=due,
        measure=mark.measure.name,
        label=mark.measure.label,
        now=mark.value,
        target=target,
        size=f"from {say(mark.value)} to {say(target)}, {where}; {say(soon)} is to be expected by itself",
        soon=soon,
    )


def by_itself(mark: Mark) -> float:
    """What the next quarters are to be expected to show: the difference less what of such differences is luck."""
    error = (mark.diff_high - mark.diff_low) / 2 / EDGE
    return mark.expected + mark.difference * lasting(error, mark.spread)


def lasting(error: float, spread: float) -> float:
    """The part of a difference that stays, 0 to 1: of the variance between managers, that which is not luck."""
    return max(0.0, 1 - (error / spread) ** 2) if spread > 0 else 0.0


def reachable(mark: Mark, start: float) -> float:
    """The nearer edge of the middle half of managers in like conditions; where `start` has passed it, what is usual."""
    edge = mark.middle[0] if mark.measure.direction > 0 else mark.middle[1]
    behind = mark.measure.direction * (edge - start) > 0
    return float(edge if behind else mark.expected)


def keep(mark: Mark, owner: str, due: str) -> Step:
    """A strength's step: others learn it."""
    return Step(
        action=SHOW,
        owner=owner,
        due=due,
        measure=mark.measure.name,
        label=f"{mark.measure.label} of the two",
        now=np.nan,
        target=mark.expected,
        size=f"{mark.measure.say(mark.expected)} is usual, {mark.measure.say(mark.value)} is reached here",
    )


def look(rating: Rating, owner: str, due: str) -> Step:
    """A blind spot's step: the same question again, until the two pictures are as near as is usual."""
    usual = 0.0 if np.isnan(rating.usual) else min(max(rating.usual, 0.0), rating.difference / 2)
    among = "halfway" if usual == rating.difference / 2 else "what is usual among managers"
    soon, target = f"{rating.soon:.1f}", f"{usual:.1f}"
    itself = f"; {soon} is to be expected by itself" if soon != target else "; so much is to be expected by itself"
    return Step(
        action=ASK.format(about=LABELS[rating.name].lower()),
        owner=owner,
        due=due,
        measure=f"reps_on_{rating.name}",
        label="Own rating above that of the reps",
        now=rating.difference,
        target=usual,
        size=f"from {rating.difference:.1f} to {target} points, {among}{'' if np.isnan(rating.soon) else itself}",
        soon=rating.soon,
    )
