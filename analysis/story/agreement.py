"""Whether team-mates agree on the culture, in words."""

import pandas as pd

from analysis.questions.agreement import WORDS, Agreement
from analysis.story.section import Section
from analysis.story.words import be, count, listed, number

NAMED = 5  # teams that disagree, by name


def tell_agreement(result: Agreement) -> Section | None:
    """In how many teams people agree, and which do not; None where nothing may be shown."""
    if result.teams.empty:
        return None
    return Section(
        headline=_headline(result),
        lead=f"An answer typically lies {result.apart:.1f} of a point from the team's mean.",
        how_to_read=f"Over {number(result.asked)} statements: 0 as if by lot, 1 all alike; from 0.7 on people agree.",
        caveat=_hidden(result),
        details=_unlike(result),
        table=_table(result.teams),
    )


def _headline(result: Agreement) -> str:
    many, agree = len(result.teams), result.count(WORDS[0])
    if agree == many:
        return f"Team-mates agree on the culture in all {many} teams" if many > 1 else "Team-mates agree on the culture"
    return f"Team-mates agree on the culture in {agree} of {many} teams"


def _unlike(result: Agreement) -> tuple[tuple[str, str], ...]:
    """The teams in which people see things differently: there a mean hides more than it tells."""
    unlike = result.teams[result.teams.word != WORDS[0]]
    if unlike.empty:
        return ()
    more = f" and {count(len(unlike) - NAMED, 'other')}" if len(unlike) > NAMED else ""
    return (
        (
            "People see it differently",
            f"in {listed(list(unlike.team_name[:NAMED]))}{more}: ask there, before acting on a mean.",
        ),
    )


def _hidden(result: Agreement) -> str:
    if not result.hidden:
        return ""
    return (
        f"{count(result.hidden, 'team')} {be(result.hidden)} not shown: never did five people answer every statement."
    )


def _table(teams: pd.DataFrame) -> pd.DataFrame:
    """Every team, as words."""
    return pd.DataFrame(
        {
            "Team": teams.team_name,
            "Agreement": teams.value.map(_said),
            "Team-mates": teams.word,
            "Quarters": teams.quarters,
        }
    )


def _said(value: float) -> str:
    return f"{value:.2f}"
