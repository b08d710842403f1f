"""What is said where a survey's scores came finished."""

import numpy as np
import pytest

from analysis.panel import build_panel
from analysis.questions.profile import profile_teams
from analysis.split.gate import place
from tests.company import Company, year_of

THEMES = ("My manager", "My team", "clarity_clear", "engagement_proud")


def company(waves: int = 1, teams: int = 30, **more):
    """Teams with a published score on each theme, in so many years."""
    rng = np.random.default_rng(0)
    scores = [
        {"team_id": f"t{team:02}", "asked_on": f"{2020 + wave}-10-01", "item": item, "score": rng.uniform(2, 5)}
        for team in range(teams)
        for wave in range(waves)
        for item in THEMES
    ]
    return build_panel(Company(survey_scores=scores, **more))


def why(panel, drivers, outcome="engagement"):
    gate = place(panel, outcome, drivers, panel.controls)
    assert gate.state == "closed"
    return gate.why


def test_scores_of_one_survey_are_not_split_by_each_other_for_three_reasons():
    drivers = ("strategy_clarity", "own_my_manager", "own_my_team")
    assert why(company(), drivers) == (
        "The gap in engagement is not split. Strategy clarity, my manager and my team come as finished scores, without "
        "the single answers behind them: how much of a score is chance cannot be told. The same people answered on "
        "engagement in the same survey, and who is content scores everything higher: that alone makes scores go "
        "together. And one survey cannot tell what lasts from what passes."
    )


@pytest.mark.parametrize(
    ("waves", "said"),
    [(2, "And two surveys cannot tell"), (3, "And three surveys can hardly tell"), (4, "makes scores go together.")],
)
def test_more_surveys_leave_the_other_reasons(waves, said):
    words = why(company(waves), ("own_my_team",))
    assert "My team and 2 other themes come as finished scores" in words
    assert said in words
    assert ("lasts from what passes" in words) == (waves < 4)


def test_an_outcome_from_elsewhere_has_no_source_in_common():
    reps = [{"rep_id": f"r{team:02}", "team_id": f"t{team:02}"} for team in range(30)]
    done = [row | {"revenue": 90.0 + at} for at, rep in enumerate(reps) for row in year_of(100, 0, rep["rep_id"])]
    panel = company(reps=reps, attainment=[row | {"quarter": "2020-Q4"} for row in done])
    words = why(panel, ("own_my_team",), "quota_attainment")
    assert words.startswith("The gap in quota attainment is not split. My team and 2 other themes come as finished")
    assert "same survey" not in words


def test_what_would_open_it_is_named_first():
    opens = profile_teams(company(), outcome="engagement").opens
    assert opens[0].startswith("The single answers behind the survey's scores, each with its team and person, open")
    assert "Quotas or deals would judge teams by what they reached, not by what the same survey says." in opens
