"""What was undertaken, and where it stands, in words."""

import pandas as pd

from analysis.plans import Plan
from analysis.questions.plans import Followed
from analysis.questions.what_if import WhatIf
from analysis.story.section import Section
from analysis.story.words import count, first_upper, inside, listed, number

STATES = {
    "reached": "reached",
    "missed": "not reached",
    "closer": "closer",
    "no closer": "no closer",
    "too soon": "no newer quarter yet",
    "not measured": "not measured",
}

CAVEAT = (
    "A team's number moves by chance too: one quarter proves little. "
    "Teams that are picked when they are low rise a little by themselves."
)


def tell_plans(result: Followed) -> Section | None:
    """What we said, what happened; None where nobody undertook anything."""
    rows = result.plans
    if rows.empty:
        return None
    return Section(
        headline=_headline(rows),
        note="What we said, what happened",
        table=pd.DataFrame(
            {
                "What": rows["action"],
                "Who": rows["owner"],
                "Until": [due.replace("-", " ") for due in rows["due_in"]],
                "Said": [_said(result, row) for row in rows.itertuples()],
                "Now": [_now(result, row) for row in rows.itertuples()],
                "": [STATES[state] for state in rows["state"]],
            }
        ),
        caveat=CAVEAT,
    )


def tell_taken_up(drafts: tuple[Plan, ...], result: WhatIf) -> str:
    """ "Two plans: coaching cadence 50 % in 12 teams, culture 3.5 in 9 teams."; and which move has none."""
    made = {plan.measure: plan for plan in drafts}
    say = {name: f"{inside(result.measures[name].label)} {result.measures[name].say(at)}" for name, at in result.moves}
    said = [f"{say[name]} in {count(len(plan.teams), 'team')}" for name, plan in made.items()]
    none = [inside(result.measures[name].label) for name, _ in result.moves if name not in made]
    start = f"{first_upper(number(len(made)))} plan{'s' * (len(made) != 1)}: {listed(said)}." if made else ""
    rest = f"No plan for {listed(none)}: these teams are there already, or it is not known where they are."
    return f"{start} {rest if none else ''}".strip()


def _headline(rows: pd.DataFrame) -> str:
    ended = rows[rows["state"].isin(["reached", "missed"])]
    if ended.empty:
        return f"{first_upper(number(len(rows)))} plan{'s are' if len(rows) > 1 else ' is'} under way."
    reached = int((ended["state"] == "reached").sum())
    if len(ended) == 1:
        return f"The one plan that has ended {'reached' if reached else 'did not reach'} what was said."
    many = first_upper(number(reached)) if reached else "None"
    return f"{many} of {number(len(ended))} plans that have ended reached what was said."


def _said(result: Followed, row) -> str:
    measure = result.measures.get(row.measure)
    if measure is None:
        return row.label
    return f"{measure.label}: {measure.say(row.start)} to {measure.say(row.target)}"


def _now(result: Followed, row) -> str:
    measure = result.measures.get(row.measure)
    if not (measure and row.quarter):
        return "not known"
    there = f"; {row.at} teams at their target" if row.at else ""
    return f"{measure.say(row.now)} ({row.quarter.replace('-', ' ')}){there}"
