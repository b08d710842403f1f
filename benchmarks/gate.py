"""Where the gate's bands stand: how often 95 % intervals hold the truth. `python -m benchmarks.gate [COMPANIES]`

A row is so many teams over so many quarters; a column so many drivers and controls, up to twelve. Each cell gives the
lowest coverage of any predictor, that of the drivers together and that of what is not measured. In brackets: cells the
gate does not let in. Three drivers are correlated, two of them surveyed; the others are logged.
"""

import sys
from functools import partial

import numpy as np

from analysis.split.gate import EXPLORATORY, QUARTERS, WIDE, most_columns
from tests.truth.measure import PROCESSES, Findings, examine, over_companies, stacked
from tests.truth.simulate import World
from tests.truth.worlds import superpopulation_shares

DRIVERS, REPLICATES = 3, 400
COLUMNS = (4, 6, 8, 10, 12)
ROWS = [(teams, 4, uneven) for teams in (20, 30, 60, 200) for uneven in (False, True)]
ROWS += [(teams, quarters, False) for teams in (20, 30, 60, 84, 200) for quarters in (1, 3)]


def main(companies=1000):
    """Measure and print every cell."""
    print(f"| teams, quarters | {' | '.join(f'{columns} columns' for columns in COLUMNS)} |")
    print("|---" * (1 + len(COLUMNS)) + "|", flush=True)
    for teams, quarters, uneven in ROWS:
        print(f"| {teams}, {quarters}{' uneven' if uneven else ''} |", end="", flush=True)
        for columns in COLUMNS:
            world = World(controls=columns - DRIVERS, quarters=quarters, uneven=uneven)
            words = said(findings(world, teams, companies))
            print(f" {words if let_in(teams, quarters, columns) else f'({words})'} |", end="", flush=True)
        print()


def let_in(teams, quarters, columns):
    """Whether the gate lets so many columns in."""
    means_only = quarters < QUARTERS
    return teams >= (WIDE if means_only else EXPLORATORY) and columns <= most_columns(teams, means_only)


def findings(world, teams, companies):
    found = stacked(over_companies(partial(examine, world, teams, REPLICATES), companies, PROCESSES))
    truth = np.tile(true_shares(world), (companies, 1))
    truth[~found["told"], -2] += truth[~found["told"], -3]
    truth[~found["told"], -3] = 0
    return Findings(truth=truth, **found)


def true_shares(world, draws=4, teams=150_000):
    """Every predictor's true share, then noise, unmeasured and the drivers together."""
    shares = np.mean([superpopulation_shares(world, teams, seed) for seed in range(draws)], axis=0)
    return np.append(shares, shares[:DRIVERS].sum())


def said(found):
    covered = found.coverage
    return f"{covered[:-3].min():.3f} {covered[-1]:.3f} {covered[-2]:.3f}"


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
