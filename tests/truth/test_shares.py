"""Shares against truth: some companies a cell here, 2,000 in the long run (`python -m tests.truth.table`)."""

from functools import cache

import numpy as np
import pytest

from tests.truth.measure import claimed, measure
from tests.truth.table import PARTS, kept, name_of
from tests.truth.targets import misses
from tests.truth.worlds import ALIKE, KINDS, superpopulation_shares, true_shares, world_of
from tests.truth.written import PAGE, page, text

QUICK = [
    *[("plain", teams, uneven) for teams in (20, 30, 60) for uneven in (False, True)],
    *[("noise", teams, False) for teams in (20, 30, 60)],
    *[(kind, 60, True) for kind in ("skewed", "lingering", "eight quarters", "twelve columns", "anonymous")],
    ("plain", 200, True),
]


@cache
def quick(kind, teams, uneven):
    return measure(kind, teams, uneven, companies=80, replicates=200, processes=1)


@pytest.mark.parametrize(("kind", "teams", "uneven"), QUICK)
def test_bias_and_coverage_reach_their_targets(kind, teams, uneven):
    assert misses(kind, teams, quick(kind, teams, uneven)) == []


@pytest.mark.parametrize(("teams", "usual"), [(20, 0.14), (30, 0.094), (60, 0.053)])
def test_least_squares_beside_it_finds_shares_in_pure_noise(teams, usual):
    findings = quick("noise", teams, False)
    assert findings.ols.sum(axis=1).mean() == pytest.approx(usual, abs=0.05)
    assert abs(findings.bias[-1]) < 0.02 < findings.ols.sum(axis=1).mean()
    assert claimed(findings.ols_intervals) > 0.06 > claimed(findings.intervals[:, :3])


@pytest.mark.parametrize("kind", sorted(set(KINDS) - set(ALIKE)))
@pytest.mark.parametrize("uneven", [False, True])
def test_kept_true_shares_are_those_of_a_fresh_superpopulation(kind, uneven):
    fresh = superpopulation_shares(world_of(kind, 30, uneven), 60_000, seed=99)
    assert np.append(fresh, fresh[:3].sum()) == pytest.approx(true_shares(kind, 30, uneven), abs=0.01)


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_true_shares_with_luck_and_the_unmeasured_trait_are_the_whole_gap(kind):
    assert true_shares(kind, 60, False)[:-1].sum() == pytest.approx(1, abs=5e-5)


def test_the_page_says_what_the_long_run_found():
    written = PAGE.read_text()
    assert page(written, "found", text(kept())) == written


@pytest.mark.long
@pytest.mark.parametrize(("part", "cell"), [(part, cell) for part, (cells, _) in PARTS.items() for cell in cells])
def test_the_long_run_finds_again_what_is_kept(part, cell):
    was = kept()[part][name_of(*cell)]
    found = PARTS[part][1](*cell, was["companies"], was["replicates"])
    assert found | {"seconds": was["seconds"]} == was
