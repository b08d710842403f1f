"""The kinds of company that are simulated, and their true shares.

A true share is the product's formula on a superpopulation: 10 x 150,000 simulated teams with their true driver values,
the true slopes, and the product's own cut. `python -m tests.truth.worlds` computes them all anew: true_shares.json.
"""

import json
from functools import cache
from pathlib import Path

import numpy as np

from analysis.stats.cut import cut, group_means
from tests.truth.simulate import SURVEYED, World, make_parts

FILE = Path(__file__).parent / "true_shares.json"
KINDS = {
    "plain": {},
    "noise": {"noise": True},
    "skewed": {"skewed": True},
    "lingering": {"autocorrelation": 0.5},
    "eight quarters": {"quarters": 8},
}
CONTROLS = {20: 1, 30: 3, 60: 5, 200: 5}  # as many as the gate lets in at that number of teams
SUPERPOPULATIONS, TEAMS = 10, 150_000


def world_of(kind, teams, uneven):
    """The world at so many teams."""
    return World(controls=CONTROLS[teams], uneven=uneven, **KINDS[kind])


def superpopulation_shares(world, teams, seed):
    """Shares in one very large company: every predictor, then luck, then the unmeasured trait."""
    parts = make_parts(world, teams, np.random.default_rng(seed))
    outcome = parts.x @ world.slopes + parts.trait[:, None] + parts.luck
    trait = np.broadcast_to(parts.trait[:, None], parts.luck.shape)
    columns = np.concatenate([parts.x, np.stack([parts.luck, trait, outcome], axis=2)], axis=2)
    there = np.broadcast_to(parts.seen[:, :, None], columns.shape).copy()
    there[:, :, SURVEYED] = parts.surveyed[:, :, None]
    count = there.sum(axis=1)
    level = np.where(there, columns, 0).sum(axis=1) / np.where(count > 0, count, np.nan)
    high, low = cut(level[:, -1], np.ones((1, teams)))
    difference = (group_means(high, level) - group_means(low, level))[0]
    return difference[:-1] * np.append(world.slopes, [1, 1]) / difference[-1]


@cache
def kept():
    return json.loads(FILE.read_text())


def true_shares(kind, teams, uneven):
    """Every predictor's true share, then noise, unmeasured and the three drivers together."""
    shares = np.array(kept()[name_of(kind, CONTROLS[teams], uneven)])
    return np.append(shares, shares[:3].sum())


def name_of(kind, controls, uneven):
    return f"{kind}, {controls} controls, {'uneven' if uneven else 'even'}"


def main():
    """Compute every world's true shares."""
    found = {}
    for kind in KINDS:
        for controls in (1, 3, 5):
            for uneven in (False, True):
                world = World(controls=controls, uneven=uneven, **KINDS[kind])
                draws = [superpopulation_shares(world, TEAMS, seed) for seed in range(SUPERPOPULATIONS)]
                found[name_of(kind, controls, uneven)] = np.mean(draws, axis=0).round(5).tolist()
    lines = ",\n".join(f"  {json.dumps(name)}: {json.dumps(shares)}" for name, shares in found.items())
    FILE.write_text("{\n" + lines + "\n}\n")


if __name__ == "__main__":
    main()
