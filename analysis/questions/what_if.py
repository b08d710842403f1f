"""What would teams reach that did more of what goes with results, if the association were causal?"""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.measures import Measure, money
from analysis.panel import Panel
from analysis.split.foretold import foretold, nothing
from analysis.split.ground import Ground, lay_ground
from analysis.split.moved import check, chosen, move, nowhere

SHAPES = {
    "line": "A straight line: no curve was found that predicts unseen teams better; a bend may be there all the same.",
    "curve": "A curve for each driver: it predicts teams that it has not seen better than a straight line.",
}


@dataclass(frozen=True, kw_only=True)
class WhatIf:
    """Teams as they are and as teams like them are that do what `moves` says; bands are of 90 %.

    moves      (driver, target): teams move to the target, teams there or beyond stay as they are
    hours      (driver, hours of the manager a rep and quarter), as the caller says
    gate       "shown", "exploratory" or "closed"; `why` says so in a sentence
    today      mean of the teams of which something can be told, luck removed; `high_teams` that of the high teams
    moved      the same after the move, with low, high over the year to come; NaN where nothing, or no luck, is told
    gain       moved - today, with gain_low, gain_high from the replicates of the gap
    asked, told   how many teams were asked about, and of how many something can be told
    teams      one row a team, worst today first: team_id, team_name, segment, today, moved, low, high (NaN where luck
               cannot be told), why (no number is given for it, else "")
    worth      money a quarter on the quotas (or reps) of these teams, with worth_low, worth_high; None without money
    levers     one row a driver moved: name, label, target; its part of the gain and of the worth with bands; hours of
               managers a quarter; per_hour in money where there is money, else in the outcome summed over teams
    first      pairs of drivers, the first gives more an hour beyond doubt; no other order may be said
    ranges     what has been seen of each driver, as `Ground.ranges` says: where a slider ends, and where teams are
    refusals   sentences: where no team has been; with any of them no number is given
    shape      "curve" where curves predict teams they have not seen better than a straight line, else "line": `SHAPES`
    """

    outcome: Measure
    by: str
    quarters: tuple[str, ...]
    moves: tuple[tuple[str, float], ...]
    hours: tuple[tuple[str, float], ...]
    gate: str
    why: str
    today: float
    moved: float
    low: float
    high: float
    gain: float
    gain_low: float
    gain_high: float
    high_teams: float
    asked: int
    told: int
    teams: pd.DataFrame
    worth: float | None
    worth_low: float | None
    worth_high: float | None
    levers: pd.DataFrame
    first: tuple[tuple[str, str], ...]
    ranges: pd.DataFrame
    refusals: tuple[str, ...]
    omitted: tuple[str, ...]
    cautions: tuple[str, ...]
    shape: str
    measures: dict[str, Measure]
    fingerprint: str
    seed: int

    def summary(self) -> str:
        """The finding in sentences, or why there is none."""
        if self.gate == "closed":
            return self.why
        if not self.told:
            return " ".join(self.refusals or tuple(dict.fromkeys(self.teams["why"])))
        exploratory = (self.why,) if self.gate == "exploratory" else ()
        bent = (SHAPES["curve"],) if self.shape == "curve" else ()
        return " ".join(
            (self.finding(), *self.an_hour(), *self.order(), *self.left_out(), *bent, *self.cautions, *exploratory)
        )

    def finding(self) -> str:
        """ "If the association were causal, 12 teams at 80 % coaching cadence would reach 86 %, not 79 %. ..."."""
        say, apart = self.outcome.say, self.outcome.say_difference
        what = " and ".join(f"{self.inside(name)} {self.measures[name].say(value)}" for name, value in self.moves)
        teams = "1 team" if self.told == 1 else f"{self.told} teams"
        if self.gain == 0:
            return f"{teams[0].upper()}{teams[1:]} with {what} or better: nothing would move."
        low, high = (apart(edge).split()[0] for edge in (self.gain_low, self.gain_high))
        sure = "" if np.isnan(self.gain_low) else f" ({low} to {high})"
        return (
            f"If the association were causal, {teams} with {what} would reach {say(self.moved)}, "
            f"not {say(self.today)}. Teams like this differ by {apart(self.gain)}{sure}{self.in_money()}."
        )

    def inside(self, name: str) -> str:
        """A measure's label as it stands inside a sentence."""
        label = self.measures[name].label
        return label if label[:2].isupper() else label[:1].lower() + label[1:]

    def in_money(self) -> str:
        """What it is worth, with its band; "" without money."""
        if not self.worth or np.isnan(self.worth_low):
            return ""
        worth, low, high = map(money, (self.worth, self.worth_low, self.worth_high))
        return f", about {worth} a quarter ({low} to {high})"

    def order(self) -> tuple[str, ...]:
        """Which driver gives more an hour, where that is beyond doubt."""
        pairs = ((self.measures[one].label, self.inside(other)) for one, other in self.first)
        return tuple(f"{one} gives more than {other} for an hour of managers, as set here." for one, other in pairs)

    def left_out(self) -> tuple[str, ...]:
        """How many of the teams asked about are in no number, and why."""
        left = self.teams[self.teams["why"] != ""]
        if left.empty:
            return ()
        return (f"No number is given for {len(left)} of {self.asked} teams. {' '.join(dict.fromkeys(left['why']))}",)

    def an_hour(self) -> tuple[str, ...]:
        """What an hour of managers gives, of the drivers whose hours were said, where it is money."""
        known = self.levers[self.levers["per_hour_low"].notna()] if self.worth is not None else self.levers[:0]
        return tuple(
            f"{row.label}: {money(row.per_hour)} an hour of managers ({money(row.per_hour_low)} to "
            f"{money(row.per_hour_high)}), {row.hours:,.0f} hours a quarter."
            for row in known.itertuples()
        )

    def to_dict(self) -> dict:
        """The answer of `what-if --json`."""
        plain = "gate why today moved low high gain gain_low gain_high high_teams asked told".split()
        plain += "worth worth_low worth_high shape fingerprint seed by".split()
        return {
            "outcome": self.outcome.name,
            "unit": self.outcome.unit,
            "quarters": list(self.quarters),
            "moves": dict(self.moves),
            "hours": dict(self.hours),
            **{name: getattr(self, name) for name in plain},
            **{name: list(getattr(self, name)) for name in ("refusals", "omitted", "cautions")},
            "teams": self.teams.to_dict("records"),
            "levers": self.levers.to_dict("records"),
            "first": [list(pair) for pair in self.first],
            "ranges": self.ranges.to_dict("records"),
        }


