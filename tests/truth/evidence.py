"""What the second looks find: slopes that differ within and between teams, hidden traits, results that come first.

Where a company is not as the estimator takes it to be, its shares may be off; then a flag has to say so.
"""

from functools import partial

import numpy as np
from threadpoolctl import threadpool_limits

from analysis.split.verdicts import slopes_verdict
from analysis.stats.timing import follows
from analysis.stats.within_between import within_between
from tests.truth.measure import DRIVERS, PROCESSES, examine, over_companies, stacked
from tests.truth.simulate import COACHING, CULTURE, SURVEYED, make_company
from tests.truth.worlds import true_shares, world_of

WATCHED = {
    "plain": COACHING,
    "two slopes": COACHING,
    "nearer slopes": COACHING,
    "hidden trait": COACHING,
    "halo": CULTURE,
}


def weigh(kind, teams, uneven, *, companies, replicates, processes=PROCESSES):
    """What is found on the watched driver of that kind of company."""
    one = partial(look, world_of(kind, teams, uneven), teams, replicates)
    found = stacked(over_companies(one, companies, processes))
    at, truth = WATCHED[kind], true_shares(kind, teams, uneven)
    ends, inside = found["intervals"][:, at], found["within_intervals"][:, at]
    return {
        "truth": truth[at],
        "bias": found["estimates"][:, at].mean() - truth[at],
        "holds": holds(ends, truth[at]),
        "within_bias": found["within"][:, at].mean() - truth[at],
        "within_error": found["within"][:, at].std() / np.sqrt(companies),
        "within_holds": holds(inside, truth[at]),
        "slopes_differ": excludes_zero(found["difference"][:, at]),
        "called_alike": found["alike"][:, at].mean(),
        "result_first": (found["lead"][:, at, 0] > 0).mean(),
        "any_differ": excludes_zero(found["difference"][:, :DRIVERS], axis=1),
        "any_first": (found["lead"][:, :DRIVERS, 0] > 0).any(axis=1).mean(),
    }


def holds(intervals, truth):
    return ((intervals[:, 0] <= truth) & (truth <= intervals[:, 1])).mean()


def excludes_zero(intervals, axis=()):
    return ((intervals[..., 0] > 0) | (intervals[..., 1] < 0)).any(axis=axis).mean()


def look(world, teams, replicates, seed):
    """One company: its shares, its shares by slopes within teams, and the flags' intervals."""
    company = make_company(world, teams, [seed, teams])
    rows = (company.y, company.x, company.team, company.quarter)
    survey, options = {"answers": company.answers, "surveyed": SURVEYED}, {"seed": seed, "replicates": replicates}
    with threadpool_limits(1):
        both = within_between(*rows, drivers=DRIVERS, answers=company.answers, surveyed=SURVEYED, **options)
        after = follows(*rows, drivers=DRIVERS, **survey, **options)
    found = examine(world, teams, replicates, seed)
    return {
        "estimates": found["estimates"],
        "intervals": found["intervals"],
        "within": both.shares,
        "within_intervals": both.share_intervals,
        "difference": both.difference_interval,
        "alike": alike(both),
        "lead": after.lead_interval,
    }


def alike(both):
    """Which drivers the page would call alike within teams and between them, (d,)."""
    ends = both.difference_interval
    rows = zip(both.within, both.between, both.shares, ends[:, 0], ends[:, 1], strict=True)
    names = ("within", "between", "within_share", "diff_low", "diff_high")
    return np.array([slopes_verdict(dict(zip(names, row, strict=True))) == "alike" for row in rows])
