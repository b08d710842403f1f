"""Companies whose true shares are known, as plain arrays. Not the demo's generator: it shares no code with it.

Three drivers (clarity and culture are surveyed, coaching is logged) and some further predictors correlate; each has a
lasting team level and moves from quarter to quarter. The outcome is their sum, a stable unmeasured trait of the team
and luck of the quarter. Raters differ for good (persistent) and from day to day (transient); who flatters does so on
both items.
"""

from dataclasses import dataclass

import numpy as np

from analysis.stats.raters import Answers

DRIVERS = ("clarity", "culture", "coaching")
SURVEYED = (0, 1)
DRIVER_CORRELATION = np.array([[1, 0.7, 0.2], [0.7, 1, 0.5], [0.2, 0.5, 1]])
CONTROL_CORRELATION = 0.2
DRIVER_SLOPES = (0.35, 0.25, 0.30)
CONTROL_SLOPES = (0.25, 0.0, 0.15, 0.10, -0.10, 0.05, 0.0, 0.10, -0.05)
QUARTER_VARIANCE = 0.25  # of a driver about its team level, which has variance 1
TRAIT_VARIANCE, LUCK_VARIANCE = 0.30, 0.60
PERSISTENT, TRANSIENT, FLATTERY = (
    1.25,
    2.0,
    0.5,
)  # variances of one rater's error, and its correlation across the two items
FEWEST_RATERS, MOST_RATERS = 4, 9
REPLACED = 0.25  # of the raters, each quarter, where they rotate
UNSEEN, UNSURVEYED = 0.3, 0.3  # where uneven: teams that miss quarters; survey cells that are absent
CLARITY, CULTURE, COACHING = 0, 1, 2


@dataclass(frozen=True, kw_only=True)
class World:
    """What companies are.

    controls          predictors beside the three drivers, up to nine
    uneven            30 % of teams miss 1-2 quarters, 30 % of survey cells are absent, raters rotate
    noise             nothing goes with the outcome
    skewed            trait and luck have the skewness 1.4 of a gamma of shape 2
    autocorrelation   of luck, from one quarter to the next
    lasting           what a lasting difference of coaching is worth more than a move from quarter to quarter
    hidden            correlation of the unmeasured trait with the lasting level of coaching
    halo              how much of its team's last outcome a rater sees in culture
    drift             correlation of a predictor's move with its move of the quarter before
    anonymous         respondents have no ids: nobody knows who answered before, nor which answers are one person's, so
                      that the lowest to both items are taken for one person's, then the next, ...
    """

    controls: int
    quarters: int = 4
    uneven: bool = False
    noise: bool = False
    skewed: bool = False
    autocorrelation: float = 0.0
    lasting: float = 0.0
    hidden: float = 0.0
    halo: float = 0.0
    drift: float = 0.0
    anonymous: bool = False

    @property
    def slopes(self):
        slopes = np.array(DRIVER_SLOPES + CONTROL_SLOPES[: self.controls])
        return slopes * (not self.noise)


@dataclass(frozen=True, kw_only=True)
class Parts:
    """True predictors x and what each adds to the outcome, worth, (n, T, p); trait (n,), luck (n, T).

    seen, surveyed   (n, T) which quarters are known, and which have a survey
    """

    x: np.ndarray
    worth: np.ndarray
    trait: np.ndarray
    luck: np.ndarray
    seen: np.ndarray
    surveyed: np.ndarray

    @property
    def outcome(self):
        """(n, T), seasons aside."""
        return self.worth.sum(axis=2) + self.trait[:, None] + self.luck


@dataclass(frozen=True, kw_only=True)
class Company:
    """Rows as `attribute` takes them: y (N,), x (N, p), team and quarter (N,), answers."""

    y: np.ndarray
    x: np.ndarray
    team: np.ndarray
    quarter: np.ndarray
    answers: Answers


def make_parts(world, teams, rng):
    """True predictors, trait and luck of so many teams, and which quarters and surveys are there."""
    predictors = len(world.slopes)
    root = np.linalg.cholesky(_correlation(predictors))
    level = rng.standard_normal((teams, 1, predictors)) @ root.T
    moves = _lingering(rng.standard_normal((teams, world.quarters, predictors)) @ root.T, world.drift)
    seen, surveyed = _pattern(world, teams, rng)
    x = level + np.sqrt(QUARTER_VARIANCE) * moves
    return Parts(
        x=x,
        worth=x * world.slopes + world.lasting * level * (np.arange(predictors) == COACHING),
        trait=np.sqrt(TRAIT_VARIANCE) * _trait(world, level[:, 0, COACHING], rng),
        luck=np.sqrt(LUCK_VARIANCE) * _luck(world, teams, rng),
        seen=seen,
        surveyed=surveyed,
    )


