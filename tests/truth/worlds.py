"""The kinds of company that are simulated, and their true shares.

A true share is the product's formula on a superpopulation: 10 x 150,000 simulated teams with their true driver values,
the true slopes, and the product's own cut. `python -m tests.truth.worlds` computes them all anew: true_shares.json.
"""

import json
from functools import cache
from itertools import product
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
    "twelve columns": {"controls": 9},
    "anonymous": {"anonymous": True},
    "two slopes": {"lasting": 0.7},
    "nearer slopes": {"lasting": 0.35},
    "hidden trait": {"hidden": 0.6},
    "halo": {"halo": 0.4},
}
ALIKE = ("anonymous", "halo")  # their true shares are the plain ones
CONTROLS = {20: 1, 30: 3, 60: 5, 200: 5, 400: 5}  # at most; the gate lets one column in to five teams
SUPERPOPULATIONS, TEAMS = 10, 150_000


def world_of(kind, teams, uneven):
    """The world at so many teams."""
    return World(**{"controls": CONTROLS[teams], "uneven": uneven} | KINDS[kind])


def superpopulation_shares(world, teams, seed):
    """Shares in one very large company: every predictor, then luck, then the unmeasured trait."""
    parts = make_parts(world, teams, np.random.default_rng(seed))
    trait = np.broadcast_to(parts.trait[:, None], parts.luck.shape)
    columns = np.concatenate([parts.worth, np.stack([parts.luck, trait, parts.outcome], axis=2)], axis=2)
    there = np.broadcast_to(parts.seen[:, :, None], columns.shape).copy()
    there[:, :, SURVEYED] = parts.surveyed[:, :, None]
    count = there.sum(axis=1)
    level = np.where(there, columns, 0).sum(axis=1) / np.where(count > 0, count, np.nan)
    high, low = cut(level[:, -1], np.ones((1, teams)))
    difference = (group_means(high, level) - group_means(low, level))[0]
    return difference[:-1] / difference[-1]


@cache
def kept():
    return json.loads(FILE.read_text())


def true_shares(kind, teams, uneven):
    """Every predictor's true share, then noise, unmeasured and the three drivers together."""
    shares = np.array(kept()[name_of(kind, world_of(kind, teams, uneven).controls, uneven)])
    return np.append(shares, shares[:3].sum())


def name_of(kind, controls, uneven):
    """The same for kinds that differ in their surveys alone."""
    kind = "plain" if kind in ALIKE else kind
    return f"{kind}, {controls} controls, {'uneven' if uneven else 'even'}"


def main():
    """Compute every world's true shares."""
    found = {}
    for kind, teams, uneven in product(KINDS, CONTROLS, (False, True)):
        world = world_of(kind, teams, uneven)
        name = name_of(kind, world.controls, uneven)
        if name not in found:
            draws = [superpopulation_shares(world, TEAMS, seed) for seed in range(SUPERPOPULATIONS)]
            found[name] = np.mean(draws, axis=0).round(5).tolist()
    lines = ",\n".join(f"  {json.dumps(name)}: {json.dumps(shares)}" for name, shares in found.items())
    FILE.write_text("{\n" + lines + "\n}\n")


if __name__ == "__main__":
    main()
