"""High and low teams as weights: the boundary team counts by its fraction, so that the groups are exactly n/3 each."""

import numpy as np

LARGEST = 1e12  # of thresholds
FRACTIONS = {"top-third": 1 / 3, "quartile": 1 / 4, "median": 1 / 2}


def parse_rule(rule):
    """A rule's fraction of the teams in each group, or its threshold in the outcome's unit: `(fraction, threshold)`.

    Raises ValueError for any other word, and for a threshold that is no number or beyond every outcome.
    """
    if rule in FRACTIONS:
        return FRACTIONS[rule], None
    word, _, number = rule.partition(":")
    if word != "threshold" or not abs(float(number)) <= LARGEST:
        raise ValueError(f"unknown rule {rule!r}")
    return None, float(number)


def turned(rule, direction):
    """The rule for an outcome times `direction` (1 or -1): a threshold changes sign with it."""
    _, threshold = parse_rule(rule)
    return rule if threshold is None else f"threshold:{direction * threshold!r}"


def cut(level, counts, rule="top-third"):
    """Weights of the high and of the low teams in every replicate.

    level   (n,) mean outcome of each team
    counts  (B, n) how often each team was drawn
    Returns two (B, n) arrays whose rows sum to 1; a row of NaN where a threshold leaves a group empty.
    """
    fraction, threshold = parse_rule(rule)
    if threshold is None:
        order = np.argsort(level, kind="stable")
        return _take(counts, order[::-1], fraction), _take(counts, order, fraction)
    return _normalise(counts * (level >= threshold)), _normalise(counts * (level < threshold))


def _take(counts, order, fraction):
    ranked = counts[:, order]
    wanted = fraction * ranked.sum(axis=1, keepdims=True)
    before = np.cumsum(ranked, axis=1) - ranked
    taken = np.empty_like(ranked)
    taken[:, order] = np.clip(wanted - before, 0, ranked)
    return taken / wanted


def _normalise(weights):
    total = weights.sum(axis=1, keepdims=True)
    return weights / np.where(total > 0, total, np.nan)


def group_means(weights, values):
    """Mean of each column under each row of weights; a missing value's weight goes to the group's other teams.

    weights (B, n), values (n, k) with NaN for missing. Returns (B, k); NaN where a group has no value.
    """
    present = ~np.isnan(values)
    total = weights @ present.astype(float)
    return (weights @ np.where(present, values, 0)) / np.where(total > 0, total, np.nan)
