"""The interval of the perception gap holds the truth as often as it says, with many managers and with few leaders."""

import numpy as np
import pytest

from analysis.stats.perception import apart, draw_units, drawn_interval

COMPANIES, DRAWS, TEAMS = 300, 600, 60
REP, BOSS = 3.4, 3.9


def covered(bosses: int, seed: int) -> float:
    """Of simulated companies, those whose interval of the relative difference holds the true one."""
    rng, held = np.random.default_rng(seed), 0
    unit = np.arange(TEAMS) % bosses
    for company in range(COMPANIES):
        level = rng.normal(0, 0.3, TEAMS)
        rep = REP + level + rng.normal(0, 0.15, TEAMS)
        boss = BOSS + level + rng.normal(0, 0.3, bosses)[unit] + rng.normal(0, 0.3, TEAMS)
        agree = np.full(TEAMS, 0.5)
        drawn = apart(rep, boss, agree, agree, draw_units(unit, boss - rep, DRAWS, company))[:, 0]
        low, high = drawn_interval(drawn, bosses)
        held += low <= 1 - REP / BOSS <= high
    return held / COMPANIES


@pytest.mark.parametrize("bosses", [60, 10, 6])
def test_the_interval_holds_the_true_difference(bosses):
    assert 0.91 <= covered(bosses, seed=bosses) <= 0.985


def test_draws_of_teams_alone_would_be_far_too_sure_of_ten_leaders():
    rng, held = np.random.default_rng(5), 0
    unit, agree = np.arange(TEAMS) % 10, np.full(TEAMS, 0.5)
    for company in range(COMPANIES):
        rep = REP + rng.normal(0, 0.15, TEAMS)
        boss = BOSS + rng.normal(0, 0.3, 10)[unit] + rng.normal(0, 0.3, TEAMS)
        drawn = apart(rep, boss, agree, agree, draw_units(np.arange(TEAMS), boss - rep, DRAWS, company))[:, 0]
        low, high = drawn_interval(drawn, TEAMS)
        held += low <= 1 - REP / BOSS <= high
    assert held / COMPANIES < 0.8
