"""What reps say of coaching, worked by hand; and that nothing of fewer than five is said."""

import json
from dataclasses import replace

import pandas as pd
import pytest

from analysis.logs import build_logs
from analysis.panel import build_panel
from analysis.questions.coaching_quality import NOT_ASKED, TOO_FEW, rate_coaching, sides_of
from analysis.story.coaching_quality import tell_quality
from tests.answers import logs_of as answered
from tests.answers import said
from tests.company import Company, answer, roster, won

ITEMS = ("coaching_useful", "coaching_specific", "coaching_followed_up")


def answers(team, scores, rater="rep"):
    """One person a score, who says the same of all three statements."""
    return [
        answer(f"{team} {rater} {person}", item, score, team_id=team, rater=rater)
        for person, score in enumerate(scores)
        for item in ITEMS
    ]


def logs_of(*survey):
    company = Company(
        reps=roster(north="ann bob", south="cat dan", west="eva"),
        deals=[won(rep, "2025-01-10", 5.0) for rep in ("ann", "cat", "eva")] + [won("ann", "2025-03-28", 5.0)],
        survey=[row for rows in survey for row in rows],
    )
    return build_logs(company, build_panel(company))


def test_the_mean_is_that_of_teams_and_managers_stand_beside():
    logs = logs_of(
        answers("north", [3, 3, 3, 3, 4]),
        answers("south", [4, 4, 4, 4, 5, 5]),
        answers("north", [4], "manager"),
        answers("south", [5], "manager"),
    )
    found = rate_coaching(logs)
    row = found.items.iloc[0]
    assert row["reps"] == pytest.approx((3.2 + 26 / 6) / 2, abs=0.01)
    assert row["managers"] == pytest.approx(4.5)
    assert row["apart"] == pytest.approx(4.5 - row["reps"], abs=0.01)
    assert found.summary() == "Reps rate coaching 3.8 of 5, their managers 4.5."
    assert (found.teams, found.hidden, found.managers) == (2, 0, 2)


def test_a_team_of_four_answers_is_in_no_number():
    shown = [answers("north", [3, 3, 3, 3, 4]), answers("south", [4, 4, 4, 4, 5, 5])]
    found = rate_coaching(logs_of(*shown, answers("west", [1, 1, 1, 1])))
    without = rate_coaching(logs_of(*shown))
    assert (found.teams, found.hidden) == (2, 1)
    pd.testing.assert_frame_equal(found.items, without.items)
    assert "1 team has fewer than five answers and is not shown." in tell_quality(found).how_to_read
    assert "west" not in json.dumps(tell_quality(found).chart.to_dict())


def test_one_team_alone_is_not_shown_as_the_mean_of_all():
    found = rate_coaching(logs_of(answers("north", [3, 3, 3, 3, 4])))
    assert found.why == TOO_FEW
    assert found.items.empty


def test_managers_do_not_count_where_their_reps_are_hidden():
    logs = logs_of(
        answers("north", [3, 3, 3, 3, 4]),
        answers("south", [4, 4, 4, 4, 5]),
        answers("west", [1, 1, 1]),
        answers("north", [4], "manager"),
        answers("south", [5], "manager"),
        answers("west", [1], "manager"),
    )
    assert rate_coaching(logs).items.iloc[0]["managers"] == pytest.approx(4.5)


def test_without_managers_the_reps_stand_alone():
    found = rate_coaching(logs_of(answers("north", [3, 3, 3, 3, 4]), answers("south", [4, 4, 4, 4, 5])))
    section = tell_quality(found)
    assert section.headline == "Reps rate coaching 3.7 of 5"
    assert section.caveat == "Managers have not been asked the same."
    assert "Ring" not in section.how_to_read


def test_without_answers_it_says_what_to_ask():
    logs = logs_of()
    found = rate_coaching(logs)
    assert found.why == NOT_ASKED
    assert tell_quality(found).headline == "How good the coaching is has not been asked yet"
    assert "useful, specific and followed up" in tell_quality(found).lead


def test_quarters_are_looked_at_alone():
    logs = logs_of(answers("north", [3, 3, 3, 3, 4]), answers("south", [4, 4, 4, 4, 5]))
    assert rate_coaching(logs, quarters=("2024-Q4",)).why == NOT_ASKED
    assert rate_coaching(replace(logs), quarters=("2025-Q1",)).teams == 2


def test_high_and_low_teams_are_held_apart_for_all_three_statements_at_once():
    rows = pd.DataFrame(
        {"coaching_quality": [5, 4, 2, 1], **{item: [5, 4, 2, 1] for item in ITEMS}}, index=list("abcd")
    )
    sides = sides_of(rows.astype(float), pd.Series(["high", "high", "low", "low"], list("abcd"))).set_index("item")
    half = sides["diff_high"] - sides["difference"]
    assert half["coaching_quality"] == pytest.approx(4.303 * 0.5**0.5, abs=0.01)
    assert half[list(ITEMS)].tolist() == pytest.approx([7.649 * 0.5**0.5] * 3, abs=0.01)


def test_privacy_small_quarters_do_not_tell_the_rest_that_the_manager_left_out():
    """Ben answers alone in a quarter without the manager: the mean of all small quarters less these two is his."""

    def sheet(team, person, quarter, **more):
        return [said(team, f"{team} {person}", item, 3, quarter, **more) for item in ITEMS]

    def of(team, quarters):
        rows = [row for person, quarter in enumerate(quarters) for row in sheet(team, person, quarter)]
        return rows + [row for quarter in set(quarters) for row in sheet(team, "boss", quarter, rater="manager")]

    first, second = "2025-Q1", "2025-Q2"
    rows = of("north", [first] * 5) + of("south", [first] * 5) + of("west", [first] * 3 + [second] * 2)
    assert rate_coaching(answered(rows)).teams == 3
    assert rate_coaching(answered(rows + sheet("west", "ben", "2025-Q3"))).teams == 2


def test_managers_a_point_above_in_two_teams_are_told_without_being_sure():
    bosses = (answers(team, [4], "manager") for team in ("north", "south"))
    found = rate_coaching(logs_of(answers("north", [3, 3, 3, 3, 4]), answers("south", [3, 3, 3, 4, 4]), *bosses))
    assert tell_quality(found).headline.endswith("their managers 4.0; how sure is not known with so few")
