"""Companies with two drivers that hardly differ: of these the sum is known, and nothing else."""

import numpy as np
import pytest

from analysis.stats.attribute import attribute
from tests.truth.simulate import SURVEYED, make_company
from tests.truth.worlds import true_shares, world_of

COMPANIES, TEAMS = 80, 60
COACHING, TWIN = 2, 3


def split(seed):
    """Coaching has a twin that is worth nothing by itself: what the two go with is what coaching goes with."""
    c, rng = make_company(world_of("plain", TEAMS, uneven=False), TEAMS, [seed, 7]), np.random.default_rng(seed)
    twin = c.x[:, COACHING] + 0.4 * rng.standard_normal(TEAMS)[c.team]
    x = np.column_stack([c.x[:, :TWIN], twin, c.x[:, TWIN:]])
    survey = {"answers": c.answers, "surveyed": SURVEYED}
    return attribute(c.y, x, c.team, c.quarter, **survey, drivers=4, seed=seed, replicates=300)


@pytest.fixture(scope="module")
def blocks():
    """The block of each company in which the two were found to move together, and the widths of its members."""
    found = [split(seed) for seed in range(COMPANIES)]
    return [
        (block, each.intervals) for each in found for block in each.blocks if {COACHING, TWIN} <= set(block.members)
    ]


def test_two_that_hardly_differ_are_found_in_nearly_every_company(blocks):
    assert len(blocks) >= 0.95 * COMPANIES


def test_the_interval_of_a_blocks_share_holds_the_truth(blocks):
    """What coaching goes with; of 80 intervals 70 at least, as 95 in 100 would give but once in a thousand times."""
    truth = true_shares("plain", TEAMS, uneven=False)[COACHING]
    pairs = [block for block, _ in blocks if block.members == (COACHING, TWIN)]
    held = [block.interval[0] <= truth <= block.interval[1] for block in pairs]
    assert len(pairs) >= 0.9 * COMPANIES
    assert np.mean(held) > 70 / 80
    assert np.mean([block.share for block in pairs]) == pytest.approx(truth, abs=0.03)


def test_a_blocks_interval_is_narrower_than_its_members(blocks):
    widths = [(np.ptp(block.interval), np.ptp(intervals[TWIN])) for block, intervals in blocks]
    together, alone = np.median(widths, axis=0)
    assert together < 0.6 * alone
