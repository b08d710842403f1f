"""Reps against their team-mates: who counts, what closes the gate, what is said."""

import json
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from analysis.charts.reps import describe
from analysis.measures.reps import REP_MEASURES
from analysis.questions.reps import attribute_reps
from analysis.story.reps import DOING, tell_reps
from tests.panels import panel_of

QUARTERS = ("2025-Q1", "2025-Q2", "2025-Q3", "2025-Q4")


def panel(teams=8, size=6, slope=0.5, seed=0, quarters=QUARTERS, **columns):
    """A company in which a rep's attainment is `slope` times the coached weeks, and luck."""
    rng = np.random.default_rng(seed)
    keys = pd.MultiIndex.from_product(
        [[f"team {at}" for at in range(teams)], range(size), quarters], names=["team_id", "rep_id", "quarter"]
    )
    rows = keys.to_frame(index=False)
    rows["rep_id"] = rows["team_id"] + " " + rows["rep_id"].astype(str)
    coached = rng.normal(0.4, 0.15, len(rows))
    revenue = 1 + slope * coached + rng.normal(0, 0.1, len(rows))
    pace = rng.normal(40, 8, len(rows))
    rows = rows.assign(reps=1.0, quota=1.0, revenue=revenue, coached_weeks=coached, activity_pace=pace, **columns)
    frame = rows.groupby(["team_id", "quarter"], as_index=False)["revenue"].mean()
    made = panel_of(frame.rename(columns={"revenue": "quota_attainment"}))
    return replace(made, reps=rows, rep_measures={name: REP_MEASURES[name] for name in rows if name in REP_MEASURES})


def test_a_slope_is_found_and_said_in_the_units_of_both():
    found = attribute_reps(panel())
    row = found.drivers.set_index("name").loc["coached_weeks"]
    assert found.gate == "shown"
    assert (found.teams, found.reps) == (8, 48)
    assert row.ci_low < 0.5 < row.ci_high
    assert row.ci_high - row.ci_low < 0.3
    assert row.own == pytest.approx(row.slope, abs=0.15)
    assert tell_reps(found).headline == (
        "Within teams, reps who are coached in 13 points more of their weeks reach 6.5 points more of quota."
    )


def test_shares_are_of_the_distance_between_halves_and_sum_to_what_is_explained():
    found = attribute_reps(panel())
    assert found.drivers["share"].sum() == pytest.approx(found.explained)
    assert found.explained_low < found.explained < found.explained_high
    pace = found.drivers.set_index("name").loc["activity_pace", "share"]
    assert pace == pytest.approx(0, abs=0.03)


def test_nothing_clear_is_said_to_be_nothing_clear():
    told = tell_reps(attribute_reps(panel(slope=0.0)))
    assert told.headline == "Within teams, nothing that is logged of reps goes clearly with their results."
    assert told.note.startswith("Another question: reps against their team-mates · 48 reps of 8 teams · 2025 Q1")


@pytest.mark.parametrize(
    ("teams", "size", "gate"), [(2, 9, "closed"), (3, 3, "closed"), (3, 4, "exploratory"), (6, 4, "shown")]
)
def test_the_gate_counts_teams_and_reps(teams, size, gate):
    found = attribute_reps(panel(teams, size))
    assert found.gate == gate
    assert found.drivers.empty == (gate == "closed")
    assert np.isnan(found.explained) == (gate != "shown")


def test_too_few_are_counted_in_the_sentence():
    why = attribute_reps(panel(2, 9)).why
    assert why == "18 reps of 2 teams have what this needs; 12 reps of 3 teams are the fewest."


def test_an_outcome_of_teams_alone_closes_the_gate():
    made = panel()
    frame = made.frame.assign(win_rate=made.frame["quota_attainment"] / 4)
    both = panel_of(frame)
    found = attribute_reps(replace(both, reps=made.reps, rep_measures=made.rep_measures), outcome="win_rate")
    assert found.why == "Win rate is not known rep by rep; quota attainment and revenue are."
    assert tell_reps(found).lead == found.why


def test_without_anything_logged_the_files_that_would_open_it_are_named():
    made = panel()
    found = attribute_reps(replace(made, rep_measures={}))
    assert found.gate == "closed"
    assert "Lists of coaching sessions, activities, commitments or reviews, each with the rep" in found.why


def test_who_was_there_for_less_than_half_a_quarter_or_without_a_team_mate_does_not_count():
    made = panel()
    made.reps.loc[made.reps["rep_id"] == "team 0 0", "reps"] = 0.4
    alone = made.reps["team_id"].eq("team 1") & ~made.reps["rep_id"].eq("team 1 0")
    found = attribute_reps(replace(made, reps=made.reps[~alone]))
    assert (found.teams, found.reps) == (7, 41)


def test_columns_that_differ_nowhere_or_are_mostly_unknown_are_left_out_by_name():
    made = panel(review_pace=1.0, commitments_kept=np.nan)
    made.reps.loc[made.reps.index[:50], "commitments_kept"] = 0.5
    found = attribute_reps(made)
    assert found.omitted == (
        "Reviews differs between reps in fewer than 3 teams.",
        "Commitments kept is unknown for too many reps.",
    )
    assert "review_pace" not in set(found.drivers["name"])


def test_columns_that_say_the_same_close_the_gate():
    made = panel()
    made.reps["review_pace"] = 10 * made.reps["coached_weeks"]
    found = attribute_reps(replace(made, rep_measures={n: REP_MEASURES[n] for n in ("coached_weeks", "review_pace")}))
    assert found.gate == "closed"
    assert "cannot be told apart" in found.why


def test_reps_who_differ_otherwise_too_are_warned_of():
    made = panel()
    able = np.repeat(np.random.default_rng(5).normal(size=48), 4)
    rows = made.reps.assign(coached_weeks=made.reps["coached_weeks"] + 0.2 * able, revenue=made.reps["revenue"] + able)
    found = attribute_reps(replace(made, reps=rows))
    (caution,) = found.cautions
    assert caution.startswith("Coached weeks: reps who differ in it differ in other ways too.")
    assert caution in [words for _, words in tell_reps(found).how_sure]
    assert found.drivers.set_index("name").loc["coached_weeks", "own"] == pytest.approx(0.5, abs=0.15)


def test_no_rep_is_named_in_chart_table_or_json():
    found = attribute_reps(panel())
    told = tell_reps(found)
    texts = json.dumps(found.to_dict()), json.dumps(told.chart.to_dict()), told.table.to_json()
    assert [name for name in panel().reps["rep_id"].unique() for text in texts if name in text] == []


def test_the_chart_says_every_number():
    words = describe(attribute_reps(panel()))
    assert words.startswith("Quota attainment that goes with a usual difference within teams.")
    assert "Coached weeks, +13 points: +6.5 points (4.7 to 8.3)" in words


def test_every_driver_has_a_verb():
    assert set(DOING) == {name for name, measure in REP_MEASURES.items() if measure.role == "driver"}
