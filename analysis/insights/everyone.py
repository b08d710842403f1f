"""All managers at once: what the list of them shows, and what one report is taken from."""

from dataclasses import dataclass

import pandas as pd

from analysis.insights.answers import Answers, read_answers
from analysis.insights.hours import count_hours
from analysis.insights.marks import CONDITIONS, Compared, read_conditions, read_marks
from analysis.insights.ratings import spot, surveyed_marks
from analysis.insights.recruiting import count_recruiting
from analysis.insights.talent import count_talent
from analysis.insights.terms import Terms, quarters_of, read_terms
from analysis.logs import Logs
from analysis.plans import later
from analysis.stats.blind_spots import Spots
from analysis.stats.peers import FEWEST, PER_CONDITION

WORDS = {"territory_potential": "territory", "ramping_share": "new reps"}


@dataclass(frozen=True, kw_only=True)
class Everyone:
    """What is known of all managers: measures compared, answers, blind spots, hours and counts (index manager)."""

    terms: Terms
    compared: tuple[Compared, ...]
    answers: Answers
    spots: Spots
    hours: pd.DataFrame
    talent: pd.DataFrame
    recruiting: pd.DataFrame
    against: str
    due: str


_last: list[tuple[Logs, Everyone]] = []  # one report after the other is asked of the same logs


def read_everyone(logs: Logs) -> Everyone:
    """Everything the reports need, read once for all managers; the newest logs' is kept."""
    for known, everyone in _last:
        if known is logs:
            return everyone
    everyone = _read(logs)
    _last[:] = [(logs, everyone)]
    return everyone


def _read(logs: Logs) -> Everyone:
    terms = read_terms(logs)
    answers, conditions = read_answers(logs, terms), read_conditions(logs.panel, terms)
    return Everyone(
        terms=terms,
        compared=(*read_marks(logs, terms), *surveyed_marks(answers, terms, conditions)),
        answers=answers,
        spots=spot(answers, terms),
        hours=count_hours(logs, terms),
        talent=count_talent(logs, terms),
        recruiting=count_recruiting(logs, terms),
        against=against(logs, terms),
        due=later(quarters_of(logs)[-1], 1) if quarters_of(logs) else "",
    )


def against(logs: Logs, terms: Terms) -> str:
    """Whom a manager is compared with; "{others}" stands for how many."""
    known = [WORDS[name] for name in CONDITIONS if name in logs.panel.measures]
    enough = len(terms.judged) >= PER_CONDITION * (1 + len(known))
    return "{others} other managers" + (f", adjusted for {' and '.join(known)}" if known and enough else "")


def comparable(terms: Terms) -> bool:
    """Whether managers are enough to be compared with each other."""
    return len(terms.judged) >= FEWEST
