"""Fit to the rows of the bridge: drivers, controls, luck and the rest, and which of them may be ranked.

Drivers that move together are one row; what stands behind it is a `DriverBlock`.
"""

from dataclasses import dataclass
from itertools import permutations

import numpy as np
import pandas as pd

from analysis.panel import Panel
from analysis.split.families import PLUS, listed
from analysis.split.fit import Fit
from analysis.stats.blocks import TOGETHER, inseparable

COLUMNS = "name label role share ci_low ci_high uncorrected shapley reliability robustness".split()
NUMBERS = COLUMNS[3:]


@dataclass(frozen=True, kw_only=True)
class DriverBlock:
    """Drivers that hardly differ from one another, from team to team, and so share one row.

    name, label   of the row that stands for them
    members       one row a driver, columns as the bridge's: its own share, which nobody should read alone
    correlation   the largest between two of them, survey noise out
    """

    name: str
    label: str
    members: pd.DataFrame
    correlation: float

    def summary(self) -> str:
        """Why they are one."""
        labels = self.label.removesuffix(" (block)")
        return (
            f"{labels} move together from team to team (correlation {self.correlation:.2f}, above {TOGETHER}): "
            "what goes with them can be told, which of them it goes with cannot."
        )


def bridge(panel: Panel, found: Fit) -> tuple[pd.DataFrame, tuple[DriverBlock, ...]]:
    """Drivers by share, controls by share, noise, unmeasured; and the drivers that share a row."""
    rows = predictors(panel, found)
    blocks = tuple(as_block(panel, found, block, rows) for block in found.blocks)
    inside = [at for block in found.blocks for at in block.members]
    singles = rows.drop(index=inside)
    joint = pd.DataFrame([as_row(block, each) for block, each in zip(blocks, found.blocks, strict=True)])
    rows = pd.concat([singles, joint], ignore_index=True) if blocks else singles
    rows = rows.sort_values(["role", "share"], ascending=[False, False], kind="stable")
    return pd.concat([rows, remainder(found)], ignore_index=True)[COLUMNS], blocks


def predictors(panel: Panel, found: Fit) -> pd.DataFrame:
    """One row a driver or control, in the fit's order."""
    low, high = found.intervals.T
    rows = pd.DataFrame({"name": found.names, "share": found.shares, "ci_low": low, "ci_high": high})
    for column in NUMBERS[3:]:
        rows[column] = getattr(found, column)
    rows["role"] = [panel.measures[name].role for name in found.names]
    rows["label"] = [panel.measures[name].label for name in found.names]
    return rows[COLUMNS]


def as_block(panel: Panel, found: Fit, block, rows: pd.DataFrame) -> DriverBlock:
    names = [found.names[at] for at in block.members]
    return DriverBlock(
        name=PLUS.join(names),
        label=f"{listed(panel, names)} (block)",
        members=rows.loc[list(block.members)].reset_index(drop=True),
        correlation=block.correlation,
    )


def as_row(named: DriverBlock, block) -> dict:
    low, high = block.interval
    numbers = {name: getattr(block, name) for name in ("share", *NUMBERS[3:])}
    return {"name": named.name, "label": named.label, "role": "driver", "ci_low": low, "ci_high": high, **numbers}


def remainder(found: Fit) -> pd.DataFrame:
    rows = [
        ("noise", "Luck of the quarter", "noise", found.noise, *found.noise_interval),
        ("unmeasured", "Not measured", "unmeasured", found.unmeasured, *found.unmeasured_interval),
    ]
    return pd.DataFrame(rows, columns=COLUMNS[:6]).reindex(columns=COLUMNS).astype(dict.fromkeys(NUMBERS, float))


def conditions(panel: Panel, found: Fit) -> tuple[float, float, float] | None:
    """The shares of all controls summed, with the 95 % interval of that sum; None without controls."""
    members = [at for at, name in enumerate(found.names) if panel.measures[name].role == "control"]
    low, high = found.conditions_interval
    return (float(found.shares[members].sum()), float(low), float(high)) if members else None


def settled_pairs(panel: Panel, found: Fit) -> tuple[tuple[str, str], ...]:
    """Pairs of drivers' rows, the first clearly above the second: the interval of their difference excludes zero.

    None where raters are unknown, since the order may then hang on how lasting their opinions are.
    """
    if np.isnan(found.intervals).any() or np.isfinite(found.bracket).any():
        return ()
    solved = (found.replicates - found.optimism)[np.isfinite(found.replicates).all(axis=1)]
    shares = {name: solved[:, members].sum(axis=1) for name, members in driver_rows(panel, found).items()}
    return tuple(
        (one, other)
        for one, other in permutations(shares, 2)
        if len(solved) and np.percentile(shares[one] - shares[other], 2.5) > 0
    )


def entangled(panel: Panel, found: Fit) -> tuple[tuple[str, str, float], ...]:
    """Drivers whose share may be nothing though alone they would have one: name, its nearest fellow, correlation."""
    pairs = inseparable(found.shares, found.intervals, found.shapley, found.correlation, found.complete_teams)
    inside = {at for block in found.blocks for at in block.members}
    return tuple(
        (found.names[at], found.names[other], float(found.correlation[at, other]))
        for at, other in pairs
        if panel.measures[found.names[at]].role == "driver" and at not in inside
    )


def driver_rows(panel: Panel, found: Fit) -> dict[str, list[int]]:
    """Name of each driver's row -> the predictors in it."""
    blocks = {block.members[0]: list(block.members) for block in found.blocks}
    inside = {at for members in blocks.values() for at in members[1:]}
    rows = [
        blocks.get(at, [at])
        for at, name in enumerate(found.names)
        if panel.measures[name].role == "driver" and at not in inside
    ]
    return {PLUS.join(found.names[at] for at in members): members for members in rows}
