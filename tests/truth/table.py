"""The long run: 2,000 companies a cell, printed as a table. `python -m tests.truth.table [COMPANIES] [REPLICATES]`"""

import sys
import time

import numpy as np

from tests.truth.measure import DRIVERS, claimed, measure
from tests.truth.targets import misses

SIZES = (20, 30, 60, 200)
CELLS = [
    *[("plain", teams, uneven) for teams in SIZES for uneven in (False, True)],
    *[("noise", teams, uneven) for teams in SIZES[:3] for uneven in (False, True)],
    *[(kind, teams, True) for kind in ("skewed", "lingering", "eight quarters") for teams in (20, 60, 200)],
]
HEAD = (
    "bias: clarity, culture, coaching, worst control, sum, unmeasured | 95 % intervals hold: clarity culture coaching "
    "sum unmeasured, a control of share 0 | median width: clarity, culture, coaching"
)


def main(companies=2000, replicates=500):
    """Measure and print every cell; returns the sentences of what misses a target."""
    print(f"{companies} companies a cell, {replicates} replicates each. {HEAD}", flush=True)
    missed = []
    for kind, teams, uneven in CELLS:
        start = time.perf_counter()
        findings = measure(kind, teams, uneven, companies=companies, replicates=replicates)
        cell = f"{kind}, {teams} teams, {'uneven' if uneven else 'even'}"
        print(f"{cell:34}{noise_row(findings) if kind == 'noise' else row(findings)}", end="")
        print(f" | {time.perf_counter() - start:.0f} s", flush=True)
        missed += [f"{cell}: {sentence}" for sentence in misses(kind, teams, findings)]
    print("\n".join(missed) or "Every target is reached.", flush=True)
    return missed


def row(findings):
    bias, covered, width = findings.bias, findings.coverage, findings.width
    controls = bias[DRIVERS:-3]
    shown = [*bias[:DRIVERS], controls[np.abs(controls).argmax()], bias[-1], bias[-2]]
    held = [*covered[:DRIVERS], covered[-1], covered[-2], *zero_control(findings)]
    rest = f"{withheld(findings)}, luck told {np.isfinite(findings.intervals[:, -3, 0]).mean():.2f}"
    return f"{line(shown, '+.3f')} | {line(held, '.3f')} | {line(width, '.2f')} | {rest}"


def zero_control(findings):
    never = (findings.truth[:, :-3] == 0).all(axis=0)
    return findings.coverage[:-3][never]


def noise_row(findings):
    total, usual = findings.bias[-1], findings.ols.sum(axis=1).mean()
    held = line(findings.coverage[:DRIVERS], ".3f")
    rates = f"{claimed(findings.intervals[:, :DRIVERS]):.3f}, least squares {claimed(findings.ols_intervals):.3f}"
    return (
        f"mean total share {total:+.4f} (error {findings.error[-1]:.4f}), least squares {usual:+.3f} | "
        f"an interval excludes 0 in {rates} | hold {held} | {withheld(findings)}"
    )


def withheld(findings):
    return f"withheld {findings.withheld:.3f}"


def line(values, form):
    return " ".join(format(value, form) for value in values)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
