"""Do bands for teams that change hold what they reach? The second half of the quarters is what is to come."""

from dataclasses import replace
from functools import partial

import numpy as np
from threadpoolctl import threadpool_limits

from analysis.stats.attribute import attribute
from analysis.stats.moments import arrange_rows, remove_quarter_means, team_moments
from analysis.stats.response import Line
from analysis.stats.shrinkage import shrink
from analysis.stats.what_if import differ_by, group_of, left_of_luck, likely_levels, single_team, solved, toward
from tests.truth.measure import DRIVERS, PROCESSES, over_companies, stacked
from tests.truth.simulate import CLARITY, COACHING, SURVEYED, make_parts, observe
from tests.truth.worlds import world_of

CHANGED = 0.7  # coaching rises by so many of its standard deviations between teams
TARGETS = {COACHING: 0.5, CLARITY: 0.5}  # low teams move there, where they are not beyond it
LOW = 1 / 3


def foretell(kind, teams, uneven, *, companies, replicates, processes=PROCESSES):
    """How often 90 % bands hold what teams that change reach, and what teams that differ do differ by."""
    return foretell_in(world_of(kind, teams, uneven), teams, companies, replicates, processes)


def foretell_in(world, teams, companies, replicates, processes=PROCESSES):
    """The same in any world: `still` are teams that stay as they are in all that is not changed."""
    world = replace(world, quarters=2 * world.quarters)
    found = stacked(over_companies(partial(look, world, teams, replicates), companies, processes))
    errors = {"error": found["team"].std() / np.sqrt(companies), "group_error": np.sqrt(0.9 * 0.1 / companies)}
    return {name: column.mean() for name, column in found.items()} | errors


def look(world, teams, replicates, seed):
    """One company: share of its teams whose band holds what they reach, and whether the band of the difference does."""
    rng = np.random.default_rng([seed, teams])
    parts = make_parts(world, teams, rng)
    company, past = observe(world, parts, rng), world.quarters // 2
    rows, asked = company.quarter < past, company.answers.quarter < past
    answers = replace(company.answers, **{name: column[asked] for name, column in vars(company.answers).items()})
    y, team, quarter = company.y[rows], company.team[rows], company.quarter[rows]
    given = {"answers": answers, "surveyed": SURVEYED, "drivers": DRIVERS, "seed": seed, "replicates": replicates}
    with threadpool_limits(1):
        found = attribute(y, company.x[rows], team, quarter, **given)
    change = CHANGED * (np.arange(len(world.slopes)) == COACHING)
    centred, _ = remove_quarter_means(np.column_stack([company.x[rows], y]), quarter)
    block = arrange_rows(centred, team, quarter)
    wide = block[..., -1]
    shrunken = shrink(wide)
    line = Line(slopes=found.slopes, draws=solved(found.slope_replicates))
    levels = team_means(company.x[rows], team, quarter)
    everyone = np.broadcast_to(change, levels.shape)
    _, low, high = single_team(line, levels, everyone, shrunken, past)
    reached = parts.outcome[:, past:].mean(axis=1)
    centre = reached.mean()
    raised = reached - centre + world.slopes @ change
    stays = parts.x[:, :past].mean(axis=1) @ world.slopes + parts.trait + parts.luck[:, past:].mean(axis=1)
    stays = stays - stays.mean() + world.slopes @ change
    _, least, most = differ_by(line, levels, everyone)
    return {
        "team": ((low <= raised) & (raised <= high)).mean(),
        "still": ((low <= stays) & (stays <= high)).mean(),
        "difference": least <= world.slopes @ change <= most,
        "width": (high - low).mean(),
        "luck_told": found.luck_told,
    } | move_low_teams(world, parts, past, line, found, shrunken, block, levels, centre)


def team_means(x, team, quarter):
    """(n, p) of what was measured, seasons aside, NaN where never."""
    block = arrange_rows(remove_quarter_means(x, quarter)[0], team, quarter)
    count = (~np.isnan(block)).sum(axis=1)
    return np.nansum(block, axis=1) / np.where(count > 0, count, np.nan)


def move_low_teams(world, parts, past, line, found, shrunken, block, levels, centre):
    """The low teams are brought to targets of two drivers: does the band of their mean hold, and that of each?

    A team that is below the target over its past quarters, as it truly is, is at it in every quarter to come; or goes
    on varying about it, as it did about where it was.
    """
    seen = (~np.isnan(block[..., -1])).sum(axis=1)
    targets = np.full(len(world.slopes), np.nan)
    targets[list(TARGETS)] = list(TARGETS.values())
    likely = likely_levels(levels, shrunken.means, found.reliability)
    change = toward(likely, targets, np.ones(len(targets)))
    low = np.argsort(shrunken.means)[: round(LOW * len(seen))]
    low = low[~np.isnan(change[low]).any(axis=1)]
    before, ahead = (x.mean(axis=1) for x in (parts.x[:, :past], parts.x[:, past:]))
    gap, shift = (np.where(before < targets, targets - x, 0) for x in (ahead, before))
    stayed = parts.outcome[:, past:].mean(axis=1) - centre
    reached, about = stayed + gap @ world.slopes, stayed + shift @ world.slopes
    change = np.nan_to_num(change)
    left = left_of_luck(change, team_moments(block, 0))
    _, bottom, top = single_team(line, likely, change, shrunken, past, left=left)
    _, least, most = group_of(line, likely, change, shrunken, seen, low, past, left=left)
    _, floor, ceiling = differ_by(line, likely[low], change[low])
    return {
        "moved_team": ((bottom <= reached) & (reached <= top))[low].mean(),
        "about_team": ((bottom <= about) & (about <= top))[low].mean(),
        "group": least <= reached[low].mean() <= most,
        "group_width": most - least,
        "gain": floor <= gap[low].mean(axis=0) @ world.slopes <= ceiling,
        "gain_off": line.gains(likely[low], change[low]).sum(axis=1).mean() - (gap[low] @ world.slopes).mean(),
    }
