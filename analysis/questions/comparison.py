"""How much of the gap between two groups given from outside goes with what is measured: regions, markets, managers?"""

from dataclasses import dataclass, replace

import pandas as pd
from scipy.stats import norm

from analysis.errors import DataError
from analysis.groups import asked
from analysis.measures import Measure
from analysis.panel import Panel
from analysis.privacy import FEWEST_AVERAGED
from analysis.sides import Sides, sides_of
from analysis.split.amounts import amounts
from analysis.split.gate import Gate
from analysis.split.gated import SHAKY
from analysis.split.sided import of_sides, split_sides
from analysis.stats.comparison import Decomposition


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """The gap between two groups of teams, split by what goes with it; all amounts in the outcome's unit.

    first, second      names of the groups; gap is the first's mean less the second's, every team alike, with its 95 %
                       interval gap_low, gap_high (NaN when closed)
    teams              (first, second)
    gate               "shown", "exploratory" or "closed"; `why` says so in a sentence
    parts              drivers by size, controls, unexplained; columns name, label, role (driver, control, unexplained),
                       amount (slope x difference), ci_low, ci_high (95 %), first, second (means of the teams that may
                       be shown, in the measure's unit), reliability; `amount` sums to the gap; empty when closed
    explained          drivers and controls together, with explained_low, explained_high; NaN when closed
    conditions         the controls together: amount, ci_low, ci_high
    own                `explained` by the slopes of the first and of the second group alone; NaN with too few teams
    omitted, cautions  sentences: what was left out, what to read with care
    """

    outcome: Measure
    by: str
    first: str
    second: str
    quarters: tuple[str, ...]
    teams: tuple[int, int]
    means: tuple[float, float]
    gap: float
    gap_low: float
    gap_high: float
    gate: str
    why: str
    parts: pd.DataFrame
    explained: float
    explained_low: float
    explained_high: float
    conditions: tuple[float, float, float]
    own: tuple[float, float]
    omitted: tuple[str, ...]
    cautions: tuple[str, ...]
    measures: dict[str, Measure]
    fingerprint: str
    seed: int

    def summary(self) -> str:
        """The finding in sentences a reader can repeat."""
        say, difference = self.outcome.say, self.outcome.say_difference
        start = f"{self.outcome.label}: {self.first} {say(self.means[0])}, {self.second} {say(self.means[1])}."
        if self.gate == "closed":
            return f"{start} {self.why}"
        rows = self.parts.itertuples()
        parts = ", ".join(
            f"{row.label} {difference(row.amount)} ({difference(row.ci_low)} to {difference(row.ci_high)})"
            for row in rows
        )
        return f"{start} Of the difference of {difference(self.gap)} there go with: {parts}. {self.why}"

    def turned(self) -> "Comparison":
        """The same with the groups the other way round: every amount changes its sign."""
        edges = {"amount": -self.parts["amount"], "ci_low": -self.parts["ci_high"], "ci_high": -self.parts["ci_low"]}
        amount, low, high = self.conditions
        return replace(
            self,
            first=self.second,
            second=self.first,
            **{name: getattr(self, name)[::-1] for name in ("teams", "means")},
            gap=-self.gap,
            gap_low=-self.gap_high,
            gap_high=-self.gap_low,
            parts=self.parts.assign(**edges, first=self.parts["second"], second=self.parts["first"]),
            explained=-self.explained,
            explained_low=-self.explained_high,
            explained_high=-self.explained_low,
            conditions=(-amount, -high, -low),
            own=(-self.own[1], -self.own[0]),
        )

    def among(self, many: int) -> "Comparison":
        """The same with the gap's interval widened, so that all of `many` such intervals hold together at 95 %.

        Source: Bonferroni's inequality; normal quantiles.
        """
        wider = norm.isf(0.025 / many) / norm.isf(0.025)
        low, high = (self.gap + wider * (edge - self.gap) for edge in (self.gap_low, self.gap_high))
        return replace(self, gap_low=low, gap_high=high)

    def to_dict(self) -> dict:
        """The answer of `compare --json`: amounts are in the outcome's unit and sum to the gap."""
        given = "by first second gap gap_low gap_high gate why explained seed fingerprint".split()
        return {
            "outcome": self.outcome.name,
            "unit": self.outcome.unit,
            **{name: getattr(self, name) for name in given},
            "quarters": list(self.quarters),
            "teams": dict(zip(("first", "second"), self.teams, strict=True)),
            "means": dict(zip(("first", "second"), self.means, strict=True)),
            "explained_interval": [self.explained_low, self.explained_high],
            "conditions": dict(zip(("amount", "ci_low", "ci_high"), self.conditions, strict=True)),
            "own_slopes": dict(zip(("first", "second"), self.own, strict=True)),
            "parts": self.parts.drop(columns="label").to_dict("records"),
            "omitted": list(self.omitted),
            "cautions": list(self.cautions),
        }


def compare_groups(
    panel: Panel,
    *,
    by: str,
    outcome: str | None = None,
    drivers: tuple[str, ...] | None = None,
    controls: tuple[str, ...] | None = None,
    quarters: tuple[str, ...] | None = None,
    seed: int = 0,
    replicates: int = 2000,
) -> Comparison:
    """Split the gap in `outcome` between two groups of teams that were not made by it, as far as the data can bear it.

    by        region:ONE,OTHER or segment:ONE,OTHER (without OTHER: all others), manager:promoted-from-rep,
              manager:trained
    drivers   measured drivers (default: the core ones); controls: measured controls (default: all)
    Returns gate "closed" and no parts where a side has too few teams. Raises DataError for what is not measured, and
    for a side with fewer than two teams.
    Source: Oaxaca (1973), Blinder (1973), twofold with pooled slopes; Jann (2008).
    """
    panel, outcome, drivers, controls = asked(panel.between(quarters), outcome, drivers, controls)
    sides = sides_of(panel, by, outcome)
    check_sides(sides)
    panel = of_sides(panel, sides)
    gate, panel, found = split_sides(panel, sides, outcome, drivers, controls, seed=seed, replicates=replicates)
    return Comparison(
        outcome=panel.measures[outcome],
        by=by,
        first=sides.first,
        second=sides.second,
        quarters=panel.quarters,
        teams=sides.counts,
        gate=gate.state,
        why=gate.why,
        **amounts(panel, sides, gate, found, outcome),
        omitted=(*sides.left_out, *gate.omitted),
        cautions=cautions(panel, gate, found),
        measures=panel.measures,
        fingerprint=panel.fingerprint,
        seed=seed,
    )


def check_sides(sides: Sides) -> None:
    for name, count in zip((sides.first, sides.second), sides.counts, strict=True):
        if count < FEWEST_AVERAGED:
            raise DataError(
                f"{name}: {count or 'no'} team has an outcome here; {FEWEST_AVERAGED} a side are needed to compare.\n"
                "Choose groups with more teams, or more quarters."
            )


def cautions(panel: Panel, gate: Gate, found: Decomposition) -> tuple[str, ...]:
    """Sentences on drivers that are measured with much noise."""
    return tuple(
        f"{panel.measures[name].label} is measured with a reliability of {reliability:.2f}: read its part with care."
        for name, reliability in zip((*gate.drivers, *gate.controls), found.reliability, strict=True)
        if reliability < SHAKY
    )
