"""What goes with a difference between two sides, each part with its name, amount and interval."""

import numpy as np
import pandas as pd

from analysis.panel import Panel
from analysis.privacy import FEWEST_AVERAGED, shown_values
from analysis.sides import Sides
from analysis.split.gate import TEAMS_PER_COLUMN, Gate
from analysis.stats.bootstrap import interval
from analysis.stats.comparison import Decomposition

COLUMNS = "name label role amount ci_low ci_high first second reliability".split()


def amounts(panel: Panel, sides: Sides, gate: Gate, found: Decomposition, outcome: str) -> dict:
    """The numbers of a comparison by name, in the outcome's own direction; the gap alone behind a closed gate."""
    turn = panel.measures[outcome].direction
    low, high = sorted(turn * found.gap_interval)
    measured = {
        "means": tuple((turn * found.means).tolist()),
        "gap": turn * found.gap,
        "gap_low": float(low),
        "gap_high": float(high),
    }
    if gate.state == "closed":
        nothing = dict.fromkeys(("explained", "explained_low", "explained_high"), np.nan)
        parts = pd.DataFrame(columns=COLUMNS)
        return {**measured, **nothing, "parts": parts, "conditions": (np.nan,) * 3, "own": (np.nan,) * 2}
    inside = sorted(turn * found.explained_interval)
    return {
        **measured,
        "explained": turn * found.explained,
        "explained_low": float(inside[0]),
        "explained_high": float(inside[1]),
        "parts": parts_of(panel, sides, gate, found, turn),
        "conditions": conditions(gate, found, turn),
        "own": own(sides, gate, turn * found.own),
    }


def parts_of(panel: Panel, sides: Sides, gate: Gate, found: Decomposition, turn: int) -> pd.DataFrame:
    """Drivers by size, controls by size, what is left; columns as COLUMNS, `turn` -1 where less is better."""
    low, high = np.sort(turn * found.part_intervals, axis=1).T
    names = (*gate.drivers, *gate.controls)
    rows = pd.DataFrame({"name": names, "amount": turn * found.parts, "ci_low": low, "ci_high": high})
    rows["label"] = [panel.measures[name].label for name in names]
    rows["role"] = [panel.measures[name].role for name in names]
    rows["reliability"] = found.reliability
    rows[["first", "second"]] = [seen(panel, sides, name) for name in names]
    order = rows.assign(size=-rows["amount"].abs(), late=rows["role"] == "control").sort_values(["late", "size"])
    low, high = sorted(turn * found.unexplained_interval)
    left = ("unexplained", "Not explained by these", "unexplained", turn * found.unexplained, low, high)
    left = pd.DataFrame([(*left, np.nan, np.nan, np.nan)], columns=COLUMNS)
    return pd.concat([rows.loc[order.index, COLUMNS], left], ignore_index=True)


def seen(panel: Panel, sides: Sides, name: str) -> tuple[float, float]:
    """Means of a measure on the two sides over the teams that may be shown; NaN for survey means of too few."""
    measure, values = panel.measures[name], shown_values(panel, name)
    first = sides.rows.groupby("team_id")["first"].first().reindex(values.index)
    fewest, decimals = (FEWEST_AVERAGED, 2) if measure.surveyed else (1, 12)
    groups = [values[first.eq(side)] for side in (True, False)]
    return tuple(round(float(group.mean()), decimals) if len(group) >= fewest else np.nan for group in groups)


def conditions(gate: Gate, found: Decomposition, turn: int) -> tuple[float, float, float]:
    """The controls together, with the interval of their sum."""
    at = slice(len(gate.drivers), None)
    drawn = found.part_replicates[:, at].sum(axis=1)
    low, high = sorted(turn * interval(drawn, np.isfinite(drawn)))
    return turn * float(found.parts[at].sum()), float(low), float(high)


def own(sides: Sides, gate: Gate, explained: np.ndarray) -> tuple[float, float]:
    """`explained` by each side's own slopes, where the side has the teams for as many columns."""
    columns = len(gate.drivers) + len(gate.controls)
    enough = [count >= TEAMS_PER_COLUMN * columns for count in sides.counts]
    return tuple(np.where(enough, explained, np.nan).tolist())
