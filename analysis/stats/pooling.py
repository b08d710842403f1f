"""Sums over drawn teams: one matrix product of counts with what each team adds.

Teams with equally many complete quarters share one weight theta, so they are kept as one group; the sums of a
replicate are then a handful of small matrices, whatever the number of teams.
"""

from dataclasses import dataclass

import numpy as np

from analysis.stats.moments import Moments
from analysis.stats.raters import RaterMoments


@dataclass(frozen=True, kw_only=True)
class Pooled:
    """Sums of B replicates; g groups of teams by number of complete quarters, d columns, q surveyed predictors.

    sizes            (g,) complete quarters of a team of the group
    n_g, first, second   (B, g), (B, g, d), (B, g, d, d) teams, sums of their means and of the means' products
    n, rows          (B,) teams and team-quarters with complete rows
    s_within         (B, d, d) pooled within-team covariance, divided by rows; zero when span is 1
    p, q             (B, q, q) persistent and transient rater error
    a, h             (B, g, q, q) sums of the teams' weights of p and q
    surveyed         (q,) which predictors carry rater error
    span             distinct quarters
    """

    sizes: np.ndarray
    n_g: np.ndarray
    first: np.ndarray
    second: np.ndarray
    n: np.ndarray
    rows: np.ndarray
    s_within: np.ndarray
    p: np.ndarray
    q: np.ndarray
    a: np.ndarray
    h: np.ndarray
    surveyed: np.ndarray
    span: int


def pool(moments: Moments, raters: RaterMoments, surveyed, counts):
    """Sums of every replicate; counts (B, n) says how often each team was drawn."""
    sizes = np.unique(moments.quarters[moments.quarters > 0])
    groups = [np.flatnonzero(moments.quarters == size) for size in sizes]
    mean = moments.mean
    columns = [np.ones(len(mean)), mean, mean[:, :, None] * mean[:, None, :], raters.a, raters.h]
    n_g, first, second, a, h = zip(*[_sums([c[g] for c in columns], counts[:, g]) for g in groups], strict=True)
    within, s1, s2, k1, k2 = _sums([moments.within, raters.s1, raters.s2, raters.k1, raters.k2], counts)
    n_g = np.stack(n_g, axis=1)
    rows = n_g @ sizes.astype(float)
    p, q = rater_error(s1, s2, k1, k2, persistent=moments.span > 1)
    return Pooled(
        sizes=sizes,
        n_g=n_g,
        first=np.stack(first, axis=1),
        second=np.stack(second, axis=1),
        n=n_g.sum(axis=1),
        rows=rows,
        s_within=within / np.maximum(rows, 1)[:, None, None],
        p=p,
        q=q,
        a=np.stack(a, axis=1),
        h=np.stack(h, axis=1),
        surveyed=np.asarray(surveyed, dtype=int),
        span=moments.span,
    )


def _sums(columns, counts):
    flat = np.concatenate([column.reshape(len(column), -1) for column in columns], axis=1)
    sums = np.split(counts @ flat, np.cumsum([column[0].size for column in columns])[:-1], axis=1)
    return [s.reshape(len(counts), *column.shape[1:]) for s, column in zip(sums, columns, strict=True)]


def rater_error(s1, s2, k1, k2, *, persistent=True):
    """Persistent and transient error of one rater, (B, q, q) each, negative eigenvalues set to 0.

    Without a rater who answers twice the two cannot be told apart, and need not be: all of it is then called transient.
    """
    repeated = k2 - k1 > 1e-9
    p = np.where(repeated, (s2 - s1) / np.where(repeated, k2 - k1, 1), 0) * persistent
    p = positive_part(p)
    return p, positive_part(np.where(k1 > 0, s1 / np.where(k1 > 0, k1, 1), 0) - p)


def positive_part(matrices):
    """Symmetric matrices with their negative eigenvalues set to 0."""
    if not matrices.shape[-1]:
        return matrices
    values, vectors = np.linalg.eigh(matrices)
    return (vectors * np.maximum(values, 0)[..., None, :]) @ np.swapaxes(vectors, -1, -2)
