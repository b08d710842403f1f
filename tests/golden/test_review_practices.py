"""The slides on clarity, culture, coaching, managers' time and talent: the words and numbers of their pages."""

from dataclasses import replace

import pandas as pd
import pytest

from analysis.charts.metrics import LABELS as QUALITIES
from analysis.measures import MEASURES
from analysis.story.clarity import tell_clarity as clarity_page
from analysis.story.coaching import tell_coaching as coaching_page
from analysis.story.culture import tell_culture as culture_page
from analysis.story.figures import Bars, Columns, Dots, Facts, Sentences, Table
from analysis.story.review.clarity import tell_clarity
from analysis.story.review.coaching import tell_coaching
from analysis.story.review.culture import tell_culture
from analysis.story.review.talent import tell_talent
from analysis.story.review.time import tell_time
from tests.golden import made_changes, made_clarity, made_coaching, made_culture, made_profile
from tests.golden.asked_company import assert_fit_to_show
from tests.golden.made import frame
from tests.golden.made_asked import asked

CLARITY = {"compare_clarity": made_clarity.clarity(), "clarity_by_team": made_clarity.clarity_by_team()}
CLARITY |= {"rate_metrics": made_clarity.metrics()}
TALENT = """
plan_coverage|Development plans|driver|0.28|0.38|-0.1|-0.23|0.03|-0.8|20|20
improve_or_move_on|Improve or move on|driver|0.9|0.6|0.3|0.1|0.5|0.6|20|20
coaching_time|Time for coaching|driver|0.16|0.13|0.03|-0.01|0.07|0.6|20|20
review_cadence|Talent reviews|driver|0.7|0.7|0.0|-0.2|0.2|0.0|20|20
"""


def plain(text: str) -> str:
    return text.replace("\xa0", " ")


def figures(slide) -> list:
    return [part.figure for row in slide.rows for part in row.parts]


def talent(**changes):
    """Four further practices, one of which is of managers' time."""
    made = made_profile.profile()
    drivers = frame(TALENT, " ".join(made.drivers)).assign(**changes)
    dots = made.dots.iloc[: len(drivers)].assign(name=list(drivers["name"]), label=list(drivers["label"]))
    return replace(made, drivers=drivers, dots=dots, further=tuple(drivers["name"]))


def test_clarity_has_the_headline_and_the_numbers_of_its_page():
    slide = tell_clarity(asked(**CLARITY))
    assert f"{plain(slide.title)}." == plain(clarity_page(CLARITY["compare_clarity"]).headline)
    dots, bosses, sides, metrics = figures(slide)
    assert isinstance(dots, Dots)
    assert [(series.name, series.said[0]) for series in dots.series] == [
        ("Reps", "3.3"),
        ("Managers", "4.0"),
        ("Leaders", "3.6"),
    ]
    assert [plain(cell) for cell in bosses.rows[0]] == ["All three", "18 % lower, 11 to 25", "9 % lower, 4 to 13"]
    assert sides.rows[0] == ("All three", "3.80", "3.00", "+0.80", "0.30 to 1.30")
    assert metrics.rows[0] == (QUALITIES["metrics_transparent"], "3.1", "3.0 to 3.2", "3.9")
    assert len(metrics.rows) == 3
    assert_fit_to_show(slide)


def test_a_doubtful_difference_of_clarity_is_pale_and_says_so():
    slide = tell_clarity(asked(compare_clarity=made_clarity.clarity_unclear()))
    assert plain(slide.title).endswith("−9 to 45; it may be nothing")
    assert figures(slide)[0].series[0].role == "soft"
    assert_fit_to_show(slide)


def test_where_bosses_were_not_asked_high_and_low_teams_say_what_is_known():
    slide = tell_clarity(asked(clarity_by_team=CLARITY["clarity_by_team"]))
    assert slide.title == "Reps of high teams rate strategy clarity 3.8, of low teams 3.0"
    assert [type(figure) for figure in figures(slide)] == [Table]
    assert_fit_to_show(slide)


