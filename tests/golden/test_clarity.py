"""The clarity page's sentences and drawings, held to those that were looked at."""

import json

import pytest

from analysis.charts.theme import DARK, LIGHT
from analysis.story.balance import tell_balance, tell_every_balance
from analysis.story.clarity import tell_clarity, tell_clarity_teams
from analysis.story.clarity_by_team import tell_clarity_by_team, tell_every_team
from analysis.story.metrics import tell_metrics
from tests.golden import made_clarity as made
from tests.golden.compare import assert_as_kept
from tests.golden.test_sentences import written
from tests.wording import causal_words

TOLD = {
    "clarity": lambda: tell_clarity(made.clarity()),
    "clarity_unclear": lambda: tell_clarity(made.clarity_unclear()),
    "clarity_teams": lambda: tell_clarity_teams(made.clarity()),
    "clarity_by_team": lambda: tell_clarity_by_team(made.clarity_by_team()),
    "clarity_without_outcome": lambda: tell_clarity_by_team(made.clarity_by_team(outcome=None)),
    "clarity_every_team": lambda: tell_every_team(made.clarity_by_team()),
    "metrics": lambda: tell_metrics(made.metrics()),
    "metrics_of_two": lambda: tell_metrics(made.metrics(weakest=("metrics_transparent", "metrics_clear"))),
    "balance": lambda: tell_balance(made.balance()),
    "balance_every_team": lambda: tell_every_balance(made.balance()),
}
DRAWN = ("clarity", "clarity_unclear", "clarity_by_team", "clarity_every_team", "metrics", "balance_every_team")


@pytest.mark.parametrize("name", TOLD)
def test_a_section_reads_as_kept(name):
    text = written(TOLD[name]())
    assert causal_words(text) == []
    assert_as_kept(text, f"{name}.txt")


@pytest.mark.parametrize("name", DRAWN)
def test_a_chart_is_drawn_as_kept_in_roles_alone(name):
    drawn = json.dumps(TOLD[name]().chart.to_dict(), indent=1, ensure_ascii=False, sort_keys=True)
    assert not [colour for colour in (*LIGHT.values(), *DARK.values()) if colour in drawn]
    assert causal_words(drawn) == []
    assert_as_kept(drawn + "\n", f"{name}_drawn.json")


def test_the_headline_is_the_one_difference_with_its_interval():
    assert tell_clarity(made.clarity()).headline == (
        "Reps rate strategy clarity 18\u00a0% lower than their managers, 11 to 25."
    )


def test_a_doubtful_difference_says_so():
    section = tell_clarity(made.clarity_unclear())
    assert section.headline == (
        "Reps rate strategy clarity 18\u00a0% lower than their managers, −9 to 45; it may be nothing."
    )
    assert "Pale: reps" in section.how_to_read


def test_a_hidden_team_says_so_in_its_row_and_in_words():
    chart = tell_every_team(made.clarity_by_team()).chart
    assert "East: too few answers" in chart.description
    assert "too few answers" in json.dumps(chart.to_dict()["datasets"])
