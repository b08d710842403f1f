"""Every manager on every measure of the panel that belongs to a responsibility, beside the other managers."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.insights.report import Mark
from analysis.insights.terms import Terms
from analysis.logs import Logs
from analysis.measures import Measure
from analysis.panel import KEYS, Panel
from analysis.stats.peers import OF_NOTE, Beside, Levels, beside, half_width, levels, stepped

SUBJECTS = {
    "quota_attainment": "metrics",
    "customer_satisfaction": "metrics",
    "engagement": "metrics",
    "coaching_cadence": "coaching",
    "coaching_structure": "coaching",
    "coaching_follow_through": "coaching",
    "coaching_time": "coaching",
    "activity_attainment": "accountability",
    "commitment_follow_through": "accountability",
    "review_cadence": "talent",
    "plan_coverage": "talent",
    "improve_or_move_on": "talent",
    "rep_retention": "talent",
    "firefighting_and_admin_time": "time",
    "recruiting_cadence": "recruiting",
    "a_player_share": "recruiting",
}
CONDITIONS = ("territory_potential", "ramping_share")
RESULTS = ("a_player_share",)  # follows what was sold, and stays the same from quarter to quarter: no practice
UNBOUNDED = ("share of quota", "share of target")  # shares that may exceed the whole
LEVEL = 0.05  # chance that a manager like the others is told of any strength or growth area
COUNTED = {
    "quota_attainment": "reps and quarters",
    "customer_satisfaction": "answers",
    "engagement": "answers of reps",
    "coaching_cadence": "rep-weeks",
    "coaching_structure": "sessions",
    "coaching_follow_through": "follow-ups",
    "coaching_time": "weeks",
    "activity_attainment": "entries",
    "commitment_follow_through": "commitments",
    "review_cadence": "reps and quarters",
    "plan_coverage": "rep-weeks",
    "improve_or_move_on": "C ratings",
    "rep_retention": "reps and quarters",
    "firefighting_and_admin_time": "weeks",
    "recruiting_cadence": "weeks",
    "a_player_share": "rep-weeks",
}


@dataclass(frozen=True, kw_only=True)
class Compared:
    """One measure of every manager who has it: index manager; columns of a `Mark`, p."""

    measure: Measure
    subject: str
    counted: str
    frame: pd.DataFrame


def read_marks(logs: Logs, terms: Terms) -> tuple[Compared, ...]:
    """All measures of `SUBJECTS` that the panel has, in that order."""
    conditions = read_conditions(logs.panel, terms)
    names = [name for name in SUBJECTS if name in logs.panel.measures]
    found = [compare_measure(logs.panel, terms, name, conditions) for name in names]
    return tuple(one for one in found if len(one.frame))


def read_conditions(panel: Panel, terms: Terms) -> pd.DataFrame:
    """index manager, one column per condition that is known of everybody: the mean over the manager's quarters."""
    names = [name for name in CONDITIONS if name in panel.measures]
    cells = terms.rows.merge(panel.frame[[*KEYS, *names]], on=KEYS, how="left")
    means = cells.groupby("manager")[names].mean()
    return means.fillna(means.mean())


def compare_measure(panel: Panel, terms: Terms, name: str, conditions: pd.DataFrame) -> Compared:
    """One measure of the panel; of outcomes every quarter counts alike, of practices every case."""
    cells = terms.rows.merge(panel.frame[[*KEYS, name]], on=KEYS).dropna(subset=[name])
    cells = cells.merge(panel.counts[[*KEYS, name]].rename(columns={name: "n"}), on=KEYS)
    measure, subject, counted = panel.measures[name], SUBJECTS[name], COUNTED.get(name, "cases")
    if cells.empty:
        return Compared(measure=measure, subject=subject, counted=counted, frame=pd.DataFrame())
    who, managers = pd.factorize(cells["manager"], sort=True)
    weights = np.ones(len(cells)) if measure.role == "outcome" else cells["n"].to_numpy(float)
    found = levels(cells[name].to_numpy(float), who, pd.factorize(cells["quarter"], sort=True)[0], weights)
    size = cells.groupby("manager")["n"].sum().reindex(managers)
    return Compared(
        measure=measure,
        subject=subject,
        counted=counted,
        frame=weigh(managers, found, size.to_numpy(), terms, conditions),
    )


def weigh(managers, found: Levels, size, terms: Terms, conditions: pd.DataFrame) -> pd.DataFrame:
    """The columns of a `Mark` for `managers` with their Levels; only those long enough in post are compared."""
    judged = np.isin(managers, terms.judged)
    told = beside(found.level[judged], found.error[judged], found.freedom, conditions.loc[managers[judged]].to_numpy())
    frame = pd.DataFrame({"value": found.mean, "n": size, "error": found.error}, index=pd.Index(managers))
    half = half_width(found)
    frame = frame.assign(low=found.mean - half, high=found.mean + half).join(spread_out(managers[judged], told))
    return frame.assign(expected=frame["value"] - frame["difference"])


def spread_out(managers, told: Beside) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "difference": told.difference,
            "diff_low": told.low,
            "diff_high": told.high,
            "p": told.p,
            "of_note": np.abs(told.difference) >= OF_NOTE * told.spread,
            "spread": told.spread,
            "others": told.others,
            "lower": told.middle[:, 0],
            "upper": told.middle[:, 1],
        },
        index=pd.Index(managers),
    )


def marks_of(compared: tuple[Compared, ...], manager: str) -> tuple[Mark, ...]:
    """One manager's marks; which are clear is weighed over all of the five responsibilities and the use of time."""
    there = [one for one in compared if manager in one.frame.index]
    p = np.array([one.frame["p"].to_numpy()[one.frame.index.get_loc(manager)] for one in there])
    metric = np.array([one.subject == "metrics" for one in there], dtype=bool)
    practice = ~metric & np.array([one.measure.name not in RESULTS for one in there], dtype=bool)
    chances = np.where(metric, stepped(np.where(metric, p, np.nan)), stepped(np.where(practice, p, np.nan)))
    return tuple(_mark(one, one.frame.loc[manager], chance) for one, chance in zip(there, chances, strict=True))


def _mark(one: Compared, row: pd.Series, chance: float) -> Mark:
    known = not np.isnan(row["difference"])
    low, high = within_unit(one.measure, row["low"], row["high"])
    return Mark(
        measure=one.measure,
        subject=one.subject,
        counted=one.counted,
        n=int(np.nan_to_num(row["n"])),
        low=low,
        high=high,
        middle=(float(row["expected"] + row["lower"]), float(row["expected"] + row["upper"])),
        others=int(row["others"]) if known else 0,
        clear=bool(known and chance <= LEVEL and row["of_note"]),
        **{name: float(row[name]) for name in ("value", "expected", "difference", "diff_low", "diff_high", "spread")},
    )


def within_unit(measure: Measure, low: float, high: float) -> tuple[float, float]:
    """An interval that keeps to what its unit can be: shares from nothing to all, answers from 1 to 5."""
    least, most = {"1 to 5": (1, 5)}.get(measure.unit, (-np.inf, np.inf))
    if measure.unit.startswith("share of"):
        least, most = 0, np.inf if measure.unit in UNBOUNDED else 1
    return float(np.clip(low, least, most)), float(np.clip(high, least, most))
