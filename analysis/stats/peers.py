"""Somebody's number beside that of peers in like conditions: each beside what the others lead to expect.

Conditions are taken out by least squares over all; a person's own number does not help to expect it (its residual is
that of a fit to the others). Luck is what a person's own periods scatter by, pooled over all persons; where a period
is like the one before it (`analysis/stats/runs.py`), periods tell less than their number.

Source: Cook & Weisberg 1982, Residuals and influence, chapter 2 (deleted residuals); Holm 1979, Scand. J. Statistics 6.
"""

from dataclasses import dataclass

import numpy as np
from scipy.stats import t as student

from analysis.stats.runs import find_runs

FEWEST = 6  # persons, below which nobody is compared
PER_CONDITION = 6  # persons for each condition that is taken out
ALIKE = 1e-9  # of the largest level: less is rounding
OF_NOTE = 0.5  # of the spread between persons: less is not worth a word, however certain


@dataclass(frozen=True, kw_only=True)
class Levels:
    """n persons over periods: mean as it stands, level with the periods' own ups and downs removed, its error, df.

    error is NaN where nobody has two periods. alike: correlation of a person's period with the next, 0 or more
    """

    mean: np.ndarray
    level: np.ndarray
    error: np.ndarray
    freedom: float
    alike: float = 0.0


@dataclass(frozen=True, kw_only=True)
class Beside:
    """n persons beside the others: difference from what is expected, its 95 % interval, and p of no difference.

    spread  standard deviation between persons, conditions taken out; NaN where too few
    middle  (n, 2) between which the middle half of the others lie, as differences from what is expected
    others  (n,) peers compared with
    """

    difference: np.ndarray
    low: np.ndarray
    high: np.ndarray
    p: np.ndarray
    spread: float
    middle: np.ndarray
    others: np.ndarray


def levels(values, who, period, weights=None):
    """Levels of n persons from rows: values (R,), who and period (R,) integer codes, weights (R,) (default: alike).

    Codes of periods count time: 3 comes right after 2.
    """
    weights = np.ones(len(values)) if weights is None else weights
    size = np.bincount(who, weights)
    mean = np.bincount(who, weights * values) / size
    asked = np.bincount(period, weights)
    centre = np.bincount(period, weights * values) / np.where(asked > 0, asked, np.nan)
    centred = values - centre[period] + weights @ values / weights.sum()
    level = np.bincount(who, weights * centred) / size
    freedom = len(values) - len(size) - (len(np.unique(period)) - 1)
    if freedom < 1:
        return Levels(mean=mean, level=level, error=np.full(len(size), np.nan), freedom=0)
    away = centred - level[who]
    variance = weights @ away**2 / freedom
    runs = find_runs(away, who, period, weights)
    error = np.sqrt(variance / size * runs.factor)
    sure = max(min(freedom, runs.freedom), 1.0) if runs.alike else float(freedom)
    return Levels(mean=mean, level=level, error=error, freedom=sure, alike=runs.alike)


def half_width(found):
    """Half of the 95 % interval (n,) of each mean."""
    return found.error * student.ppf(0.975, max(found.freedom, 1))


def beside(level, error, freedom, conditions=None):
    """Each of n persons beside the others.

    level, error (n,); freedom of the errors; conditions (n, c), left out where persons are too few for them
    """
    n = len(level)
    if n < FEWEST:
        nothing = np.full(n, np.nan)
        return Beside(
            difference=nothing, low=nothing, high=nothing, p=nothing, spread=np.nan, middle=np.full((n, 2), np.nan),
            others=np.zeros(n, dtype=int),
        )  # fmt: skip
    design = np.ones((n, 1))
    if conditions is not None and conditions.shape[1] and n >= PER_CONDITION * (1 + conditions.shape[1]):
        design = np.column_stack([design, conditions - conditions.mean(axis=0)])
    hat = design @ np.linalg.pinv(design)
    leverage = np.minimum(np.diag(hat), 1 - 1e-9)
    residual = level - hat @ level
    residual = np.where(np.abs(residual) > ALIKE * np.abs(level).max(), residual, 0.0)
    difference = residual / (1 - leverage)
    spread = np.sqrt(residual @ residual / max(n - design.shape[1], 1))
    uncertain = np.sqrt(error**2 + spread**2 * leverage / (1 - leverage))
    freedom = max(freedom, 1)
    half = student.ppf(0.975, freedom) * uncertain
    moved = (residual / (n - 1))[:, None]  # the others' own mean is what is expected, not the mean of all
    with np.errstate(divide="ignore", invalid="ignore"):
        p = 2 * student.sf(np.abs(difference) / uncertain, freedom)
    return Beside(
        difference=difference,
        low=difference - half,
        high=difference + half,
        p=np.where(difference == 0, 1.0, p),
        spread=float(spread),
        middle=np.array([np.percentile(np.delete(residual, at), [25, 75]) for at in range(n)]) + moved,
        others=np.full(n, n - 1),
    )


def stepped(p):
    """Holm's p values over the last axis of (..., m): the chance that any of them is called when none is; NaN stays."""
    order = np.argsort(p, axis=-1)  # NaN last
    known = (~np.isnan(p)).sum(axis=-1, keepdims=True)
    steps = np.take_along_axis(p, order, axis=-1) * np.maximum(known - np.arange(p.shape[-1]), 1)
    climbed = np.minimum(np.maximum.accumulate(steps, axis=-1), 1)
    found = np.full(p.shape, np.nan)
    np.put_along_axis(found, order, climbed, axis=-1)
    return np.where(np.isnan(p), np.nan, found)
