"""Drivers taken as one: whose mean it is, and what its survey noise is."""

import numpy as np
import pandas as pd
import pytest

from analysis.split.families import by_family, composed
from analysis.split.fit import fit
from tests.panels import company, panel_of, with_further


def two_teams():
    """One quarter: cadence .4 and .8, days to the next plan 3 and 1."""
    frame = pd.DataFrame({"team_id": ["a", "b"], "quarter": "2026-Q1", "coaching_cadence": [0.4, 0.8]})
    waiting = {"label": "Days to the next plan", "better": "lower"}
    return with_further(panel_of(frame), waiting=(waiting, [3.0, 1.0]))


def test_members_are_standardised_turned_and_averaged():
    """Each is one standard deviation, 1 / sqrt(2) of the distance, from the other; fewer days are better."""
    panel = composed(two_teams(), ("coaching_cadence+waiting",))
    assert panel.frame["coaching_cadence+waiting"].tolist() == pytest.approx([-(0.5**0.5), 0.5**0.5])
    measure = panel.measures["coaching_cadence+waiting"]
    assert measure.label == "Coaching (2 measures)"
    assert measure.about.startswith("Coaching cadence and days to the next plan: their mean")
    assert (measure.role, measure.better, measure.surveyed) == ("driver", "higher", False)


def test_where_a_member_is_missing_the_mean_is():
    panel = composed(with_further(company(teams=3), waiting=({}, np.r_[np.nan, np.arange(23)])), ("culture+waiting",))
    assert panel.frame["culture+waiting"].isna().to_numpy().nonzero()[0].tolist() == [0]


def test_names_of_one_measure_leave_the_panel_as_it_is():
    panel = two_teams()
    assert composed(panel, ("coaching_cadence", "waiting")) is panel


def test_core_families_enter_first_and_a_measure_alone_keeps_its_name():
    panel = company(teams=20)
    own = {"label": "My team", "family": "own items"}
    panel = with_further(panel, own_my_team=(own, 3.0), structure=({"label": "Coaching structure"}, 0.5))
    names = ("own_my_team", "culture", "coaching_cadence", "structure")
    assert by_family(panel, names) == ("culture", "coaching_cadence+structure", "own_my_team")


def test_the_mean_of_further_drivers_is_named_so():
    panel = with_further(company(teams=20), structure=({"label": "Structure"}, 0.5), follow=({"label": "Follow"}, 0.5))
    panel.frame["structure"] = panel.frame["follow"] = np.random.default_rng(0).normal(size=len(panel.frame))
    assert composed(panel, ("structure+follow",)).measures["structure+follow"].label == "Further coaching (2 measures)"


def test_survey_noise_of_a_mean_is_less_than_that_of_its_members():
    """Clarity and culture are asked of the same people here, their noises independent of one another."""
    panel = company(teams=60, seed=2)
    both = "strategy_clarity+culture"
    apart = fit(panel, outcome="quota_attainment", drivers=("strategy_clarity", "culture"), controls=(), replicates=0)
    found = fit(panel, outcome="quota_attainment", drivers=(both, "coaching_cadence"), controls=(), replicates=0)
    assert found.names == (both, "coaching_cadence")
    assert found.reliability[0] == pytest.approx(apart.reliability.mean(), abs=0.05)
    assert found.shares[0] > found.uncorrected[0]
    assert found.shares.sum() + found.noise + found.unmeasured == pytest.approx(1, abs=1e-9)
