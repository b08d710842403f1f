"""What every what-if of one company stands on: the gate and the fit behind it, where teams are and what to expect.

It is laid once; whatever is imagined on it afterwards is a few products of small matrices.
"""

import math
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from analysis.groups import AMOUNTS, Groups, asked, group_teams, levels
from analysis.measures import Measure
from analysis.panel import Panel
from analysis.privacy import shown_values
from analysis.split.fit import Fit, arrays
from analysis.split.gate import Gate
from analysis.split.gated import split
from analysis.stats.bootstrap import FAILURES_BORNE
from analysis.stats.curve import choose
from analysis.stats.moments import Moments, arrange_rows, remove_quarter_means, team_moments
from analysis.stats.response import Curve, Line
from analysis.stats.shrinkage import Shrunken, shrink
from analysis.stats.what_if import likely_levels, solved

EDGES = (5, 95)  # percentiles of the teams between which a practice has been seen
FEWEST_AVERAGED = 2


@dataclass(frozen=True, kw_only=True)
class Ground:
    """n teams, sorted by team_id; p predictors of the fit (none where the gate is closed).

    groups     high, middle and low teams
    response   what goes with a move: slopes with their replicates (none where too many did not solve), or curves where
               they predict teams not seen better; None where there is no fit
    expected   what to expect of each team, luck removed, in the outcome's own direction
    seen       (n,) quarters behind it
    levels     one row a team, one column a predictor: its mean as far as it may be shown, NaN where not
    moments    how predictors and outcome move from quarter to quarter within the n teams; None where there is no fit
    likely     (n, p) the same with the raters' error taken out of each team's distance to the mean
    ranges     one row a driver: name, label, low, high (5th and 95th percentile of the teams, as they are said), least,
               most, low_teams, high_teams (mean of the low and of the high teams today)
    names      team_id -> team_name
    amounts    (n,) what a unit of the outcome is worth in money a quarter; None where it is not money
    reps       (n,) reps of the team, NaN where unknown
    luck_told  whether luck can be told from what lasts once the predictors are taken out, so that a single team may
               have a band; `groups.luck_told` is False also where the predictors themselves drift
    """

    outcome: Measure
    by: str
    quarters: tuple[str, ...]
    seed: int
    fingerprint: str
    gate: Gate
    fit: Fit | None
    measures: dict[str, Measure]
    groups: Groups
    response: Line | Curve | None
    expected: Shrunken
    seen: np.ndarray
    levels: pd.DataFrame
    moments: Moments | None
    likely: np.ndarray
    ranges: pd.DataFrame
    names: pd.Series
    amounts: np.ndarray | None
    reps: np.ndarray
    luck_told: bool

    @property
    def shape(self) -> str:
        """ "curve" where one is shown, else "line"."""
        return self.response.shape if self.response else "line"

    @property
    def ranked(self) -> bool:
        """Whether anything may be called larger than anything else."""
        return self.gate.state == "shown" and not np.isfinite(self.fit.bracket).any()


def lay_ground(
    panel: Panel,
    *,
    outcome: str | None = None,
    drivers: tuple[str, ...] | None = None,
    controls: tuple[str, ...] | None = None,
    by: str = "top-third",
    quarters: tuple[str, ...] | None = None,
    seed: int = 0,
    replicates: int = 2000,
) -> Ground:
    """The same gate and fit as the gap of these choices. Raises DataError for what is not measured."""
    panel, outcome, drivers, controls = asked(panel.between(quarters), outcome, drivers, controls)
    groups = group_teams(panel, outcome, by, seed)
    options = {"outcome": outcome, "controls": controls, "rule": by, "seed": seed, "replicates": replicates}
    gate, columns, found = split(panel, drivers, **options)
    names = found.names if found else ()
    known = pd.DataFrame({name: shown_values(columns, name) for name in names}).reindex(groups.teams)
    values = known.to_numpy(float)
    expected, seen = expectation(panel, outcome)
    return Ground(
        outcome=panel.measures[outcome],
        by=by,
        quarters=panel.quarters,
        seed=seed,
        fingerprint=panel.fingerprint,
        gate=gate,
        fit=found,
        measures=columns.measures,
        groups=groups,
        response=answering(found, values, groups, len(gate.drivers), seed),
        expected=expected,
        seen=seen,
        levels=known,
        moments=moving(columns, outcome, names) if found else None,
        likely=likely_levels(known.to_numpy(float), groups.level, found.reliability)
        if found
        else known.to_numpy(float),
        ranges=ranges(columns, known, groups, gate.drivers),
        names=panel.teams.set_index("team_id")["team_name"].reindex(groups.teams),
        amounts=amounts(panel, groups, AMOUNTS.get(outcome, "")),
        reps=per_quarter(panel, groups, "reps"),
        luck_told=bool(found and found.luck_told and np.isfinite(expected.within)),
    )


