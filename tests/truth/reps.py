"""Reps of invented companies with known slopes, and how well these are found again.

python -m tests.truth.reps writes the table of docs/reps.md (about ten minutes of one core).
"""

from pathlib import Path

import numpy as np

from analysis.stats.reps import compare_reps

SLOPES = np.array([0.10, 0.05, 0.0, -0.08])  # two drivers, a driver that is noise, ramping
DRIVERS, NOISE = 3, 2
TEAMS = (3, 4, 6, 10, 15)
DRAWS = 300  # a row of the table; the Monte-Carlo error of a coverage is then .013
ALIKE = np.linalg.cholesky([[1, 0.3, 0.2], [0.3, 1, 0.3], [0.2, 0.3, 1]])
WORLDS = {
    "plain": {},
    "slopes differ between teams": {"differ": 0.5},
    "skewed luck that lasts": {"skewed": True},
    "one quarter": {"quarters": 1},
    "a team of 25 among small ones": {"largest": 25, "differ": 0.5},
    "teams of 3 to 5": {"sizes": (3, 5)},
    "able reps attract coaching": {"attracted": 1.0},
}


def company(rng, teams, quarters=4, sizes=(4, 10), largest=0, differ=0.0, skewed=False, attracted=0.0):
    """y, x, cell, team, rep: reps in teams of unequal size with lasting ability and luck that carries over."""
    size = rng.integers(sizes[0], sizes[1] + 1, teams)
    size[0] = max(size[0], largest)
    team, reps = np.repeat(np.arange(teams), size), size.sum()
    ability = rng.normal(size=(reps, 1))
    habit = rng.normal(size=(reps, DRIVERS)) @ ALIKE.T + rng.normal(size=(teams, DRIVERS))[team]
    seasons = 0.3 * rng.normal(size=(teams, quarters, DRIVERS))[team]
    drivers = habit[:, None] + seasons + 0.6 * rng.normal(size=(reps, quarters, DRIVERS))
    drivers[..., 0] += attracted * ability
    ramping = (rng.random((reps, 1)) < 0.2) & (np.arange(quarters) < 2)
    x = np.concatenate([drivers, ramping[..., None]], axis=2)
    slopes = SLOPES * (1 + differ * rng.normal(size=(teams, len(SLOPES))))
    y = (
        0.1 * (1 + 2 * attracted) * ability
        + (x * slopes[team, None]).sum(axis=2)
        + 0.2 * luck(rng, reps, quarters, skewed)
    )
    y += 0.2 * rng.normal(size=(teams, quarters))[team]
    at = np.repeat(team, quarters)
    cell = at * quarters + np.tile(np.arange(quarters), reps)
    return y.ravel(), x.reshape(-1, len(SLOPES)), cell, at, np.repeat(np.arange(reps), quarters)


def luck(rng, reps, quarters, skewed):
    fresh = rng.normal(size=(reps, quarters + 20))
    if skewed:
        fresh = (np.exp(0.8 * fresh) - np.exp(0.32)) / np.sqrt((np.exp(0.64) - 1) * np.exp(0.64))
    for at in range(1, quarters + 20):
        fresh[:, at] = 0.5 * fresh[:, at - 1] + np.sqrt(0.75) * fresh[:, at]
    return fresh[:, 20:]


def cover(interval, truth):
    return (interval[..., 0] <= truth) & (truth <= interval[..., 1])


def measure(teams, draws, seed=0, **world):
    """Coverage of each slope, of each own slope and of explained, mean share of the noise driver, bias of explained."""
    rng, found = np.random.default_rng(seed), []
    while len(found) < draws:
        one = compare_reps(*company(rng, teams, **world), drivers=DRIVERS)
        if np.isfinite(one.slopes).all():  # where ramping differs in too few teams the question leaves it out
            found.append(one)
    rng = np.random.default_rng(1)
    true = [compare_reps(*company(rng, 400, **world | {"largest": 0}), drivers=DRIVERS).explained for _ in range(4)]
    own = [one for one in found if np.isfinite(one.own).all()]
    explained = np.array([one.explained for one in found])
    known = np.isfinite(explained)
    intervals = np.array([one.explained_interval for one in found])
    return {
        "slopes": np.mean([cover(one.intervals, SLOPES) for one in found], axis=0),
        "own": np.mean([cover(one.own_intervals, SLOPES) for one in own], axis=0) if own else np.full(4, np.nan),
        "explained": cover(intervals[known], np.mean(true)).mean(),
        "noise": np.nanmean([one.shares[NOISE] for one in found]),
        "bias": np.nanmean(explained) - np.mean(true),
        "width": np.median([np.ptp(one.intervals[0]) / (2 * SLOPES[0]) for one in found]),
        "flagged": np.mean([one.apart[0, 0] > 0 for one in own]) if own else np.nan,
    }


def table() -> str:
    """Coverage of 95 % intervals by world and number of teams, as Markdown."""
    lines = [HEAD]
    for name, world in WORLDS.items():
        for teams in TEAMS:
            lines.append(line(name, teams, measure(teams, DRAWS, seed=teams, **world)))
            print(lines[-1], flush=True)
    return "\n".join(lines) + "\n"


def line(name: str, teams: int, found: dict) -> str:
    spans = [" to ".join(f"{edge(found[each]):.3f}" for edge in (np.min, np.max)) for each in ("slopes", "own")]
    numbers = [f"{round(found[each], 3) + 0.0:.3f}" for each in ("explained", "noise", "bias", "width", "flagged")]
    return "| " + " | ".join([name, str(teams), *spans, *numbers]).replace("nan to nan", "–").replace("nan", "–") + " |"


HEAD = f"""# Reps within teams: known truth

Written by `python -m tests.truth.reps`: {DRAWS} invented companies a row. Teams have 4 to 10 reps over 4 quarters
unless the row says otherwise; there are three drivers, one of them noise, and ramping. Coverage is of 95 %
intervals, from the lowest to the highest of the four; the Monte-Carlo error of one is .013. Explained, noise and
bias are shares of the distance between upper and lower halves of teams; width is half the interval of the first
driver, in units of its slope; flagged is how often a rep's own quarters are said to tell another story of the first
driver. Where able reps attract coaching the slopes among team-mates do not cover it: that is what the flag and the
own slopes are for.

| world | teams | slopes | own slopes | explained | noise driver | bias of explained | width | flagged |
|---|---|---|---|---|---|---|---|---|"""

if __name__ == "__main__":
    (Path(__file__).parents[2] / "docs" / "reps.md").write_text(table(), encoding="utf-8")
