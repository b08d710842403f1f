from dataclasses import replace

import numpy as np
import pytest

from analysis.errors import DataError
from analysis.split.fit import fit
from analysis.stats.attribute import attribute
from analysis.stats.raters import Answers
from tests.panels import company

CORE = ("strategy_clarity", "culture", "coaching_cadence")
CONTROLS = ("territory_potential", "tenure")


def split(panel, drivers=CORE, controls=CONTROLS, **options):
    return fit(panel, outcome="quota_attainment", drivers=drivers, controls=controls, **({"replicates": 100} | options))


@pytest.fixture(scope="module")
def panel():
    return company(teams=40, quarters=6, controls=2, seed=4)


@pytest.fixture(scope="module")
def found(panel):
    return split(panel)


def test_shares_noise_and_unmeasured_are_the_whole_gap(found):
    assert found.shares.sum() + found.noise + found.unmeasured == pytest.approx(1, abs=1e-9)
    assert found.high - found.low == pytest.approx(found.gap)


def test_names_are_drivers_then_controls(found):
    assert found.names == CORE + CONTROLS
    assert found.explained == pytest.approx(found.shares[:3].sum())
    assert found.intervals.shape == (5, 2)
    assert found.replicates.shape == found.slope_replicates.shape == (100, 5)


def test_teams_are_counted_and_weighed(found):
    assert found.complete_teams == 40
    assert set(found.quarters_per_team) == {6}
    assert found.team_ids[:2] == ("team 000", "team 001")
    high, low = found.weights
    assert (high.sum(), low.sum(), (high * low).sum()) == pytest.approx((1, 1, 0))


def test_surveyed_drivers_have_a_reliability_and_logged_ones_are_exact(found):
    assert (found.reliability[:2] < 1).all()
    assert found.reliability[2:].tolist() == [1, 1, 1]
    assert found.shares[0] > found.uncorrected[0]


def test_fit_is_the_array_estimator_on_the_panels_own_numbers(panel, found):
    frame, raters = panel.frame, panel.raters
    arrays = attribute(
        frame["quota_attainment"].to_numpy(),
        frame[[*CORE, *CONTROLS]].to_numpy(),
        np.unique(frame["team_id"], return_inverse=True)[1],
        np.unique(frame["quarter"], return_inverse=True)[1],
        answers=Answers(
            team=np.unique(raters["team_id"], return_inverse=True)[1],
            quarter=np.unique(raters["quarter"], return_inverse=True)[1],
            rater=np.unique(raters["respondent_id"], return_inverse=True)[1],
            scores=raters[list(CORE[:2])].to_numpy(),
        ),
        surveyed=(0, 1),
        drivers=3,
        replicates=100,
    )
    assert found.shares == pytest.approx(arrays.shares, abs=1e-12)
    assert found.intervals == pytest.approx(arrays.intervals, abs=1e-12)


def test_the_same_panel_and_seed_give_the_same_digits(panel, found):
    assert np.array_equal(split(panel).intervals, found.intervals)
    assert not np.array_equal(split(panel, seed=1).intervals, found.intervals)


def test_a_team_without_a_survey_counts_in_the_gap_and_not_in_the_slopes(panel, found):
    frame = panel.frame.copy()
    frame.loc[frame["team_id"] == "team 000", ["strategy_clarity", "culture"]] = np.nan
    raters = panel.raters[panel.raters["team_id"] != "team 000"]
    without = split(replace(panel, frame=frame, raters=raters))
    assert without.gap == pytest.approx(found.gap)
    assert without.complete_teams == 39
    assert without.quarters_per_team[0] == 0
    assert without.differences[2] == pytest.approx(found.differences[2])


def test_a_threshold_cuts_where_it_says(panel):
    cut = split(panel, rule="threshold:1.0")
    assert cut.low < 1 <= cut.high
    high, low = cut.weights
    assert ((high > 0) | (low > 0)).sum() == 40
    assert ((high > 0) & (low > 0)).sum() == 0


def test_unknown_raters_leave_a_bracket_and_no_luck(panel):
    anonymous = split(replace(panel, raters=panel.raters.assign(respondent_id=None)))
    assert np.isfinite(anonymous.bracket).all()
    assert not anonymous.luck_told
    assert anonymous.noise == 0


def test_a_survey_without_its_answers_has_an_unknown_reliability(panel):
    found = split(replace(panel, raters=panel.raters[["team_id", "quarter", "respondent_id"]]))
    assert np.isnan(found.reliability[:2]).all()
    assert found.shares == pytest.approx(found.uncorrected)


def test_a_threshold_no_team_reaches_is_explained(panel):
    with pytest.raises(DataError, match="All teams are on one side of the rule threshold:9"):
        split(panel, rule="threshold:9")


def test_a_control_that_is_the_same_for_all_is_explained(panel):
    flat = replace(panel, frame=panel.frame.assign(tenure=12.0))
    with pytest.raises(DataError, match="cannot be told apart"):
        split(flat)


def test_too_few_teams_are_counted(panel):
    few = replace(panel, frame=panel.frame[panel.frame["team_id"] < "team 005"])
    with pytest.raises(DataError, match=r"^5 teams have Quota attainment, .*7 are the fewest for a split by 5"):
        split(few)


def test_nothing_chosen_is_refused(panel):
    with pytest.raises(DataError, match="Choose at least one driver"):
        split(panel, drivers=(), controls=())