def answering(found: Fit | None, known: np.ndarray, groups: Groups, drivers: int, seed: int) -> Line | Curve | None:
    """`Ground.response`: the curves are asked for as far as any team's level may be."""
    if found is None:
        return None
    draws = solved(found.slope_replicates)[: None if found.failed <= FAILURES_BORNE else 0]
    line = Line(slopes=found.slopes, draws=draws)
    unseen, likely = (likely_levels(known, y, found.reliability) for y in (None, groups.level))
    everywhere = np.vstack([known, unseen, likely])
    if not len(draws) or np.isnan(everywhere).all(axis=0).any():
        return line
    span = np.nanmin(everywhere, axis=0), np.nanmax(everywhere, axis=0)
    return choose(line, groups.level, unseen, drivers, span, seed)


def expectation(panel: Panel, outcome: str) -> tuple[Shrunken, np.ndarray]:
    """What to expect of each team, and how many quarters are behind it."""
    rows, direction = panel.frame.dropna(subset=[outcome]), panel.measures[outcome].direction
    team, quarter = (pd.factorize(rows[key], sort=True)[0] for key in ("team_id", "quarter"))
    wide, _ = levels(direction * rows[outcome].to_numpy(), team, quarter)
    found = shrink(wide)
    return replace(found, means=direction * found.means), (~np.isnan(wide)).sum(axis=1)


def moving(panel: Panel, outcome: str, names: tuple[str, ...]) -> Moments:
    """`Ground.moments`, of the rows that are split."""
    _, given = arrays(panel, outcome, names)
    centred, centre = remove_quarter_means(np.column_stack([given["x"], given["y"]]), given["quarter"])
    return team_moments(arrange_rows(centred, given["team"], given["quarter"]), centre)


def ranges(panel: Panel, known: pd.DataFrame, groups: Groups, drivers: tuple[str, ...]) -> pd.DataFrame:
    """`Ground.ranges`, from the teams that may be shown."""
    rows = []
    for name in drivers if len(known.columns) else ():
        values, measure = known[name], panel.measures[name]
        low, high = inward(*np.nanpercentile(values, EDGES), measure.grain)
        row = {"name": name, "label": measure.label, "low": low, "high": high}
        row |= {"least": values.min(), "most": values.max()}
        for side in ("low", "high"):
            there = values[groups.segment == side].dropna()
            fewest = FEWEST_AVERAGED if measure.surveyed else 1
            row[f"{side}_teams"] = there.mean() if len(there) >= fewest else np.nan
        rows.append(row)
    return pd.DataFrame(rows, columns="name label low high least most low_teams high_teams".split())


def inward(low: float, high: float, grain: float) -> tuple[float, float]:
    """The edges as people say them, inside what has been seen: what is said can be asked for."""
    if not grain or high - low < 2 * grain:
        return low, high
    first, last = math.ceil(low / grain - 1e-9), math.floor(high / grain + 1e-9)
    return round(first * grain, 6), round(last * grain, 6)


def amounts(panel: Panel, groups: Groups, column: str) -> np.ndarray | None:
    """What one unit of the outcome is in money a quarter, (n,); 0 for a team of which it is not known."""
    if column not in panel.sizes or panel.sizes[column].isna().all():
        return None
    return np.nan_to_num(per_quarter(panel, groups, column))


def per_quarter(panel: Panel, groups: Groups, column: str) -> np.ndarray:
    return panel.sizes.groupby("team_id")[column].mean().reindex(groups.teams).to_numpy(float)
