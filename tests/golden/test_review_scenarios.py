"""Kept scenarios of a review: the digits of the what-if page and of the command line, what is refused, and titles."""

import json
import math
import re
from dataclasses import replace
from itertools import combinations

import pytest

from analysis.__main__ import main
from analysis.charts.side_by_side import side_by_side
from analysis.charts.theme import DARK, LIGHT
from analysis.export.letters import lines
from analysis.measures import MEASURES
from analysis.scenarios import Scenario, keep
from analysis.story.figures import Dots, Sentences, Table
from analysis.story.review.scenarios import about, caption, sure, table, tell_scenarios
from analysis.story.review.scenarios_drawn import dots
from analysis.story.review.scenarios_title import title
from analysis.story.what_if_teams import tell_side_by_side
from analysis.workspace import Workspace
from tests.golden import made_what_if as made
from tests.golden.asked_company import FOOT, TITLE, WIDE, asked, assert_fit_to_show
from tests.panels import company

PANEL = company()
MORE = Scenario(moves=(("coaching_cadence", 0.55),))
BOTH = Scenario(moves=(("coaching_cadence", 0.55), ("strategy_clarity", 3.5)))
FAR = Scenario(moves=(("coaching_cadence", 3.0),))
STRANGE = Scenario(moves=(("coaching_cadence", 0.55),), teams=("nobody",))
OUTCOME = "quota_attainment"


def figures(slide, kind):
    return [part.figure for row in slide.rows for part in row.parts if isinstance(part.figure, kind)]


def told(**names):
    return tuple(names.items())


def test_slide_page_and_command_line_say_the_same_digits(tmp_path, capsys, monkeypatch):
    place = str(Workspace(tmp_path / "company.duckdb").path)
    keep(Workspace(place), "Coach more", MORE)
    monkeypatch.setattr("analysis.verbs.what_if.panel", lambda asked: PANEL)
    assert main(["what-if", "--scenario", "Coach more", "--workspace", place]) == 0
    said = capsys.readouterr().out
    slide = tell_scenarios(asked(PANEL, scenarios=(("Coach more", MORE),)))
    ((_, what, teams, reach, difference, worth),) = figures(slide, Table)[0].rows
    moved, today = re.fullmatch(r"(.+), not (.+)", reach).groups()
    assert f"teams with {what} would reach {moved}, not {today}." in said
    apart, low, high = re.fullmatch(r"\+(.+ points) \((.+) to (.+)\)", difference).groups()
    assert f"differ by {apart} ({low} to {high}), about {worth.split()[0]} a quarter" in said
    assert slide.title == f"Teams like the low ones, but at {what}, differ by {apart} ({low} to {high})"
    assert teams == f"All {re.search('causal, ([0-9]+) teams', said)[1]} low teams"


def test_one_scenario_is_drawn_team_by_team_as_on_the_page_and_worded_alike():
    slide = tell_scenarios(asked(PANEL, scenarios=(("Coach more", MORE),)))
    (drawn,), (words,) = figures(slide, Dots), figures(slide, Table)
    rows = slide.rows[0].parts[0].chart["datasets"]["rows"]
    assert drawn.labels == tuple(row["label"] for row in rows)
    today, moved, high_teams = drawn.series
    assert [value / 100 for value in moved.values] == pytest.approx([row["moved"] for row in rows])
    assert (today.said[0], moved.said[0]) == tuple(words.rows[0][3].split(", not "))[::-1]
    assert not any(today.said[1:])
    assert high_teams.said[0] in drawn.about.partition("High teams today")[2]
    assert all(math.isnan(value) for value in high_teams.values[1:])
    assert slide.rows[0].parts[0].caption.startswith("Orange: today. Violet: teams like this, with their band. ")
    assert_fit_to_show(slide)


def test_several_stand_side_by_side_in_the_pages_words():
    kept = (("Coach more", MORE), ("Both", BOTH))
    slide = tell_scenarios(asked(PANEL, scenarios=kept))
    drawn, words = figures(slide, Dots)[0], figures(slide, Table)[0]
    assert drawn.labels == ("Coach more", "Both")
    assert [one.name for one in drawn.series] == ["Today", "Teams like this", "High teams today"]
    assert [one.said[0] for one in drawn.series[1::-1]] == words.rows[0][3].split(", not ")
    apart = [row[4].split()[0].lstrip("+") for row in words.rows]
    assert slide.title == (
        f"Both scenarios stand clear of zero: teams like these differ by {apart[0]} and {apart[1]} points"
    )
    assert slide.rows[0].parts[0].caption.endswith("today. Scenarios whose bands overlap need not differ.")
    assert "Scenarios whose bands overlap need not differ." in slide.notes
    assert_fit_to_show(slide)


def test_the_newest_four_are_told():
    kept = tuple((f"Scenario {at}", Scenario(moves=(("coaching_cadence", 0.5 + at / 50),))) for at in range(6))
    slide = tell_scenarios(asked(PANEL, scenarios=kept))
    assert [row[0] for row in figures(slide, Table)[0].rows] == [f"Scenario {at}" for at in (2, 3, 4, 5)]
    assert_fit_to_show(slide)


def test_the_two_intervals_are_told_apart():
    slide = tell_scenarios(asked(PANEL, scenarios=(("Coach more", MORE),)))
    assert slide.sure == (
        "If the association were causal. In brackets: what such teams differ by; "
        "band: where these would lie (both 90 %)."
    )
    assert_fit_to_show(slide)


