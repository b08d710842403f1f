"""Panels made by hand or drawn at random, for tests that start above the workspace."""

from dataclasses import replace

import numpy as np
import pandas as pd

from analysis.measures import MEASURES
from analysis.panel import Panel

SURVEYED = ("strategy_clarity", "culture")


def panel_of(frame: pd.DataFrame, raters: pd.DataFrame | None = None, sizes: pd.DataFrame | None = None) -> Panel:
    """A panel of `frame`: team_id, quarter and measures' columns."""
    names = [name for name in frame if name not in ("team_id", "quarter")]
    teams = pd.DataFrame({"team_id": sorted(frame["team_id"].unique())})
    teams = teams.assign(team_name=teams["team_id"].str.title(), manager_name="", region="", segment="")
    keys = frame[["team_id", "quarter"]]
    return Panel(
        frame=frame,
        counts=keys.assign(**dict.fromkeys(names, 6.0)),
        teams=teams,
        raters=keys[:0].assign(respondent_id="", week=pd.NaT) if raters is None else raters,
        sizes=keys.assign(reps=7.0, quota=1_000_000.0, revenue=900_000.0) if sizes is None else sizes,
        reps=keys[:0].assign(rep_id="", reps=0.0, quota=0.0, revenue=0.0),
        coverage=keys[:0].assign(table="", rows=0),
        measures={name: MEASURES[name] for name in names},
        quarters=tuple(sorted(frame["quarter"].unique())),
        fingerprint="by hand",
    )


def company(teams: int = 60, quarters: int = 8, raters: int = 6, seed: int = 0, controls: int = 5) -> Panel:
    """A random company in which clarity and coaching cadence go with the outcome, and culture does not."""
    rng = np.random.default_rng(seed)
    shape = (teams, quarters)
    clarity, culture, cadence = (rng.normal(size=(teams, 1)) + 0.4 * rng.normal(size=shape) for _ in range(3))
    names = ("territory_potential", "tenure", "ramping_share", "quota_difficulty", "span_of_control")[:controls]
    conditions = {name: rng.normal(size=(teams, 1)) + 0.3 * rng.normal(size=shape) for name in names}
    outcome = 1 + 0.1 * clarity + 0.08 * cadence + 0.1 * rng.normal(size=(teams, 1)) + 0.1 * rng.normal(size=shape)
    answers = [level[..., None] * 0.3 + 3.4 + 0.6 * rng.normal(size=(*shape, raters)) for level in (clarity, culture)]
    ids = [f"team {at:03}" for at in range(teams)]
    labels = [f"{2025 + at // 4}-Q{at % 4 + 1}" for at in range(quarters)]
    index = pd.MultiIndex.from_product([ids, labels], names=["team_id", "quarter"])
    means = [each.mean(axis=2) for each in answers]
    columns = {"quota_attainment": outcome, "strategy_clarity": means[0], "culture": means[1]}
    columns |= {"coaching_cadence": 0.5 + 0.1 * cadence, **conditions}
    frame = pd.DataFrame({name: values.ravel() for name, values in columns.items()}, index=index).reset_index()
    people = pd.MultiIndex.from_product([ids, labels, range(raters)], names=["team_id", "quarter", "respondent_id"])
    asked = pd.DataFrame(
        dict(zip(SURVEYED, (each.ravel() for each in answers), strict=True)), index=people
    ).reset_index()
    ids = asked["team_id"] + asked["respondent_id"].astype(str)
    asked.insert(3, "week", pd.Timestamp("2025-02-03"))
    return panel_of(frame, raters=asked.assign(respondent_id=ids))


def with_further(panel: Panel, **columns) -> Panel:
    """The panel with further drivers, of the family of coaching unless said: name -> (measure's fields, values)."""
    cadence = MEASURES["coaching_cadence"]
    return replace(
        panel,
        frame=panel.frame.assign(**{name: values for name, (_, values) in columns.items()}),
        counts=panel.counts.assign(**dict.fromkeys(columns, 6.0)),
        measures=panel.measures
        | {name: replace(cadence, name=name, **fields) for name, (fields, _) in columns.items()},
    )
