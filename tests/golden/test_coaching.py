"""The coaching page's drawings and sentences, held to what was looked at."""

import json

import pytest

from analysis.charts import coaching, coaching_dose, coaching_quality, coaching_weeks
from analysis.charts.theme import DARK, LIGHT
from analysis.story.coaching import tell_coaching, tell_steps, tell_teams, tell_waiting
from analysis.story.coaching_dose import tell_dose, tell_slopes
from analysis.story.coaching_quality import tell_quality
from analysis.story.coaching_weeks import tell_weeks
from tests.golden import made_coaching as made
from tests.golden.compare import assert_as_kept
from tests.golden.test_sentences import written
from tests.test_words import texts
from tests.wording import causal_words

DRAWN = {
    "coaching_coverage": lambda: coaching.coverage(made.coaching()),
    "coaching_steps": lambda: coaching.steps(made.coaching()),
    "coaching_calendar": lambda: coaching_weeks.calendar(made.weeks()),
    "coaching_slopes": lambda: coaching_dose.slopes(made.dose()),
    "coaching_curve": lambda: coaching_dose.curve(made.dose()),
    "coaching_quality": lambda: coaching_quality.quality(made.quality()),
}
TOLD = {
    "coaching": lambda: tell_coaching(made.coaching()),
    "coaching_nothing": lambda: tell_coaching(made.nothing_logged()),
    "coaching_nameless": lambda: tell_coaching(made.nothing_logged(unknown=3092)),
    "coaching_waiting": lambda: tell_waiting(made.coaching()),
    "coaching_teams": lambda: tell_teams(made.coaching()),
    "coaching_steps": lambda: tell_steps(made.coaching()),
    "coaching_weeks": lambda: tell_weeks(made.weeks()),
    "coaching_slopes": lambda: tell_slopes(made.dose()),
    "coaching_dose": lambda: tell_dose(made.dose()),
    "coaching_dose_flatter": lambda: tell_dose(made.dose(end=0.01, bend=-0.016, bend_low=-0.03, bend_high=-0.002)),
    "coaching_quality": lambda: tell_quality(made.quality()),
}


@pytest.mark.parametrize("name", DRAWN)
def test_a_chart_is_drawn_as_kept_and_names_no_colours(name):
    drawn = DRAWN[name]()
    spec = json.dumps(drawn.to_dict(), indent=1, ensure_ascii=False, sort_keys=True)
    assert_as_kept(spec + "\n", f"{name}.json")
    assert not [colour for colour in (*LIGHT.values(), *DARK.values()) if colour in spec]
    assert causal_words("\n".join(texts(drawn))) == []


@pytest.mark.parametrize("name", TOLD)
def test_a_section_reads_as_kept_and_speaks_of_no_causes(name):
    assert_as_kept(written(TOLD[name]()), f"{name}.txt")
    assert causal_words("\n".join(texts(TOLD[name]()))) == []


def test_the_calendar_says_every_count():
    assert coaching_weeks.describe(made.weeks()) == (
        "Alps, weeks from 2026-03-16 to 2026-04-06. Weeks coached: Ann 0 of 4, 3 without; Bob 1 of 2; Cat 4 of 4."
    )


def test_what_is_clear_in_one_way_only_is_said_to_be():
    section = tell_slopes(made.dose())
    assert section.headline == (
        "One more coached week a quarter goes with 3.4 points more quota attainment within a team; "
        "across teams it may be nothing"
    )


def test_two_slopes_that_differ_are_no_reason_to_trust_the_steeper_one():
    assert "something lasting about these teams may lie behind the first" in tell_slopes(made.dose(differ=True)).lead


def test_a_curve_that_flattens_says_so():
    told = tell_dose(made.dose(end=0.01, bend=-0.016, bend_low=-0.03, bend_high=-0.002))
    assert told.headline == "Where coaching is frequent, one more week goes with less than where it is rare"


def test_the_labels_of_both_slopes_stand_to_their_right():
    rows = coaching_dose.slope_rows(made.dose())
    assert rows["right"].all()
    drawn = coaching_dose.slopes(made.dose()).to_dict()
    sides = {row["right"] for data in drawn["datasets"].values() for row in data if "right" in row}
    assert sides == {True}
