"""Three clusters of points: who is in which, how sure, and whether they come back."""

import numpy as np
import pytest

from analysis.stats.clusters import cluster, membership, nearest, recluster, stability

CENTRES = np.array([[2.0, 2.0], [0.0, 0.0], [-2.0, -2.0]])


def scattered(spread, n=60):
    rng = np.random.default_rng(0)
    return CENTRES[np.arange(n) % 3] + spread * rng.normal(size=(n, 2))


def test_clusters_are_found_best_first_whatever_the_order_of_the_rows():
    points = scattered(0.3)
    labels, centres = cluster(points)
    assert labels.tolist() == [0, 1, 2] * 20
    assert centres == pytest.approx(CENTRES, abs=0.2)
    assert cluster(points[::-1])[0].tolist() == labels[::-1].tolist()


def test_a_point_is_as_sure_as_it_is_far_from_the_border():
    """The border between the first and the second centre is crossed at (1, 1)."""
    points, variances = np.array([[2.0, 2.0], [1.0, 1.0], [0.0, 0.0]]), np.full((3, 2), 0.25)
    assert membership(points, variances, CENTRES) == pytest.approx([0.998, 0.5, 0.002], abs=0.02)
    assert np.isnan(membership(points, np.full((3, 2), np.nan), CENTRES)).all()


def test_clear_clusters_come_back_and_a_cloud_does_not():
    rng = np.random.default_rng(1)
    found = []
    for points in (scattered(0.3), rng.normal(size=(60, 5))):
        labels, _ = cluster(points)
        counts = rng.multinomial(60, np.full(60, 1 / 60), size=100).astype(float)
        found.append(stability(labels, recluster(points, counts), counts))
    assert found[0] == pytest.approx(1)
    assert found[1] < 0.75


def test_the_nearest_centre_decides():
    assert nearest(np.array([[1.1, 1.1], [0.9, 0.9], [-3, 0]]), CENTRES).tolist() == [0, 1, 2]
