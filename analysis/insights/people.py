"""Which teams a manager has, and how many people are on them."""

import numpy as np
import pandas as pd

from analysis.insights.terms import Terms
from analysis.logs import Logs


def span(logs: Logs, terms: Terms, manager: str) -> tuple[float, float]:
    """Reps in the manager's last quarter, over all teams, and the median of the other managers."""
    if "span_of_control" not in logs.panel.measures:
        return np.nan, np.nan
    cells = terms.rows.merge(logs.panel.frame[["team_id", "quarter", "span_of_control"]])
    last = cells.sort_values("quarter").dropna().groupby("manager")["span_of_control"].last()
    return float(last.get(manager, np.nan)), float(last.drop(manager, errors="ignore").median())


def team_names(logs: Logs, rows: pd.DataFrame) -> pd.Series:
    """manager -> names of the teams, the latest first."""
    named = rows.sort_values("quarter", ascending=False).drop_duplicates(["manager", "team_id"])
    names = named["team_id"].map(logs.panel.teams.set_index("team_id")["team_name"]).fillna(named["team_id"])
    return names.groupby(named["manager"]).agg(tuple)


def yes_no(value: float) -> bool | None:
    return None if pd.isna(value) else bool(value)
