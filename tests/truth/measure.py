"""What the estimator does over many companies of one kind; ordinary least squares on the same companies beside it."""

import multiprocessing
import os
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial

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
    ols, ols_intervals   (R, 3), (R, 3, 2) drivers' shares by least squares on team means
    """

    truth: np.ndarray
    estimates: np.ndarray
    intervals: np.ndarray
    ols: np.ndarray
    ols_intervals: np.ndarray

    @property
    def bias(self):
        return (self.estimates - self.truth).mean(axis=0)

    @property
    def coverage(self):
        """Share of companies whose interval holds the truth, of those that are given one (k,)."""
        given = np.isfinite(self.intervals).all(axis=2)
        held = (self.intervals[..., 0] <= self.truth) & (self.truth <= self.intervals[..., 1])
        return held.sum(axis=0) / np.maximum(given.sum(axis=0), 1)

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
    if processes > 1:
        with ProcessPoolExecutor(processes, mp_context=multiprocessing.get_context("spawn")) as pool:
            found = list(pool.map(one, range(companies), chunksize=10))
    else:
        found = [one(seed) for seed in range(companies)]
    estimates, intervals, told, ols, ols_intervals = (np.array(column) for column in zip(*found, strict=True))
    truth = np.tile(true_shares(kind, teams, uneven), (companies, 1))
    truth[~told, -2] += truth[~told, -3]
    truth[~told, -3] = 0
    return Findings(truth=truth, estimates=estimates, intervals=intervals, ols=ols, ols_intervals=ols_intervals)


def examine(world, teams, replicates, seed):
    """One company: estimates, intervals, whether luck was told apart, and least squares."""
    company = make_company(world, teams, [seed, teams])
    with threadpool_limits(1):
        found = attribute(
            company.y,
            company.x,
            company.team,
            company.quarter,
            answers=company.answers,
            surveyed=SURVEYED,
            drivers=DRIVERS,
            seed=seed,
            replicates=replicates,
        )
    rest = [found.noise_interval, found.unmeasured_interval, found.explained_interval]
    estimates = [*found.shares, found.noise, found.unmeasured, found.explained]
    return estimates, np.vstack([found.intervals, *rest]), found.luck_told, *least_squares(company, found)


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
