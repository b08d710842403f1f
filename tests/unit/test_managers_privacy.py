"""What a report tells of reps' answers gives away no single one, however its numbers are put together."""

import json

import pandas as pd

from analysis.charts import managers, managers_shares
from analysis.questions.managers import report_manager
from analysis.story.managers import tell_manager, tell_ratings
from analysis.story.managers_findings import tell_findings
from tests.company import answer
from tests.eight_managers import MIDDLE, logs_of, said

DAY = MIDDLE["2025-Q2"]
MOTIVES = ("intrinsic", "extrinsic", "problem_solving", "goal_oriented")


def skipped(last: int) -> list[dict]:
    """Six reps on four motives and on talent; the sixth answers `last` and skips one of each."""
    rows = []
    for at, name in enumerate(MOTIVES):
        people = "vwxyz" if name == "goal_oriented" else "vwxyzs"
        rows += [
            row
            for one in people
            for row in said("a", f"motivation_{name}", last if one == "s" else 1 + (ord(one) + at) % 5, DAY, people=one)
        ]
        about = {"team_id": "a", "rater": "manager", "subject_id": "a0"}
        rows.append(answer("ma", f"motivation_{name}", 2 + at % 3, DAY, **about))
    rows += [row for one in "vwxyz" for row in said("a", "talent_strengths_known", 1 + ord(one) % 4, DAY, people=one)]
    rows += said("a", "recruiting_always", 3, DAY, people="vwxyzs")
    own = {"team_id": "a", "rater": "manager"}
    return [*rows, answer("ma", "talent_strengths_known", 4.0, DAY, **own)]


def test_what_one_rep_answered_who_skipped_a_motive_is_in_no_number():
    first, second = (report_manager(logs_of(survey=skipped(last)), "ma") for last in (1, 5))
    pd.testing.assert_frame_equal(first.motives.mix, second.motives.mix)
    assert first.motives.n == 5
    assert first.motives.apart == second.motives.apart
    assert managers_shares.motives(first).to_dict() == managers_shares.motives(second).to_dict()
    for found in (first, second):
        assert "motivation" not in {one.name for one in (*found.ratings, *found.roles)}
        assert not found.of("motivation")


def test_every_number_of_reps_is_told_to_one_decimal():
    found = report_manager(logs_of(survey=skipped(2)), "ma")
    one = next(one for one in found.ratings if one.name == "talent")
    assert one.reps == 2.6  # of 3, 4, 1, 2, 3
    told = [one.reps, one.difference, one.low, one.high]
    told += [getattr(mark, name) for mark in found.marks if mark.measure.surveyed
             for name in ("value", "low", "high", "expected", "difference")]  # fmt: skip
    told += [*found.leaning, *found.motives.mix["team"], *found.motives.mix["apart"], found.motives.apart]
    assert all(round(value, 1) == value for value in told if value == value)


def test_one_number_of_reps_stands_for_all_ratings():
    found = report_manager(logs_of(survey=skipped(2)), "ma")
    assert {one.name: one.n for one in found.ratings} == {"talent": 5, "recruiting": 5}
    assert {mark.n for mark in found.marks if mark.measure.surveyed} == {5}
    words = " ".join(map(str, (tell_manager(found), tell_ratings(found), *tell_findings(found))))
    assert "6 reps" not in words
    assert "six reps" not in words


def test_a_chart_carries_only_what_it_draws():
    found = report_manager(logs_of(survey=skipped(2)), "ma")
    for chart, drawn in (
        (managers.ratings(found), {"row", "hint", "clear", "own", "reps", "leader", "place"}),
        (managers_shares.motives(found), {"row", "hint", "clear", "believed", "team", "place"}),
    ):
        data = json.loads(json.dumps(chart.to_dict()))["datasets"]
        assert {name for rows in data.values() for row in rows for name in row} <= drawn


def test_own_answers_are_those_of_the_quarters_of_which_reps_are_shown():
    """In one quarter three reps answered, who are not shown: what the manager said then is beside nobody."""
    own = {"team_id": "a", "rater": "manager"}
    rows = [*said("a", "talent_strengths_known", 3, DAY), *said("a", "talent_strengths_known", 1, MIDDLE["2025-Q4"],
            people="xyz"), answer("ma", "talent_strengths_known", 3, DAY, **own),
            answer("ma", "talent_strengths_known", 5, MIDDLE["2025-Q4"], **own)]  # fmt: skip
    (one,) = report_manager(logs_of(survey=rows), "ma").ratings
    assert (one.own, one.reps, one.difference) == (3.0, 3.0, 0.0)
