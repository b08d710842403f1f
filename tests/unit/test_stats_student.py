"""The interval of one mean by Student's t."""

import numpy as np
import pytest
from scipy import stats

from analysis.stats.welch import student

VALUES = np.array([0.3, -0.1, 0.4, 0.2, 0.9, 0.05])


@pytest.mark.parametrize("together", [1, 9])
def test_the_interval_is_that_of_scipy_and_wider_for_several_at_once(together):
    expected = stats.ttest_1samp(VALUES, 0).confidence_interval(1 - 0.05 / together)
    assert student(VALUES, together) == pytest.approx((expected.low, expected.high))


@pytest.mark.parametrize("values", [[0.2], [0.2] * 5, [0.0] * 5])
def test_one_value_or_values_all_alike_bear_no_interval(values):
    assert np.isnan(student(values)).all()