def test_culture_has_the_headline_of_its_page_and_no_number_of_a_hidden_team():
    made = made_culture.culture()
    slide = tell_culture(asked(rate_culture=made))
    assert f"{slide.title}." == culture_page(made).headline
    dots, table = figures(slide)
    assert dots.labels[0] == "Experienced and consistent"
    assert dots.series[0].said == ("3.0", "3.5", "3.5", "3.6")
    assert dots.series[0].low[0] == pytest.approx(2.7)
    assert table.rows[0] == ("Team 1", "3.1", "3.0", "2.5", "3.0", "2.9")
    assert table.rows[-1] == ("Team 8", *["–"] * 5)
    assert table.shades[-1] == ("",) * 6
    assert table.shades[6] == ("", "accent", "accent", "soft", "accent", "")
    assert slide.sure.endswith("High teams are rated higher in one of four practices.")
    assert_fit_to_show(slide)


def test_culture_that_may_be_alike_says_no_clear_difference():
    slide = tell_culture(asked(rate_culture=made_culture.culture_alike()))
    assert slide.title == "Culture's four practices lie close together, at 3.4 of 5"
    assert slide.sure.endswith("No clear difference between high and low teams.")
    assert_fit_to_show(slide)


def test_of_many_teams_the_lowest_and_highest_five_are_named_and_no_hidden_one():
    made = made_culture.culture()
    many = [
        made.teams.assign(team_id=made.teams.team_id + mark, team_name=made.teams.team_name + mark) for mark in "ab"
    ]
    cells = [made.cells.assign(team_id=made.cells.team_id + mark) for mark in "ab"]
    teams = pd.concat(many).sort_values("value", ignore_index=True)
    slide = tell_culture(asked(rate_culture=replace(made, teams=teams, cells=pd.concat(cells, ignore_index=True))))
    names = [row[0] for row in figures(slide)[1].rows]
    assert len(names) == 10
    assert not [name for name in names if name.startswith("Team 8")]
    assert slide.rows[0].parts[1].caption == "The five lowest and five highest teams"


def test_coaching_counts_reps_and_says_who_waits():
    made = made_coaching.coaching()
    slide = tell_coaching(asked(review_coaching=made))
    assert f"{slide.title}." == coaching_page(made).headline
    columns, facts = figures(slide)
    assert isinstance(columns, Columns)
    assert sum(item.value for item in columns.items) == len(made.reps)
    assert [item.label for item in columns.items] == [str(weeks) for weeks in range(14)]
    assert columns.items[0].role == "neutral"
    assert isinstance(facts, Facts)
    assert [(fact.head, plain(fact.value)) for fact in facts.items] == [
        ("Cadence", "48 %"),
        ("Waiting", "3"),
        ("Followed up", "68 %"),
    ]
    assert plain(facts.items[2].text) == "55 % on time. 85 % of sessions end in a next step."
    assert_fit_to_show(slide)


def test_without_follow_ups_in_the_log_nothing_is_said_of_them():
    made = made_coaching.coaching()
    none = made.steps["name"].isin(["done", "on_time"])
    steps = made.steps.assign(**{name: made.steps[name].mask(none, 0) for name in ("count", "base")})
    slide = tell_coaching(asked(review_coaching=replace(made, steps=steps.assign(share=steps["share"].mask(none)))))
    assert [fact.head for fact in figures(slide)[1].items] == ["Cadence", "Waiting"]
    assert_fit_to_show(slide)


def test_managers_time_is_held_against_the_published_half():
    slide = tell_time(asked(share_hours=made_changes.time_use(), profile_teams=talent()))
    assert plain(slide.title) == (
        "Firefighting and admin take 26 % of managers' hours (23 to 29), not the published half"
    )
    bars, table = figures(slide)
    assert isinstance(bars, Bars)
    assert bars.line == (50, "Published: half")
    assert [item.label for item in bars.items][:2] == ["Firefighting and admin", "Customers"]
    assert [item.label for item in bars.items if item.role == "accent"][1:] == ["Admin", "Firefighting"]
    assert [plain(cell) for cell in bars.cells[1]] == ["35 %", "33 to 37", "8"]
    assert [row[0] for row in table.rows] == ["Time for coaching"]
    assert_fit_to_show(slide)


