"""A curve is shown where more goes with less and less, and not where the truth is a line or there is nothing."""

import numpy as np
import pytest

from tests.truth.curve import bend


def held(found, column):
    return found[column][found["curve"].astype(bool)].mean()


def test_a_plateau_is_found_and_its_bands_hold_in_a_large_company():
    found = bend("plain", 200, plateau=True, companies=4, replicates=60, refits=40, processes=1)
    assert found["curve"].mean() >= 0.75
    assert held(found, "team") > 0.85


def test_a_line_stays_a_line():
    found = bend("plain", 60, plateau=False, companies=10, replicates=60, refits=10, processes=1)
    assert found["curve"].mean() <= 0.2


@pytest.mark.long
@pytest.mark.parametrize("teams", [30, 60, 200])
@pytest.mark.parametrize("kind", ["plain", "noise"])
def test_a_curve_is_shown_in_a_twentieth_of_the_companies_whose_truth_is_a_line(kind, teams):
    found = bend(kind, teams, plateau=False, companies=400, replicates=60, refits=10)
    assert found["curve"].mean() <= 0.05 + 2 * np.sqrt(0.05 * 0.95 / 400)


@pytest.mark.long
@pytest.mark.parametrize(("teams", "often"), [(60, 0.4), (200, 0.85)])
def test_bands_of_curves_hold_nine_tenths_of_what_groups_and_teams_reach(teams, often):
    found = bend("plain", teams, plateau=True, companies=400, replicates=200, refits=200)
    error = 2 * np.sqrt(0.1 * 0.9 / found["curve"].sum())
    assert found["curve"].mean() >= often
    assert 0.87 - error <= held(found, "group") <= 0.93 + error
    assert 0.87 <= held(found, "team") <= 0.95