def imagine(
    panel: Panel,
    *,
    moves: tuple[tuple[str, float], ...],
    teams: str | tuple[str, ...] = "low",
    hours: tuple[tuple[str, float], ...] = (),
    drivers: tuple[str, ...] | None = None,
    **options,
) -> WhatIf:
    """The teams at the targets of `moves`, as far as the data can bear it.

    teams    "low" or team_ids; hours: hours of the manager a rep and quarter that a driver's move takes
    drivers  of the split (default: the core ones and those moved)
    options  outcome, controls, by, quarters, seed, replicates, as the gap takes them
    Raises DataError for teams or measures that are not there.
    """
    drivers = tuple(dict.fromkeys((*panel.core_drivers, *(name for name, _ in moves)))) if drivers is None else drivers
    return imagine_on(lay_ground(panel, drivers=drivers, **options), moves=moves, teams=teams, hours=hours)


def imagine_on(
    ground: Ground,
    *,
    moves: tuple[tuple[str, float], ...],
    teams: str | tuple[str, ...] = "low",
    hours: tuple[tuple[str, float], ...] = (),
) -> WhatIf:
    """The same on ground that is laid: for a slider that moves."""
    members = chosen(ground, teams)
    check(ground, moves, hours)
    moved = move(ground, moves, members) if ground.fit else nowhere(ground, members)
    return WhatIf(
        outcome=ground.outcome,
        by=ground.by,
        quarters=ground.quarters,
        moves=moves,
        hours=hours,
        gate=ground.gate.state,
        why=ground.gate.why,
        **(foretold(ground, moved, moves, hours) if moved.told.any() else nothing(ground, moved)),
        high_teams=float(ground.expected.means[ground.groups.segment == "high"].mean()),
        asked=len(members),
        told=int(moved.told.sum()),
        ranges=ground.ranges,
        refusals=moved.refusals,
        omitted=ground.gate.omitted,
        shape=ground.shape,
        measures=ground.measures,
        fingerprint=ground.fingerprint,
        seed=ground.seed,
    )
