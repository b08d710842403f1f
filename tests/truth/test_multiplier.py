"""Known truth: how much stays with manager and team, and what the best quarter of managers reaches.

Measured with 60, 20 and 12 teams, 4 or 8 quarters, a quarter of the teams with a change, levels normal or heavy-tailed.
Of 1,000 companies a cell: the interval of what stays covers .93 to .97, of the manager alone .92 to .99. Of 300 a cell:
draws of teams cover .80 to .93 in its place; the interval of the top quarter covers .90 to .97 from 12 teams on,
.87 at 8.
"""

import numpy as np
import pytest

from analysis.stats.bootstrap import draw_teams
from analysis.stats.moments import remove_quarter_means
from analysis.stats.multiplier import stays
from analysis.stats.top_quarter import top_by_others

TEAM, MANAGER, LUCK = 0.1, 0.07, 0.14
COMPANIES, QUARTERS = 250, 8


def company(teams, rng, team_sd=TEAM, manager_sd=MANAGER):
    """values, team, post, quarter: a quarter of the teams change their manager once."""
    team, quarter = np.repeat(np.arange(teams), QUARTERS), np.tile(np.arange(QUARTERS), teams)
    since = np.where(np.arange(teams) < teams // 4, rng.integers(1, QUARTERS, teams), QUARTERS)
    post = np.unique(2 * team + (quarter >= since[team]), return_inverse=True)[1]
    level = rng.normal(0, team_sd, teams)[team] + rng.normal(0, manager_sd, post.max() + 1)[post]
    return level + rng.normal(0, LUCK, len(team)), team, post, quarter


def even(values, quarter):
    return remove_quarter_means(values[:, None], quarter)[0][:, 0]


@pytest.mark.parametrize("teams", [12, 60])
def test_intervals_cover_what_stays_and_what_goes_with_the_manager_alone(teams):
    rng = np.random.default_rng(1)
    whole = TEAM**2 + MANAGER**2 + LUCK**2
    true, alone = (TEAM**2 + MANAGER**2) / whole, MANAGER**2 / whole
    held, shares = [], []
    for _ in range(COMPANIES):
        values, team, post, quarter = company(teams, rng)
        found = stays(even(values, quarter), team, post)
        held.append([low <= at <= high for at, (low, high) in zip((true, alone), intervals(found), strict=True)])
        shares.append(found.share)
    assert (np.mean(held, axis=0) >= 0.91).all()
    assert np.mean(shares) == pytest.approx(true, abs=0.025)


def intervals(found):
    return found.interval, found.manager_interval


def test_where_nothing_stays_hardly_any_company_is_told_that_it_does():
    rng = np.random.default_rng(2)
    clear = []
    for _ in range(COMPANIES):
        values, team, post, quarter = company(20, rng, team_sd=0, manager_sd=0)
        found = stays(even(values, quarter), team, post)
        clear.append([low > 0 for low, _ in intervals(found)])
    assert (np.mean(clear, axis=0) <= 0.06).all()


def test_the_interval_of_the_top_quarter_covers_what_it_reaches_in_a_company_of_6000_teams():
    rng = np.random.default_rng(3)
    true = times(company(6000, rng), np.ones((1, 6000)))[0]
    draws, held = draw_teams(30, 500, 0), []
    for _ in range(150):
        low, high = np.percentile(times(company(30, rng), draws), [2.5, 97.5])
        held.append(low <= true <= high)
    assert 0.9 <= np.mean(held) <= 0.99


def times(drawn, counts):
    """Top over rest in every draw of teams."""
    values, team, post, quarter = drawn
    of = np.zeros(post.max() + 1, dtype=int)
    of[post] = team
    found = top_by_others(even(values, quarter), 1 + values[:, None], post, quarter, counts[:, of])[:, :, 0]
    return found[:, 0] / found[:, 1]