def _correlation(predictors):
    matrix = np.full((predictors, predictors), CONTROL_CORRELATION)
    matrix[:3, :3] = DRIVER_CORRELATION
    np.fill_diagonal(matrix, 1)
    return matrix


def _trait(world, coaching, rng):
    return world.hidden * coaching + np.sqrt(1 - world.hidden**2) * _deviates(world, len(coaching), rng)


def _deviates(world, shape, rng):
    if world.skewed:
        return (rng.gamma(2, size=shape) - 2) / np.sqrt(2)
    return rng.standard_normal(shape)


def _luck(world, teams, rng):
    return _lingering(_deviates(world, (teams, world.quarters), rng), world.autocorrelation)


def _lingering(fresh, rho):
    """Each quarter (second axis) keeps so much of the one before; the variance stays."""
    kept = fresh.copy()
    for t in range(1, fresh.shape[1]):
        kept[:, t] = rho * kept[:, t - 1] + np.sqrt(1 - rho**2) * fresh[:, t]
    return kept


def _pattern(world, teams, rng):
    seen = np.ones((teams, world.quarters), dtype=bool)
    if not world.uneven:
        return seen, seen
    missed = np.where(rng.random(teams) < UNSEEN, rng.integers(1, 3, teams), 0)
    rank = rng.random(seen.shape).argsort(axis=1).argsort(axis=1)
    seen = rank >= missed[:, None]
    return seen, seen & (rng.random(seen.shape) >= UNSURVEYED)


def make_company(world, teams, seed):
    """One company: what its files would say."""
    rng = np.random.default_rng(seed)
    return observe(world, make_parts(world, teams, rng), rng)


def observe(world, parts, rng):
    """What the files of a company would say: seasons are added, raters are asked."""
    y = parts.outcome + rng.standard_normal(world.quarters)
    scores, rater = _ask(world, parts, rng)
    scores = np.sort(scores, axis=2) if world.anonymous else scores
    x = parts.x.copy()
    x[:, :, SURVEYED] = _cell_means(scores)
    team, quarter = np.nonzero(parts.seen)
    i, t, j = np.nonzero(~np.isnan(scores[..., 0]))
    who = np.arange(len(i)) if world.anonymous else rater[i, t, j]
    answers = Answers(team=i, quarter=t, rater=who, scores=scores[i, t, j])
    return Company(y=y[parts.seen], x=x[parts.seen], team=team, quarter=quarter, answers=answers)


def _ask(world, parts, rng):
    """Scores (n, T, 9, 2), NaN where a seat is empty, and who sits in each seat (n, T, 9)."""
    n, quarters, _ = parts.x.shape
    seats = (n, quarters, MOST_RATERS)
    turn = np.cumsum((rng.random(seats) < REPLACED * world.uneven) & (np.arange(quarters) > 0)[:, None], axis=1)
    rater = np.arange(MOST_RATERS) * quarters + turn
    both = np.linalg.cholesky([[1, FLATTERY], [FLATTERY, 1]]).T
    lasting = np.sqrt(PERSISTENT) * rng.standard_normal((n, MOST_RATERS * quarters, 2)) @ both
    error = np.take_along_axis(lasting, rater.reshape(n, -1, 1), axis=1).reshape(*seats, 2)
    error = error + np.sqrt(TRANSIENT) * rng.standard_normal((*seats, 2)) @ both
    size = rng.integers(FEWEST_RATERS, MOST_RATERS + 1, (n, quarters if world.uneven else 1))
    present = (np.arange(MOST_RATERS) < size[:, :, None]) & parts.surveyed[:, :, None]
    return np.where(present[..., None], _felt(world, parts)[:, :, None] + error, np.nan), rater


def _felt(world, parts):
    """What the raters of a team feel on average, (n, T, 2): culture looks better after a good quarter."""
    felt = parts.x[:, :, SURVEYED].copy()
    felt[:, 1:, CULTURE] += world.halo * parts.outcome[:, :-1]
    return felt


def _cell_means(scores):
    present = ~np.isnan(scores)
    count = present.sum(axis=2)
    return np.where(present, scores, 0).sum(axis=2) / np.where(count > 0, count, np.nan)
