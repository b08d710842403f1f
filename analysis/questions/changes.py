"""What changed since the quarter before, in three balanced metrics, among high and among low teams?"""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.groups import check_measures, group_teams
from analysis.measures import Measure
from analysis.panel import DEFAULT_OUTCOMES, Panel
from analysis.privacy import FEWEST_AVERAGED, shown_values
from analysis.stats.same_teams import quarter_levels
from analysis.stats.welch import student, welch

BESIDE = ("customer_satisfaction", "engagement")
SIDES = ("high", "low")
SURVEY_DECIMALS, DECIMALS = 2, 12


@dataclass(frozen=True, kw_only=True)
class Changes:
    """High and low teams by quarter, and what changed from `before` to `now`, the last two quarters looked at.

    before    "" where one quarter alone is known; `changes` is then empty
    measures  those known on both sides: results first, then customers and engagement
    missing   names of the three that are not measured; `few`: of those measured that too few answered to be shown
    levels    name, quarter, segment (high, low), value: as if the same teams were known in each quarter; of a survey
              only quarters with two teams a side that may be shown
    changes   one row a measure and side (high, low, gap): name, side, value (mean of what teams changed by; of the gap
              high less low), low, high (95 % for all rows at once; NaN with fewer than two teams a side), teams (known
              in both quarters); of a survey only where two teams a side may be shown in both
    """

    outcome: Measure
    by: str
    before: str
    now: str
    measures: tuple[Measure, ...]
    missing: tuple[str, ...]
    few: tuple[str, ...]
    levels: pd.DataFrame
    changes: pd.DataFrame

    @property
    def clear(self) -> pd.DataFrame:
        """The rows of `changes` whose interval leaves out zero."""
        return self.changes[(self.changes["low"] > 0) | (self.changes["high"] < 0)]

    def summary(self) -> str:
        """How many changes are clear of luck."""
        if not self.before:
            return "One quarter alone shows no change."
        return f"{len(self.clear)} of {len(self.changes)} changes since {self.before} are clear of luck."


def measure_changes(
    panel: Panel, *, outcome: str | None = None, by: str = "top-third", quarters: tuple[str, ...] | None = None
) -> Changes:
    """Follow the teams that are high and low by `outcome` from quarter to quarter. Raises DataError without one."""
    panel = panel.between(quarters)
    outcome = outcome or panel.outcome
    check_measures(panel, (outcome,), "outcome")
    groups = group_teams(panel, outcome, by)
    segment = pd.Series(groups.segment, index=groups.teams)
    first = outcome if outcome not in BESIDE else next((n for n in DEFAULT_OUTCOMES if n in panel.measures), outcome)
    wanted = tuple(dict.fromkeys((first, *BESIDE)))
    names = [name for name in wanted if name in panel.measures]
    values = by_quarter(panel, names, segment)
    known = levels(values, panel.measures)
    sides = known.groupby("name")["segment"].nunique()
    told = [name for name in names if name == outcome or sides.get(name, 0) == len(SIDES)]
    *earlier, now = panel.quarters
    before = earlier[-1] if earlier else ""
    return Changes(
        outcome=panel.measures[outcome],
        by=by,
        before=before,
        now=now,
        measures=tuple(panel.measures[name] for name in told),
        missing=tuple(name for name in wanted if name not in names),
        few=tuple(name for name in names if name not in told),
        levels=known,
        changes=changes(values, panel.measures, before, now),
    )


def by_quarter(panel: Panel, names: list[str], segment: pd.Series) -> pd.DataFrame:
    """name, quarter, team_id, segment, value: of high and low teams, as far as privacy lets a quarter be shown."""
    found = []
    for quarter in panel.quarters:
        alone = panel.between((quarter,))
        for name in (name for name in names if name in alone.measures):
            rows = shown_values(alone, name).rename("value").reset_index()
            found.append(rows.assign(name=name, quarter=quarter, segment=rows["team_id"].map(segment)))
    rows = pd.concat(found, ignore_index=True)
    return rows[rows["segment"].isin(SIDES)]


def levels(values: pd.DataFrame, measures: dict[str, Measure]) -> pd.DataFrame:
    """Rows of `Changes.levels`."""
    found = [pd.DataFrame(columns=["name", "quarter", "segment", "value"])]
    for (name, side), rows in values.groupby(["name", "segment"]):
        surveyed = measures[name].surveyed
        teams = rows.groupby("quarter")["team_id"].transform("size")
        rows = rows[teams >= (FEWEST_AVERAGED if surveyed else 1)]
        if rows.empty:
            continue
        team, _ = rows["team_id"].factorize(sort=True)
        quarter, known = rows["quarter"].factorize(sort=True)
        level = quarter_levels(rows["value"].to_numpy(), team, quarter)
        level = np.round(level, SURVEY_DECIMALS if surveyed else DECIMALS)
        found.append(pd.DataFrame({"name": name, "quarter": known, "segment": side, "value": level}))
    return pd.concat([frame for frame in found if len(frame)] or found, ignore_index=True)


def changes(values: pd.DataFrame, measures: dict[str, Measure], before: str, now: str) -> pd.DataFrame:
    """Rows of `Changes.changes`: each team against itself."""
    moved = {}
    for name in dict.fromkeys(values["name"]):
        wide = values[values["name"] == name].pivot(index=["segment", "team_id"], columns="quarter", values="value")
        if before in wide and now in wide:
            apart = (wide[now] - wide[before]).dropna()
            sides = [apart[apart.index.get_level_values("segment") == side].to_numpy() for side in SIDES]
            if min(map(len, sides)) >= (FEWEST_AVERAGED if measures[name].surveyed else 1):
                moved[name] = sides
    many = len(moved) * (len(SIDES) + 1)
    rows = [row for name, sides in moved.items() for row in of_measure(measures[name], *sides, many)]
    return pd.DataFrame(rows, columns=["name", "side", "value", "low", "high", "teams"])


def of_measure(measure: Measure, high: np.ndarray, low: np.ndarray, together: int) -> list[tuple]:
    """High teams, low teams and the gap between them, with intervals of which `together` hold at once."""
    decimals = SURVEY_DECIMALS if measure.surveyed else DECIMALS
    numbers = {
        "high": (high.mean(), *student(high, together), len(high)),
        "low": (low.mean(), *student(low, together), len(low)),
        "gap": (high.mean() - low.mean(), *welch(high, low, together), len(high) + len(low)),
    }
    return [(measure.name, side, *np.round(row[:3], decimals), row[3]) for side, row in numbers.items()]
