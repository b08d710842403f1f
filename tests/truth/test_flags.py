"""Where shares may be off a flag says so; a hidden trait does no harm within teams; bands hold what teams reach."""

import pytest

from tests.truth.evidence import weigh
from tests.truth.simulate import World
from tests.truth.targets import FIRED, band_misses, flag_misses
from tests.truth.what_if import foretell, foretell_in

SIZE = {"replicates": 200, "processes": 1}


@pytest.mark.parametrize(("kind", "flag"), [("two slopes", "slopes_differ"), ("halo", "result_first")])
def test_a_flag_fires_where_the_split_does_not_fit_the_company(kind, flag):
    assert weigh(kind, 200, True, companies=20, **SIZE)[flag] >= FIRED


def test_slopes_that_differ_less_are_not_called_the_same_before_the_flag_can_tell():
    found = weigh("nearer slopes", 200, True, companies=20, **SIZE)
    assert found["called_alike"] <= 1 - FIRED
    assert 0.3 < found["slopes_differ"] < 1


def test_a_hidden_lasting_trait_is_no_harm_to_the_share_by_slopes_within_teams():
    found = weigh("hidden trait", 200, True, companies=20, **SIZE)
    assert flag_misses("hidden trait", 20, found) == []
    assert found["bias"] > 0.08 > 0.05 > abs(found["within_bias"])


@pytest.mark.parametrize(("teams", "uneven"), [(20, False), (60, True)])
def test_bands_of_single_teams_hold_nine_tenths_of_what_they_reach(teams, uneven):
    assert band_misses(foretell("plain", teams, uneven, companies=60, **SIZE)) == []


def test_bands_are_too_narrow_where_luck_lingers_and_luck_is_then_said_not_to_be_told():
    found = foretell("lingering", 60, False, companies=40, **SIZE)
    assert found["team"] < 0.85
    assert found["luck_told"] < 0.4


def test_where_practices_drift_bands_hold_for_teams_that_stay_as_they_are_in_all_else():
    found = foretell_in(World(controls=5, quarters=8, drift=0.8), 60, companies=40, **SIZE)
    assert found["luck_told"] > 0.8
    assert 0.87 < found["still"] < 0.95
    assert found["team"] < found["still"] - 0.02
