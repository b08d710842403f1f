"""Does a survey's scale measure one thing (alpha, omega), do a team's raters agree (rwg), and do teams differ (ICC)?

Answers are rows of people, NaN where an item was not answered. Whatever cannot be computed is NaN.
"""

from dataclasses import dataclass

import numpy as np

GOOD, FAIR = 0.7, 0.5  # of alpha, omega, rwg(j) and ICC(2): LeBreton & Senter 2008, Organizational Research Methods 11
LEAST_UNIQUE = 0.005  # of an item's variance is its own; below it the likelihood has no maximum


def cronbach_alpha(items):
    """Share of a sum of k items that repeats from item to item, if each item carries it alike; at most 1.

    items (R, k); every pair of items counts by the people who answered both. NaN for fewer than two items.
    Source: Cronbach 1951, Psychometrika 16.
    """
    covariance = covariances(items)
    k, whole = len(covariance), covariance.sum()
    return float(k / (k - 1) * (1 - np.trace(covariance) / whole)) if k > 1 and whole > 0 else np.nan


def omega(items):
    """As alpha, with items that may carry the one common factor to different degrees; 0 to 1.

    items (R, k). NaN for fewer than three items, which no factor can be told from. Source: McDonald 1999, Test theory.
    """
    covariance = covariances(items)
    if len(covariance) < 3 or not np.all(np.diag(covariance) > 0):
        return np.nan
    loadings, unique = one_factor(covariance)
    common = loadings.sum() ** 2
    return float(common / (common + unique.sum()))


def covariances(items):
    """Covariances (k, k) of items (R, k), each pair over the people who answered both; NaN where fewer than two did."""
    answered = (~np.isnan(items)).astype(float)
    filled = np.where(answered > 0, items, 0)
    pairs = answered.T @ answered
    with np.errstate(divide="ignore", invalid="ignore"):
        sums = filled.T @ answered  # of the row's item, over those who answered the column's too
        return np.where(pairs > 1, (filled.T @ filled - sums * sums.T / pairs) / (pairs - 1), np.nan)


def one_factor(covariance):
    """Loadings and unique variances (k,) of the one common factor, by maximum likelihood.

    Source: Joereskog 1967, Psychometrika 32: unique variances by a bounded search, loadings by the first eigenvector.
    """
    from scipy.optimize import minimize  # nobody waits for it at start

    spread = np.sqrt(np.diag(covariance))
    correlation = covariance / np.outer(spread, spread)
    start = np.clip(1 / np.diag(np.linalg.pinv(correlation)), LEAST_UNIQUE, 1)
    found = minimize(_misfit, start, (correlation,), bounds=[(LEAST_UNIQUE, 1)] * len(start), method="L-BFGS-B")
    values, vectors = _scaled(found.x, correlation)
    loadings = np.sqrt(found.x * max(values[-1] - 1, 0)) * vectors[:, -1]
    return spread * loadings * np.sign(loadings.sum()), spread**2 * found.x


def _misfit(unique, correlation):
    rest = np.maximum(_scaled(unique, correlation)[0][:-1], 1e-12)
    return (rest - np.log(rest) - 1).sum()


def _scaled(unique, correlation):
    root = np.sqrt(unique)
    return np.linalg.eigh(correlation / np.outer(root, root))


def rwg_j(items, team, points, fewest=2):
    """How far a team's raters agree on k items, mean over teams: 0 as if answering by lot, 1 all alike.

    items   (R, k) on a scale of 1 to `points`; team (R,) integer codes; teams with fewer than `fewest` answers to any
            item do not count. A team that disagrees more than a lot counts 0.
    Source: James, Demaree & Wolf 1984, Journal of Applied Psychology 69; uniform null.
    """
    known = agreements(items, team, points, fewest)
    known = known[~np.isnan(known)]
    return float(known.mean()) if len(known) else np.nan


