"""How far the raters of one team disagree, and how long they keep disagreeing.

A rater's error is a persistent part (variance P, kept from quarter to quarter) and a transient part (variance Q).
Both are matrices, since a rater's errors correlate across items. Everything is by moments, so that raters may come,
go, rotate and leave items out; each pair of items has its own counts.

Source: analysis of variance components by equating moments to their expectations (Henderson's method 1), written per
team.
"""

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True, kw_only=True)
class Answers:
    """Survey answers, one row a rater and quarter.

    team, quarter  (R,) integer codes, those of the rows they belong to
    rater          (R,) integer codes; a new code every time where the rater is unknown
    scores         (R, q) score on each surveyed predictor, NaN where there is none
    """

    team: np.ndarray
    quarter: np.ndarray
    rater: np.ndarray
    scores: np.ndarray


@dataclass(frozen=True, kw_only=True)
class RaterMoments:
    """Per team and pair of surveyed items, each (n, q, q).

    s1, s2   sums of products of deviations from the team-quarter mean: per answer, and per rater over quarters
    k1, k2   their expectations: E s1 = k1 (P + Q), E s2 = k2 P + k1 Q
    a, h     weight of P and of Q in the error of the team's mean: a P + h Q / T
    """

    s1: np.ndarray
    s2: np.ndarray
    k1: np.ndarray
    k2: np.ndarray
    a: np.ndarray
    h: np.ndarray


def no_raters(teams, surveyed=0):
    """Moments of raters without error."""
    nothing = np.zeros((teams, surveyed, surveyed))
    return RaterMoments(s1=nothing, s2=nothing, k1=nothing, k2=nothing, a=nothing, h=nothing)


def arrange(answers: Answers, teams, quarters):
    """Answers as a block (n, J, T, q), NaN where there is none; J is the largest number of raters of any team."""
    pairs, pair = np.unique(np.stack([answers.team, answers.rater]), axis=1, return_inverse=True)
    first = np.searchsorted(pairs[0], np.arange(teams + 1))
    place = np.arange(pairs.shape[1]) - first[pairs[0]]
    block = np.full((teams, max(np.diff(first).max(), 1), quarters, answers.scores.shape[1]), np.nan)
    block[answers.team, place[pair.ravel()], answers.quarter] = answers.scores
    return block


def rater_moments(scores, complete):
    """Moments of the raters' deviations.

    scores    (n, J, T, q) score of rater j of a team in a quarter on an item; NaN where there is none
    complete  (n, T) quarters that enter the slopes
    """
    answered = (~np.isnan(scores)).astype(float)
    size = answered.sum(axis=1)
    inverse = np.where(size > 0, 1 / np.maximum(size, 1), 0)
    filled = np.where(answered > 0, scores, 0)
    deviation = answered * (filled - (filled.sum(axis=1) * inverse)[:, None])
    k1, k2 = _expectations(answered, inverse)
    a, h = _weights(answered * complete[:, None, :, None], inverse)
    total = deviation.sum(axis=2)
    return RaterMoments(s1=_products(deviation), s2=_products(total), k1=k1, k2=k2, a=a, h=h)


def _products(deviation):
    flat = deviation.reshape(len(deviation), -1, deviation.shape[-1])
    return flat.transpose(0, 2, 1) @ flat


def _expectations(answered, inverse):
    n, raters, quarters, q = answered.shape
    flat = answered.reshape(n, raters, quarters * q)
    overlap = (flat.transpose(0, 2, 1) @ flat).reshape(n, quarters, q, quarters, q)
    same = np.einsum("itktl->itkl", overlap)
    scaled = same * inverse[:, :, :, None] * inverse[:, :, None, :]
    k1 = (same * (1 - inverse[:, :, :, None] - inverse[:, :, None, :] + scaled)).sum(axis=1)
    quarters_of = answered.sum(axis=2)
    cross = quarters_of.transpose(0, 2, 1) @ np.einsum("ijtl,itl->ijl", answered, inverse)
    k2 = quarters_of.transpose(0, 2, 1) @ quarters_of - cross - cross.transpose(0, 2, 1)
    return k1, k2 + np.einsum("itksl,itk,isl->ikl", overlap**2, inverse, inverse)


def _weights(answered, inverse):
    asked = (answered.sum(axis=1) > 0).sum(axis=1)
    share = np.where(asked > 0, 1 / np.maximum(asked, 1), np.nan)
    w = np.einsum("ijtk,itk->ijk", answered, inverse) * share[:, None]
    both = np.einsum("ijtk,ijtl->itkl", answered, answered)
    h = np.einsum("itkl,itk,itl->ikl", both, inverse, inverse) * np.sqrt(share[:, :, None] * share[:, None, :])
    return _fill(w.transpose(0, 2, 1) @ w), _fill(h)


def _fill(values):
    """A team whose answers are not there one by one is taken to be like the average team."""
    known = ~np.isnan(values)
    mean = np.where(known, values, 0).sum(axis=0) / np.maximum(known.sum(axis=0), 1)
    return np.where(known, values, mean)
