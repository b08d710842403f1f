"""How fine the two ends of an interval are said."""

import pytest

from analysis.charts.labels import between
from analysis.measures import MEASURES


@pytest.mark.parametrize(
    ("low", "high", "value", "said"),
    [
        (0.003, 0.042, 0.027, "0.3 to 4.2"),
        (0.02, 0.049, 0.035, "2.0 to 4.9"),
        (-0.12, 0.084, -0.02, "−12 to 8"),
        (-0.034, 0.14, 0.053, "−3 to 14"),
        (0.004, 0.09, 0.39, "0.4 to 9"),
        (0.0, 0.049, 0.02, "0 to 4.9"),
        (float("nan"), float("nan"), 0.02, "how sure is not known"),
    ],
)
def test_both_ends_are_as_fine_as_the_wider_bears(low, high, value, said):
    assert between(MEASURES["quota_attainment"], low, high, value) == said
