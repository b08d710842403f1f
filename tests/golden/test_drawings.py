"""Every chart of a hand-made result, held to the drawing that was looked at."""

import json

import pytest

from analysis.charts import comparison, coverage, culture, gap, profile, segments, specifications, stress
from analysis.charts.theme import DARK, LIGHT
from tests.golden import (
    made_comparison,
    made_coverage,
    made_culture,
    made_gap,
    made_profile,
    made_segments,
    made_specifications,
)
from tests.golden.compare import assert_as_kept

DRAWN = {
    "bridge": lambda: gap.bridge(made_gap.gap()),
    "bridge_against": lambda: gap.bridge(made_gap.gap_against()),
    "bridge_without_luck": lambda: gap.bridge(made_gap.gap_without_luck()),
    "bridge_with_a_block": lambda: gap.bridge(made_gap.gap_with_a_block()),
    "bars": lambda: gap.bars(made_gap.gap()),
    "spread": lambda: segments.spread(made_segments.segments()),
    "named": lambda: segments.named(made_segments.segments()),
    "named_of_one_quarter": lambda: segments.named(made_segments.segments_of_one_quarter()),
    "trend": lambda: segments.trend(made_segments.segments()),
    "comparison": lambda: comparison.parts(made_comparison.comparison()),
    "stress_rules": lambda: stress.by_rules(made_segments.stress()),
    "stress_outcomes": lambda: stress.by_outcomes(made_segments.stress()),
    "coverage": lambda: coverage.grid(made_coverage.coverage()),
    "profile": lambda: profile.profile(made_profile.profile()),
    "specifications": lambda: specifications.curve(made_specifications.specifications()),
    "culture_practices": lambda: culture.practices(made_culture.culture()),
    "culture_lived": lambda: culture.lived(made_culture.culture()),
    "culture_heat": lambda: culture.heat(made_culture.culture()),
    "culture_balance": lambda: culture.balance(made_culture.culture()),
    "culture_apart": lambda: culture.apart(made_culture.culture()),
    "culture_quarters": lambda: culture.quarters(made_culture.culture()),
}


@pytest.mark.parametrize("name", DRAWN)
def test_a_chart_is_drawn_as_kept(name):
    drawn = json.dumps(DRAWN[name]().to_dict(), indent=1, ensure_ascii=False, sort_keys=True)
    assert_as_kept(drawn + "\n", f"{name}.json")


@pytest.mark.parametrize("name", DRAWN)
def test_a_chart_names_roles_and_no_colours(name):
    drawn = json.dumps(DRAWN[name]().to_dict())
    assert not [colour for colour in (*LIGHT.values(), *DARK.values()) if colour in drawn]


def test_the_bridge_carries_its_numbers_in_words():
    assert gap.bridge(made_gap.gap()).description == (
        "Low teams 79 %, high teams 118 %. Strategy clarity +8 points (4 to 12); Coaching cadence +6 points (2 to 10); "
        "Culture +4 points (−1 to 8); Conditions +4 points (1 to 7); Luck of the quarter +3 points (2 to 4); "
        "Not measured +14 points (8 to 19). In brackets: 95 % intervals."
    )


def test_a_negative_share_steps_to_the_left_and_the_bridge_still_ends_at_the_high_teams():
    drawn = gap.bridge(made_gap.gap_against()).to_dict()
    steps = next(rows for rows in drawn["datasets"].values() if "ci_left" in rows[0])
    culture = next(row for row in steps if row["label"] == "Culture")
    assert culture["end"] < culture["left"]
    assert culture["fill"] == "accent"
    assert steps[-1]["end"] == pytest.approx(1.18)


def test_the_curve_carries_its_numbers_in_words():
    assert specifications.curve(made_specifications.specifications()).description == (
        "Coaching cadence in 27 ways to compute the split, by its share of the gap: from 7\u00a0% to 19\u00a0%, "
        "half of them above 15\u00a0%, 17\u00a0% as chosen. It comes first in 23."
    )
