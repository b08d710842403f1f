"""What comes first: drivers a quarter earlier, drivers that follow the result."""

import numpy as np
import pytest

from analysis.stats.attribute import attribute
from analysis.stats.gather import gather
from analysis.stats.raters import Answers
from analysis.stats.timing import a_quarter_later, earlier, follows, lagged, pairs, shares_between
from tests.truth.simulate import SURVEYED, World, make_company

TEAM, QUARTER = np.array([0, 0, 0, 1, 1]), np.array([0, 1, 2, 0, 2])


def test_each_row_gets_its_teams_values_of_the_quarter_before():
    found = earlier(np.array([[1.0], [2.0], [3.0], [4.0], [5.0]]), TEAM, QUARTER)
    assert found[:, 0] == pytest.approx([np.nan, 1, 2, np.nan, np.nan], nan_ok=True)


def test_answers_move_a_quarter_on_and_the_last_ones_go():
    given = Answers(team=TEAM, quarter=QUARTER, rater=np.arange(5), scores=np.arange(5.0)[:, None])
    found = a_quarter_later(given, 2)
    assert found.quarter.tolist() == [1, 2, 1]
    assert found.scores[:, 0].tolist() == [0, 1, 3]
    assert a_quarter_later(None, 2) is None


def company(teams=60, **options):
    return make_company(World(controls=1, **options), teams, 5)


def test_where_drivers_hardly_move_the_share_a_quarter_earlier_is_that_of_now():
    c = company(teams=400)
    lasting = c.x[np.searchsorted(c.team, c.team), 2:]
    shares, intervals = lagged(c.y, lasting, c.team, c.quarter, drivers=1, replicates=100)
    now = attribute(c.y, lasting, c.team, c.quarter, drivers=1, replicates=0).shares[:1]
    assert shares == pytest.approx(now, abs=0.02)
    assert intervals[0, 0] < shares[0] < intervals[0, 1]


def test_rater_error_is_taken_out_a_quarter_earlier_too():
    c = company(teams=400)
    rows = (c.y, c.x, c.team, c.quarter)
    corrected, _ = lagged(*rows, drivers=3, answers=c.answers, surveyed=SURVEYED, replicates=20)
    raw, _ = lagged(*rows, drivers=3, replicates=20)
    assert corrected[:2].sum() > raw[:2].sum() + 0.05


def test_shares_by_team_means_are_those_of_the_split_where_there_is_one_quarter():
    c = company(quarters=1)
    rows = (c.y, c.x, c.team, c.quarter)
    raw, shares, solved = shares_between(gather(*rows), np.ones((1, 60)), "top-third")
    split = attribute(*rows, replicates=0)
    assert solved.all()
    assert shares[0] == pytest.approx(split.shares, rel=1e-9)
    assert (raw - shares)[0] == pytest.approx(split.optimism, rel=1e-9)


def test_two_quarters_in_a_row_are_needed_to_look_back():
    c = company(quarters=1)
    shares, intervals = lagged(c.y, c.x, c.team, c.quarter, drivers=3, replicates=20)
    assert np.isnan(shares).tolist() == [True] * 3
    assert intervals.shape == (3, 2)


def test_what_is_rated_higher_after_good_quarters_is_found_and_nothing_else():
    c = company(teams=400, halo=0.4)
    found = follows(c.y, c.x, c.team, c.quarter, drivers=3, answers=c.answers, surveyed=SURVEYED, replicates=300)
    assert found.lead == pytest.approx([0, 0.32, 0], abs=0.08)
    assert found.lead_interval[1, 0] > 0.2


def test_a_driver_that_simply_goes_with_results_does_not_follow_them():
    c = company(teams=400)
    found = follows(c.y + 3 * c.x[:, 2], c.x, c.team, c.quarter, drivers=3, replicates=100)
    assert found.lead[2] == pytest.approx(0, abs=0.03)


def test_what_lingers_for_its_own_sake_does_not_follow_results_either():
    """Coaching carries over from quarter to quarter: next quarter's echoes this quarter's, and so does the result."""
    rng = np.random.default_rng(0)
    moves = rng.standard_normal((400, 6))
    for quarter in range(1, 6):
        moves[:, quarter] += 0.7 * moves[:, quarter - 1]
    y = moves + rng.standard_normal(moves.shape)
    team, quarter = (codes.ravel() for codes in np.indices(moves.shape))
    found = follows(y.ravel(), moves.reshape(-1, 1), team, quarter, replicates=200)
    assert found.lead[0] == pytest.approx(0, abs=0.04)


def survey_that_lingers(teams=600, quarters=8, raters=5):
    """An opinion that lasts from quarter to quarter and goes with results; asked of few, who differ."""
    rng = np.random.default_rng(3)
    felt = rng.standard_normal((teams, quarters))
    for quarter in range(1, quarters):
        felt[:, quarter] += 0.7 * felt[:, quarter - 1]
    y = felt + rng.standard_normal(felt.shape)
    scores = (
        felt[:, None] + rng.standard_normal((teams, raters, 1)) + 2.5 * rng.standard_normal((teams, raters, quarters))
    )
    team, rater, quarter = (codes.ravel() for codes in np.indices(scores.shape))
    answers = Answers(team=team, quarter=quarter, rater=team * raters + rater, scores=scores.reshape(-1, 1))
    return y.ravel(), scores.mean(axis=1).reshape(-1, 1), *(codes.ravel() for codes in np.indices(felt.shape)), answers


def test_opinions_that_linger_are_no_halo_once_the_raters_error_is_out():
    *rows, answers = survey_that_lingers()
    raw = follows(*rows, replicates=100)
    corrected = follows(*rows, answers=answers, surveyed=(0,), replicates=100)
    assert raw.lead_interval[0, 0] > 0.02
    assert corrected.lead[0] == pytest.approx(0, abs=0.03)
    assert corrected.lead_interval[0, 0] < 0 < corrected.lead_interval[0, 1]


def test_two_outcomes_of_a_team_say_nothing_on_what_follows():
    c = company(quarters=2)
    found = follows(c.y, c.x, c.team, c.quarter, drivers=3, replicates=20)
    assert np.isnan(found.lead).all()
    assert np.isnan(found.lead_interval).all()


def test_pairs_of_a_team_by_hand():
    """x 1 2 3 and y 0 3 0: about the team's means -1 0 1 and -1 2 -1."""
    block = np.array([[[1.0, 0.0], [2.0, 3.0], [3.0, 0.0]]])
    found = {name: column[0, 0] for name, column in pairs(block).items()}
    assert found == {"next": 2, "together": 0, "echo": 0, "itself": 2, "outcome": 5}
