"""What was undertaken, and where it stands, in words."""

import pandas as pd

from analysis.questions.plans import Followed
from analysis.story.section import Section
from analysis.story.words import first_upper, number

STATES = {
    "reached": "reached",
    "missed": "not reached",
    "closer": "closer",
    "no closer": "no closer",
    "too soon": "no newer quarter yet",
    "not measured": "not measured",
}


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
        caveat="A team's number moves by chance too: one quarter proves little.",
    )


def _headline(rows: pd.DataFrame) -> str:
    ended = rows[rows["state"].isin(["reached", "missed"])]
    if ended.empty:
        return f"{first_upper(number(len(rows)))} plan{'s are' if len(rows) > 1 else ' is'} under way."
    reached = int((ended["state"] == "reached").sum())
    if len(ended) == 1:
        return f"The one plan that has ended {'reached' if reached else 'did not reach'} what was said."
    return f"{first_upper(number(reached))} of {number(len(ended))} plans that have ended reached what was said."


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
