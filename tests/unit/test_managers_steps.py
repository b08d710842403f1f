"""A next step begins where luck would have brought the number anyway."""

import pytest

from analysis.insights.steps import by_itself, lasting, step_of
from tests.made_marks import mark


def test_of_a_difference_that_is_luck_by_a_quarter_three_quarters_stay():
    assert lasting(0.5, 1.0) == 0.75
    assert lasting(2.0, 1.0) == 0.0
    assert lasting(0.1, 0.0) == 0.0


def test_a_step_says_what_is_to_be_expected_by_itself():
    slow = mark("review_cadence", "Talent reviews", "talent", 0.20, 0.60, clear=True)
    step = step_of(slow, "Ada", "2027-Q1")
    stays = 1 - (0.05 / 1.96 / 0.1) ** 2  # a spread between managers of .1, an interval of .05 to either side
    assert by_itself(slow) == pytest.approx(0.60 - 0.40 * stays)
    assert step.soon == by_itself(slow)
    assert step.size.endswith("; 23\u00a0% is to be expected by itself".replace("\u00a0", " "))
    assert (step.now, step.target) == (0.20, pytest.approx(0.5))
