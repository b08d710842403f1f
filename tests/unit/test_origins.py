"""Managers by how they came to the post: up to three overlapping comparisons, of which none may choose itself."""

import pytest

from analysis.story.multiplier import tell_origins
from tests.golden.made_comparison import comparison

NAMES = {
    "manager:trained": "Trained managers",
    "manager:promoted-from-rep": "Managers promoted from rep",
    "manager:promoted-untrained": "Managers promoted from rep without training",
}


def came(way: str, gap: float, low: float, high: float):
    return comparison(by=way, first=NAMES[way], second="Other managers", gap=gap, gap_low=low, gap_high=high)


def test_the_widest_of_three_is_not_chosen_for_the_headline():
    """Trained managers are furthest ahead and clear; what is told first was settled before."""
    told = tell_origins(
        came("manager:trained", 0.2, 0.1, 0.3),
        came("manager:promoted-from-rep", -0.03, -0.1, 0.04),
        came("manager:promoted-untrained", -0.05, -0.15, 0.05),
    )
    assert (
        told.headline == "Teams of managers promoted from rep without training are 5 points behind the others; it may"
        " be nothing."
    )
    assert [name for name, _ in told.details] == [
        "Teams of managers promoted from rep without training:",
        "Teams of managers promoted from rep:",
        "Teams of trained managers:",
    ]
    assert told.note.startswith("Groups by how managers came to the post")
    assert "promoted for results" in told.caveat


def test_three_intervals_are_widened_so_that_they_hold_together():
    """One in three chances of 5 %: 2.394 standard errors for 1.96, so ten points become 12.2."""
    gaps = [came(way, -0.2, -0.3, -0.1) for way in NAMES]
    told = tell_origins(*gaps)
    assert gaps[0].among(3).gap_low == pytest.approx(-0.2 - 0.1 * 2.3940 / 1.9600, abs=1e-5)
    assert "(−32 to −8)" in told.details[0][1]
    assert "that hold together" in told.how_to_read


def test_a_lone_comparison_stays_as_it_is():
    alone = tell_origins(came("manager:trained", 0.2, 0.01, 0.39))
    assert alone.headline == "Teams of trained managers are 20 points ahead of the others."
    assert "(1 to 39)" in alone.details[0][1]
    assert "together" not in alone.how_to_read
    assert tell_origins() is None


def test_what_is_clear_by_itself_may_be_nothing_among_three():
    gaps = [came(way, -0.11, -0.21, -0.01) for way in NAMES]
    assert tell_origins(*gaps).headline.endswith("; it may be nothing.")
