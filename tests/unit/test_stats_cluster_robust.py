"""CR2 intervals: by hand for clusters alike, and against the definition on whole matrices."""

import numpy as np
import pytest
from scipy import stats
from scipy.linalg import block_diag

from analysis.stats.cluster_robust import cluster_robust


def moments(x, y, clusters):
    return np.array([x[c].T @ x[c] for c in clusters]), np.array([x[c].T @ y[c] for c in clusters])


def test_clusters_that_are_alike_are_a_mean_of_their_slopes():
    # slopes 1, 3 and 2 with the same x: the interval of a mean of three, t with 2 degrees 4.302653
    x = np.tile([-1.0, 0, 1], 3)[:, None]
    y = x[:, 0] * np.repeat([1.0, 3, 2], 3)
    slopes, intervals = cluster_robust(*moments(x, y, np.arange(9).reshape(3, 3)))
    reach = 4.302653 * np.sqrt(1 / 3)
    assert slopes == pytest.approx([2])
    assert intervals == pytest.approx(np.array([[2 - reach, 2 + reach]]))


def test_the_definition_on_whole_matrices_gives_the_same():
    """Bell and McCaffrey, written down row by row: (I - H)^-1/2 in each cluster, degrees from the whole covariance."""
    rng = np.random.default_rng(0)
    sizes = (4, 9, 5, 12)
    x, y = rng.normal(size=(30, 2)), rng.normal(size=30)
    clusters = np.split(np.arange(30), np.cumsum(sizes)[:-1])
    inverse = np.linalg.inv(x.T @ x)
    hat = x @ inverse @ x.T
    residuals = y - hat @ y
    blocks = []
    for rows in clusters:
        values, vectors = np.linalg.eigh(np.eye(len(rows)) - hat[np.ix_(rows, rows)])
        blocks.append(inverse @ x[rows].T @ (vectors / np.sqrt(values)) @ vectors.T)
    parts = np.array([block @ residuals[rows] for block, rows in zip(blocks, clusters, strict=True)])
    slopes, intervals = cluster_robust(*moments(x, y, clusters))
    for k in range(2):
        shaped = block_diag(*(block[k][:, None] for block in blocks))  # rows by clusters
        covariance = shaped.T @ (np.eye(30) - hat) @ shaped
        degrees = np.trace(covariance) ** 2 / (covariance**2).sum()
        reach = stats.t.ppf(0.975, degrees) * np.sqrt((parts[:, k] ** 2).sum())
        assert intervals[k] == pytest.approx([slopes[k] - reach, slopes[k] + reach])


def test_a_cluster_in_which_a_column_does_not_vary_is_no_obstacle():
    rng = np.random.default_rng(1)
    x, y = rng.normal(size=(24, 2)), rng.normal(size=24)
    x[:6, 1] = 0
    slopes, intervals = cluster_robust(*moments(x, y, np.arange(24).reshape(4, 6)))
    assert slopes == pytest.approx(np.linalg.lstsq(x, y, rcond=None)[0])
    assert (intervals[:, 0] < slopes).all()
    assert (slopes < intervals[:, 1]).all()
