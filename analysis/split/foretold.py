"""What is foretold of teams that moved: of each, of all together, in money, and by each driver an hour of managers."""

from itertools import permutations

import numpy as np
import pandas as pd

from analysis.split.ground import Ground
from analysis.split.moved import Moved
from analysis.stats.what_if import band, differ_by, group_of, single_team

AHEAD = 4  # quarters over which what is to come is averaged
SURELY = 0.95  # that all pairs of which one is said to give more an hour do so
LEVERS = "name label target gain low high worth worth_low worth_high hours per_hour per_hour_low per_hour_high".split()
NO_LUCK = "Luck cannot be told from what lasts, so there is no band for a single team, nor for what the teams reach."
DRIFT = "Results drift from quarter to quarter: the bands are for teams that stay as they are in all else."
NO_AMOUNT = "Teams without quotas of their own are not in the money."


def foretold(ground: Ground, moved: Moved, moves: tuple, hours: tuple) -> dict:
    """Every number on teams that moved."""
    rows, first = levers(ground, moved, moves, hours)
    return {
        **together(ground, moved),
        **in_money(ground, moved),
        "teams": each_team(ground, moved),
        "levers": rows,
        "first": first,
        "cautions": warnings(ground, moved),
    }


def nothing(ground: Ground, moved: Moved) -> dict:
    """Where the teams are today, and no number on anything else."""
    return {
        **dict.fromkeys("moved low high gain gain_low gain_high".split(), np.nan),
        **dict.fromkeys(("worth", "worth_low", "worth_high")),
        "today": float(ground.expected.means[moved.members].mean()),
        "teams": each_team(ground, moved),
        "levers": pd.DataFrame(columns=LEVERS),
        "first": (),
        "cautions": (),
    }


def together(ground: Ground, moved: Moved) -> dict:
    """The mean of the teams of which something can be told: today, moved, low, high, gain, gain_low, gain_high."""
    known = moved.known
    gain = differ_by(ground.response, ground.likely[known], moved.change[known])
    given = (ground.response, ground.likely, moved.change, ground.expected, ground.seen, known, AHEAD)
    after, *edges = (
        group_of(*given, left=moved.left) if ground.luck_told else (ground.expected.means[known].mean() + gain[0],)
    )
    low, high = edges or (np.nan, np.nan)
    values = (ground.expected.means[known].mean(), after, low, high, *gain)
    return dict(zip("today moved low high gain gain_low gain_high".split(), map(float, values), strict=True))


def each_team(ground: Ground, moved: Moved) -> pd.DataFrame:
    """One row a team asked about: today, moved, low, high, why; NaN where no number is given."""
    at, told = moved.members, moved.told
    after = low = high = np.full(len(at), np.nan)
    if told.any():
        given = (ground.response, ground.likely, moved.change, ground.expected, AHEAD)
        after, low, high = single_team(*given, members=at, left=moved.left)
    single = told & ground.luck_told
    return pd.DataFrame(
        {
            "team_id": ground.groups.teams[at],
            "team_name": ground.names.to_numpy()[at],
            "segment": ground.groups.segment[at],
            "today": ground.expected.means[at],
            "moved": np.where(told, after, np.nan),
            "low": np.where(single, low, np.nan),
            "high": np.where(single, high, np.nan),
            "why": list(moved.why),
        }
    )


def in_money(ground: Ground, moved: Moved) -> dict:
    """worth, worth_low, worth_high: money a quarter over all these teams; None where the outcome is not money."""
    if ground.amounts is None:
        return dict.fromkeys(("worth", "worth_low", "worth_high"))
    known = moved.known
    values = differ_by(ground.response, ground.likely[known], moved.change[known], ground.amounts[known])
    return dict(zip(("worth", "worth_low", "worth_high"), map(float, values), strict=True))


def levers(ground: Ground, moved: Moved, moves: tuple, hours: tuple) -> tuple[pd.DataFrame, tuple]:
    """A row a driver moved, and the pairs of which the first gives more an hour beyond doubt."""
    rows, draws = [], {}
    for name, target in moves:
        row, draws[name] = lever(ground, moved, name, dict(hours).get(name, np.nan))
        rows.append({"name": name, "label": ground.measures[name].label, "target": target} | row)
    table = pd.DataFrame(rows, columns=LEVERS)
    gives = table[table["per_hour_low"] > 0]["name"].tolist()
    pairs = permutations(draws, 2) if ground.ranked else ()
    return table, tuple((one, other) for one, other in pairs if one in gives and surely_more(one, other, draws))


def surely_more(one: str, other: str, draws: dict[str, np.ndarray]) -> bool:
    """Whether one gives more than the other an hour, as set here: all pairs together hold in 95 of 100."""
    difference = draws[one] - draws[other]
    if not len(difference) or not np.isfinite(difference).all():
        return False
    pairs = max(len(draws) * (len(draws) - 1) / 2, 1)
    return bool(band(difference, 1 - (1 - SURELY) / pairs)[0] > 0)


def lever(ground: Ground, moved: Moved, name: str, hours: float) -> tuple[dict, np.ndarray]:
    """One driver's part of gain and worth, what it costs, and the replicates of what an hour gives."""
    at, known = list(ground.levels.columns).index(name), moved.known
    change = moved.change[known] * (np.arange(ground.response.columns) == at)
    gains, moving = ground.response.gains(ground.likely[known], change)[:, at], change[:, at] != 0

    def drawn(weight: np.ndarray) -> np.ndarray:
        return ground.response.parts(ground.likely[known], change, weight)[:, at]

    size, each = np.ones(len(known)), np.full(len(known), 1 / len(known))
    size = size if ground.amounts is None else ground.amounts[known]
    spent, total = float((hours * ground.reps[known] * moving)[size > 0].sum()), drawn(size)
    an_hour = total / spent if spent > 0 else np.full(len(total), np.nan)
    worth = (np.nan,) * 3 if ground.amounts is None else (size @ gains, *band(total))
    per_hour = (size @ gains / spent, *band(an_hour)) if spent > 0 else (np.nan,) * 3
    values = (gains.mean(), *band(drawn(each)), *worth, spent, *per_hour)
    return dict(zip(LEVERS[3:], map(float, values), strict=True)), an_hour


def warnings(ground: Ground, moved: Moved) -> tuple[str, ...]:
    """What to read with care."""
    drifts = ground.luck_told and not ground.groups.luck_told
    said = [NO_LUCK] * (not ground.luck_told) + [DRIFT] * drifts
    short = ground.amounts is not None and bool((ground.amounts[moved.known] == 0).any())
    return tuple(said + [NO_AMOUNT] * short)
