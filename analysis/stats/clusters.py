"""Three clusters of points, best first: who is in which, how sure, and whether the clusters stand when drawn anew.

Source: MacQueen (1967) for k-means; Hennig (2007), Computational Statistics and Data Analysis 52, for stability.
"""

import numpy as np

CLUSTERS, STARTS, PASSES, DRAWS = 3, 5, 15, 4000


def cluster(points, seed=0):
    """Labels (n,) and centres (3, d) of k-means; cluster 0 has the highest mean over the columns, 2 the lowest.

    points (n, d) in comparable units, none missing, at least three of them different.
    """
    from sklearn.cluster import KMeans  # takes 1.5 s to import

    found = KMeans(n_clusters=CLUSTERS, n_init=10, random_state=seed).fit(points[np.lexsort(points.T)])
    centres = found.cluster_centers_
    centres = centres[np.argsort(-centres.mean(axis=1), kind="stable")]
    return nearest(points, centres), centres


def nearest(points, centres):
    """The nearest of centres (..., k, d) for each of points (..., n, d): labels (..., n)."""
    cross = points @ np.swapaxes(centres, -1, -2)
    return np.argmin((centres**2).sum(axis=-1)[..., None, :] - 2 * cross, axis=-1)


def recluster(points, counts, seed=0):
    """Labels (B, n), best cluster first, when every row of counts (B, n) of how often a point was drawn is clustered
    anew: from `STARTS` random starts each, the tightest kept."""
    draws, n = counts.shape
    chance = np.random.default_rng(seed).random((draws * STARTS, n)) * (np.repeat(counts, STARTS, axis=0) > 0)
    centres = points[np.argsort(-chance, axis=1)[:, :CLUSTERS]]
    many = np.repeat(counts, STARTS, axis=0)
    for _ in range(PASSES):
        centres = move(points, centres, many)
    labels = nearest(points, centres)
    apart = ((points - np.take_along_axis(centres, labels[..., None], axis=1)) ** 2).sum(axis=2)
    tightest = np.argmin((many * apart).sum(axis=1).reshape(draws, STARTS), axis=1) + STARTS * np.arange(draws)
    order = np.argsort(-centres[tightest].mean(axis=2), axis=1)
    return np.take_along_axis(np.argsort(order, axis=1), labels[tightest], axis=1)


def move(points, centres, counts):
    """Each centre (B, 3, d) moved to the mean of the points nearest to it; counts (B, n) of every point."""
    labels = nearest(points, centres)
    weight = counts[:, None, :] * (labels[:, None, :] == np.arange(CLUSTERS)[:, None])
    total = weight.sum(axis=2, keepdims=True)
    return np.where(total > 0, weight @ points / np.where(total > 0, total, 1), centres)


def membership(points, variances, centres, seed=0):
    """Probability (n,) that a point's true place is nearest to the first centre: normal draws about `points`.

    variances (n, d); NaN for NaN. The errors of a point's columns are taken to be independent.
    """
    chance = np.random.default_rng(seed).standard_normal((DRAWS, *points.shape))
    first = (nearest(points + np.sqrt(variances) * chance, centres) == 0).mean(axis=0)
    return np.where(np.isnan(variances).any(axis=1), np.nan, first)


def stability(labels, drawn, counts):
    """How much of the first cluster comes back, 0 to 1: the mean Jaccard similarity over draws (B, n) of labels (n,).

    Above .75 a cluster is stable, below .6 it is not to be trusted (Hennig).
    """
    there, before, after = counts > 0, labels == 0, drawn == 0
    either = (there & (before | after)).sum(axis=1)
    return float(((there & before & after).sum(axis=1) / np.maximum(either, 1)).mean())
