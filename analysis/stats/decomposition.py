"""Oaxaca and Blinder's split of a gap between two groups that were given from outside, by plain least squares.

The textbook's own, for one row a case; `stats/comparison.py` is what the product uses.

Source: Oaxaca (1973) and Blinder (1973); Jann (2008), Stata Journal 8(4), for the indicator beside pooled slopes.
"""

import numpy as np

WEIGHTS = ("pooled", "first", "second")  # whose slopes


def twofold(x1, y1, x0, y0, weights="pooled"):
    """The gap of y1 over y0, the explained part of each column (p,), and the unexplained rest, by least squares.

    x1 (n1, p), y1 (n1,) the first group; x0, y0 the second; weights says whose slopes: pooled (beside an indicator of
    the group), first or second. Raises ValueError for any other word.
    """
    if weights not in WEIGHTS:
        raise ValueError(f"unknown weights {weights!r}")
    both, side = np.vstack([x1, x0]), np.repeat([1.0, 0.0], [len(x1), len(x0)])
    pooled = {
        "pooled": (np.column_stack([both, side]), np.concatenate([y1, y0])),
        "first": (x1, y1),
        "second": (x0, y0),
    }
    slopes = least_squares(*pooled[weights])[: both.shape[1]]
    explained, gap = slopes * (x1.mean(axis=0) - x0.mean(axis=0)), float(y1.mean() - y0.mean())
    return gap, explained, gap - float(explained.sum())


def threefold(x1, y1, x0, y0):
    """The gap, and its endowments (p,), coefficients (p + 1,; the last of the constant) and interaction (p,).

    Endowments are differences at the second group's slopes; coefficients are slopes' differences at its means.
    """
    b1, b0 = least_squares(x1, y1), least_squares(x0, y0)
    apart, slopes = x1.mean(axis=0) - x0.mean(axis=0), b1 - b0
    coefficients = slopes * np.append(x0.mean(axis=0), 1)
    return float(y1.mean() - y0.mean()), apart * b0[:-1], coefficients, apart * slopes[:-1]


def least_squares(x, y):
    """Slopes of the columns of x, then the constant, (p + 1,)."""
    return np.linalg.lstsq(np.column_stack([x, np.ones(len(y))]), y, rcond=None)[0]
