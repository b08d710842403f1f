"""What comes first, the practice or the result?

Lag: a practice that goes with results goes with those of the next quarter too. So the shares are computed once more
with the drivers of the quarter before.

Lead: the practice of the next quarter cannot have made this quarter's result. Where, within teams, it follows the
result more than this quarter's practice already does, the result came first: winners rate their culture higher, a good
quarter leaves time to coach. Measured as it is, raters' error included: the error of one quarter's answers is not that
of the next, so it blurs what this quarter's practice explains and what the next quarter's echoes of it alike.

Source: Wooldridge (2010), Econometric Analysis of Cross Section and Panel Data, section 10.7.1, strict exogeneity
tested by a lead; here from all pairs of quarters there are.
"""

from dataclasses import dataclass, replace

import numpy as np

from analysis.stats.attribute import attribute
from analysis.stats.bootstrap import draw_teams, interval
from analysis.stats.moments import arrange_rows, remove_quarter_means

FEWEST_QUARTERS = 3  # with an outcome: from two, what follows and what goes together cannot be told apart


@dataclass(frozen=True, kw_only=True)
class Follows:
    """How the first d predictors, the drivers, follow the outcome of the quarter before, within teams.

    lead, lead_interval   (d,), (d, 2) driver's unit per unit of the outcome, beyond what goes together in a quarter;
                          0 unless the result comes first; 90 % over draws of teams, so that all above zero means 95 %
                          certainty; NaN for a driver that never moves, or where no team has an outcome in three quarters
    """

    lead: np.ndarray
    lead_interval: np.ndarray


def lagged(y, x, team, quarter, *, drivers=None, answers=None, **options):
    """The attribution of y to the drivers (first `drivers` columns of x) of the quarter before, conditions as they are.

    Arguments as `attribute` takes them; quarter codes count quarters, so that consecutive ones differ by 1.
    """
    d = x.shape[1] if drivers is None else drivers
    before = np.column_stack([earlier(x[:, :d], team, quarter), x[:, d:]])
    if answers is not None:
        kept = answers.quarter < quarter.max()
        rows = {name: getattr(answers, name)[kept] for name in ("team", "quarter", "rater", "scores")}
        answers = replace(answers, **rows | {"quarter": rows["quarter"] + 1})
    return attribute(y, before, team, quarter, drivers=drivers, answers=answers, **options)


def earlier(values, team, quarter):
    """Each row's values (N, k) of its team a quarter before; NaN where there is no such row."""
    block = arrange_rows(values, team, quarter + 1)
    return block[team, quarter]


def follows(y, x, team, quarter, *, drivers=None, seed=0, replicates=500):
    """How the drivers of a quarter follow the outcome of the one before; arguments as `lagged` takes them."""
    d = x.shape[1] if drivers is None else drivers
    centred, _ = remove_quarter_means(np.column_stack([x[:, :d], y]), quarter)
    sums = pairs(arrange_rows(centred, team, quarter))
    everyone = np.ones((1, sums[0].shape[0]))
    lead = after(sums, everyone)[0]
    drawn = after(sums, draw_teams(everyone.size, replicates, seed))
    found = [interval(drawn[:, k], np.isfinite(drawn[:, k]), percentiles=(5, 95)) for k in range(d)]
    return Follows(lead=lead, lead_interval=np.array(found))


def pairs(block):
    """What each team adds, (n, d) each: driver with outcome and with itself, in a quarter and a quarter after."""
    present = ~np.isnan(block)
    present &= (present[..., -1:].sum(axis=1) >= FEWEST_QUARTERS)[:, None]
    count = present.sum(axis=1, keepdims=True)
    mean = np.where(present, block, 0).sum(axis=1, keepdims=True) / np.maximum(count, 1)
    own = np.where(present, block - mean, 0)
    x, y = own[..., :-1], own[..., -1:]
    outcome = (y[:, :-1] ** 2 * present[:, 1:, :-1]).sum(axis=1)
    together, itself = (x * y).sum(axis=1), (x**2).sum(axis=1)
    return (y[:, :-1] * x[:, 1:]).sum(axis=1), (x[:, :-1] * x[:, 1:]).sum(axis=1), together, itself, outcome


def after(sums, counts):
    """The lead of every replicate, (B, d): next quarter's driver on the outcome, less what this quarter's echoes."""
    next_outcome, next_itself, together, itself, outcome = (counts @ column for column in sums)
    known = (itself > 0) & (outcome > 0)
    slope = np.where(known, together, np.nan) / np.where(known, itself, 1)
    return (next_outcome - slope * next_itself) / np.where(known, outcome, 1)
