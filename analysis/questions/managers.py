"""What does one manager do well, not see, and have to grow in; and who of all managers should be looked at first?"""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.errors import DataError
from analysis.insights.answers import LABELS, SAID
from analysis.insights.attention import attention_of
from analysis.insights.everyone import Everyone, comparable, read_everyone
from analysis.insights.findings import blind_spots, growth, strengths
from analysis.insights.hours import lost_shares, use_of_time
from analysis.insights.marks import marks_of
from analysis.insights.missing import hidden_answers, missing_everywhere, missing_parts, rated
from analysis.insights.motives import read_motives
from analysis.insights.people import span, team_names, yes_no
from analysis.insights.ratings import rate
from analysis.insights.recruiting import recruiting_facts
from analysis.insights.report import RESPONSIBILITIES, ROLES, Insights
from analysis.insights.talent import talent_facts
from analysis.insights.terms import FEWEST
from analysis.logs import Logs
from analysis.measures import counted

OPENS = "This page then shows what each manager does well, does not see and has to grow in, beside the others."
SPOT = ("own", "reps", "n", "difference", "low", "high", "usual")


@dataclass(frozen=True, kw_only=True)
class Managers:
    """Every manager in post, and what to look at first.

    frame   one row a manager, by name: manager, name, teams (names), in_post (quarters), judged (bool), blind,
            behind, also (what to look at first, tuples of a few words), strengths, blind_spots, growth (how many), lost
            (share of the hours that go to firefighting and admin, with lost_low; NaN where not known)
    spots   blind spots that are larger than is usual among managers, the largest first: manager, name, subject (a
            responsibility or role), label, own, reps, n, difference, low, high, usual
    gone    name and last quarter of managers who are no longer in post
    quarters  the company's quarters looked at
    against   whom each is compared with
    rated     managers whose own answers can be set beside their reps'
    missing   (part of the reports, sentence: which file opens it), of what is known of nobody
    """

    frame: pd.DataFrame
    spots: pd.DataFrame
    gone: pd.DataFrame
    quarters: tuple[str, ...]
    against: str
    rated: int = 0
    missing: tuple[tuple[str, str], ...] = ()

    @property
    def noted(self) -> pd.Series:
        """How many things are to be looked at first in each manager of `frame`."""
        return self.frame[["blind", "behind", "also"]].map(len).sum(axis=1)

    def summary(self) -> str:
        """How many managers there are, and of how many something stands out."""
        noted = int((self.noted > 0).sum())
        return f"{counted(len(self.frame), 'manager')}; something is to be looked at in {noted or 'none'} of them."


def list_managers(logs: Logs) -> Managers:
    """The managers in post in the company's last four quarters. Raises DataError where no file names any."""
    everyone = read_everyone(logs)
    check_any(logs, everyone)
    people, terms = everyone.terms.people, everyone.terms
    teams = team_names(logs, terms.rows)
    found = [found_in(everyone, manager) for manager in people.index]
    return Managers(
        frame=pd.DataFrame(
            {
                "manager": people.index,
                "name": people["name"].to_numpy(),
                "teams": [", ".join(teams[manager]) for manager in people.index],
                "in_post": people["in_post"].to_numpy(),
                "judged": people.index.isin(terms.judged),
                **attention_of(everyone, dict(zip(people.index, found, strict=True))),
                **{kind: [len(one[kind]) for one in found] for kind in ("strengths", "blind_spots", "growth")},
                **lost_of(everyone),
            }
        ),
        spots=unusual_spots(everyone),
        gone=terms.gone[["name", "last"]],
        quarters=tuple(sorted(terms.rows["quarter"].unique())),
        against=everyone.against.format(others=max(len(terms.judged) - 1, 0)),
        rated=rated(everyone),
        missing=missing_everywhere(logs, everyone),
    )


