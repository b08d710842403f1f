"""How much of the gap between high and low teams goes with each driver?"""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.groups import Groups, asked, group_teams
from analysis.measures import Measure
from analysis.panel import Panel
from analysis.split.bridge import COLUMNS, DriverBlock, bridge, conditions, settled_pairs
from analysis.split.cautions import cautions
from analysis.split.fit import Fit
from analysis.split.gated import split


@dataclass(frozen=True, kw_only=True)
class GapAttribution:
    """The gap between high and low teams, split by what goes with it.

    gap            mean outcome of the high teams minus that of the low teams, in the outcome's unit, with its
                   95 % interval gap_low, gap_high
    teams          teams used: (high, middle, low)
    gate           "shown", "exploratory" or "closed"; `why` says so in a sentence
    shares         rows in bridge order: drivers by share, controls, noise, unmeasured; columns name, label,
                   role (driver, control, noise, unmeasured), share, ci_low, ci_high (95 %) as fractions of the gap,
                   uncorrected (survey noise left in), shapley, reliability, robustness (NaN where there is none);
                   `share` sums to 1; empty when closed. Names joined by + are several drivers in one row: the mean of a
                   family where teams are few, or a block
    blocks         drivers that move together from team to team, each group one row of `shares`
    explained      the drivers together, with explained_low, explained_high; None when closed
    conditions     the controls together: share, ci_low, ci_high; None where there are none
    out_of_sample  the drivers together when each team is judged by slopes fitted without it; None when closed
    settled        pairs (larger, smaller) of drivers whose difference excludes zero: the only ranking that may be said
    omitted        sentences: what was left out of the split and why
    cautions       sentences: what to read with care
    """

    outcome: Measure
    by: str
    quarters: tuple[str, ...]
    gap: float
    gap_low: float
    gap_high: float
    low: float
    high: float
    teams: tuple[int, int, int]
    gate: str
    why: str
    shares: pd.DataFrame
    explained: float | None
    explained_low: float | None
    explained_high: float | None
    out_of_sample: float | None
    settled: tuple[tuple[str, str], ...]
    omitted: tuple[str, ...]
    fingerprint: str
    seed: int
    cautions: tuple[str, ...] = ()
    conditions: tuple[float, float, float] | None = None
    blocks: tuple[DriverBlock, ...] = ()

    def summary(self) -> str:
        """The finding in sentences a reader can repeat."""
        say = self.outcome.say
        start = f"{self.outcome.label}: high teams {say(self.high)}, low teams {say(self.low)}."
        if self.gate == "closed":
            return f"{start} {self.why}"
        parts = ", ".join(self.said(row) for row in self.shares.itertuples())
        return f"{start} Of those {self.outcome.say_difference(self.gap)} there go with: {parts}. {self.why}"

    def said(self, row) -> str:
        """A row of `shares` with its interval, in the outcome's unit."""
        say = self.outcome.say_difference
        low, high = sorted((row.ci_low * self.gap, row.ci_high * self.gap))
        interval = f" ({say(low)} to {say(high)})" if np.isfinite(row.ci_low) else ""
        return f"{row.label} {say(row.share * self.gap)}{interval}"

    def to_dict(self) -> dict:
        """The answer of `gap --json`: shares are fractions of the gap and sum to 1."""
        high, middle, low = self.teams
        return {
            "outcome": self.outcome.name,
            "unit": self.outcome.unit,
            "gap": self.gap,
            "quarters": list(self.quarters),
            "teams": {"high": high, "middle": middle, "low": low},
            "gate": self.gate,
            "why": self.why,
            "shares": self.shares.drop(columns="label").to_dict("records"),
            "blocks": [
                {"name": block.name, "members": list(block.members["name"]), "correlation": block.correlation}
                for block in self.blocks
            ],
            "out_of_sample": self.out_of_sample,
            "omitted": list(self.omitted),
            "cautions": list(self.cautions),
            "fingerprint": self.fingerprint,
            "seed": self.seed,
        }


def attribute_gap(
    panel: Panel,
    *,
    outcome: str | None = None,
    drivers: tuple[str, ...] | None = None,
    controls: tuple[str, ...] | None = None,
    by: str = "top-third",
    quarters: tuple[str, ...] | None = None,
    seed: int = 0,
    replicates: int = 2000,
) -> GapAttribution:
    """Split the gap between high and low teams by driver, as far as the data can bear it.

    outcome   a measured outcome (default: the panel's own)
    drivers   measured drivers (default: the core ones); controls: measured controls (default: all)
    by        top-third, quartile, median or threshold:NUMBER; quarters: the ones to look at (default: all)
    Returns gate "closed" and no shares where there are too few teams. Raises DataError for what is not measured.
    """
    panel, outcome, drivers, controls = asked(panel.between(quarters), outcome, drivers, controls)
    groups = group_teams(panel, outcome, by, seed)
    options = {"outcome": outcome, "controls": controls, "rule": by, "seed": seed, "replicates": replicates}
    gate, columns, found = split(panel, drivers, **options)
    answer = told(columns, found, ranked=gate.state == "shown")
    return GapAttribution(
        outcome=panel.measures[outcome],
        by=by,
        quarters=panel.quarters,
        **measured_gap(groups),
        gate=gate.state,
        why=gate.why,
        **answer,
        omitted=gate.omitted,
        cautions=() if found is None else cautions(columns, found, answer["blocks"]),
        fingerprint=panel.fingerprint,
        seed=seed,
    )


def measured_gap(groups: Groups) -> dict:
    low, high = groups.interval
    return {
        "gap": groups.gap,
        "gap_low": low,
        "gap_high": high,
        "low": groups.low_mean,
        "high": groups.high_mean,
        "teams": groups.counts,
    }


def told(panel: Panel, found: Fit | None, ranked: bool) -> dict:
    if found is None:
        none = dict.fromkeys(("explained", "explained_low", "explained_high", "out_of_sample"))
        return {"shares": pd.DataFrame(columns=COLUMNS), **none, "settled": ()}
    low, high = found.explained_interval
    shares, blocks = bridge(panel, found)
    return {
        "shares": shares,
        "blocks": blocks,
        "explained": float(found.explained),
        "explained_low": float(low),
        "explained_high": float(high),
        "out_of_sample": float(found.out_of_sample),
        "settled": settled_pairs(panel, found) if ranked else (),
        "conditions": conditions(panel, found),
    }
