"""The item bank holds the design's statements, one idea each."""

import re

import pytest

from analysis.items import CONSTRUCTS, ITEMS, PRACTICES, construct_items


def test_the_bank_holds_forty_statements_in_ten_constructs():
    sizes = {construct: len(construct_items(construct)) for construct in CONSTRUCTS}
    assert sizes == {
        "strategy_clarity": 3,
        "metrics": 6,
        "culture": 9,
        "engagement": 3,
        "role": 3,
        "coaching_quality": 3,
        "accountability": 3,
        "motivation": 4,
        "talent": 3,
        "recruiting": 3,
    }


def test_clarity_is_asked_of_reps_managers_and_leaders_alike():
    assert {item.raters for item in construct_items("strategy_clarity")} == {("rep", "manager", "leader")}


def test_culture_has_four_practices_and_nothing_else_has_any():
    practices = [item.practice for item in construct_items("culture")]
    assert [practices.count(practice) for practice in PRACTICES] == [2, 3, 2, 2]
    assert not [item.name for item in ITEMS if item.practice and item.construct != "culture"]


def test_names_and_wordings_are_unique():
    assert len({item.name for item in ITEMS}) == len({item.wording for item in ITEMS}) == len(ITEMS)


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.name)
def test_a_statement_is_one_short_sentence(item):
    assert re.fullmatch(r"[A-Z][^.?!]+\.", item.wording)
    assert len(item.wording.split()) <= 15
    assert re.fullmatch(r"[a-z]+(_[a-z]+)+", item.name)
    assert set(item.raters) <= {"rep", "manager", "leader"}


def test_an_unknown_construct_is_refused():
    with pytest.raises(KeyError, match="charisma"):
        construct_items("charisma")