def report_manager(logs: Logs, manager: str) -> Insights:
    """The Sales Manager Insights report on `manager` (an id of `Managers.frame`). Raises DataError for nobody's id."""
    everyone = read_everyone(logs)
    check_known(logs, everyone, manager)
    person = everyone.terms.people.loc[manager]
    marks = marks_of(everyone.compared, manager)
    rows = everyone.terms.rows[everyone.terms.rows["manager"] == manager]
    time = use_of_time(everyone.hours, manager)
    motives = read_motives(logs, everyone.terms, everyone.answers, manager)
    judged = manager in everyone.terms.judged
    at = int(np.flatnonzero(everyone.answers.managers == manager)[0])
    return Insights(
        manager=manager,
        name=person["name"],
        teams=team_names(logs, rows)[manager],
        team_ids=tuple(sorted(set(rows["team_id"]))),
        quarters=tuple(sorted(rows["quarter"].unique())),
        in_post=int(person["in_post"]),
        since=None if pd.isna(person["since"]) else person["since"].date(),
        promoted=yes_no(person["promoted"]),
        trained=yes_no(person["trained"]),
        verdict=judged,
        why=why(everyone, person, judged),
        others=max(len(everyone.terms.judged) - judged, 0),
        span=span(logs, everyone.terms, manager),
        metrics=tuple(mark for mark in marks if mark.subject == "metrics"),
        marks=tuple(mark for mark in marks if mark.subject != "metrics"),
        roles=rate(everyone.answers, everyone.spots, manager, tuple(ROLES)),
        ratings=rate(everyone.answers, everyone.spots, manager, tuple(RESPONSIBILITIES)),
        time=time,
        motives=motives,
        talent=talent_facts(everyone.talent, manager),
        recruiting=recruiting_facts(logs, everyone.recruiting, manager),
        **found_in(everyone, manager),
        leaning=tuple(everyone.spots.leaning[at].round(SAID).tolist()),
        missing=missing_parts(logs, everyone, marks, time, motives, manager),
        hidden=hidden_answers(everyone.answers, manager),
    )


def found_in(everyone: Everyone, manager: str) -> dict:
    """strengths, blind_spots and growth of one manager; none of one who is new in post."""
    if manager not in everyone.terms.judged:
        return {"strengths": (), "blind_spots": (), "growth": ()}
    marks, name = marks_of(everyone.compared, manager), everyone.terms.people.at[manager, "name"]
    ratings = rate(everyone.answers, everyone.spots, manager, (*RESPONSIBILITIES, *ROLES))
    return {
        "strengths": strengths(marks, name, everyone.due, everyone.against),
        "blind_spots": blind_spots(ratings, name, everyone.due),
        "growth": growth(marks, name, everyone.due, everyone.against),
    }


def lost_of(everyone: Everyone) -> dict[str, np.ndarray]:
    shares = lost_shares(everyone.hours).reindex(everyone.terms.people.index)
    return {"lost": shares["lost"].to_numpy(), "lost_low": shares["low"].to_numpy()}


def unusual_spots(everyone: Everyone) -> pd.DataFrame:
    """Every blind spot that is clearly larger than is usual among managers."""
    names = (*RESPONSIBILITIES, *ROLES)
    people = everyone.terms.people
    rows = [
        {"manager": manager, "name": people.at[manager, "name"], "subject": one.name, "label": LABELS[one.name]}
        | {column: getattr(one, column) for column in SPOT}
        for manager in everyone.terms.judged
        for one in rate(everyone.answers, everyone.spots, manager, names)
        if one.blind and one.unusual
    ]
    found = pd.DataFrame(rows, columns=["manager", "name", "subject", "label", *SPOT])
    return found.sort_values("difference", ascending=False, kind="stable", ignore_index=True)


def why(everyone: Everyone, person: pd.Series, judged: bool) -> str:
    """Whom the manager is compared with, or why nothing is judged."""
    if not judged:
        return f"{counted(person['in_post'], 'quarter')} in post: nothing is judged before {FEWEST}."
    if not comparable(everyone.terms):
        return f"{counted(len(everyone.terms.judged), 'manager')} are too few to compare one with the others."
    return f"Compared with {everyone.against.format(others=len(everyone.terms.judged) - 1)}."


def check_any(logs: Logs, everyone: Everyone) -> None:
    if len(everyone.terms.people):
        return
    if logs.panel.teams["manager_name"].notna().any() and len(logs.reps):
        known = "A roster alone tells of no quarter yet."
        raise DataError(f"{known}\nImport quotas, deals, or any other file with days.\n{OPENS}")
    if logs.panel.teams["manager_name"].notna().any():
        known = "Who manages which team is known, and nobody who is on one."
        raise DataError(f"{known}\nImport a roster of reps, each with the team.\n{OPENS}")
    raise DataError(
        "No file says who manages which team.\n"
        f"Import a roster of teams with manager_id or manager_name, and since when.\n{OPENS}"
    )


def check_known(logs: Logs, everyone: Everyone, manager: str) -> None:
    check_any(logs, everyone)
    terms = everyone.terms
    if manager in terms.gone.index:
        name, last = terms.gone.loc[manager, ["name", "last"]]
        raise DataError(
            f"{name} has not been in post since {last.replace('-', ' ')}; a report is on the last four quarters.\n"
            "Choose a manager who is in post."
        )
    if manager not in terms.people.index:
        known = ", ".join(terms.people.index[:5])
        raise DataError(f"There is no manager `{manager}`.\nThere are {len(terms.people)}, among them {known}.")