@pytest.mark.parametrize(
    ("chosen", "about"),
    [({}, ""), ({"by": "quartile"}, " Scenarios: quota attainment, top and bottom third.")],
)
def test_beside_a_reviews_own_choices_the_scenarios_name_theirs(chosen, about):
    slide = tell_scenarios(asked(PANEL, scenarios=(("Coach more", MORE),), **chosen))
    assert slide.rows[0].parts[0].caption.partition("high teams today.")[2] == about
    assert slide.chosen is False


def test_scenarios_that_cut_teams_in_two_ways_say_so():
    kept = (("Coach more", MORE), ("Ends", replace(MORE, by="quartile")))
    slide = tell_scenarios(asked(PANEL, scenarios=kept, by="median"))
    assert slide.rows[0].parts[0].caption.endswith(" Scenarios: quota attainment, each by its own rule.")


@pytest.mark.parametrize("outcome", [measure for measure in MEASURES.values() if measure.role == "outcome"])
@pytest.mark.parametrize("by", ["top-third", "median", "threshold:1.0"])
def test_what_stands_over_the_dots_takes_one_line(outcome, by):
    result = made.what_if(outcome=outcome, by=by)
    said = f"{caption(told(a=result))} {about(told(a=result))}"
    assert len(lines(said, FOOT, WIDE, bold=True)) == 1, said


def test_without_a_band_the_line_speaks_of_none():
    assert "band" not in sure(told(a=replace(made.what_if(), low=math.nan, high=math.nan)))


def test_what_is_refused_says_why_and_has_no_number():
    slide = tell_scenarios(asked(PANEL, scenarios=(("Too far", FAR), ("Coach more", MORE), ("Gone", STRANGE))))
    (refused,) = figures(slide, Sentences)
    said = dict(refused.lines)
    assert said["Too far:"].startswith("Coaching cadence at 300 %: no team does this")
    assert said["Gone:"].startswith("nobody is no team")
    assert [row[0] for row in figures(slide, Table)[0].rows] == ["Coach more"]
    assert_fit_to_show(slide)
    alone = tell_scenarios(asked(PANEL, scenarios=(("Too far", FAR),)))
    assert alone.title == "No number can be given for the scenario kept"
    assert_fit_to_show(alone)


def test_without_scenarios_and_behind_a_closed_gate_there_is_no_slide():
    assert tell_scenarios(asked(PANEL)) is None
    assert tell_scenarios(asked(company(12), scenarios=(("Coach more", MORE),))) is None


@pytest.mark.parametrize(
    ("scenarios", "kept", "said"),
    [
        (told(a=made.may_be_nothing()), 1, "Teams like the low ones, but at culture 3.6, show no clear difference"),
        (told(a=made.what_if(), b=made.may_be_nothing()), 2,
         "One of two scenarios stands clear of zero; for the other there is no clear difference"),
        (told(a=made.what_if(), b=made.may_be_nothing()), 4,
         "One of two scenarios that can be told stands clear of zero; for the other there is no clear difference"),
        (told(a=made.may_be_nothing(), b=made.may_be_nothing(), c=made.may_be_nothing()), 3,
         "No clear difference in any of the three scenarios"),
        (told(a=made.what_if(), b=made.in_days()), 2,
         "Both scenarios stand clear of zero; they are about different outcomes"),
        (told(a=made.exploratory()), 1, "One scenario is kept, on an exploratory split: a first look, no finding"),
        (told(a=made.what_if(gain=0.0, gain_low=0.0, gain_high=0.0)), 1,
         "The teams of this scenario do all this already"),
    ],
)  # fmt: skip
def test_a_title_says_no_more_than_the_bands_bear(scenarios, kept, said):
    assert title(scenarios, kept, OUTCOME) == said


def test_another_outcome_is_named():
    assert " in sales cycle " in title(told(a=made.in_days()), 1, OUTCOME)


@pytest.mark.parametrize("many", [1, 2, 3])
def test_titles_take_two_lines_whatever_moves(many):
    drivers = [name for name, measure in MEASURES.items() if measure.role == "driver"]
    drivers = sorted(drivers, key=lambda name: -len(MEASURES[name].label))[:8]
    for names in combinations(drivers, many):
        result = made.what_if(moves=tuple((name, 0.5) for name in names))
        assert len(lines(title(told(a=result), 1, "win_rate"), TITLE, WIDE, bold=True)) <= 2


def test_the_table_has_the_pages_words_and_the_outcome_only_where_there_are_two():
    alike = told(a=made.what_if(), b=made.may_be_nothing())
    page = tell_side_by_side(alike).table
    assert table(alike).rows == tuple(map(tuple, page.drop(columns="Outcome").to_numpy()))
    assert table(told(a=made.what_if(), b=made.in_days())).heads[1] == "Outcome"


def test_an_exploratory_split_says_so_in_the_line_under_the_title():
    small = company(24)
    slide = tell_scenarios(asked(small, scenarios=(("Coach more", MORE),)))
    assert slide.title == "One scenario is kept, on an exploratory split: a first look, no finding"
    assert slide.sure.startswith("24 teams over 8 quarters: an exploratory split")
    assert_fit_to_show(slide)


def test_a_value_without_a_band_is_drawn_without_one():
    unknown = replace(made.what_if(), low=math.nan, high=math.nan)
    drawn = dots(told(a=made.what_if(), b=unknown))
    assert math.isnan(drawn.series[1].low[1])
    assert drawn.series[1].values[1] == pytest.approx(86)


def test_side_by_side_is_drawn_by_roles_alone_with_every_number_in_words():
    drawn = json.dumps(side_by_side(told(a=made.what_if(), b=made.may_be_nothing())).to_dict(), ensure_ascii=False)
    assert not [colour for colour in (*LIGHT.values(), *DARK.values()) if colour in drawn]
    assert "a: All 10 low teams 79 % today, teams like this 86 % (83 % to 89 %), high teams 118 %" in drawn
