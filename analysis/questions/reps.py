"""Within teams: do reps of whom more is logged than of their team-mates sell more?

Another question than the gap between teams, for companies with too few teams to ask that one.
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.groups import AMOUNTS, check_measures
from analysis.measures import Measure
from analysis.panel import Panel
from analysis.reps import SMALL
from analysis.stats.reps import WithinTeams, compare_reps
from analysis.team_mates import FEWEST_TEAMS, choose, rows_of

SHOWN = 6  # teams; below it intervals are wide
FEWEST_REPS = 12
OPENING = "Lists of coaching sessions, activities, commitments or reviews, each with the rep, would open this."
COLUMNS = "name label role slope ci_low ci_high own own_low own_high usual share".split()


@dataclass(frozen=True, kw_only=True)
class RepAttribution:
    """Reps against the others of their team in the same quarter.

    gate        "shown", "exploratory" or "closed"; `why` says so in a sentence
    teams, reps how many the comparison rests on; no number here is one rep's
    gap         outcome of the upper halves of teams less that of the lower halves, in the outcome's unit; NaN if closed
    drivers     drivers by size, then controls; columns name, label, role, slope (outcome per unit of the driver) with
                ci_low, ci_high (95 %); own, own_low, own_high (the same against the rep's own other quarters; NaN where
                too little changes); usual (a standard deviation within teams, in the driver's unit); share (of the gap,
                each team's by the slopes of the others; NaN unless shown); empty when closed
    explained   the drivers' shares together, with explained_low, explained_high; NaN unless shown
    cautions    sentences: where a rep's own quarters say something else than the comparison with team-mates
    omitted     sentences: what was left out and why
    """

    outcome: Measure
    measures: dict[str, Measure]
    quarters: tuple[str, ...]
    gate: str
    why: str
    teams: int
    reps: int
    gap: float
    drivers: pd.DataFrame
    explained: float
    explained_low: float
    explained_high: float
    cautions: tuple[str, ...]
    omitted: tuple[str, ...]

    def summary(self) -> str:
        """The finding in sentences a reader can repeat."""
        if self.gate == "closed":
            return f"Within teams: {self.why}"
        said = "; ".join(self.said(row) for row in self.drivers.itertuples() if row.role == "driver")
        start = "Another question, within teams: what a usual difference between team-mates goes with in"
        return f"{start} {self.outcome.label.lower()}. {said}. {self.why}"

    def said(self, row) -> str:
        """A usual difference in a driver and the outcome that goes with it, in words."""
        say = self.outcome.say_difference
        more, low, high = (say(row.usual * slope) for slope in (row.slope, row.ci_low, row.ci_high))
        return f"{row.label}, {self.usual(row)} more: {more} ({low} to {high})"

    def usual(self, row) -> str:
        """A usual difference between reps of one team: "15 points", "5.2 a week"."""
        measure = self.measures[row.name]
        words = measure.say_difference(row.usual)
        return f"{words} {measure.unit}" if measure.unit.startswith("a ") else words

    def to_dict(self) -> dict:
        """What the command line says of reps behind a closed gate."""
        return {
            "question": "within teams: reps against the others of their team in the same quarter",
            "outcome": self.outcome.name,
            "gate": self.gate,
            "why": self.why,
            "teams": self.teams,
            "reps": self.reps,
            "gap": self.gap,
            "drivers": self.drivers.drop(columns="label").to_dict("records"),
            "explained": self.explained,
            "explained_low": self.explained_low,
            "explained_high": self.explained_high,
            "cautions": list(self.cautions),
            "omitted": list(self.omitted),
        }


def attribute_reps(
    panel: Panel, *, outcome: str | None = None, quarters: tuple[str, ...] | None = None
) -> RepAttribution:
    """Compare each rep with the others of the team in the same quarter, as far as the data can bear it.

    outcome   quota_attainment or revenue_per_rep (default: the panel's own); another closes the gate
    quarters  the ones to look at (default: all)
    Returns gate "closed" where reps or teams are too few, or nothing is logged of reps. Raises DataError for an outcome
    that is not measured.
    """
    panel = panel.between(quarters)
    outcome = outcome or panel.outcome
    check_measures(panel, (outcome,), "outcome")
    rows = rows_of(panel, outcome)
    rows, drivers, controls, omitted = choose(panel, rows)
    teams, reps = rows["team_id"].nunique(), len(rows[["team_id", "rep_id"]].drop_duplicates())
    why = obstacle(panel, outcome, drivers, teams, reps)
    found = None if why else compare(rows, drivers, controls)
    if found is not None and np.isnan(found.slopes).any():
        found, why = None, "What is logged of reps cannot be told apart: one column follows from the others."
    gate = "closed" if found is None else "shown" if teams >= SHOWN else "exploratory"
    return RepAttribution(
        outcome=panel.measures[outcome],
        measures=panel.rep_measures,
        quarters=panel.quarters,
        gate=gate,
        why=why or worded(gate, teams, reps, panel.quarters),
        teams=teams,
        reps=reps,
        **told(panel, found, (*drivers, *controls), gate),
        omitted=omitted,
    )


def obstacle(panel: Panel, outcome: str, drivers: tuple[str, ...], teams: int, reps: int) -> str:
    """Why reps cannot be compared; empty when they can."""
    if outcome not in AMOUNTS:
        return f"{panel.measures[outcome].label} is not known rep by rep; quota attainment and revenue are."
    if panel.reps["team_id"].nunique() >= SMALL:
        return f"Reps are compared with their team-mates in companies of fewer than {SMALL} teams."
    if not any(measure.role == "driver" for measure in panel.rep_measures.values()):
        return f"Nothing is logged of single reps. {OPENING}"
    if teams < FEWEST_TEAMS or reps < FEWEST_REPS:
        return (
            f"{reps} reps of {teams} teams have what this needs; "
            f"{FEWEST_REPS} reps of {FEWEST_TEAMS} teams are the fewest."
        )
    return "" if drivers else f"Nothing that is logged differs enough between reps of one team. {OPENING}"


def compare(rows: pd.DataFrame, drivers: tuple[str, ...], controls: tuple[str, ...]) -> WithinTeams:
    cell = pd.factorize(pd.MultiIndex.from_frame(rows[["team_id", "quarter"]]))[0]
    rep = pd.factorize(pd.MultiIndex.from_frame(rows[["team_id", "rep_id"]]))[0]
    return compare_reps(
        rows["y"].to_numpy(float),
        rows[[*drivers, *controls]].to_numpy(float),
        cell,
        pd.factorize(rows["team_id"])[0],
        rep,
        drivers=len(drivers),
    )


def told(panel: Panel, found: WithinTeams | None, names: tuple[str, ...], gate: str) -> dict:
    """The numbers with their names, as far as the gate lets them be seen."""
    if found is None:
        none = dict.fromkeys(("gap", "explained", "explained_low", "explained_high"), np.nan)
        return {"drivers": pd.DataFrame(columns=COLUMNS), **none, "cautions": ()}
    shown = gate == "shown"
    low, high = found.explained_interval if shown else (np.nan, np.nan)
    return {
        "gap": found.gap,
        "drivers": table(panel, found, names, found.shares if shown else np.full(len(names), np.nan)),
        "explained": found.explained if shown else np.nan,
        "explained_low": float(low),
        "explained_high": float(high),
        "cautions": cautions(panel, found, names),
    }


def cautions(panel: Panel, found: WithinTeams, names: tuple[str, ...]) -> tuple[str, ...]:
    """A sentence on each driver whose slope among team-mates differs clearly from that over a rep's own quarters."""
    differs = (found.apart[:, 0] > 0) | (found.apart[:, 1] < 0)
    return tuple(
        f"{panel.rep_measures[name].label}: reps who differ in it differ in other ways too. "
        "Compared with themselves in other quarters, the answer is clearly another; trust that one."
        for name, so in zip(names, differs, strict=True)
        if so and panel.rep_measures[name].role == "driver"
    )


def table(panel: Panel, found: WithinTeams, names: tuple[str, ...], shares: np.ndarray) -> pd.DataFrame:
    """Drivers, then controls, the largest slope per usual difference first."""
    rows = pd.DataFrame({"name": names, "slope": found.slopes, "own": found.own})
    rows[["ci_low", "ci_high"]], rows[["own_low", "own_high"]] = found.intervals, found.own_intervals
    rows = rows.assign(usual=found.spread, share=shares)
    rows["label"] = [panel.rep_measures[name].label for name in names]
    rows["role"] = [panel.rep_measures[name].role for name in names]
    order = rows.assign(size=-(rows["slope"] * rows["usual"]).abs(), control=rows["role"] == "control")
    return rows.loc[order.sort_values(["control", "size"], kind="stable").index, COLUMNS].reset_index(drop=True)


def worded(gate: str, teams: int, reps: int, quarters: tuple[str, ...]) -> str:
    span = f"{reps} reps of {teams} teams over {len(quarters)} quarter{'s' if len(quarters) > 1 else ''}"
    if gate == "exploratory":
        return f"{span}: an exploratory comparison with wide intervals; {SHOWN} teams open the full one."
    return f"{span}: enough to compare reps with the others of their team."
