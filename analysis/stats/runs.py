"""Periods that are like the one before them: how alike, and how much less a mean over them tells than their number.

A person's few periods hide most of it: beside their own mean even independent ones look opposed (by one over their
number). So the correlation is the one under which what is seen of residuals would be expected, all persons together.
Two periods each tell nothing of it; it is then taken to be none.

Source: Cochrane & Orcutt 1949, J. Am. Stat. Ass. 44; the expectations are exact for first-order runs of given length.
Satterthwaite 1946, Biometrics Bulletin 2, for degrees of freedom from how sure a variance is.
"""

from dataclasses import dataclass

import numpy as np

STEPS = np.linspace(0, 0.95, 39)  # correlations that are tried


@dataclass(frozen=True, kw_only=True)
class Runs:
    """What n persons' periods tell.

    alike    correlation of a person's period with the next, at least 0
    factor   (n,) on the squared error of each person's mean, never below 1
    freedom  degrees of freedom of that error, the correlation being estimated; infinite for no rows that tell
    """

    alike: float
    factor: np.ndarray
    freedom: float


def find_runs(away, who, period, weights) -> Runs:
    """away (R,) residuals from the person's mean; who, period (R,) integer codes; weights (R,) cases behind each."""
    shape = (who.max() + 1, period.max() + 1)
    weight = _summed(weights, who, period, shape)
    scaled = _summed(weights * away, who, period, shape) / np.sqrt(np.where(weight > 0, weight, 1))
    squares, products = (scaled**2).sum(axis=1), (scaled[:, 1:] * scaled[:, :-1]).sum(axis=1)
    whole = squares.sum()
    if whole <= 0:
        return Runs(alike=0.0, factor=np.ones(shape[0]), freedom=np.inf)
    expected = np.maximum.accumulate([_expected(step, weight) for step in STEPS])
    seen = products.sum() / whole
    known = expected[-1] - expected[0] > 1e-6
    alike = float(np.interp(seen, expected, STEPS)) if known else 0.0
    rise = max(float(np.interp(alike, STEPS, np.gradient(expected, STEPS))), 1e-3)
    slope = _steepness(alike, weight) / rise if alike else 0.0
    moved = squares / whole - (squares > 0) / max((squares > 0).sum(), 1) + slope * (products - seen * squares) / whole
    return Runs(alike=alike, factor=_factor(alike, weight), freedom=float(2 / max((moved**2).sum(), 1e-9)))


def _summed(values, who, period, shape):
    return np.bincount(who * shape[1] + period, values, shape[0] * shape[1]).reshape(shape)


def _runs(alike, periods: int):
    return alike ** np.abs(np.subtract.outer(np.arange(periods), np.arange(periods)))


def _factor(alike, weight):
    """Squared error (n,) of each person's mean, in what residuals lead to believe of independent periods."""
    root, periods = np.sqrt(weight), (weight > 0).sum(axis=1)
    inside = np.einsum("it,ts,is->i", root, _runs(alike, weight.shape[1]), root) / weight.sum(axis=1)
    left = (periods - inside).sum() / max((periods - 1).sum(), 1)
    return np.maximum(inside / max(left, 1e-9), 1.0)


def _steepness(alike, weight) -> float:
    """By how much the logarithm of the factor grows with the correlation, as a mean over persons."""
    low, high = (np.log(_factor(at, weight)).mean() for at in (max(alike - 0.01, 0), alike + 0.01))
    return float((high - low) / (alike + 0.01 - max(alike - 0.01, 0)))


def _expected(alike, weight) -> float:
    """Products of neighbours over squares, as expected of residuals from the own mean."""
    root = np.sqrt(weight / weight.sum(axis=1, keepdims=True))
    keep = np.eye(weight.shape[1]) * (weight > 0)[:, :, None] - root[:, :, None] * root[:, None, :]
    spread = (keep @ _runs(alike, weight.shape[1]) @ keep).sum(axis=0)
    return float(np.trace(spread, offset=1) / max(np.trace(spread), 1e-9))
