"""What to expect of a team, luck removed: its mean is drawn to the company's, the more so the fewer quarters it has.

Source: Searle, Casella and McCulloch (1992), Variance Components, chapter 3, for REML; Morris (1983) for the means;
Gelman (2006), Prior distributions for variance parameters in hierarchical models, for draws of them.
"""

from dataclasses import dataclass

import numpy as np
from scipy.optimize import minimize_scalar

DRAWS = 4000
WIDEST_RATIO = 1e6  # of team to luck variance, beyond which luck is nothing
SPREADS = np.linspace(0, 6, 400)[1:]  # of teams in standard deviations of a quarter's luck, each as likely beforehand


@dataclass(frozen=True, kw_only=True)
class Shrunken:
    """Teams' means with the luck taken out.

    means, variances   (n,) what to expect of each team, and how uncertain; variances NaN when luck cannot be told
    reliability        share of the spread between team means that is not luck, 0 to 1; NaN when it cannot be told
    between, within    variance between teams, and of one quarter's luck; NaN when it cannot be told
    """

    means: np.ndarray
    variances: np.ndarray
    reliability: float
    between: float
    within: float


def shrink(values):
    """Shrink every team's mean.

    values (n, T) one row a team, one column a quarter, NaN for missing; quarters' own means are to be removed before.
    With no team that has two quarters luck cannot be told: the means come back as they are.
    """
    present = ~np.isnan(values)
    quarters = present.sum(axis=1)
    mean = np.where(present, values, 0).sum(axis=1) / np.where(quarters > 0, quarters, np.nan)
    spare = quarters.sum() - (quarters > 0).sum()
    if spare == 0:
        unknown = np.full(len(mean), np.nan)
        return Shrunken(means=mean, variances=unknown, reliability=np.nan, between=np.nan, within=np.nan)
    squares = (np.where(present, values - mean[:, None], 0) ** 2).sum()
    between, within = variance_components(mean[quarters > 0], quarters[quarters > 0], squares)
    return _posterior(mean, quarters, between, within)


def _posterior(mean, quarters, between, within):
    known = quarters > 0
    luck = within / np.where(known, quarters, np.nan)
    spread = np.where(known, 1 / np.where(between + luck > 0, between + luck, np.nan), 0)
    if not np.isfinite(spread).all():
        spread = known.astype(float)
    centre, uncertainty = spread @ np.where(known, mean, 0) / spread.sum(), 1 / spread.sum()
    kept = between / np.where(between + luck > 0, between + luck, 1)
    return Shrunken(
        means=centre + kept * (mean - centre),
        variances=kept * luck + (1 - kept) ** 2 * uncertainty,
        reliability=float(np.nanmean(kept)),
        between=float(between),
        within=float(within),
    )


def variance_components(mean, quarters, squares):
    """Variance between teams and of a quarter's luck, by restricted maximum likelihood (REML).

    mean, quarters (n,) of teams with at least one quarter; squares is the sum about the teams' own means.
    """
    rows = quarters.sum()

    def deviance(log_ratio):
        weight = quarters / (1 + np.exp(log_ratio) * quarters)
        centre = weight @ mean / weight.sum()
        total = squares + weight @ (mean - centre) ** 2
        return (rows - 1) * np.log(total) + np.log(quarters / weight).sum() + np.log(weight.sum())

    if squares <= 0:
        return float(mean.var(ddof=1)) if len(mean) > 1 else 0.0, 0.0
    limits = (np.log(1e-8), np.log(WIDEST_RATIO))
    best = minimize_scalar(deviance, bounds=limits, method="bounded", options={"xatol": 1e-10}).x
    ratio = np.exp(best) if deviance(best) < deviance(-np.inf) else 0.0
    weight = quarters / (1 + ratio * quarters)
    centre = weight @ mean / weight.sum()
    within = (squares + weight @ (mean - centre) ** 2) / (rows - 1)
    return ratio * within, within


def draw_means(values, seed=0, draws=2000):
    """Draws (draws, n) of what teams truly are, all together; how much of their spread is luck is drawn too.

    values (n, T) as for `shrink`, every team with a quarter and some with two. A weighted sum of the draws has the
    doubt of the sum, which the teams' own variances do not tell: what all are drawn in by is uncertain in common.
    """
    present, rng = ~np.isnan(values), np.random.default_rng(seed)
    quarters = present.sum(axis=1)
    mean = np.where(present, values, 0).sum(axis=1) / quarters
    squares, rows = (np.where(present, values - mean[:, None], 0) ** 2).sum(), quarters.sum()
    weight = quarters / (1 + SPREADS[:, None] ** 2 * quarters)
    centre = weight @ mean / weight.sum(axis=1)
    total = squares + (weight * (mean - centre[:, None]) ** 2).sum(axis=1)
    fits = (rows - 1) * np.log(total) + np.log(quarters / weight).sum(axis=1) + np.log(weight.sum(axis=1))
    chance = np.exp((fits.min() - fits) / 2)
    at = rng.choice(len(SPREADS), draws, p=chance / chance.sum())
    within, kept = total[at] / rng.chisquare(rows - 1, draws), 1 - weight[at] / quarters
    middle = centre[at] + rng.standard_normal(draws) * np.sqrt(within / weight[at].sum(axis=1))
    own = rng.standard_normal(kept.shape) * np.sqrt(kept * within[:, None] / quarters)
    return middle[:, None] + kept * (mean - middle[:, None]) + own


def top_probability(means, variances, share=1 / 3, seed=0, draws=DRAWS):
    """Probability (n,) that a team is truly among the top `share`; the boundary team counts by its fraction.

    Normal draws about (means, variances), seeded; equal draws are ranked by chance. The sum is share * n. NaN for NaN.
    """
    n = len(means)
    if np.isnan(variances).any():
        return np.full(n, np.nan)
    chance = np.random.default_rng(seed).standard_normal((draws, n))
    drawn = means + np.sqrt(variances) * chance
    order = np.lexsort((chance, -drawn), axis=-1)
    credit = np.clip(share * n - np.arange(n), 0, 1)
    return np.bincount(order.ravel(), np.tile(credit, draws), minlength=n) / draws
