"""Do bands for a team that changes hold what it reaches? The second half of the quarters is what is to come."""

from dataclasses import replace
from functools import partial

import numpy as np
from threadpoolctl import threadpool_limits

from analysis.stats.attribute import attribute
from analysis.stats.moments import arrange_rows, remove_quarter_means
from analysis.stats.shrinkage import shrink
from analysis.stats.what_if import differ_by, single_team
from tests.truth.measure import DRIVERS, PROCESSES, over_companies, stacked
from tests.truth.simulate import COACHING, SURVEYED, make_parts, observe
from tests.truth.worlds import world_of

CHANGED = 0.7  # coaching rises by so many of its standard deviations between teams


def foretell(kind, teams, uneven, *, companies, replicates, processes=PROCESSES):
    """How often 90 % bands hold what teams that change reach, and what teams that differ do differ by."""
    world = world_of(kind, teams, uneven)
    world = replace(world, quarters=2 * world.quarters)
    found = stacked(over_companies(partial(look, world, teams, replicates), companies, processes))
    return {name: column.mean() for name, column in found.items()} | {"error": found["team"].std() / np.sqrt(companies)}


def look(world, teams, replicates, seed):
    """One company: share of its teams whose band holds what they reach, and whether the band of the difference does."""
    rng = np.random.default_rng([seed, teams])
    parts = make_parts(world, teams, rng)
    company, past = observe(world, parts, rng), world.quarters // 2
    rows, asked = company.quarter < past, company.answers.quarter < past
    answers = replace(company.answers, **{name: column[asked] for name, column in vars(company.answers).items()})
    y, team, quarter = company.y[rows], company.team[rows], company.quarter[rows]
    with threadpool_limits(1):
        found = attribute(
            y,
            company.x[rows],
            team,
            quarter,
            answers=answers,
            surveyed=SURVEYED,
            drivers=DRIVERS,
            seed=seed,
            replicates=replicates,
        )
    change = CHANGED * (np.arange(len(world.slopes)) == COACHING)
    centred, _ = remove_quarter_means(y[:, None], quarter)
    shrunken = shrink(arrange_rows(centred, team, quarter)[..., 0])
    _, low, high = single_team(found.slopes, found.slope_replicates, change, shrunken, past)
    reached = parts.outcome[:, past:].mean(axis=1)
    reached = reached - reached.mean() + world.slopes @ change
    _, least, most = differ_by(found.slopes, found.slope_replicates, change)
    return {
        "team": ((low <= reached) & (reached <= high)).mean(),
        "difference": least <= world.slopes @ change <= most,
        "width": (high - low).mean(),
        "luck_told": found.luck_told,
    }
