"""The top quarter of managers against the rest, luck taken out: no quarter both ranks a manager and judges."""

import numpy as np
from scipy.stats import norm

from analysis.stats.cut import FRACTIONS, cut

QUARTER = "quartile"
FEWEST_RANKED = 4  # posts in a quarter, so that one is the top quarter


def top_by_others(level, values, post, quarter, counts):
    """Each quarter judged by the posts whose *other* quarters were in the top quarter: (B, 2, k), the top's and the
    rest's mean of each column of values.

    level (N,) what posts are ranked by, quarter means removed; values (N, k); post, quarter (N,) codes; counts
    (B, posts) how often each post was drawn. A post with one quarter counts nowhere; quarters count alike; NaN where no
    quarter has four posts.
    """
    sizes, sums = np.bincount(post), np.bincount(post, level)
    others = (sums[post] - level) / np.where(sizes[post] > 1, sizes[post] - 1, np.nan)
    found = []
    for now in np.unique(quarter):
        rows = (quarter == now) & np.isfinite(others)
        if rows.sum() >= FEWEST_RANKED:
            found.append(_top_and_rest(others[rows], values[rows], counts[:, post[rows]]))
    return np.mean(found, axis=0) if found else np.full((len(counts), 2, values.shape[1]), np.nan)


def top_by_same(level, values, post, quarter, counts):
    """The same with luck left in: posts ranked by their mean over every quarter, the judged one too."""
    mean = np.bincount(post, level) / np.bincount(post)
    quarters = [quarter == now for now in np.unique(quarter)]
    found = [
        _top_and_rest(mean[post[rows]], values[rows], counts[:, post[rows]])
        for rows in quarters
        if rows.sum() >= FEWEST_RANKED
    ]
    return np.mean(found, axis=0) if found else np.full((len(counts), 2, values.shape[1]), np.nan)


def _top_and_rest(ranked, values, counts):
    """Means of the top quarter and of the rest, (B, 2, k); the post on the boundary counts by its fraction."""
    top, _ = cut(ranked, counts, QUARTER)
    whole = counts / np.maximum(counts.sum(axis=1, keepdims=True), 1)
    rest = (whole - FRACTIONS[QUARTER] * top) / (1 - FRACTIONS[QUARTER])
    return np.stack([top @ values, rest @ values], axis=1)


def top_quarter_of(deviation, mean):
    """Mean of the truly top quarter and of the rest where levels are normal about `mean`: (top, rest)."""
    lift = norm.pdf(norm.ppf(0.75)) / 0.25
    return mean + lift * deviation, mean - lift / 3 * deviation
