"""How long the split takes in every reasonable way. `python -m benchmarks.specifications`

60 teams over 8 quarters, 3 drivers (2 of them surveyed by 6 people) and 5 conditions: 3 rules x outcomes x 2 lags x
7 choices of conditions x survey noise out or in x 3 spans of quarters. Beside it the loop that is usual: for every way
the quarters' rows of a frame are averaged by team and `statsmodels` fits OLS, which knows neither survey noise nor
luck. One thread each.
"""

import time

import pandas as pd
import statsmodels.api as sm
from threadpoolctl import threadpool_limits

from analysis.panel import Panel
from analysis.questions.specifications import Specifications, run_specifications
from tests.panels import company, panel_of

AIM_WAYS, AIM_SECONDS = 200, 5.0
TIMES, TIMED = 5, 50


@threadpool_limits.wrap(limits=1)
def main():
    """Time everything and print the table as Markdown."""
    print("60 teams, 8 quarters, 3 drivers, 5 conditions\n")
    print(f"| outcomes | ways | seconds | {AIM_WAYS} ways take | aim | OLS on frames, a loop | times ours |")
    print("|---|---|---|---|---|---|---|")
    for panel in (company(teams=60, quarters=8), judged_thrice()):
        seconds, found = best(lambda panel=panel: run_specifications(panel))
        each, loop = seconds / found.ways, usual(panel, found) * found.ways
        print(
            f"| {found.frame['outcome'].nunique()} | {found.ways} | {seconds:.2f} | {AIM_WAYS * each:.2f} s "
            f"| under {AIM_SECONDS:.0f} s | {loop:.1f} s (from {TIMED}) | {loop / seconds:.1f} |",
            flush=True,
        )


def judged_thrice() -> Panel:
    """The same company with two more outcomes."""
    panel = company(teams=60, quarters=8)
    more = {
        "revenue_per_rep": panel.frame["quota_attainment"] * 50_000,
        "win_rate": panel.frame["quota_attainment"] / 4,
    }
    return panel_of(panel.frame.assign(**more), raters=panel.raters)


def best(function) -> tuple[float, Specifications]:
    return min((timed(function) for _ in range(TIMES)), key=lambda pair: pair[0])


def timed(function) -> tuple[float, Specifications]:
    start = time.perf_counter()
    found = function()
    return time.perf_counter() - start, found


def usual(panel: Panel, found: Specifications) -> float:
    """Seconds that one way takes in the usual loop."""
    names = [*panel.core_drivers, *panel.controls]
    start = time.perf_counter()
    for at in range(TIMED):
        one_way(panel.frame, names[: 3 + at % (len(names) - 2)], panel.quarters[at % 2 * 4 :])
    return (time.perf_counter() - start) / TIMED


def one_way(frame: pd.DataFrame, names: list[str], quarters: tuple[str, ...]) -> pd.Series:
    """Shares by OLS on team means, top against bottom third."""
    means = frame[frame["quarter"].isin(quarters)].groupby("team_id")[[*names, "quota_attainment"]].mean()
    means = means.sort_values("quota_attainment")
    slopes = sm.OLS(means["quota_attainment"], sm.add_constant(means[names])).fit().params[names]
    third = len(means) // 3
    apart = means.iloc[-third:].mean() - means.iloc[:third].mean()
    return slopes * apart[names] / apart["quota_attainment"]


if __name__ == "__main__":
    main()
