"""Whether team-mates agree on the culture, from answers written out by hand."""

import numpy as np
import pytest

from analysis.questions.agreement import rate_agreement
from analysis.story.agreement import tell_agreement
from tests.answers import logs_of, said

ITEMS = ("culture_articulated", "culture_modelled")


def sheet(team, *scores, quarter="2025-Q1"):
    """Each person gives both statements one score."""
    return [said(team, f"{team} {who}", item, score, quarter) for who, score in enumerate(scores) for item in ITEMS]


def rated(*answers, **options):
    return rate_agreement(logs_of(row for rows in answers for row in rows), **options)


def test_agreement_by_hand():
    """Variances 0 and .3 (of 1, 1, 1, 2, 2) and 4.8: against 2 of answers by lot."""
    found = rated(sheet("alike", 3, 3, 3, 3, 3), sheet("near", 1, 1, 1, 2, 2), sheet("torn", 1, 1, 5, 5, 5))
    assert found.teams.set_index("team_id")["value"].to_dict() == {"torn": 0, "near": 0.85, "alike": 1}
    assert found.teams["word"].tolist() == ["disagree", "agree", "agree"]
    assert found.apart == pytest.approx(np.sqrt((4 * 0.3 + 4 * 4.8) / 12))
    section = tell_agreement(found)
    assert section.headline == "Team-mates agree on the culture in 2 of 3 teams"
    assert section.details == (("People see it differently", "in Torn: ask there, before acting on a mean."),)


def test_quarters_are_averaged_and_not_compared_over_unlike_teams():
    found = rated(sheet("north", 3, 3, 3, 3, 3), sheet("north", 1, 1, 1, 2, 2, quarter="2025-Q2"))
    assert found.teams[["value", "quarters"]].to_numpy().tolist() == [[pytest.approx(0.92, abs=0.01), 2]]
    assert "2025" not in tell_agreement(found).lead


def test_privacy_four_people_are_compared_nowhere():
    large = sheet("north", 3, 3, 3, 4, 4)
    found = rated(large, sheet("tiny", 1, 5, 5, 5), sheet("half", 1, 5, 5, 5, 5)[:-1])
    assert found.teams.equals(rated(large).teams)
    assert found.apart == rated(large).apart
    assert found.hidden == 2
    assert tell_agreement(found).caveat == "2 teams are not shown: never did five people answer every statement."


def test_answers_without_an_id_are_compared_statement_by_statement():
    named = [sheet("north", 1, 2, 3, 4, 5), sheet("south", 3, 3, 3, 4, 4)]
    nobody = [
        [row | {"respondent_id": None, "rank": float(row["respondent_id"][-1])} for row in rows] for rows in named
    ]
    assert rated(*nobody).teams.equals(rated(*named).teams)


def test_where_all_teams_are_small_nothing_is_told():
    found = rated(sheet("tiny", 1, 5, 5, 5))
    assert tell_agreement(found) is None
    assert found.summary().startswith("Whether team-mates agree on the culture cannot be told")
