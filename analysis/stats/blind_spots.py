"""What a manager sees in the own work that the reps do not: self-ratings against the reps' answers.

A blind spot is a construct that the manager rates above the reps by half a point of five or more, and by more than
the reps' disagreement with each other makes likely: of managers who see themselves as their reps do, at most one in
twenty is told of any blind spot at all, on however many constructs. The self-rating is a claim and has no error; the
reps are the sample, each one answer by the mean of the items, so that items do not pass for people. How far reps
disagree is learned from all managers together: six reps alone cannot tell. Near the top of the scale a few answers lie
far below the rest; how far they lean is learned the same way and put right. A hidden strength is the same from below.

A manager who claims more throughout has blind spots throughout; `leaning` says so in one number, beside them.

Source: Smyth 2004, Statistical Applications in Genetics 3, for variances drawn to the common one, here by moments,
since answers on five points often agree exactly; Holland & Copenhaver 1987, Biometrics 43, for the steps.
"""

from dataclasses import dataclass

import numpy as np

FEWEST = 5  # raters, below which nothing is said of them
LEAST = 0.5  # points on a scale of 1 to 5: less is not worth a talk, however certain
LEVEL = 0.05  # chance that a manager without any is told of one
FEW, STRICTER = 20, 0.6  # managers, of whom too little is learned how unlike their reps' spreads are: so much stricter
LEAN, FAR = 1.5, 4  # the most lean that is put right, and the score up to which it grows
ROUNDING = 1 / 36  # points squared: what whole points hide in the mean of three items; full agreement is not certainty


@dataclass(frozen=True, kw_only=True)
class Spots:
    """Managers' claims against their reps' answers, each (n, k) for n managers and k constructs unless said otherwise.

    difference    self-rating minus the reps' mean, in points; NaN without a self-rating or with too few raters
    low, high     95 % interval of each difference by itself
    raters        reps who answered
    p_blind       chance of so high a difference on any construct where self and reps agree; NaN as `difference`
    p_hidden      the same of so low a one
    blind, hidden True where the difference is clear and large enough
    seconded      1 where the leader too rates lower (for a hidden strength: higher) by at least as much as is of note,
                  0 where not, NaN where the leader was not asked
    leaning       (n, 3) mean difference over constructs with its 95 % interval: claims more, or less, throughout
    """

    difference: np.ndarray
    low: np.ndarray
    high: np.ndarray
    raters: np.ndarray
    p_blind: np.ndarray
    p_hidden: np.ndarray
    blind: np.ndarray
    hidden: np.ndarray
    seconded: np.ndarray
    leaning: np.ndarray


def find_spots(claims, answers, leader=None, *, least=LEAST, level=LEVEL, fewest=FEWEST) -> Spots:
    """Blind spots and hidden strengths of n managers on k constructs, each list with its own `level`.

    claims   (n, k) self-ratings, 1 to 5, NaN where not given
    answers  (n, J, k) each rep's mean over the items of a construct (`over_items`) and over time, NaN where there is
             none; J the most reps of any manager
    leader   (n, k) the leader's rating of the manager, NaN where not given; it shifts no verdict
    """
    from scipy.stats import t as student  # nobody waits for it at start

    over = claims[:, None, :] - answers
    difference, error, df, raters = _differences(over, fewest)
    level *= STRICTER if 1 < len(claims) < FEW else 1
    score = _unskewed(difference / error, over, raters, df)
    tails = [_step_down(student.sf(sign * score, df)) for sign in (1, -1)]
    half = error * student.ppf(0.975, df)
    clear = [(tail <= level) & (sign * difference >= least) for sign, tail in zip((1, -1), tails, strict=True)]
    return Spots(
        difference=difference,
        low=difference - half,
        high=difference + half,
        raters=raters,
        p_blind=tails[0],
        p_hidden=tails[1],
        blind=clear[0],
        hidden=clear[1],
        seconded=_seconded(claims, leader, difference, least),
        leaning=_leaning(over, difference, fewest),
    )


def over_items(answers, construct):
    """Means over the items of each construct that were answered: (..., items) -> (..., k); NaN where none was.

    construct  (items,) integer codes 0 to k - 1
    """
    member = (construct[:, None] == np.arange(construct.max() + 1)).astype(float)
    answered = ~np.isnan(answers)
    count = answered @ member
    return np.where(answered, answers, 0) @ member / np.where(count > 0, count, np.nan)


