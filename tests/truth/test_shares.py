"""Shares against truth: 200 companies a cell here, 2,000 in the long run (`pytest -m long tests/truth -s`)."""

from functools import cache

import numpy as np
import pytest

from tests.truth.measure import claimed, measure
from tests.truth.table import CELLS, main
from tests.truth.targets import misses
from tests.truth.worlds import superpopulation_shares, true_shares, world_of

QUICK = [cell for cell in CELLS if cell[0] in ("plain", "noise") or cell[1] == 60]


@cache
def quick(kind, teams, uneven):
    return measure(kind, teams, uneven, companies=200, replicates=400, processes=1)


@pytest.mark.parametrize(("kind", "teams", "uneven"), QUICK)
def test_bias_and_coverage_reach_their_targets(kind, teams, uneven):
    assert misses(kind, teams, quick(kind, teams, uneven)) == []


@pytest.mark.parametrize(("teams", "usual"), [(20, 0.14), (30, 0.094), (60, 0.053)])
def test_least_squares_beside_it_finds_shares_in_pure_noise(teams, usual):
    findings = quick("noise", teams, False)
    assert findings.ols.sum(axis=1).mean() == pytest.approx(usual, abs=0.05)
    assert abs(findings.bias[-1]) < 0.02 < findings.ols.sum(axis=1).mean()
    assert claimed(findings.ols_intervals) > 0.06 > claimed(findings.intervals[:, :3])


@pytest.mark.parametrize("kind", ["plain", "noise", "skewed", "lingering", "eight quarters"])
@pytest.mark.parametrize("uneven", [False, True])
def test_kept_true_shares_are_those_of_a_fresh_superpopulation(kind, uneven):
    fresh = superpopulation_shares(world_of(kind, 30, uneven), 60_000, seed=99)
    assert np.append(fresh, fresh[:3].sum()) == pytest.approx(true_shares(kind, 30, uneven), abs=0.01)


@pytest.mark.parametrize("kind", ["plain", "noise", "skewed", "lingering", "eight quarters"])
def test_true_shares_with_luck_and_the_unmeasured_trait_are_the_whole_gap(kind):
    assert true_shares(kind, 60, False)[:-1].sum() == pytest.approx(1, abs=5e-5)


@pytest.mark.long
def test_every_cell_of_the_long_table_reaches_its_targets():
    assert main() == []
