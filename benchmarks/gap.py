"""How long the gap takes, beside the usual way of doing it. `python -m benchmarks.gap`

Ours is the whole of it: 2,000 replicates with 60 teams, 8 quarters and 8 predictors, survey error, optimism, intervals.
The loop draws teams, averages their rows in pandas and fits statsmodels OLS: a fraction of that work, 2,000 times.
pingouin's relative importance is the Shapley part alone. Both are timed on fewer replicates and scaled up.
"""

import time

import numpy as np
import pandas as pd
import pingouin
import statsmodels.api as sm

from analysis.stats.attribute import attribute
from analysis.stats.bootstrap import draw_teams
from analysis.stats.shapley import shapley
from tests.truth.simulate import SURVEYED, World, make_company

TEAMS, REPLICATES, TIMED, TIMED_SHAPLEY = 60, 2000, 100, 3


def main():
    """Time everything and print the table."""
    company = make_company(World(controls=5, quarters=8), TEAMS, 0)
    rows = dict(list(frame(company).groupby("team")))
    ours, ours_shapley = best(lambda: whole(company)), best(lambda: shapley_batch(company))
    loop = per_replicate(lambda seed: one_fit(rows, seed), TIMED)
    relimp = per_replicate(lambda seed: one_relimp(rows, seed), TIMED_SHAPLEY)
    print(f"{TEAMS} teams, 8 quarters, 8 predictors, {REPLICATES:,} replicates")
    print(f"{'gap, whole':38}{ours:8.3f} s")
    print(f"{'statsmodels OLS on frames, a loop':38}{loop:8.1f} s   x{loop / ours:,.0f}   (from {TIMED})")
    print(f"{'exact Shapley':38}{ours_shapley:8.3f} s")
    print(f"{'pingouin relimp, a loop':38}{relimp:8.1f} s   x{relimp / ours_shapley:,.0f}   (from {TIMED_SHAPLEY})")


def best(function, times=5):
    return min(timed(function) for _ in range(times))


def timed(function):
    start = time.perf_counter()
    function()
    return time.perf_counter() - start


def per_replicate(function, times):
    """Seconds for all replicates, from the first few."""
    return timed(lambda: [function(i) for i in range(times)]) / times * REPLICATES


def whole(company):
    return attribute(
        company.y,
        company.x,
        company.team,
        company.quarter,
        answers=company.answers,
        surveyed=SURVEYED,
        drivers=3,
        replicates=REPLICATES,
    )


def shapley_batch(company):
    means = frame(company).groupby("team").mean().to_numpy()
    counts = draw_teams(TEAMS, REPLICATES, 0) / TEAMS
    first = counts @ means
    second = np.einsum("bi,ik,il->bkl", counts, means, means, optimize=True)
    return shapley(second - first[:, :, None] * first[:, None, :])


def frame(company):
    names = [f"x{k}" for k in range(company.x.shape[1])]
    return pd.DataFrame(company.x, columns=names).assign(y=company.y, team=company.team)


def draw(rows, seed):
    """One replicate as frames have it: the rows of drawn teams, put together and averaged."""
    drawn = np.random.default_rng(seed).integers(0, TEAMS, TEAMS)
    return pd.concat([rows[team].assign(team=place) for place, team in enumerate(drawn)]).groupby("team").mean()


def one_fit(rows, seed):
    means = draw(rows, seed).sort_values("y")
    slopes = sm.OLS(means["y"], sm.add_constant(means.drop(columns="y"))).fit().params
    difference = means.iloc[-TEAMS // 3 :].mean() - means.iloc[: TEAMS // 3].mean()
    return slopes.drop("const") * difference.drop("y") / difference["y"]


def one_relimp(rows, seed):
    means = draw(rows, seed)
    return pingouin.linear_regression(means.drop(columns="y"), means["y"], relimp=True)


if __name__ == "__main__":
    main()
