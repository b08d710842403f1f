"""What would it take to close half of the gap: one driver at a time, solved backwards, as far as teams have gone."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.errors import DataError
from analysis.measures import Measure
from analysis.panel import Panel
from analysis.split.ground import Ground, lay_ground
from analysis.split.moved import Moved, move
from analysis.stats.what_if import differ_by

STEPS = 200  # between where teams are and where the best have gone
COLUMNS = "name label today value edge closes low high within why".split()


@dataclass(frozen=True, kw_only=True)
class Closing:
    """What would close so much of the gap, if the association were causal.

    share     of the gap between what to expect of high and of low teams, `gap`, luck removed; fraction
    gate, why as the gap says
    drivers   one row a driver, in the order of the split, which is no ranking: name, label, today (mean of the low
              teams), value (to which the low teams would move; NaN where out of reach), edge (as far as teams have
              gone), closes with its 90 % band low, high (fraction of the gap closed at `value`, or at `edge` where that
              is not enough), within (whether it is in reach), why (no number is given, else ""); empty when closed
    shape     "curve" where curves predict teams they have not seen better than a straight line, else "line"
    """

    outcome: Measure
    by: str
    quarters: tuple[str, ...]
    share: float
    gap: float
    gate: str
    why: str
    drivers: pd.DataFrame
    shape: str
    measures: dict[str, Measure]
    fingerprint: str
    seed: int

    def summary(self) -> str:
        """One sentence a driver, or why there is none."""
        if self.gate == "closed":
            return self.why
        start = f"{100 * self.share:.0f} % of the gap is {self.outcome.say_difference(self.share * self.gap)}."
        exploratory = (self.why,) if self.gate == "exploratory" else ()
        return " ".join((start, *map(self.said, self.drivers.itertuples()), *exploratory))

    def said(self, row) -> str:
        """ "Low teams with coaching cadence 62 % would close that (30 to 75 % of the gap), if ..."."""
        if row.why:
            return row.why
        say = self.measures[row.name].say
        sure = "" if np.isnan(row.low) else f" ({100 * row.low:.0f} to {100 * row.high:.0f} %)".replace("-", "−")
        if row.within:
            return f"{row.label} of {say(row.value)} would close that{sure}, if the association were causal."
        closes = f"{100 * row.closes:.0f} %".replace("-", "−")
        return f"{row.label} cannot: at {say(row.edge)}, as far as teams have gone, it is {closes} of the gap{sure}."

    def to_dict(self) -> dict:
        """The answer of `what-if --close --json`."""
        return {
            "outcome": self.outcome.name,
            "unit": self.outcome.unit,
            "quarters": list(self.quarters),
            **{
                name: getattr(self, name)
                for name in ("by", "share", "gap", "gate", "why", "shape", "fingerprint", "seed")
            },
            "drivers": self.drivers.to_dict("records"),
        }


def close(panel: Panel, *, share: float = 0.5, **options) -> Closing:
    """Which value of each driver would close `share` of the gap; options as `lay_ground` takes them.

    Raises DataError for a share that is not above 0 and at most 1.
    """
    return close_on(lay_ground(panel, **options), share=share)


def close_on(ground: Ground, *, share: float = 0.5) -> Closing:
    """The same on ground that is laid."""
    if not 0 < share <= 1:
        raise DataError(f"{share:g} is no part of the gap.\nChoose one above 0 and up to 1: 0.5 is half.")
    means, segment = ground.expected.means, ground.groups.segment
    gap = float(means[segment == "high"].mean() - means[segment == "low"].mean())
    names = [] if ground.fit is None else ground.ranges["name"]
    return Closing(
        outcome=ground.outcome,
        by=ground.by,
        quarters=ground.quarters,
        share=share,
        gap=gap,
        gate=ground.gate.state,
        why=ground.gate.why,
        drivers=pd.DataFrame([solve(ground, name, share, gap) for name in names], columns=COLUMNS),
        shape=ground.shape,
        measures=ground.measures,
        fingerprint=ground.fingerprint,
        seed=ground.seed,
    )


def solve(ground: Ground, name: str, share: float, gap: float) -> dict:
    """One row of `Closing.drivers`."""
    range_, measure = ground.ranges.set_index("name").loc[name], ground.measures[name]
    start, edge = (range_["low"], range_["high"])[:: measure.direction]
    low = np.flatnonzero(ground.groups.segment == "low")
    row = {"name": name, "label": measure.label, "today": range_["low_teams"], "value": np.nan, "edge": edge}
    moved = move(ground, ((name, edge),), low)
    if not moved.told.any():
        words = " ".join(moved.refusals) or moved.why[0]
        return row | dict.fromkeys(("closes", "low", "high"), np.nan) | {"within": False, "why": words}
    value = reached(ground, name, low, np.linspace(start, edge, STEPS + 1), share * gap)
    found = closed(ground, move(ground, ((name, edge if np.isnan(value) else value),), low))
    closes, *band = (each / gap for each in found)
    return (
        row
        | {"value": value, "closes": closes, "low": min(band), "high": max(band)}
        | {
            "within": not np.isnan(value),
            "why": "",
        }
    )


def reached(ground: Ground, name: str, low: np.ndarray, values: np.ndarray, needed: float) -> float:
    """The first of `values` at which the low teams would gain what is `needed`; NaN where none is far enough."""

    def enough(at: int) -> bool:
        moved = move(ground, ((name, values[at]),), low)
        return moved.told.any() and closed(ground, moved)[0] / needed >= 1

    first, last = 0, len(values) - 1
    if not enough(last):
        return np.nan
    while first < last:
        middle = (first + last) // 2
        first, last = (first, middle) if enough(middle) else (middle + 1, last)
    return float(values[last])


def closed(ground: Ground, moved: Moved) -> tuple[float, float, float]:
    """What these teams gain, with its band, in the outcome's unit."""
    return tuple(map(float, differ_by(ground.response, ground.likely[moved.known], moved.change[moved.known])))
