"""How does the outcome go with coaching: across teams, within a team over time, and with how much there is of it?"""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.errors import DataError
from analysis.groups import REPLICATES, asked
from analysis.measures import Measure
from analysis.panel import Panel
from analysis.split.doubts import in_time
from analysis.split.gated import split
from analysis.stats.dose import dose_response
from analysis.stats.within_between import within_between

CADENCE = "coaching_cadence"
WEEKS = 13  # of a quarter: cadence is a share of them, and people think in weeks
OPENING = "Coaching sessions, each with its rep and day, open how results go with them."


@dataclass(frozen=True, kw_only=True)
class CoachingDose:
    """What one more coached week a quarter goes with, in the outcome's unit; other drivers and conditions alike.

    gate     shown, exploratory or closed (as that of the split); `why` says so; all numbers are then missing
    beside   labels of the drivers and conditions that are held alike
    slopes   two rows, "across" teams and "within" a team from quarter to quarter: way, value, low, high (95 % over
             draws of teams); NaN where it cannot be told
    differ   whether the two differ beyond doubt
    curve    dose (share of rep-weeks coached), level (of the outcome), low, high (95 %)
    groups   five groups of team-quarters from the least to the most coached: dose, level, low, high, rows
    start, end           one more coached week where coaching is rarest, and where it is most frequent
    bend, bend_low, bend_high   end - start, with 95 %
    """

    outcome: Measure
    quarters: tuple[str, ...]
    gate: str
    why: str
    teams: int
    beside: tuple[str, ...]
    slopes: pd.DataFrame
    differ: bool
    curve: pd.DataFrame
    groups: pd.DataFrame
    start: float
    end: float
    bend: float
    bend_low: float
    bend_high: float

    def summary(self) -> str:
        """Both slopes in a sentence; behind a closed gate why there are none."""
        if self.gate == "closed":
            return self.why
        say = self.outcome.say_difference
        said = [
            f"{row.way} teams {say(row.value)} ({say(row.low)} to {say(row.high)})" for row in self.told.itertuples()
        ]
        return f"One more coached week a quarter goes with, in {self.outcome.label.lower()}: {', '.join(said)}."

    @property
    def told(self) -> pd.DataFrame:
        """The slopes that are known."""
        return self.slopes.dropna(subset=["low"])


def relate_coaching(
    panel: Panel,
    *,
    outcome: str | None = None,
    by: str = "top-third",
    quarters: tuple[str, ...] | None = None,
    seed: int = 0,
    replicates: int = REPLICATES,
) -> CoachingDose:
    """Set the outcome against coaching cadence, other core drivers and conditions alike, as far as the data can bear.

    Arguments as `attribute_gap` takes them. Raises DataError for an outcome that is not measured.
    """
    panel, outcome, drivers, controls = asked(panel.between(quarters), outcome, None, None)
    if CADENCE not in drivers:
        return closed(panel, outcome, OPENING)
    options = {"rule": by, "seed": seed, "replicates": replicates}
    try:
        gate, columns, found = split(panel, drivers, outcome=outcome, controls=controls, **options)
    except DataError as fault:
        return closed(panel, outcome, str(fault))
    if found is None or CADENCE not in gate.drivers:
        return closed(panel, outcome, " ".join((gate.why, *gate.omitted)) if found else gate.why)
    slopes, differ = slopes_of(columns, outcome, found.names, len(gate.drivers), options)
    numbers = dose_of(columns, outcome, found.names, seed, replicates)
    if numbers is None:
        return closed(panel, outcome, "Coaching and the conditions are not known in the same quarters of enough teams.")
    labels = tuple(columns.measures[name].label for name in found.names if name != CADENCE)
    return CoachingDose(
        outcome=panel.measures[outcome],
        quarters=panel.quarters,
        gate=gate.state,
        why=gate.why,
        teams=gate.teams,
        beside=labels,
        slopes=slopes,
        differ=differ,
        **numbers,
    )


def closed(panel: Panel, outcome: str, why: str) -> CoachingDose:
    """No number, and why."""
    empty = dict.fromkeys(("start", "end", "bend", "bend_low", "bend_high"), np.nan)
    return CoachingDose(
        outcome=panel.measures[outcome],
        quarters=panel.quarters,
        gate="closed",
        why=why,
        teams=panel.frame["team_id"].nunique(),
        beside=(),
        slopes=pd.DataFrame(columns=["way", "value", "low", "high"]),
        differ=False,
        curve=pd.DataFrame(columns=["dose", "level", "low", "high"]),
        groups=pd.DataFrame(columns=["dose", "level", "low", "high", "rows"]),
        **empty,
    )


def slopes_of(panel: Panel, outcome: str, names: tuple[str, ...], drivers: int, options: dict):
    """`CoachingDose.slopes`, and whether they differ."""
    direction, at = panel.measures[outcome].direction, names.index(CADENCE)
    found = within_between(**in_time(panel, outcome, names), drivers=drivers, **options)
    rows = []
    for way, value, edges in (
        ("across", found.between, found.between_interval),
        ("within", found.within, found.within_interval),
    ):
        low, high = sorted(direction * edges[at] / WEEKS)
        rows.append((way, direction * value[at] / WEEKS, low, high))
    low, high = found.difference_interval[at]
    return pd.DataFrame(rows, columns=["way", "value", "low", "high"]), bool(low > 0 or high < 0)


def dose_of(panel: Panel, outcome: str, names: tuple[str, ...], seed: int, replicates: int) -> dict | None:
    """The curve, the groups and the bend; surveyed drivers stand beside as team means. None where it has no answer."""
    rows = panel.frame[["team_id", "quarter", outcome, *names]].copy()
    for name in names:
        if panel.measures[name].surveyed:
            rows[name] = rows.groupby("team_id")[name].transform("mean")
    rows = rows.dropna().reset_index(drop=True)
    if rows["team_id"].nunique() < len(names) + 2:
        return None
    team, quarter = (pd.factorize(rows[key], sort=True)[0] for key in ("team_id", "quarter"))
    beside = rows[[name for name in names if name != CADENCE]].to_numpy(float)
    y, dose = rows[outcome].to_numpy(float), rows[CADENCE].to_numpy(float)
    found = dose_response(y, dose, team, quarter, beside, seed=seed, replicates=replicates)
    if not found.solved:
        return None
    low, high = found.bend_interval / WEEKS
    return {
        "curve": framed(dose=found.dose, level=found.level, band=found.band),
        "groups": framed(dose=found.group_dose, level=found.group_level, band=found.group_band).assign(
            rows=found.group_rows
        ),
        "start": found.start / WEEKS,
        "end": found.end / WEEKS,
        "bend": found.bend / WEEKS,
        "bend_low": float(low),
        "bend_high": float(high),
    }


def framed(*, dose: np.ndarray, level: np.ndarray, band: np.ndarray) -> pd.DataFrame:
    return pd.DataFrame({"dose": dose, "level": level, "low": band[:, 0], "high": band[:, 1]})
