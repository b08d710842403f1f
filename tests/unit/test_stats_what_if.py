"""What teams would differ by, and where a single one would end up, worked by hand."""

import numpy as np
import pytest

from analysis.stats.response import Line
from analysis.stats.shrinkage import Shrunken
from analysis.stats.what_if import differ_by, single_team, solved

DRAWS = np.array([[k / 50, 0] for k in range(101)])  # slopes 0 to 2 in steps of .02
SLOPES = np.array([1.0, 5.0])
LINE, STILL = Line(slopes=SLOPES, draws=DRAWS), Line(slopes=SLOPES, draws=np.tile(SLOPES, (101, 1)))
HALF = np.tile([0.5, 0.0], (33, 1))


def test_a_difference_is_slope_times_change_and_its_band_the_replicates_percentiles():
    assert differ_by(LINE, HALF, HALF) == pytest.approx((0.5, 0.05, 0.95))
    assert differ_by(LINE, HALF[:2], HALF[:2], weight=np.array([1.0, 2.0])) == pytest.approx((1.5, 0.15, 2.85))


def test_replicates_that_did_not_solve_are_left_out():
    draws = np.vstack([DRAWS, [[np.nan, np.nan]]])
    assert solved(draws) == pytest.approx(DRAWS)


def test_a_single_team_starts_from_its_shrunken_mean_and_has_luck_to_come():
    teams = Shrunken(means=np.zeros(33), variances=np.full(33, 0.5), reliability=0.5, between=1.0, within=2.0)
    expected, low, high = single_team(STILL, HALF, HALF, teams, quarters=4)
    assert expected == pytest.approx(np.full(33, 0.5))
    assert high - expected == pytest.approx(np.full(33, 1.697261))  # t(30) at .95, variance .5 + 2 / 4
    assert expected - low == pytest.approx(high - expected)


def test_without_luck_told_there_is_no_band_for_a_single_team():
    teams = Shrunken(means=np.zeros(9), variances=np.full(9, np.nan), reliability=np.nan, between=np.nan, within=np.nan)
    _, low, high = single_team(LINE, HALF[:9], HALF[:9], teams, quarters=4)
    assert np.isnan(low).all()
    assert np.isnan(high).all()
