"""The quality of the metrics: which statement is lowest, and whether that can be told."""

import numpy as np
import pytest

from analysis.logs import build_logs
from analysis.panel import build_panel
from analysis.questions.metrics import ITEMS, rate_metrics
from analysis.story.metrics import tell_metrics
from tests.company import Company, answer, roster, year_of

NAMES = tuple(ITEMS)


def logs_of(scores, *, people="abcde", managers=(), items=NAMES):
    """`scores` (teams, items): everybody in a team gives the item that score; the managers `managers` to all."""
    survey = [
        answer(f"t{team} {letter}", item, float(score), team_id=f"t{team}")
        for team, row in enumerate(scores)
        for letter in people
        for item, score in zip(items, row, strict=True)
    ]
    survey += [
        answer(f"m{team}", item, score, team_id=f"t{team}", rater="manager")
        for team, score in enumerate(managers)
        for item in items
    ]
    teams = [f"t{team}" for team in range(len(scores))]
    attainment = [row for team in teams for row in year_of(100, 90, team)]
    company = Company(reps=roster(**{team: team for team in teams}), attainment=attainment, survey=survey)
    return build_logs(company, build_panel(company))


def drawn(means, teams=8, spread=0.25):
    rng = np.random.default_rng(0)
    level = rng.normal(0, 0.5, (teams, 1))
    return np.clip(np.array(means) + level + rng.normal(0, spread, (teams, len(means))), 1, 5)


def test_the_lowest_stands_first_with_its_mean_and_who_agrees():
    found = rate_metrics(logs_of([[4, 4, 2, 5, 4, 4], [5, 5, 4, 5, 5, 5]], managers=[4, 5]))
    first = found.items.iloc[0]
    assert (first["name"], first["mean"], first.agree, first.managers) == ("metrics_fair", 3.0, 0.5, 4.5)
    assert first.wording == "Those numbers move with what we do, not with luck."
    assert found.teams == 2
    assert np.isnan(first.low)


def test_one_that_is_clearly_lowest_is_named():
    found = rate_metrics(logs_of(drawn([3.8, 3.7, 2.5, 3.9, 3.8, 3.7])))
    assert found.weakest == ("metrics_fair",)
    headline = tell_metrics(found).headline
    assert headline.startswith("Of six qualities of the metrics reps rate “fair” lowest: 2.")


def test_two_that_cannot_be_told_apart_are_both_named():
    found = rate_metrics(logs_of(drawn([3.8, 2.5, 2.5, 3.9, 3.8, 3.7])))
    assert set(found.weakest) == {"metrics_simple", "metrics_fair"}
    assert "; which of them is lower cannot be told." in tell_metrics(found).headline


def test_where_none_stands_out_none_is_named():
    found = rate_metrics(logs_of(drawn([3.5] * 6, spread=0.6)))
    assert len(found.weakest) > 2
    assert tell_metrics(found).headline == "None of the six qualities of the metrics is clearly the lowest."


def test_teams_of_four_are_in_no_mean():
    scores = [[4] * 6, [3] * 6, [1] * 6]
    logs = logs_of(scores)
    answers = logs.answers
    few = answers[(answers["team_id"] != "t2") | (answers["respondent_id"] != "t2 a")]
    found = rate_metrics(type(logs)(**{**vars(logs), "answers": few}))
    assert (found.teams, found.hidden) == (2, 1)
    assert found.items["mean"].tolist() == [3.5] * 6
    assert (
        "1 team with fewer than five answers left out."
        in dict(tell_metrics(found).how_sure)["The same teams throughout."]
    )


def test_statements_that_were_not_asked_are_not_there():
    found = rate_metrics(logs_of([[4, 2], [5, 3]], items=NAMES[:2]))
    assert found.items["name"].tolist() == ["metrics_simple", "metrics_clear"]
    assert "two statements" in tell_metrics(found).note


@pytest.mark.parametrize(
    ("people", "words"),
    [("abcd", "Two teams in which five reps or more answered would open it"), ("", "Six statements asked of reps")],
)
def test_without_enough_answers_the_section_says_why(people, words):
    section = tell_metrics(rate_metrics(logs_of([[4] * 6, [3] * 6], people=people)))
    assert section.headline == "How good the metrics are is not measured yet"
    assert words in section.lead


def test_managers_who_were_not_asked_are_missed():
    section = tell_metrics(rate_metrics(logs_of([[4] * 6, [3] * 6])))
    assert section.details == (("", "Managers' answers to the same statements would stand beside them."),)
    assert "Ring" not in section.how_to_read
