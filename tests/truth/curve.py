"""Is a curve shown where more of a practice goes with less and less, and only there? Do its bands hold?

Companies as everywhere here; in some of them coaching goes with much up to the average team, and with nothing beyond.
"""

from dataclasses import replace
from functools import partial

import numpy as np
from threadpoolctl import threadpool_limits

from analysis.stats.attribute import attribute
from analysis.stats.curve import choose
from analysis.stats.moments import arrange_rows, remove_quarter_means, team_moments
from analysis.stats.response import Line
from analysis.stats.shrinkage import shrink
from analysis.stats.what_if import differ_by, group_of, left_of_luck, likely_levels, single_team, solved, toward
from tests.truth.measure import DRIVERS, PROCESSES, over_companies, stacked
from tests.truth.simulate import COACHING, SURVEYED, make_parts, observe
from tests.truth.what_if import LOW, team_means
from tests.truth.worlds import world_of

STEEP, FULL = 1.2, 0.0  # outcome for a unit of coaching up to there, of which teams' levels have a variance of 1
TARGET = 0.5


def bend(kind, teams, *, plateau, companies, replicates, refits, processes=PROCESSES):
    """How often a curve is shown, and how often bands of low teams brought to a target hold what they reach."""
    one = partial(look, world_of(kind, teams, False), teams, plateau, replicates, refits)
    return stacked(over_companies(one, companies, processes))


def worth_of(world, x, plateau):
    """What each predictor (..., p) adds to the outcome."""
    worth = x * world.slopes
    if plateau:
        worth[..., COACHING] = STEEP * np.minimum(x[..., COACHING], FULL)
    return worth


def look(world, teams, plateau, replicates, refits, seed):
    """One company: whether a curve is shown, and whether the bands hold."""
    world = replace(world, quarters=2 * world.quarters)
    rng, past = np.random.default_rng([seed, teams]), world.quarters // 2
    parts = make_parts(world, teams, rng)
    parts = replace(parts, worth=worth_of(world, parts.x, plateau))
    company = observe(world, parts, rng)
    rows, asked = company.quarter < past, company.answers.quarter < past
    answers = replace(company.answers, **{name: column[asked] for name, column in vars(company.answers).items()})
    y, x, team, quarter = company.y[rows], company.x[rows], company.team[rows], company.quarter[rows]
    given = {"answers": answers, "surveyed": SURVEYED, "drivers": DRIVERS, "seed": seed, "replicates": replicates}
    with threadpool_limits(1):
        found = attribute(y, x, team, quarter, **given)
    centred, _ = remove_quarter_means(np.column_stack([x, y]), quarter)
    block, levels = arrange_rows(centred, team, quarter), team_means(x, team, quarter)
    wide = block[..., -1]
    level = np.nanmean(wide, axis=1)
    unseen, likely = (likely_levels(levels, each, found.reliability) for each in (None, level))
    everywhere = np.vstack([levels, unseen, likely])
    line = Line(slopes=found.slopes, draws=solved(found.slope_replicates))
    response = choose(
        line, level, unseen, DRIVERS, (everywhere.min(axis=0), everywhere.max(axis=0)), seed=seed, refits=refits
    )
    held = hold(world, plateau, parts, past, response, likely, shrink(wide), block)
    return {"curve": response.shape == "curve"} | held


def hold(world, plateau, parts, past, response, likely, shrunken, block):
    """Low teams at a target of coaching in the quarters to come, which vary about it as they do anyway."""
    targets = np.where(np.arange(likely.shape[1]) == COACHING, TARGET, np.nan)
    change = toward(likely, targets, np.ones(len(targets)))
    low = np.argsort(shrunken.means)[: round(LOW * len(block))]
    ahead = parts.x[:, past:].copy()
    short = parts.x[:, :past, COACHING].mean(axis=1) < TARGET
    ahead[short, :, COACHING] += (TARGET - ahead[short, :, COACHING].mean(axis=1))[:, None]
    gain = (worth_of(world, ahead, plateau) - parts.worth[:, past:]).sum(axis=2).mean(axis=1)
    outcome = parts.outcome[:, past:].mean(axis=1)
    reached = outcome - outcome.mean() + gain
    seen, left = (~np.isnan(block[..., -1])).sum(axis=1), left_of_luck(change, team_moments(block, 0))
    expected, least, most = group_of(response, likely, change, shrunken, seen, low, past, left=left)
    _, bottom, top = single_team(response, likely, change, shrunken, past, left=left)
    middle, floor, ceiling = differ_by(response, likely[low], change[low])
    return {
        "group": least <= reached[low].mean() <= most,
        "team": ((bottom <= reached) & (reached <= top))[low].mean(),
        "gain": floor <= gain[low].mean() <= ceiling,
        "off": middle - gain[low].mean(),
        "group_off": expected - reached[low].mean(),
        "true": gain[low].mean(),
        "width": ceiling - floor,
    }