def _differences(over, fewest):
    """Mean, standard error and degrees of freedom (n, k) of rows of people (n, J, k), and how many there are."""
    answered = ~np.isnan(over)
    size = answered.sum(axis=1)
    enough = size >= max(fewest, 2)
    raters = np.where(enough, size, np.nan)
    mean = np.where(answered, over, 0).sum(axis=1) / raters
    squares = (np.where(answered, over - mean[:, None], 0) ** 2).sum(axis=1)
    variance, df = moderated(np.maximum(squares / (raters - 1), ROUNDING), raters - 1)
    return mean, np.sqrt(variance / raters), df, size


def moderated(variance, df):
    """Variances (n, k) drawn to the mean of their column, with the degrees of freedom they then have.

    How far they are drawn is by how much more they scatter than chance has it, over all columns; NaN counts nothing.
    True variances are taken to be inverse gamma. One row alone comes back as it is.
    """
    known = ~np.isnan(variance)
    filled, free = np.where(known, variance, 0), np.where(known, df, 0)
    together = np.where(known.any(axis=0), free.sum(axis=0), np.nan)
    common = (free * filled).sum(axis=0) / together
    fourth = (free * filled**2 * free / (free + 2)).sum(axis=0)  # its expectation is that of the squared variance
    excess = np.nansum(fourth / common**2 * (1 + 2 / together)) / max(free.sum(), 1) - 1
    if excess <= 0:
        return np.where(known, common, np.nan), np.where(known, together, np.nan)
    prior = 4 + 2 / excess
    drawn = ((prior - 2) * common + df * variance) / (prior + df)
    return drawn, np.minimum(prior + df, together)


def _unskewed(score, over, raters, df):
    """Scores (n, k) as they would be did the answers not lean: near the top of a scale a few lie far below the rest.

    The lean is that of all managers together, construct by construct; Edgeworth's first term, in which the part of the
    variance that is the manager's own counts by its share. Source: Hall 1992, The Bootstrap and Edgeworth Expansion.
    """
    known = ~np.isnan(score)
    size = np.where(known, raters, 0).astype(float)
    mean = np.nansum(over, axis=1) / np.maximum(size, 1)
    away = np.where(known[:, None], over - mean[:, None], np.nan)
    second, third = (np.where(np.isnan(away), 0, away**power).sum(axis=(0, 1)) for power in (2, 3))
    free = np.maximum(size - 1, 0)
    third = third / np.maximum((free * (size - 2) / np.maximum(size, 1)).sum(axis=0), 1)
    second = second / np.maximum(free.sum(axis=0), 1)
    lean = np.clip(third / np.maximum(second, ROUNDING) ** 1.5, -LEAN, LEAN) / np.sqrt(np.maximum(size, 1))
    own = free / df
    bend = lean * (1 - 3 * own) / 6
    return score + lean * own / 2 - bend * (np.minimum(np.abs(score), FAR) ** 2 - 1)


def _step_down(tails):
    """Chances (n, k) of each row, adjusted for looking k times, NaN counting nothing (Sidak's, by steps)."""
    known = ~np.isnan(tails)
    order = np.argsort(np.where(known, tails, np.inf), axis=1)
    left = np.maximum(known.sum(axis=1)[:, None] - np.arange(tails.shape[1]), 1)
    stepped = 1 - (1 - np.take_along_axis(np.where(known, tails, 1), order, axis=1)) ** left
    adjusted = np.empty_like(tails)
    np.put_along_axis(adjusted, order, np.maximum.accumulate(stepped, axis=1), axis=1)
    return np.where(known, adjusted, np.nan)


def _seconded(claims, leader, difference, least):
    if leader is None:
        return np.full(claims.shape, np.nan)
    apart = np.sign(difference) * (claims - leader)
    return np.where(np.isnan(apart), np.nan, apart >= least)


def _leaning(over, difference, fewest):
    """Each rep's mean over the constructs that count, then as one construct of its own."""
    from scipy.stats import t as student

    counted = ~np.isnan(over) & ~np.isnan(difference)[:, None]
    number = counted.sum(axis=2)
    mean = np.where(counted, over, 0).sum(axis=2) / np.where(number > 0, number, np.nan)
    centre, error, df, _ = _differences(mean[:, :, None], fewest)
    half = error * student.ppf(0.975, df)
    return np.concatenate([centre, centre - half, centre + half], axis=1)
