"""The long run, cell by cell; each is kept as soon as it is measured, and docs/truth.md says what was found.

`python -m tests.truth.table [COMPANIES] [REPLICATES]` measures what is not kept yet with as many companies, one process
a core; `python -m tests.truth.table 0` only writes the page anew.
"""

import json
import sys
import time
from pathlib import Path

import numpy as np

from tests.truth.measure import DRIVERS, claimed, measure
from tests.truth.targets import misses
from tests.truth.written import write

FILE = Path(__file__).parent / "found.json"
SIZES = (20, 30, 60, 200, 400)
CELLS = [
    *[("plain", teams, uneven) for teams in SIZES for uneven in (False, True)],
    *[("noise", teams, uneven) for teams in SIZES[:3] for uneven in (False, True)],
    *[(kind, teams, True) for kind in ("skewed", "lingering", "eight quarters") for teams in (20, 60, 200)],
    *[("twelve columns", teams, True) for teams in SIZES[2:]],
    *[("anonymous", teams, True) for teams in SIZES[2:]],
]


def main(companies=2000, replicates=500):
    """Measure what is not kept yet, and write the page; returns the sentences of what misses a target."""
    for cell in CELLS if companies else ():
        if kept().get(name_of(*cell), {"companies": 0})["companies"] < companies:
            keep(name_of(*cell), run(*cell, companies, replicates))
    write(kept())
    return [f"{name}: {sentence}" for name, found in kept().items() for sentence in found["missed"]]


def name_of(kind, teams, uneven):
    return f"{kind}, {teams} teams, {'uneven' if uneven else 'even'}"


def kept():
    """What was found in every cell measured so far, by its name, in the order of the table."""
    found = json.loads(FILE.read_text()) if FILE.exists() else {}
    return {name: found[name] for name in (name_of(*cell) for cell in CELLS) if name in found}


def keep(name, found):
    rows = kept() | {name: found}
    FILE.write_text(
        "{\n" + ",\n".join(f"  {json.dumps(name)}: {json.dumps(row)}" for name, row in rows.items()) + "\n}\n"
    )
    print(name, found, flush=True)


def run(kind, teams, uneven, companies, replicates):
    """One cell: how many companies, what was found, which targets are missed."""
    start = time.perf_counter()
    findings = measure(kind, teams, uneven, companies=companies, replicates=replicates)
    found = noise(findings) if kind == "noise" else shares(findings)
    size = {"kind": kind, "teams": teams, "uneven": uneven, "companies": companies, "replicates": replicates}
    taken = {"seconds": round(time.perf_counter() - start)}
    return size | {"missed": misses(kind, teams, findings)} | rounded(found) | taken


def shares(findings):
    """Bias and coverage: clarity, culture, coaching, the predictor with the largest bias, their sum, the unmeasured."""
    bias, held = findings.bias, findings.coverage
    others = bias[DRIVERS:-3]
    return {
        "bias": [*bias[:DRIVERS], others[np.abs(others).argmax()], bias[-1], bias[-2]],
        "error": [*findings.error[:DRIVERS], findings.error[-1], findings.error[-2]],
        "holds": [*held[:DRIVERS], held[-1], held[-2]],
        "others_hold": [held[DRIVERS:-3].min(), held[DRIVERS:-3].max()],
        "width": findings.width,
        "withheld": findings.withheld,
        "luck_told": findings.told.mean(),
        "truth": findings.truth.mean(axis=0)[[0, 1, 2, -1, -2]],
        "bracket": findings.bracket.mean(axis=0) - findings.truth.mean(axis=0)[:DRIVERS],
    }


def noise(findings):
    """What is found where there is nothing, beside least squares."""
    return {
        "total": findings.bias[-1],
        "error": findings.error[-1],
        "claimed": claimed(findings.intervals[:, :DRIVERS]),
        "usual_total": findings.ols.sum(axis=1).mean(),
        "usual_claimed": claimed(findings.ols_intervals),
        "withheld": findings.withheld,
    }


def rounded(found):
    """Numbers to five digits, None for what there is not."""
    tidy = {name: np.round(np.asarray(value, dtype=float), 5).tolist() for name, value in found.items()}
    return {name: None if np.isnan(np.asarray(value)).any() else value for name, value in tidy.items()}


if __name__ == "__main__":
    print("\n".join(main(*map(int, sys.argv[1:]))) or "Every target is reached.")
