"""What stays with manager and team, and the top quarter against the rest, worked by hand."""

import numpy as np
import pytest

from analysis.stats.multiplier import spread, stays, team_sums
from analysis.stats.top_quarter import top_by_others, top_by_same, top_quarter_of


def variances(values, team, post):
    found = spread(team_sums(np.array(values, float), np.array(team), np.array(post)), np.ones((1, max(team) + 1)))
    return float(found.stays[0]), float(found.manager[0]), float(found.luck[0])


def test_without_a_change_of_manager_it_is_the_one_way_table():
    """Squares between 16, within 4 over 2 degrees: luck 2, stays (16 - 2) / 2 = 7."""
    stay, manager, luck = variances([0, 2, 4, 6], [0, 0, 1, 1], [0, 0, 1, 1])
    assert (stay, luck) == (pytest.approx(7), pytest.approx(2))
    assert np.isnan(manager)


def test_a_change_of_manager_tells_manager_from_team():
    """Team 0: posts of mean 1 and 7; team 1: 11 and 11. Luck 2; manager (36 - 2 x 2) / 4 = 8; together 28."""
    found = variances([0, 2, 6, 8, 10, 12, 10, 12], [0] * 4 + [1] * 4, [0, 0, 1, 1, 2, 2, 3, 3])
    assert found == pytest.approx((28, 8, 2))


def test_a_team_drawn_twice_counts_as_two():
    twice = team_sums(np.array([0.0, 2, 4, 6, 4, 6]), np.array([0, 0, 1, 1, 2, 2]), np.array([0, 0, 1, 1, 2, 2]))
    once = team_sums(np.array([0.0, 2, 4, 6]), np.array([0, 0, 1, 1]), np.array([0, 0, 1, 1]))
    assert spread(once, np.array([[1.0, 2.0]])).stays == pytest.approx(spread(twice, np.ones((1, 3))).stays)


def test_the_unit_of_the_outcome_changes_no_share():
    rng = np.random.default_rng(3)
    team, values = np.repeat(np.arange(12), 4), rng.normal(size=48) + np.repeat(rng.normal(size=12), 4)
    one, other = stays(values, team, team), stays(100 * values + 7, team, team)
    assert one.share == pytest.approx(other.share)
    assert one.interval == pytest.approx(other.interval)
    assert other.deviation == pytest.approx(100 * one.deviation)


@pytest.mark.parametrize(
    "rows",
    [
        ([1.0, 2.0, 3.0], [0, 1, 2], [0, 1, 2]),  # one quarter each
        ([1.0, 2.0, 3.0], [0, 0, 0], [0, 0, 0]),  # one team
        ([1.0, 1.0, 2.0, 2.0], [0, 0, 1, 1], [0, 0, 1, 1]),  # no luck at all
    ],
)
def test_where_nothing_tells_luck_from_level_no_interval_is_given(rows):
    found = stays(*map(np.array, rows))
    assert np.isnan(found.interval).all()


def test_with_fewer_than_two_changes_the_manager_alone_is_not_told():
    found = stays(np.array([0.0, 2, 6, 8, 1, 3, 2, 5]), np.repeat([0, 1], 4), np.array([0, 0, 1, 1, 2, 2, 2, 2]))
    assert found.changed == 1
    assert np.isnan(found.manager_interval).all()


def test_a_quarter_is_judged_by_those_whom_the_other_quarters_put_on_top():
    """Two quarters that turn everything round: the best of one quarter is the last of the other."""
    post, quarter = np.tile(np.arange(4), 2), np.repeat([0, 1], 4)
    level = np.array([0.0, 1, 2, 3, 3, 2, 1, 0])
    found = top_by_others(level, level[:, None], post, quarter, np.ones((1, 4)))
    assert found[0, :, 0].tolist() == [0, 2]


def test_with_luck_left_in_the_top_looks_better():
    rng = np.random.default_rng(0)
    post, quarter = np.tile(np.arange(400), 4), np.repeat(np.arange(4), 400)
    luck = rng.normal(size=1600)
    others, same = (judge(luck, luck[:, None], post, quarter, np.ones((1, 400)))[0, :, 0] for judge in JUDGES)
    assert abs(others[0] - others[1]) < 0.15
    assert same[0] - same[1] > 0.7


JUDGES = (top_by_others, top_by_same)


def test_a_post_of_one_quarter_ranks_nobody():
    post, quarter = np.array([0, 1, 2, 3, 0, 1, 2, 3, 4]), np.array([0] * 4 + [1] * 5)
    level = np.array([3.0, 2, 1, 0, 3, 2, 1, 0, 99])
    found = top_by_others(level, level[:, None], post, quarter, np.ones((1, 5)))
    assert found[0, :, 0].tolist() == [3, 1]


def test_three_posts_have_no_top_quarter():
    level = np.array([1.0, 2, 3, 1, 2, 3])
    found = top_by_others(level, level[:, None], np.tile(np.arange(3), 2), np.repeat([0, 1], 3), np.ones((2, 3)))
    assert found.shape == (2, 2, 1)
    assert np.isnan(found).all()


def test_the_truly_top_quarter_of_a_normal_spread():
    """The mean of the top quarter of a normal law lies 1.27 standard deviations up, that of the rest .42 down."""
    top, rest = top_quarter_of(np.array([0.1]), 1.0)
    assert (top[0], rest[0]) == (pytest.approx(1.1271, abs=1e-4), pytest.approx(0.9576, abs=1e-4))
