"""Reps beside the others of their team in the same quarter: the rows and columns that can be compared."""

import numpy as np
import pandas as pd

from analysis.groups import AMOUNTS
from analysis.panel import Panel

FEWEST_TEAMS, REPS_PER_COLUMN = 3, 5  # intervals keep their word from three teams on (docs/reps.md)
MOST_OF_A_QUARTER = 0.5  # a rep counts for a team and quarter when there for half of its weeks
KEPT = 0.7  # a column that would cost more than three in ten rows stays out
ALIKE = 1e-9  # differences below it are rounding


def rows_of(panel: Panel, outcome: str) -> pd.DataFrame:
    """Rep-quarters with an outcome `y`, of reps who had a team-mate then; empty where it is not known per rep."""
    rows = panel.reps[panel.reps["reps"] >= MOST_OF_A_QUARTER]
    amount = rows[AMOUNTS[outcome]] if outcome in AMOUNTS else pd.Series(np.nan, rows.index)
    return with_mates(rows.assign(y=rows["revenue"] / amount.where(amount > 0)).dropna(subset=["y"]))


def with_mates(rows: pd.DataFrame) -> pd.DataFrame:
    return rows[rows.groupby(["team_id", "quarter"])["y"].transform("size") > 1]


def choose(panel: Panel, rows: pd.DataFrame):
    """The rows in which all is known, drivers and controls that may enter, and a sentence for each of the others."""
    chosen, omitted = {"driver": [], "control": []}, []
    for name, measure in panel.rep_measures.items() if len(rows) else ():
        known = with_mates(rows.dropna(subset=[name]))
        words = fault(known, len(rows), name, sum(map(len, chosen.values())))
        if words:
            omitted.append(f"{measure.label} {words}.")
        else:
            rows = known
            chosen[measure.role].append(name)
    return rows, tuple(chosen["driver"]), tuple(chosen["control"]), tuple(omitted)


def fault(known: pd.DataFrame, before: int, name: str, chosen: int) -> str:
    """Why a column may not enter beside those chosen; empty when it may."""
    if len(known) < KEPT * before:
        return "is unknown for too many reps"
    cells = known.groupby(["team_id", "quarter"])[name]
    apart = (cells.max() - cells.min()).groupby("team_id").max()
    if (apart > ALIKE).sum() < FEWEST_TEAMS:
        return f"differs between reps in fewer than {FEWEST_TEAMS} teams"
    if known.groupby("team_id")["rep_id"].nunique().sum() < REPS_PER_COLUMN * (chosen + 1):
        return "waits for more reps"
    return ""
