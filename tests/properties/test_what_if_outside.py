"""No number is told or drawn where no team has been; inside, what is told, drawn and handed on are the same numbers."""

import json
import re
from dataclasses import replace
from functools import cache

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.charts.what_if import further, moves
from analysis.questions.what_if import imagine_on
from analysis.split.ground import lay_ground
from analysis.story.what_if import tell_what_if
from analysis.story.what_if_teams import tell_other_teams, tell_side_by_side, tell_teams
from tests.panels import company
from tests.test_words import texts

DRIVERS = {"strategy_clarity": (1.0, 5.0), "culture": (1.0, 5.0), "coaching_cadence": (0.0, 1.0)}
NUMBERS = "moved low high gain gain_low gain_high".split()
OF_A_TEAM = ["moved", "low", "high"]


@cache
def ground(size, seed):
    return lay_ground(company(size, seed=seed), replicates=200)


@st.composite
def asked(draw):
    """A ground and what is asked of it: any drivers, half of the targets inside the range, any teams, any hours."""
    at = draw(st.sampled_from([(24, 0), (40, 1), (60, 2)]))
    base = ground(*at)
    ranges = base.ranges.set_index("name")
    inside = {name: st.floats(*map(float, ranges.loc[name, ["low", "high"]])) for name in ranges.index}
    inside = inside if draw(st.booleans()) else {name: st.floats(*DRIVERS[name]) for name in ranges.index}
    targets = draw(st.fixed_dictionaries({}, optional=inside).filter(bool))
    hours = draw(st.fixed_dictionaries({}, optional=dict.fromkeys(targets, st.floats(0.5, 100))))
    few = st.lists(st.sampled_from(sorted(base.groups.teams)), min_size=1, max_size=10, unique=True)
    teams = draw(st.one_of(st.just("low"), few.map(tuple)))
    return at, {"moves": tuple(targets.items()), "hours": tuple(hours.items()), "teams": teams}


def answered(at, options):
    base = ground(*at)
    return base, imagine_on(base, **options)


def told(result):
    return [part for part in (tell_what_if(result), tell_teams(result), tell_other_teams(result)) if part]


def drawings(result):
    return [drawn for drawn in (moves(result), further(result)) if drawn]


def invented(result):
    """Numbers in words besides those of today, of what was asked for, and of why there is no number."""
    beside = tell_side_by_side((("Far", result),))
    said = "\n".join(texts([replace(part, chart=None) for part in (*told(result), beside)]))
    for words in (*result.refusals, *result.teams["why"], "90 % band", "Bands of 90 %", "Band: 90 %"):
        said = said.replace(words, "")
    asked_for = {result.measures[name].say(target) for name, target in result.moves if name in result.measures}
    return set(re.findall(r"[\d.]+\s%|\$[\d.]+|[\d.]+ points?", said)) - asked_for


def drawn_in_words(result):
    """Every percentage in the words of the drawings."""
    return {each for drawn in drawings(result) for each in re.findall(r"−?\d+ %", drawn["description"])}


def is_outside(base, result):
    ranges = base.ranges.set_index("name")
    return any(not ranges.loc[name, "low"] <= target <= ranges.loc[name, "high"] for name, target in result.moves)


def nearest(base, name, target):
    """The team that is closest to a target, found without the question."""
    away = {team: abs(value - target) for team, value in base.levels[name].items()}
    return base.names[min(away, key=away.get)]


def no_number(result):
    handed = result.to_dict()
    numbers = [handed[name] for name in NUMBERS] + [team[name] for team in handed["teams"] for name in OF_A_TEAM]
    assert np.isnan(numbers).all()
    assert [handed[name] for name in ("worth", "worth_low", "worth_high")] == [None] * 3
    assert handed["levers"] == []
    assert handed["first"] == []
    for drawn in drawings(result):
        assert {row[name] for row in drawn["datasets"]["rows"] for name in OF_A_TEAM} == {None}
        assert drawn["datasets"]["ends"] == []
        assert drawn["description"].count("no number") == len(drawn["datasets"]["rows"])
        assert "teams like this" not in drawn["description"]


@settings(max_examples=80, deadline=None)
@given(asked())
def test_outside_there_is_no_number_anywhere_but_the_nearest_team(setting):
    base, result = answered(*setting)
    if result.told:
        assert not is_outside(base, result)
        return
    no_number(result)
    section = tell_what_if(result)
    assert section.headline == "No number is given where no team has been."
    assert (section.details, section.table, section.how_sure) == ((), None, ())
    assert invented(result) == set()
    today = {result.outcome.say(at) for at in (*result.teams["today"], result.high_teams)}
    assert drawn_in_words(result) <= today | {"90 %"} | set(re.findall(r"\d+ %", " ".join(result.teams["why"])))
    reasons = section.lead
    for name, target in result.moves:
        low, high = base.ranges.set_index("name").loc[name, ["low", "high"]]
        if not low <= target <= high:
            assert f"the closest is {nearest(base, name, target)} at " in reasons
    assert "the closest is" in reasons


@settings(max_examples=80, deadline=None)
@given(asked())
def test_a_team_has_a_number_or_the_reason_why_not(setting):
    _, result = answered(*setting)
    table = tell_what_if(result).table
    rows = [row for drawn in drawings(result) for row in drawn["datasets"]["rows"]]
    each = rows[-result.asked :]
    assert len(each) == result.asked
    for at, (row, team) in enumerate(zip(each, result.to_dict()["teams"], strict=True)):
        known = not np.isnan(team["moved"])
        assert known == (row["moved"] is not None) == ("no number" not in row["hint"])
        if result.told:
            assert known == (team["why"] == "") == (table["Teams like this"][at] != "no number")
        if not known and not result.refusals:
            assert row["hint"].endswith(team["why"].rstrip("."))
            assert "the closest is " in team["why"]


@settings(max_examples=80, deadline=None)
@given(asked())
def test_inside_all_say_the_same_numbers(setting):
    _, result = answered(*setting)
    if not result.told:
        return
    handed, section, say = result.to_dict(), tell_what_if(result), result.outcome.say
    known = [team["moved"] for team in handed["teams"] if not team["why"]]
    assert np.isfinite([handed[name] for name in NUMBERS]).all()
    assert np.mean(known) == handed["moved"] or np.isclose(np.mean(known), handed["moved"])
    for at, team in enumerate(handed["teams"]):
        cells = [section.table[name][at] for name in ("Today", "Teams like this")]
        assert cells == [say(team["today"]), "no number" if team["why"] else say(team["moved"])]
    if handed["gain"] != 0:
        assert say(handed["moved"]) in section.headline
        assert say(handed["today"]) in section.headline
    first = moves(result)["datasets"]["rows"][0]
    assert (first["today"], first["moved"]) == (handed["today"], handed["moved"]) or result.asked == 1
    assert json.dumps(first, allow_nan=False)


def test_the_settings_drawn_are_of_both_kinds():
    seen = set()

    @settings(max_examples=60, deadline=None, derandomize=True, database=None)
    @given(asked())
    def look(setting):
        base, result = answered(*setting)
        seen.add((bool(result.told), is_outside(base, result), bool((result.teams["why"] != "").any())))

    look()
    assert {(True, False, False), (False, True, False)} <= seen
    assert any(alone for _, _, alone in seen)
