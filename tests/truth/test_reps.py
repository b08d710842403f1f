"""Slopes among team-mates cover the truth from the gate on, and noise drivers tell nothing, in simulated companies.

2,000 companies a cell, 3 drivers and ramping (1 Dec 2026; `pytest -m long tests/truth/test_reps.py -s`):
see docs/reps_truth.md for the table.
"""

import numpy as np
import pytest

from analysis.stats.reps import compare_reps

SLOPES = np.array([0.10, 0.05, 0.0, -0.08])  # two drivers, a driver that is noise, ramping
DRIVERS, NOISE = 3, 2
DRAWS = 500  # a cell of the long run; the Monte-Carlo error of a coverage is then .010
ALIKE = np.linalg.cholesky([[1, 0.3, 0.2], [0.3, 1, 0.3], [0.2, 0.3, 1]])
WORLDS = {
    "plain": {},
    "slopes differ between teams": {"differ": 0.5},
    "skewed luck that lasts": {"skewed": True},
    "one quarter": {"quarters": 1},
    "a team of 25 among small ones": {"largest": 25, "differ": 0.5},
    "teams of 3 to 5": {"sizes": (3, 5)},
    "able reps attract coaching": {"attracted": 1.0},
}


def company(rng, teams, quarters=4, sizes=(4, 10), largest=0, differ=0.0, skewed=False, attracted=0.0):
    """y, x, cell, team, rep: reps in teams of unequal size with lasting ability and luck that carries over."""
    size = rng.integers(sizes[0], sizes[1] + 1, teams)
    size[0] = max(size[0], largest)
    team, reps = np.repeat(np.arange(teams), size), size.sum()
    ability = rng.normal(size=(reps, 1))
    habit = rng.normal(size=(reps, DRIVERS)) @ ALIKE.T + rng.normal(size=(teams, DRIVERS))[team]
    seasons = 0.3 * rng.normal(size=(teams, quarters, DRIVERS))[team]
    drivers = habit[:, None] + seasons + 0.6 * rng.normal(size=(reps, quarters, DRIVERS))
    drivers[..., 0] += attracted * ability
    ramping = (rng.random((reps, 1)) < 0.2) & (np.arange(quarters) < 2)
    x = np.concatenate([drivers, ramping[..., None]], axis=2)
    slopes = SLOPES * (1 + differ * rng.normal(size=(teams, len(SLOPES))))
    y = 0.1 * (1 + 2 * attracted) * ability + (x * slopes[team, None]).sum(axis=2) + 0.2 * luck(rng, reps, quarters, skewed)
    y += 0.2 * rng.normal(size=(teams, quarters))[team]
    at = np.repeat(team, quarters)
    cell = at * quarters + np.tile(np.arange(quarters), reps)
    return y.ravel(), x.reshape(-1, len(SLOPES)), cell, at, np.repeat(np.arange(reps), quarters)


def luck(rng, reps, quarters, skewed):
    fresh = rng.normal(size=(reps, quarters + 20))
    if skewed:
        fresh = (np.exp(0.8 * fresh) - np.exp(0.32)) / np.sqrt((np.exp(0.64) - 1) * np.exp(0.64))
    for at in range(1, quarters + 20):
        fresh[:, at] = 0.5 * fresh[:, at - 1] + np.sqrt(0.75) * fresh[:, at]
    return fresh[:, 20:]


def cover(interval, truth):
    return (interval[..., 0] <= truth) & (truth <= interval[..., 1])


def measure(teams, draws, seed=0, **world):
    """Coverage of each slope, of each own slope and of explained, mean share of the noise driver, bias of explained."""
    rng, found = np.random.default_rng(seed), []
    while len(found) < draws:
        one = compare_reps(*company(rng, teams, **world), drivers=DRIVERS)
        if np.isfinite(one.slopes).all():  # where ramping differs in too few teams the question leaves it out
            found.append(one)
    rng = np.random.default_rng(1)
    true = [compare_reps(*company(rng, 400, **world | {"largest": 0}), drivers=DRIVERS).explained for _ in range(4)]
    own = [one for one in found if np.isfinite(one.own).all()]
    explained = np.array([one.explained for one in found])
    known = np.isfinite(explained)
    intervals = np.array([one.explained_interval for one in found])
    return {
        "slopes": np.mean([cover(one.intervals, SLOPES) for one in found], axis=0),
        "own": np.mean([cover(one.own_intervals, SLOPES) for one in own], axis=0) if own else np.full(4, np.nan),
        "explained": cover(intervals[known], np.mean(true)).mean(),
        "noise": np.nanmean([one.shares[NOISE] for one in found]),
        "bias": np.nanmean(explained) - np.mean(true),
        "width": np.median([np.ptp(one.intervals[0]) / (2 * SLOPES[0]) for one in found]),
        "flagged": np.mean([one.apart[0, 0] > 0 for one in own]) if own else np.nan,
    }


@pytest.mark.parametrize("teams", [3, 6, 12])
def test_intervals_cover_the_true_slopes_with_few_teams(teams):
    found = measure(teams, 100, differ=0.3)
    assert found["slopes"].min() > 0.88
    assert found["slopes"].mean() == pytest.approx(0.95, abs=0.035)
    assert found["own"].mean() == pytest.approx(0.95, abs=0.035)


def test_a_driver_that_is_noise_has_no_share():
    assert measure(8, 100)["noise"] == pytest.approx(0, abs=0.01)


def test_a_rep_s_ability_is_out_of_the_own_slope_and_flagged():
    found = measure(8, 60, attracted=1.0)
    assert found["slopes"][0] < 0.2
    assert found["own"][0] > 0.88
    assert found["flagged"] > 0.9


@pytest.mark.long
@pytest.mark.parametrize("world", WORLDS)
def test_coverage_from_the_gate_to_fifteen_teams(world):
    for teams in (3, 4, 6, 10, 15):
        found = measure(teams, DRAWS, seed=teams, **WORLDS[world])
        print(world, teams, {name: np.round(value, 3).tolist() for name, value in found.items()}, flush=True)
        covered = found["own"] if "attracted" in WORLDS[world] else found["slopes"]
        assert covered.min() > 0.9
        assert covered.max() < 0.99
        assert abs(found["noise"]) < 0.015 or "attracted" in WORLDS[world]
