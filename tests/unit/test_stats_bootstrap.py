import numpy as np
import pytest

from analysis.stats.bootstrap import draw_ranked, draw_teams, failures, interval


def test_every_replicate_draws_as_many_teams_as_there_are():
    drawn = draw_teams(20, 500, seed=1)
    assert drawn.shape == (500, 20)
    assert set(drawn.sum(axis=1)) == {20}
    assert drawn.mean() == 1


def test_the_same_seed_draws_the_same_teams():
    assert np.array_equal(draw_teams(9, 50, 3), draw_teams(9, 50, 3))
    assert not np.array_equal(draw_teams(9, 50, 3), draw_teams(9, 50, 4))


def test_draws_by_rank_go_with_the_team_whatever_its_place():
    level, places = np.array([0.9, 0.2, 1.4, 0.7]), [2, 0, 3, 1]
    assert np.array_equal(draw_ranked(level, 50, 3)[:, places], draw_ranked(level[places], 50, 3))
    assert np.array_equal(draw_ranked(np.sort(level), 50, 3), draw_teams(4, 50, 3))


def test_interval_is_moved_down_by_what_the_estimate_was_corrected_by():
    replicates = np.linspace(0, 1, 1001)
    assert interval(replicates, np.ones(1001, bool), lift=0.1).tolist() == pytest.approx([-0.075, 0.875])


def test_one_percent_of_failures_is_borne_and_more_is_not():
    replicates, solved = np.linspace(0, 1, 1000), np.ones(1000, bool)
    solved[:10] = False
    assert np.isfinite(interval(replicates, solved)).all()
    solved[10] = False
    assert failures(solved) == pytest.approx(0.011)
    assert np.isnan(interval(replicates, solved)).all()


def test_no_replicates_give_no_interval():
    assert np.isnan(interval(np.empty((0, 3)), np.empty(0, bool))).tolist() == [[True, True]] * 3
    assert failures(np.empty(0, bool)) == 0
