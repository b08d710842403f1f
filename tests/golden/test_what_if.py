"""A scenario, drawn and told of results made by hand, held to what was looked at."""

import json

import pytest

from analysis.charts.theme import DARK, LIGHT
from analysis.charts.what_if import further, moves
from analysis.charts.what_if_marks import marks
from analysis.measures import MEASURES
from analysis.story.what_if import tell_closing, tell_what_if
from analysis.story.what_if_teams import tell_other_teams, tell_side_by_side, tell_teams
from tests.golden import made_what_if as made
from tests.golden.compare import assert_as_kept
from tests.golden.test_sentences import written
from tests.test_words import texts
from tests.wording import causal_words

MADE = {
    "ordinary": made.what_if,
    "may_be_nothing": made.may_be_nothing,
    "one_team": made.one_team,
    "without_a_team": made.without_a_team,
    "refused": made.refused,
    "exploratory": made.exploratory,
    "in_days": made.in_days,
    "long_names": made.long_names,
    "twins": made.twins,
}
RANGES = made.ranges().set_index("name", drop=False)
NEAR = RANGES.loc[made.CLARITY].replace({3.3: 3.9, 3.6: 4.0})
MARKS = {
    "apart": lambda: marks(RANGES.loc[made.CADENCE], MEASURES[made.CADENCE]),
    "short": lambda: marks(RANGES.loc[made.CLARITY], MEASURES[made.CLARITY]),
    "near_at_the_end": lambda: marks(NEAR, MEASURES[made.CLARITY]),
}


def kept() -> tuple:
    return tuple((name.replace("_", " "), MADE[name]()) for name in ("ordinary", "one_team", "in_days", "refused"))


def finished(drawing: dict) -> str:
    return json.dumps(drawing, indent=1, ensure_ascii=False, sort_keys=True) + "\n"


def rows_of(name: str) -> list[dict]:
    return moves(MADE[name]())["datasets"]["rows"]


@pytest.mark.parametrize("name", MADE)
def test_teams_are_drawn_as_kept_by_roles_alone(name):
    drawn = {"moves": moves(MADE[name]()), "further": further(MADE[name]())}
    assert_as_kept(finished(drawn), f"what_if_{name}.json")
    assert not [colour for colour in (*LIGHT.values(), *DARK.values()) if colour in finished(drawn)]


@pytest.mark.parametrize("name", MARKS)
def test_marks_under_a_slider_are_drawn_as_kept(name):
    assert_as_kept(finished(MARKS[name]().to_dict()), f"what_if_marks_{name}.json")


@pytest.mark.parametrize("name", MADE)
def test_a_scenario_reads_as_kept_and_names_no_cause(name):
    result = MADE[name]()
    told = [part for part in (tell_what_if(result), tell_teams(result), tell_other_teams(result)) if part]
    assert_as_kept("\n".join(map(written, told)), f"what_if_{name}.txt")
    assert causal_words("\n".join(texts([told, result.summary()]))) == []


def test_scenarios_side_by_side_and_half_of_the_gap_read_as_kept():
    told = (tell_side_by_side(kept()), tell_side_by_side(kept()[:1]))
    told += (tell_closing(made.closing()), tell_closing(made.closing(gate="closed", why="18 teams are too few.")))
    assert_as_kept("\n".join(map(written, told)), "what_if_beside.txt")
    assert causal_words("\n".join(texts(told))) == []


def test_all_teams_stand_first_and_a_single_one_by_itself():
    assert [row["label"] for row in rows_of("ordinary")][:2] == ["All 10 low teams", "Iberia South"]
    assert [row["label"] for row in rows_of("one_team")] == ["Iberia South"]
    assert [row["label"] for row in further(made.what_if())["datasets"]["rows"]] == ["Egypt", "London"]


def test_a_team_without_a_number_has_none_in_the_drawing_either():
    alone = rows_of("without_a_team")[2]
    assert (alone["label"], alone["today"]) == ("Benelux", 0.7)
    assert (alone["moved"], alone["low"], alone["high"]) == (None, None, None)
    why = "No team does this with all else that Benelux does; the closest is Alps"
    assert alone["hint"] == f"Benelux: today 70 %, no number. {why}"
    assert [row["moved"] for row in rows_of("refused")] == [None] * 8


def test_both_drawings_have_the_same_axis_with_room_for_the_words():
    first, rest = moves(made.what_if()), further(made.what_if())
    one, other = (drawn["layer"][1]["encoding"]["x"]["scale"]["domain"] for drawn in (first, rest))
    assert one == other
    narrow = moves(made.one_team())["layer"][1]["encoding"]["x"]["scale"]["domain"]
    assert (0.66 - narrow[0]) / (narrow[1] - narrow[0]) > 0.2


def test_where_less_is_better_today_stands_on_the_right():
    ends = {end["of"]: end for end in moves(made.in_days())["datasets"]["ends"]}
    assert (ends["today"]["end"], ends["today"]["before"], ends["today"]["words"]) == (87.0, False, "87 days")
    assert (ends["teams like this"]["end"], ends["teams like this"]["before"]) == (77.0, True)


def test_twins_are_told_apart():
    assert [row["label"] for row in rows_of("twins") if "Alps" in row["label"]] == ["Alps T2", "Alps T6"]
