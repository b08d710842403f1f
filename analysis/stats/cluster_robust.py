"""Slopes whose rows come in few clusters: intervals that keep their word from three clusters on.

Everything is done on each cluster's x'x and x'y; its rows are never needed again.
Source: Bell, McCaffrey (2002), Survey Methodology 28; Pustejovsky, Tipton (2018), J. Business & Economic Statistics 36:
CR2 with Satterthwaite's degrees of freedom. Cluster means (and any groups within clusters) may be taken out beforehand.
"""

import numpy as np
from scipy import stats

SINGULAR = 1e-9  # of the largest eigenvalue: below it a direction is not there


def cluster_robust(within, with_y):
    """Least-squares slopes (p,) and their 95 % intervals (p, 2) from x'x (G, p, p) and x'y (G, p) of G clusters."""
    inverse = np.linalg.inv(within.sum(axis=0))
    slopes = inverse @ with_y.sum(axis=0)
    weights = adjusted(within, inverse)
    moved = (weights @ (with_y - within @ slopes)[..., None])[..., 0]
    reach = stats.t.ppf(0.975, freedom(within, inverse, weights)) * np.sqrt((moved**2).sum(axis=0))
    return slopes, np.stack([slopes - reach, slopes + reach], axis=-1)


def adjusted(within, inverse):
    """(G, p, p): how a cluster's x'residual moves the slopes, made larger by what the cluster fitted itself."""
    half, whole = power(within, 0.5), np.eye(len(inverse))
    return inverse @ half @ power(whole - half @ inverse @ half, -0.5) @ power(within, -0.5)


def freedom(within, inverse, weights):
    """(p,) Satterthwaite's degrees for rows that are alike: fewer, the fewer clusters a slope rests on; at least 1."""
    spread = weights @ within
    covariance = -np.einsum("gki,ij,hkj->kgh", spread, inverse, spread)
    at = np.arange(len(within))
    covariance[:, at, at] += np.einsum("gki,gki->kg", spread, weights)
    return np.maximum(np.trace(covariance, axis1=1, axis2=2) ** 2 / (covariance**2).sum(axis=(1, 2)), 1)


def power(matrices, exponent):
    """Symmetric powers (G, p, p); directions that are not there stay out."""
    values, vectors = np.linalg.eigh(matrices)
    there = values > SINGULAR * np.maximum(values[:, -1:], SINGULAR)
    return (vectors * np.where(there, np.where(there, values, 1) ** exponent, 0)[:, None, :]) @ vectors.swapaxes(1, 2)
