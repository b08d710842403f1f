"""Self-ratings beside reps and leader, and what of them stands clear: blind spots and hidden strengths."""

import numpy as np
import pandas as pd

from analysis.insights.answers import LABELS, NAMES, RATED, SAID, Answers
from analysis.insights.marks import Compared, weigh
from analysis.insights.report import RESPONSIBILITIES, ROLES, Rating
from analysis.insights.steps import EDGE, lasting
from analysis.insights.terms import Terms
from analysis.measures import Measure
from analysis.stats.blind_spots import FEWEST, Spots, find_spots
from analysis.stats.peers import Levels

TOLD = ("value", "low", "high", "expected", "difference", "diff_low", "diff_high", "lower", "upper")
FEWEST_USUAL = 5  # managers, for what is usual among them
ABOUT = {
    "coaching": "How useful, specific and followed up coaching is, say the reps: mean of the items answered, 1 to 5.",
    "accountability": "How far standards and commitments are kept, say the reps: mean of the items answered, 1 to 5.",
    "talent": "How far strengths and gaps are known and worked on, say the reps: mean of the items answered, 1 to 5.",
    "recruiting": "How far recruiting goes on all the time, say the reps: mean of the items answered, 1 to 5.",
}


def spot(answers: Answers, terms: Terms) -> Spots:
    """Blind spots of all managers; of one who is new in post nothing is said."""
    judged = np.isin(answers.managers, terms.judged)[:, None]
    return find_spots(np.where(judged, answers.own, np.nan), answers.people, answers.leader)


def rate(answers: Answers, spots: Spots, manager: str, names: tuple[str, ...]) -> tuple[Rating, ...]:
    """What is known of one manager on `names`, where anybody answered."""
    at = int(np.flatnonzero(answers.managers == manager)[0])
    found = [_rating(answers, spots, at, name) for name in names if name in NAMES]
    return tuple(one for one in found if not np.isnan([one.own, one.reps, one.leader]).all())


def _rating(answers: Answers, spots: Spots, at: int, name: str) -> Rating:
    k = NAMES.index(name)
    others = np.delete(spots.difference[:, k], at)
    seconded = spots.seconded[at, k]
    return Rating(
        name=name,
        label=(RESPONSIBILITIES | ROLES)[name],
        own=float(answers.own[at, k]),
        reps=said(answers.reps[at, k]),
        n=int(answers.told[at, k]),
        leader=float(answers.leader[at, k]),
        difference=said(spots.difference[at, k]),
        low=said(spots.low[at, k]),
        high=said(spots.high[at, k]),
        usual=said(np.nanmedian(others)) if (~np.isnan(others)).sum() >= FEWEST_USUAL else np.nan,
        soon=said(soon(spots, at, k, others)),
        blind=bool(spots.blind[at, k]),
        hidden=bool(spots.hidden[at, k]),
        seconded=None if np.isnan(seconded) else bool(seconded),
    )


def soon(spots: Spots, at: int, k: int, others: np.ndarray) -> float:
    """A difference drawn to the others' by what of the differences between managers is luck; NaN where they are few."""
    if (~np.isnan(others)).sum() < FEWEST_USUAL:
        return np.nan
    error, usual = (spots.high[at, k] - spots.low[at, k]) / 2 / EDGE, np.nanmedian(others)
    return usual + lasting(error, float(np.nanstd(others))) * (spots.difference[at, k] - usual)


def said(value: float) -> float:
    """A number that rests on reps' answers as it is told."""
    return round(float(value), SAID) + 0.0  # no minus before nothing


def surveyed_marks(answers: Answers, terms: Terms, conditions: pd.DataFrame) -> tuple[Compared, ...]:
    """The responsibilities as reps see them, of managers with enough of them; a rep counts once."""
    found = [_surveyed(answers, terms, conditions, name) for name in RATED]
    return tuple(one for one in found if len(one.frame))


def _surveyed(answers: Answers, terms: Terms, conditions: pd.DataFrame, name: str) -> Compared:
    k = NAMES.index(name)
    size, people = answers.raters[:, k], answers.people[:, :, k]
    there = size >= FEWEST
    size, people, mean = size[there], people[there], answers.reps[there, k]
    freedom = int((size - 1).sum())
    variance = np.nansum((people - mean[:, None]) ** 2) / freedom if freedom else np.nan
    found = Levels(mean=mean, level=mean, error=np.sqrt(variance / np.maximum(size, 1)), freedom=freedom)
    frame = weigh(answers.managers[there], found, size, terms, conditions) if there.any() else pd.DataFrame()
    frame = frame.assign(n=answers.told[there, k]).round(dict.fromkeys(TOLD, SAID)) if there.any() else frame
    return Compared(measure=as_measure(name), subject=name, counted="reps", frame=frame)


def as_measure(name: str) -> Measure:
    """A construct as reps see it, so that it is said as measures are."""
    return Measure(
        name=f"reps_on_{name}",
        label=f"{LABELS[name]} as reps see it",
        unit="1 to 5",
        better="higher",
        role="driver",
        family=name,
        about=ABOUT[name],
        sql="",
        source="survey",
    )