def test_hours_that_come_to_half_with_meetings_hang_on_the_wording():
    half = made_changes.time_use(together={"lost": (0.26, 0.23, 0.29, 9), "internal": (0.5, 0.49, 0.52, 9)})
    slide = tell_time(asked(share_hours=half))
    assert plain(slide.title) == (
        "Firefighting and admin take 26 % of managers' hours (23 to 29); half only with operations and meetings"
    )
    assert plain(slide.sure).startswith("With operations and meetings too it is 50 % (49 to 52): the claim hangs")
    assert_fit_to_show(slide)


def test_hours_with_meetings_that_may_be_anything_bear_no_word_on_half():
    wide = made_changes.time_use(together={"lost": (0.26, 0.23, 0.29, 9), "internal": (0.5, 0.2, 0.8, 9)})
    slide = tell_time(asked(share_hours=wide))
    assert slide.title.endswith("; whether it is half with operations and meetings cannot be told")
    assert_fit_to_show(slide)


def test_the_hours_of_four_managers_bear_no_verdict():
    slide = tell_time(asked(share_hours=made_changes.time_use_of_four()))
    assert slide.title.endswith("; whether it is the published half cannot be told")
    assert figures(slide)[0].cells[0][1] == "–"
    assert_fit_to_show(slide)


def test_talent_says_what_stands_clear_and_holds_its_own_practices_alone():
    slide = tell_talent(asked(profile_teams=talent()))
    assert plain(slide.title) == (
        "Improve or move on: 90 % in high teams, 60 % in low teams; no clear difference in the other two"
    )
    table, meanings = figures(slide)
    assert [row[0] for row in table.rows] == ["Development plans", "Improve or move on", "Talent reviews"]
    assert plain(" ".join(table.rows[0])) == "Development plans 28 % 38 % −10 points −23 to 3"
    assert isinstance(meanings, Sentences)
    assert dict(meanings.lines)["Development plans."] == (f"{MEASURES['plan_coverage'].about.split('. ')[0]}.")
    assert "all four further practices" in slide.method
    assert_fit_to_show(slide)


def test_talent_without_a_clear_difference_says_so():
    slide = tell_talent(asked(profile_teams=talent(diff_low=-0.9, diff_high=0.9)))
    assert slide.title == "No clear difference between high and low teams in talent"
    assert plain(slide.sure).startswith("Nearest to clear: improve or move on, +30 points (")
    assert slide.sure.endswith("; it may be nothing.")
    assert_fit_to_show(slide)


def test_of_unclear_differences_the_one_nearest_to_clear_is_named_and_not_the_largest():
    wide = {"difference": [-0.1, 0.14, 0.03, 0.0], "diff_low": [-0.23, -0.08, -0.01, -0.2]}
    slide = tell_talent(asked(profile_teams=talent(**wide, diff_high=[0.03, 0.36, 0.07, 0.2])))
    assert plain(slide.sure) == "Nearest to clear: development plans, −10 points (−23 to 3); it may be nothing."
    assert_fit_to_show(slide)


def test_talent_without_any_interval_says_that_nothing_is_known_of_how_sure_it_is():
    slide = tell_talent(asked(profile_teams=talent(diff_low=float("nan"), diff_high=float("nan"))))
    assert slide.sure == "How sure the differences are is not known."
    assert_fit_to_show(slide)


def test_several_clear_differences_of_talent_fit_in_two_lines():
    slide = tell_talent(asked(profile_teams=talent(diff_low=0.1, diff_high=0.9)))
    assert slide.title == "High and low teams differ in development plans, improve or move on and talent reviews"
    assert_fit_to_show(slide)


@pytest.mark.parametrize("section", [tell_clarity, tell_culture, tell_coaching, tell_time, tell_talent])
def test_without_its_data_a_section_has_no_slide(section):
    assert section(asked()) is None


def test_what_may_not_be_shown_or_is_not_logged_has_no_slide():
    assert tell_culture(asked(rate_culture=made_culture.culture(why="Nobody was asked."))) is None
    assert tell_coaching(asked(review_coaching=made_coaching.nothing_logged())) is None
    assert tell_talent(asked(profile_teams=made_profile.profile())) is None
