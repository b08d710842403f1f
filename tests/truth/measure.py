"""What the estimator does over many companies of one kind; ordinary least squares on the same companies beside it."""

import multiprocessing
import os
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache, partial

import numpy as np
from scipy import stats
from threadpoolctl import threadpool_limits

from analysis.stats.attribute import attribute
from tests.truth.simulate import SURVEYED, make_company
from tests.truth.worlds import true_shares, world_of

DRIVERS = 3
PROCESSES = min(2, os.cpu_count())


@dataclass(frozen=True, kw_only=True)
class Findings:
    """R companies; k columns: every predictor, noise, unmeasured, the drivers together.

    truth       (R, k); luck that was not told apart is with the unmeasured
    estimates   (R, k)
    intervals   (R, k, 2)
    bracket     (R, 3, 2) the drivers' lowest and highest shares by what unknown raters may be; NaN where they are known
    told        (R,) whether luck was told apart
    ols, ols_intervals   (R, 3), (R, 3, 2) drivers' shares by least squares on team means
    """

    truth: np.ndarray
    estimates: np.ndarray
    intervals: np.ndarray
    bracket: np.ndarray
    told: np.ndarray
    ols: np.ndarray
    ols_intervals: np.ndarray

    @property
    def bias(self):
        return (self.estimates - self.truth).mean(axis=0)

    @property
    def coverage(self):
        """Share of companies whose interval holds the truth, of those that are given one (k,)."""
        return self.covered(slice(None))

    def covered(self, companies):
        """The same of some companies only."""
        truth, (low, high) = self.truth[companies], np.moveaxis(self.intervals[companies], 2, 0)
        given = np.isfinite(low) & np.isfinite(high)
        return ((low <= truth) & (truth <= high)).sum(axis=0) / np.maximum(given.sum(axis=0), 1)

    @property
    def withheld(self):
        """Share of companies without driver intervals."""
        return 1 - np.isfinite(self.intervals[:, :DRIVERS]).all(axis=(1, 2)).mean()

    @property
    def width(self):
        """Median width of the drivers' intervals (3,)."""
        return np.nanmedian(np.diff(self.intervals[:, :DRIVERS], axis=2)[..., 0], axis=0)

    @property
    def error(self):
        """Monte-Carlo standard error of the bias (k,)."""
        return (self.estimates - self.truth).std(axis=0) / np.sqrt(len(self.estimates))


def claimed(intervals):
    """Share of companies in which any of the intervals (R, k, 2) excludes 0."""
    return ((intervals[..., 0] > 0) | (intervals[..., 1] < 0)).any(axis=1).mean()


def measure(kind, teams, uneven, *, companies, replicates, processes=PROCESSES):
    """Findings over companies with seeds 0, 1, 2, ..."""
    one = partial(examine, world_of(kind, teams, uneven), teams, replicates)
    found = stacked(over_companies(one, companies, processes))
    truth = np.tile(true_shares(kind, teams, uneven), (companies, 1))
    truth[~found["told"], -2] += truth[~found["told"], -3]
    truth[~found["told"], -3] = 0
    return Findings(truth=truth, **found)


def over_companies(one, companies, processes):
    """What `one` gives for each seed, in order."""
    if processes == 1:
        return [one(seed) for seed in range(companies)]
    return list(workers(processes).map(one, range(companies), chunksize=10))


@cache
def workers(processes):
    return ProcessPoolExecutor(processes, mp_context=multiprocessing.get_context("spawn"))


def stacked(rows):
    """Dictionaries of equal arrays as one dictionary of arrays, a company a row."""
    return {name: np.array([row[name] for row in rows]) for name in rows[0]}


def examine(world, teams, replicates, seed):
    """One company: the product's shares with their intervals, and least squares."""
    company = make_company(world, teams, [seed, teams])
    with threadpool_limits(1):
        found = attribute(
            company.y,
            company.x,
            company.team,
            company.quarter,
            answers=company.answers,
            surveyed=SURVEYED,
            anonymous=world.anonymous,
            drivers=DRIVERS,
            seed=seed,
            replicates=replicates,
        )
    rest = [found.noise_interval, found.unmeasured_interval, found.explained_interval]
    usual, usual_intervals = least_squares(company, found)
    return {
        "estimates": np.array([*found.shares, found.noise, found.unmeasured, found.explained]),
        "intervals": np.vstack([found.intervals, *rest]),
        "bracket": found.bracket[:DRIVERS],
        "told": found.luck_told,
        "ols": usual,
        "ols_intervals": usual_intervals,
    }


def least_squares(company, found):
    """The usual way: shares from one regression on team means, with its own t intervals, for the drivers."""
    complete = np.isfinite(company.x).all(axis=1)
    rows, team = np.column_stack([company.x, company.y])[complete], company.team[complete]
    count = np.bincount(team)
    means = np.stack([np.bincount(team, column) for column in rows.T], axis=1)[count > 0] / count[count > 0, None]
    design = np.column_stack([np.ones(len(means)), means[:, :-1]])
    slopes, residual = np.linalg.lstsq(design, means[:, -1])[:2]
    spare = len(design) - design.shape[1]
    errors = np.sqrt(np.diag(np.linalg.inv(design.T @ design)) * residual / spare) * stats.t.ppf(0.975, spare)
    leverage = (found.differences / found.gap)[:DRIVERS]
    ends = np.stack([slopes - errors, slopes + errors], axis=1)[1 : DRIVERS + 1] * leverage[:, None]
    return slopes[1 : DRIVERS + 1] * leverage, np.sort(ends, axis=1)
