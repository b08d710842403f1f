"""The split of a difference between two groups given from outside: its gate, and the fit behind it."""

from dataclasses import replace

import numpy as np
import pandas as pd

from analysis.errors import DataError
from analysis.panel import Panel
from analysis.sides import Sides
from analysis.split.families import composed
from analysis.split.fit import arrays
from analysis.split.gate import TEAMS_PER_COLUMN, Gate, place
from analysis.split.gated import without_noisy
from analysis.stats.comparison import Decomposition, decompose

FEWEST = 10  # teams a side: below it simulated 95 % intervals of the parts cover less than .92


def split_sides(panel: Panel, sides: Sides, outcome: str, drivers: tuple, controls: tuple, **options):
    """(gate, the panel with the gate's columns, Decomposition). Raises DataError where nothing can be told apart.

    Behind a closed gate the decomposition has no columns.
    """

    def attempt(kept: tuple[str, ...]) -> tuple[Gate, Panel, Decomposition]:
        gate = place_sides(panel, sides, outcome, kept, controls)
        columns = composed(panel, gate.drivers)
        teams, given = arrays(columns, outcome, (*gate.drivers, *gate.controls))
        first = sides.rows.groupby("team_id")["first"].first()[teams].to_numpy()
        found = decompose(**given, first=first, **options)
        if not found.solved:
            raise DataError(untold(sides))
        return gate, columns, found

    return without_noisy(drivers, attempt)


def of_sides(panel: Panel, sides: Sides) -> Panel:
    """The panel of the team-quarters that count on a side."""
    kept = pd.MultiIndex.from_frame(sides.rows[["team_id", "quarter"]])
    inside = pd.MultiIndex.from_frame(panel.frame[["team_id", "quarter"]]).isin(kept)
    whole = panel.whole and inside[panel.frame["team_id"].isin(sides.rows["team_id"])].all()
    frame, counts = (each[inside].reset_index(drop=True) for each in (panel.frame, panel.counts))
    return replace(panel, frame=frame, counts=counts, whole=bool(whole))


def place_sides(panel: Panel, sides: Sides, outcome: str, drivers: tuple, controls: tuple) -> Gate:
    """The gate of a split by as many columns as there is room for beside the groups' own."""
    fewest = min(sides.counts)
    if fewest < FEWEST:
        name = (sides.first, sides.second)[int(np.argmin(sides.counts))]
        why = f"{name}: {fewest} teams are too few to split the difference; {FEWEST} a side open it."
        return Gate(state="closed", why=why, drivers=(), controls=(), omitted=(), teams=sum(sides.counts))
    gate = place(panel, outcome, drivers, controls)
    if gate.controls and len(gate.drivers) + len(gate.controls) + 1 > gate.teams // TEAMS_PER_COLUMN:
        left = f"{panel.measures[gate.controls[-1]].label} waits for more teams."
        gate = replace(gate, controls=gate.controls[:-1], omitted=(*gate.omitted, left))
    return gate


def untold(sides: Sides) -> str:
    return (
        f"What is measured cannot be told apart from the difference between {sides.first} and {sides.second}: "
        "something is the same for all teams of a side, or follows from the rest.\nChoose fewer drivers."
    )