def agreements(items, team, points, fewest=2):
    """`rwg_j` of each team by itself, (n,) for codes 0 to n - 1; NaN for teams that do not count."""
    size, mean = _by_team(items, team)
    squares = _sums((items - mean[team]) ** 2, team)
    counted = (size >= max(fewest, 2)).all(axis=1)
    variance = (squares / np.maximum(size - 1, 1)).mean(axis=1)
    ratio = np.where(counted, np.minimum(variance / ((points**2 - 1) / 12), 1), np.nan)
    agreement = items.shape[1] * (1 - ratio)
    return agreement / (agreement + ratio)


def options(items):
    """How many answers there were to choose from: five or more, by the smallest step between two of them (1 to 5)."""
    steps = np.diff(np.unique(np.round(items[~np.isnan(items)], 6)))
    return max(round(4 / steps.min()) + 1, 5) if len(steps) else 5


def on_scale(items, points):
    """Answers of 1 to 5 brought to 1 to `points`."""
    return 1 + (items - 1) * (points - 1) / 4


def icc1(scores, team, quarter=None):
    """Share of the differences between single answers that lies between teams; about 0 where teams are alike.

    scores (R,); team (R,) integer codes; quarter (R,) codes: teams are compared within a quarter only.
    Source: Shrout & Fleiss 1979, Psychological Bulletin 86; unequal teams after Searle 1971.
    """
    found = between_and_within(scores, team, quarter)
    return _icc1(_ratio(found), found.size)


def icc1_interval(scores, team, quarter=None):
    """95 % interval of `icc1` (low, high), of normal answers. Source: Shrout & Fleiss 1979."""
    from scipy.stats import f  # nobody waits for it at start

    found = between_and_within(scores, team, quarter)
    edges = f.ppf([0.975, 0.025], found.groups, found.rest)
    return tuple(float(_icc1(_ratio(found) / edge, found.size)) for edge in edges)


def icc2(scores, team, quarter=None):
    """Share of the differences between the teams' means that is not who happened to answer: (R,), as `icc1`."""
    found = between_and_within(scores, team, quarter)
    return float((found.between - found.within) / found.between) if found.between > 0 else np.nan


@dataclass(frozen=True, kw_only=True)
class Squares:
    """Mean squares between and within teams, their degrees of freedom, and the size of the typical team."""

    between: float
    within: float
    groups: int
    rest: int
    size: float


def between_and_within(scores, team, quarter=None):
    """One-way analysis of variance of scores (R,) by team, pooled over quarters; NaN where nothing can be compared."""
    known = ~np.isnan(scores)
    scores, team = scores[known], team[known]
    quarter = np.zeros_like(team) if quarter is None else quarter[known]
    cells, cell = np.unique(np.stack([quarter, team]), axis=1, return_inverse=True)
    waves, wave = np.unique(cells[0], return_inverse=True)
    size = np.bincount(cell.ravel()).astype(float)
    mean = np.bincount(cell.ravel(), scores) / size
    asked = np.bincount(wave, size)
    level = np.bincount(wave, size * mean) / asked
    groups, rest = len(size) - len(waves), len(scores) - len(size)
    if groups < 1 or rest < 1:
        return Squares(between=np.nan, within=np.nan, groups=groups, rest=rest, size=np.nan)
    return Squares(
        between=float((size * (mean - level[wave]) ** 2).sum() / groups),
        within=float(((scores - mean[cell.ravel()]) ** 2).sum() / rest),
        groups=groups,
        rest=rest,
        size=float((len(scores) - (np.bincount(wave, size**2) / asked).sum()) / groups),
    )


def _ratio(found):
    return found.between / found.within if found.within > 0 else np.nan


def _icc1(ratio, size):
    return float((ratio - 1) / (ratio + size - 1))


def _by_team(items, team):
    size = _sums(~np.isnan(items), team)
    return size, _sums(items, team) / np.where(size > 0, size, np.nan)


def _sums(values, team):
    """Sums of the columns of values (R, k) by team (n, k), NaN counting nothing."""
    filled = np.where(np.isnan(values), 0, values).astype(float)
    return np.stack([np.bincount(team, column) for column in filled.T], axis=1)
