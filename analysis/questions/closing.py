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

SURE = 0.9
STEPS = 200  # between where teams are and where the best have gone
COLUMNS = "name label today value edge closes low high verdict told asked why".split()
COULD, CANNOT, OPEN = "could", "cannot", "open"


@dataclass(frozen=True, kw_only=True)
class Closing:
    """What would close so much of the gap, if the association were causal.

    share     of the gap between what to expect of high and of low teams, `gap`, luck removed; fraction
    gate, why as the gap says
    drivers   one row a driver, in the order of the split, which is no ranking: name, label, today (mean of the low
              teams), edge (as far as teams have gone), closes with its band low, high (fraction of the gap closed), at
              `value` where the driver could, else at `edge`; verdict: "could" (also at the low end of the band at the
              edge, which holds for all drivers together in 90 of 100), "cannot" (not even at its high end), "open";
              value (to which the low teams would move; NaN unless it could); told of asked low teams have a number, the
              others count as not moving; why (no number is given, verdict "", else ""); empty when closed
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
        """ "Coaching cadence of 62 % could close that (50 to 75 % of the gap), if ..."."""
        if row.why:
            return row.why
        say = self.measures[row.name].say
        sure = "" if np.isnan(row.low) else f" ({100 * row.low:.0f} to {100 * row.high:.0f} %)".replace("-", "−")
        if row.verdict == COULD:
            return f"{row.label} of {say(row.value)} could close that{sure}, if the association were causal."
        closes = f"{100 * row.closes:.0f} %".replace("-", "−")
        start = f"{row.label} cannot" if row.verdict == CANNOT else f"{row.label}: open"
        return f"{start}: at {say(row.edge)}, as far as teams have gone, it is {closes} of the gap{sure}."

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
    row |= {"told": int(moved.told.sum()), "asked": len(low)}
    if not moved.told.any():
        words = " ".join(moved.refusals) or moved.why[0]
        return row | dict.fromkeys(("closes", "low", "high"), np.nan) | {"verdict": "", "why": words}
    together = 1 - (1 - SURE) / len(ground.ranges)
    verdict = weigh(sorted(each / gap for each in closed(ground, moved, together)[1:]), share)
    if verdict == COULD and ground.gate.state != "shown":
        verdict = OPEN
    if verdict == COULD:
        row["value"] = reached(ground, name, low, np.linspace(start, edge, STEPS + 1), share * gap)
        moved = move(ground, ((name, row["value"]),), low)
    closes, *band = (each / gap for each in closed(ground, moved))
    return row | {"closes": closes, "low": min(band), "high": max(band), "verdict": verdict, "why": ""}


def weigh(band: list[float], share: float) -> str:
    """Whether a band, as far as teams have gone, lies beyond the share, short of it, or on both sides."""
    if band[0] >= share:
        return COULD
    return CANNOT if band[1] < share else OPEN


def reached(ground: Ground, name: str, low: np.ndarray, values: np.ndarray, needed: float) -> float:
    """The first of `values` at which the low teams gain what is `needed`; the last where none before is enough."""
    first, last = 0, len(values) - 1
    while first < last:
        middle = (first + last) // 2
        moved = move(ground, ((name, values[middle]),), low)
        enough = moved.told.any() and closed(ground, moved)[0] / needed >= 1
        first, last = (first, middle) if enough else (middle + 1, last)
    return float(values[last])


def closed(ground: Ground, moved: Moved, level: float = SURE) -> tuple[float, float, float]:
    """What all these teams gain on average, those without a number not at all, with its band; in the outcome's unit."""
    known, weight = moved.known, np.full(len(moved.known), 1 / len(moved.members))
    given = (ground.response, ground.likely[known], moved.change[known], weight)
    return tuple(map(float, differ_by(*given, level=level)))
