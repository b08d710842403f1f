"""Logs made of single answers by hand, for tests that start above the workspace."""

from collections.abc import Iterable

import pandas as pd

from analysis.items import ITEMS
from analysis.logs import Logs
from tests.panels import panel_of

BANK = {item.name: item for item in ITEMS}
COLUMNS = "team_id quarter week_start rater subject_id respondent_id rank construct practice item score".split()


def said(team: str, who: str | None, item: str, score: float, quarter: str = "2025-Q1", **more) -> dict:
    """One answer of a rep on the team; `more`: rater, subject_id, rank, week_start."""
    asked = BANK[item]
    row = {"team_id": team, "quarter": quarter, "week_start": pd.Timestamp("2025-02-03"), "rater": "rep"}
    row |= {"subject_id": "", "respondent_id": who, "rank": float("nan")}
    return row | {"construct": asked.construct, "practice": asked.practice, "item": item, "score": float(score)} | more


def logs_of(answers: Iterable[dict], attainment: dict[str, float] | None = None) -> Logs:
    """Logs of `answers` alone; `attainment`: team -> share of quota in every quarter asked, an outcome to judge by."""
    rows = pd.DataFrame(list(answers), columns=COLUMNS, dtype=object).astype({"score": float, "rank": float})
    cells = rows[["team_id", "quarter"]].drop_duplicates().sort_values(["team_id", "quarter"], ignore_index=True)
    reached = {} if attainment is None else {"quota_attainment": cells["team_id"].map(attainment).astype(float)}
    empty = pd.DataFrame()
    panel = panel_of(cells.assign(**reached))
    rest = dict.fromkeys(
        ("rep_weeks", "coaching_weeks", "sessions", "posts", "hours", "reviews", "candidates", "reps"), empty
    )
    return Logs(panel=panel, answers=rows, **rest)
