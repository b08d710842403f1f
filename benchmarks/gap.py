"""How long the gap takes, beside the usual ways of doing it: `python -m benchmarks.gap` puts it into docs/truth.md.

Ours is the whole of it: 2,000 replicates with 60 teams, 8 quarters and 8 predictors, survey error, optimism, intervals.
The loop draws teams, averages their rows in pandas and fits statsmodels OLS: a fraction of that work, 2,000 times.
pingouin's relative importance and ls-spa (Bell, Devanathan and Boyd 2024) are the Shapley part alone, of the same
draws, and their answers are compared with ours. They are timed on fewer replicates and scaled up. Left to itself ls-spa
goes through all 40,320 orders of 8 predictors, minutes a replicate; here it samples 256, which brings it within .01.
The last row is the split computed in every reasonable way (benchmarks/specifications.py). One thread each.

ls-spa asks for an older pandas, which it does not need for arrays: `pip install --no-deps ls-spa==2.0.0` adds it.
"""

import time
from importlib.util import find_spec

import numpy as np
import pandas as pd
import pingouin
import statsmodels.api as sm
from threadpoolctl import threadpool_limits

from analysis.questions.specifications import run_specifications
from analysis.stats.attribute import attribute
from analysis.stats.bootstrap import draw_teams, replicate
from analysis.stats.shapley import shapley
from benchmarks.specifications import AIM_SECONDS, AIM_WAYS, judged_thrice
from tests.truth.simulate import SURVEYED, World, make_company
from tests.truth.written import write

TEAMS, REPLICATES = 60, 2000
TIMED, TIMED_RELIMP, TIMED_SPA = 100, 5, 20
ORDERS, WITHIN = 256, 0.01
AIMS = {"statsmodels OLS on frames, a loop": 100, "pingouin relimp, a loop": 300, "ls-spa on 256 orders, a loop": 600}


@threadpool_limits.wrap(limits=1)
def main():
    """Time everything, and write and print the table as Markdown."""
    company = make_company(World(controls=5, quarters=8), TEAMS, 0)
    lines = [
        f"{TEAMS} teams, 8 quarters, 8 predictors, {REPLICATES:,} replicates:\n",
        "| what | seconds | times ours | aim | timed on |\n|---|---|---|---|---|",
        *gap_rows(company),
        ways_row(),
    ]
    write("speed", "\n".join(["", *lines, ""]))
    print("\n".join(lines))


def gap_rows(company):
    """Ours, and each of the usual ways beside the part of ours that it does."""
    ours, ours_shapley = best(lambda: whole(company)), best(lambda: shapley_batch(company))
    yield f"| gap, whole | {ours:.3f} | | under 1 s | the best of 5 |"
    yield f"| its Shapley part, exact | {ours_shapley:.3f} | | | the best of 5 |"
    for name, seconds, times in others(company):
        beside = ours if "OLS" in name else ours_shapley
        yield f"| {name} | {seconds:,.1f} | {seconds / beside:,.0f} | {AIMS[name]} | {times} replicates |"


def ways_row():
    """The specification curve, in proportion to the ways that its aim is about."""
    panel = judged_thrice()
    seconds, found = min((timed(lambda: run_specifications(panel)) for _ in range(3)), key=lambda run: run[0])
    taken = f"{AIM_WAYS} of {found.ways} ways to split | {AIM_WAYS * seconds / found.ways:.2f}"
    return f"| {taken} | | under {AIM_SECONDS:.0f} s | the best of 3 |"


def others(company):
    """(name, seconds for all replicates, how many were run) of each of the usual ways."""
    rows, mine = dict(list(frame(company).groupby("team"))), shapley_batch(company)
    ways = list(zip(AIMS, (one_fit, one_relimp, one_spa), (TIMED, TIMED_RELIMP, TIMED_SPA), strict=True))
    for name, way, times in ways if find_spec("ls_spa") else ways[:-1]:
        seconds, found = per_replicate(lambda at, way=way: way(rows, draws()[at]), times)
        if way is not one_fit:
            np.testing.assert_allclose(found, mine[:times], atol=WITHIN if way is one_spa else 1e-9)
        yield name, seconds, times


def best(function, times=5):
    return min(timed(function)[0] for _ in range(times))


def timed(function):
    start = time.perf_counter()
    found = function()
    return time.perf_counter() - start, found


def per_replicate(function, times):
    """Seconds for all replicates, from the first few; and what these gave."""
    seconds, found = timed(lambda: [function(at) for at in range(times)])
    return seconds / times * REPLICATES, found


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


def draws():
    """How often each team is drawn, (REPLICATES, TEAMS)."""
    return draw_teams(TEAMS, REPLICATES, 0)


def shapley_batch(company):
    """Exact Shapley values of every replicate, (REPLICATES, 8)."""
    means = frame(company).groupby("team").mean().to_numpy()
    products = np.einsum("ik,il->ikl", means, means).reshape(TEAMS, -1)

    def batch(counts):
        first, second = counts @ means / TEAMS, (counts @ products / TEAMS).reshape(-1, 9, 9)
        return (shapley(second - first[:, :, None] * first[:, None, :]),)

    return replicate(batch, draws())[0]


def frame(company):
    names = [f"x{k}" for k in range(company.x.shape[1])]
    return pd.DataFrame(company.x, columns=names).assign(y=company.y, team=company.team)


def drawn(rows, counts):
    """One replicate as frames have it: the rows of drawn teams, put together and averaged."""
    chosen = np.repeat(np.arange(TEAMS), counts.astype(int))
    return pd.concat([rows[team].assign(team=place) for place, team in enumerate(chosen)]).groupby("team").mean()


def one_fit(rows, counts):
    means = drawn(rows, counts).sort_values("y")
    slopes = sm.OLS(means["y"], sm.add_constant(means.drop(columns="y"))).fit().params
    difference = means.iloc[-TEAMS // 3 :].mean() - means.iloc[: TEAMS // 3].mean()
    return (slopes.drop("const") * difference.drop("y") / difference["y"]).to_numpy()


def one_relimp(rows, counts):
    means = drawn(rows, counts)
    return pingouin.linear_regression(means.drop(columns="y"), means["y"], relimp=True)["relimp"].to_numpy()[1:]


def one_spa(rows, counts):
    """Fitted and scored on the same teams, so that its R2 is the regression's."""
    from ls_spa import ls_spa

    means = drawn(rows, counts)
    centred = (means - means.mean()).to_numpy()
    x, y = centred[:, :-1], centred[:, -1]
    return ls_spa(x, x, y, y, perms="permutohedron", max_samples=ORDERS).attribution


if __name__ == "__main__":
    main()
