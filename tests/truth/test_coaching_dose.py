"""The curve of results on coaching, over simulated companies: its band holds the truth, bends are not invented."""

import numpy as np

from analysis.stats.dose import dose_response

COMPANIES, TEAMS, QUARTERS = 120, 60, 8
SLOPE = 0.4  # points of attainment per point of coached weeks


def company(seed: int, bend: float):
    """A company whose attainment is a square of coaching; teams keep a trait of their own over all quarters."""
    rng = np.random.default_rng(seed)
    team, quarter = np.repeat(np.arange(TEAMS), QUARTERS), np.tile(np.arange(QUARTERS), TEAMS)
    usual = rng.uniform(0.2, 0.8, TEAMS)[team]
    dose = np.clip(usual + 0.08 * rng.standard_normal(team.size), 0, 1)
    condition, trait = rng.standard_normal((2, TEAMS))[:, team]
    luck = 0.15 * rng.standard_normal(team.size)
    y = 0.7 + SLOPE * dose + bend * (dose - 0.5) ** 2 + 0.1 * condition + 0.1 * trait + luck + 0.02 * quarter
    return (y, dose, team, quarter, condition[:, None]), 0.7 + 0.02 * quarter.mean() + 0.1 * condition.mean()


def curves(bend: float):
    for seed in range(COMPANIES):
        rows, level = company(seed, bend)
        yield dose_response(*rows, seed=seed, replicates=300), level


def test_the_band_of_a_straight_line_holds_the_truth_and_hardly_any_bend_is_found():
    held, bends = [], 0
    for found, level in curves(bend=0.0):
        truth = level + SLOPE * found.dose
        held.append((found.band[:, 0] <= truth) & (truth <= found.band[:, 1]))
        bends += not found.bend_interval[0] <= 0 <= found.bend_interval[1]
    assert 0.90 <= np.mean(held) <= 0.98
    assert bends / COMPANIES <= 0.1


def test_coaching_that_levels_off_is_found_to():
    flatter = sum(found.bend_interval[1] < 0 for found, _ in curves(bend=-0.8))
    assert flatter / COMPANIES >= 0.7
