"""What is kept of a cell: what it is, what was found, which targets are missed, and how long it took."""

import time

import numpy as np

from tests.truth.evidence import weigh
from tests.truth.measure import DRIVERS, claimed, measure
from tests.truth.targets import band_misses, bands_gated, flag_misses, gated, misses
from tests.truth.what_if import foretell


def timed(measured):
    """A cell's row: what it is, what was found, and the seconds it took."""

    def row(kind, teams, uneven, companies, replicates):
        start = time.perf_counter()
        found = measured(kind, teams, uneven, companies=companies, replicates=replicates)
        size = {"kind": kind, "teams": teams, "uneven": uneven, "companies": companies, "replicates": replicates}
        return size | rounded(found) | {"seconds": round(time.perf_counter() - start)}

    return row


@timed
def split(kind, teams, uneven, **size):
    """Shares, or what is found where there is nothing; and which targets are missed."""
    findings = measure(kind, teams, uneven, **size)
    found = noise(findings) if kind == "noise" else shares(findings) | {"gated": gated(findings)}
    return found | {"missed": misses(kind, teams, findings)}


@timed
def flags(kind, teams, uneven, **size):
    found = weigh(kind, teams, uneven, **size)
    return found | {"missed": flag_misses(kind, size["companies"], found)}


@timed
def bands(kind, teams, uneven, **size):
    found = foretell(kind, teams, uneven, **size)
    missed = band_misses(found)
    return found | ({"gated": missed, "missed": []} if bands_gated(found) else {"missed": missed, "gated": []})


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
        "bracket": findings.bracket.mean(axis=0) if np.isfinite(findings.bracket).all() else np.nan,
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
    """Numbers to five digits, None for what there is not; sentences as they are."""
    return {name: value if name in ("missed", "gated") else tidy(value) for name, value in found.items()}


def tidy(value):
    value = np.asarray(value, dtype=float)
    return None if np.isnan(value).any() else np.round(value, 5).tolist()
