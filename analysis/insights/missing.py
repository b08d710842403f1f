"""What a report cannot say yet, and which file would open it."""

import numpy as np

from analysis.insights.answers import LABELS, NAMES, Answers
from analysis.insights.everyone import Everyone
from analysis.insights.report import Mark, Motives, TimeUse
from analysis.logs import Logs

OPENED = {
    "coaching": ("Coaching", "A list of coaching sessions shows how often, how well and whether it was followed up."),
    "accountability": ("Accountability", "Activities with targets, or commitments with days, show what was kept."),
    "talent": ("Talent", "Talent reviews show who was reviewed, what was planned and what became of it."),
    "recruiting": ("Recruiting", "A list of candidates shows who was met, how good they were and how fast seats fill."),
    "time": ("Time use", "A log of the manager's hours shows how many go to firefighting and admin."),
    "motivation": (
        "Motivation",
        "Reps' answers on motives, and the manager's on each rep, show how well known they are.",
    ),
    "ratings": ("Blind spots", "The manager's own answers to the survey, beside those of five reps, show blind spots."),
}
UNKNOWN_HOURS = ("Time use", "The log of hours names managers whom no roster of teams knows, so it counts for nobody.")
METRICS = {
    "quota_attainment": "quotas",
    "customer_satisfaction": "customers' answers",
    "engagement": "reps' answers on engagement",
}


def missing_parts(
    logs: Logs, everyone: Everyone, marks: tuple[Mark, ...], time: TimeUse | None, motives: Motives | None, manager: str
) -> tuple[tuple[str, str], ...]:
    """(part of the report, sentence) for each part that has nothing to show."""
    logged = {mark.subject for mark in marks if not mark.measure.surveyed}
    measured = {mark.measure.name for mark in marks}
    at = int(np.flatnonzero(everyone.answers.managers == manager)[0])
    there = {
        "coaching": "coaching_cadence" in measured,
        "accountability": "accountability" in logged,
        "talent": bool(len(logs.reviews)),
        "recruiting": bool(len(logs.candidates)),
        "time": time is not None,
        "motivation": motives is not None,
        "ratings": bool((~np.isnan(everyone.spots.difference[at])).any()) or manager not in everyone.terms.judged,
    }
    parts = tuple(OPENED[name] for name, known in there.items() if not known)
    lacking = [words for name, words in METRICS.items() if name not in logs.panel.measures]
    if not lacking:
        return parts
    return (*parts, ("Three balanced metrics", f"Still wanted: {', '.join(lacking)}."))


def missing_everywhere(logs: Logs, everyone: Everyone) -> tuple[tuple[str, str], ...]:
    """(part, sentence) for each part that no manager's report can have."""
    measured = logs.panel.measures
    there = {
        "coaching": "coaching_cadence" in measured,
        "accountability": "activity_attainment" in measured or "commitment_follow_through" in measured,
        "talent": bool(len(logs.reviews)),
        "recruiting": bool(len(logs.candidates)),
        "time": bool(len(everyone.hours)),
        "ratings": rated(everyone) > 0,
    }
    lacking = tuple(OPENED[name] for name, known in there.items() if not known)
    if not there["time"] and len(logs.hours):
        return tuple(UNKNOWN_HOURS if part == OPENED["time"] else part for part in lacking)
    return lacking


def rated(everyone: Everyone) -> int:
    """Managers whose own answers can be set beside those of their reps."""
    return int((~np.isnan(everyone.spots.difference)).any(axis=1).sum())


def hidden_answers(answers: Answers, manager: str) -> tuple[str, ...]:
    """A sentence on what is not shown, since fewer than five reps answered."""
    at = int(np.flatnonzero(answers.managers == manager)[0])
    few = [LABELS[name].lower() for name, hidden in zip(NAMES, answers.hidden[at], strict=True) if hidden]
    return (f"Fewer than five reps answered on {', '.join(few)}: what they said is not shown.",) if few else ()
