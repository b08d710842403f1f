"""What teams that differ in their practices differ by in the outcome: along a straight line, or along a curve each.

Both add up over the predictors, so that a move of several is the sum of its parts.
"""

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True, kw_only=True)
class Line:
    """As much for every step: slopes (p,) and their replicates that solved, draws (B, p)."""

    slopes: np.ndarray
    draws: np.ndarray
    shape = "line"

    @property
    def columns(self) -> int:
        return len(self.slopes)

    def gains(self, levels, change):
        """Each predictor's part of what m teams at `levels` gain by `change`, both (m, p): (m, p)."""
        return change * self.slopes

    def sums(self, levels, change):
        """Replicates of each team's gain, (B, m)."""
        return self.draws @ change.T

    def parts(self, levels, change, weight):
        """Replicates of each predictor's part of the teams' gains, added up by `weight` (m,): (B, p)."""
        return self.draws * (weight @ change)


@dataclass(frozen=True, kw_only=True)
class Curve:
    """A curve for each of p predictors, read off between G even points; level beyond the first and the last.

    low, step   (p,) the first point and how far the next one is
    table       (p, G) in the outcome's unit
    draws       (B, p, G) replicates of the table
    """

    low: np.ndarray
    step: np.ndarray
    table: np.ndarray
    draws: np.ndarray
    shape = "curve"

    @property
    def columns(self) -> int:
        return len(self.table)

    def gains(self, levels, change):
        """As `Line.gains`."""
        return self._rise(self.table, levels, change, np.arange(self.columns))

    def sums(self, levels, change):
        """As `Line.sums`."""
        return self._rise(self.draws, levels, change, _moving(change)).sum(axis=-1)

    def parts(self, levels, change, weight):
        """As `Line.parts`."""
        columns, parts = _moving(change), np.zeros(self.draws.shape[:2])
        parts[:, columns] = np.einsum("m,bmk->bk", weight, self._rise(self.draws, levels, change, columns))
        return parts

    def _rise(self, tables, levels, change, columns):
        start, change = np.nan_to_num(levels[:, columns]), change[:, columns]
        return np.where(
            change != 0, self._read(tables, start + change, columns) - self._read(tables, start, columns), 0
        )

    def _read(self, tables, levels, columns):
        """Every table (..., p, G) at these levels (m, k) of its columns (k,): (..., m, k)."""
        place = np.clip((levels - self.low[columns]) / self.step[columns], 0, tables.shape[-1] - 1)
        left = np.minimum(place.astype(int), tables.shape[-1] - 2)
        part = place - left
        return tables[..., columns, left] * (1 - part) + tables[..., columns, left + 1] * part


def _moving(change):
    return np.flatnonzero(change.any(axis=0))
