"""How do high and low teams differ, whether or not the gap can be split?"""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.groups import check_measures, group_teams
from analysis.leaning import Leaning, leaning
from analysis.measures import CORE, Measure
from analysis.measures.own import PREFIX
from analysis.panel import Panel
from analysis.privacy import FEWEST_AVERAGED, hidden_teams, shown_values
from analysis.split.gate import EXPLORATORY
from analysis.split.openings import openings
from analysis.stats.welch import welch


@dataclass(frozen=True, kw_only=True)
class Profile:
    """High against low teams, measure by measure.

    drivers       one row a measure but the outcome and what follows from results: drivers, other outcomes, controls,
                  the largest standardised difference first; name, label, role, high, low (means of teams), difference,
                  diff_low, diff_high (95 %, Welch, of further drivers for all of them together; NaN with fewer than two
                  teams a side), standardised (difference in standard deviations between teams), teams_high, teams_low
                  (teams with a value)
    further       names of drivers beside the core ones: so many are looked at that some differ by chance
    dots          one row a team and measure: name, label, team_id, team_name, segment, value; only what privacy lets be
                  seen, survey values to one decimal
    opens         sentences: which file, how many teams or quarters would open more
    hidden        teams with survey answers that are not shown, being too few
    differs_most  name of the driver, or else other outcome, that stands out most; None if no interval excludes zero
    leaning       the team whose place hangs most on one rep, where it would fall two places or more without that rep
    """

    outcome: Measure
    by: str
    quarters: tuple[str, ...]
    low: float
    high: float
    teams: tuple[int, int, int]
    drivers: pd.DataFrame
    dots: pd.DataFrame
    opens: tuple[str, ...]
    hidden: int
    differs_most: str | None
    leaning: Leaning | None
    measures: dict[str, Measure]
    further: tuple[str, ...] = ()

    @property
    def first(self) -> pd.DataFrame:
        """The rows of `drivers` but the further ones."""
        return self.drivers[~self.drivers["name"].isin(self.further)]

    def summary(self) -> str:
        """What differs most between high and low teams, and what would open more, in sentences."""
        leaning = (self.leaning.summary(),) if self.leaning else ()
        return " ".join((self.finding(), *leaning, *self.opens))

    def finding(self) -> str:
        """The measure that stands out most, or that none does."""
        high, _, low = self.teams
        if self.differs_most is None:
            return f"{high} high and {low} low teams: no difference between them is clear of chance.{self.largest()}"
        row = self.drivers.set_index("name").loc[self.differs_most]
        say, label = self.measures[self.differs_most].say, row.label.lower()
        return f"{high} high and {low} low teams differ most in {label}: {say(row.high)} against {say(row.low)}."

    def largest(self) -> str:
        """The largest difference of a driver where none is clear of chance; empty without any."""
        known = self.first[(self.first["role"] == "driver") & self.first["diff_low"].notna()]
        if known.empty:
            return ""
        row = known.iloc[0]
        say = self.measures[row["name"]].say_difference
        interval = f"{say(row.difference)}, {say(row.diff_low)} to {say(row.diff_high)}"
        return f" The largest is in {row.label.lower()}: {interval}. It may be nothing."

    def to_dict(self) -> dict:
        """What the command line says behind a closed gate."""
        return {
            "summary": self.summary(),
            "differs_most": self.differs_most,
            "drivers": self.drivers.to_dict("records"),
            "opens": list(self.opens),
            "hidden_teams": self.hidden,
        }


def profile_teams(
    panel: Panel, *, outcome: str | None = None, by: str = "top-third", quarters: tuple[str, ...] | None = None
) -> Profile:
    """Compare high and low teams on everything measured. Raises DataError where no outcome is."""
    panel = panel.between(quarters)
    outcome = outcome or panel.outcome
    check_measures(panel, (outcome,), "outcome")
    groups = group_teams(panel, outcome, by)
    names = [name for name in (*panel.drivers, *panel.outcomes, *panel.controls) if name != outcome]
    names = [name for name in names if not panel.measures[name].follows]
    many = [name for name in names if panel.measures[name].role == "driver" and not foremost(name)]
    segment = pd.Series(groups.segment, index=groups.teams)
    rows = [difference(panel, name, segment, len(many) if name in many else 1) for name in names]
    drivers = pd.DataFrame(rows, columns=list(DIFFERENCE))
    order = drivers.assign(size=-drivers["standardised"].abs(), role=drivers["role"].map(ROLES))
    drivers = drivers.loc[order.sort_values(["role", "size"], kind="stable").index].reset_index(drop=True)
    return Profile(
        outcome=panel.measures[outcome],
        by=by,
        quarters=panel.quarters,
        low=groups.low_mean,
        high=groups.high_mean,
        teams=groups.counts,
        drivers=drivers,
        dots=pd.concat(
            [dots(panel, name, segment) for name in names] or [dots(panel, outcome, segment)], ignore_index=True
        ),
        opens=(*uncompared(panel, drivers), *openings(panel, outcome)),
        hidden=max((hidden_teams(panel, name) for name in names), default=0),
        differs_most=standing_out(drivers),
        further=tuple(many) if any(map(foremost, names)) else (),
        leaning=leaning(panel, outcome, EXPLORATORY),
        measures=panel.measures,
    )


DIFFERENCE = dict.fromkeys(
    "name label role high low difference diff_low diff_high standardised teams_high teams_low".split()
)
ROLES = {"driver": 0, "outcome": 1, "control": 2}


def foremost(name: str) -> bool:
    """Whether a driver is one of the few that are looked at whatever else is measured: core, or the company's own."""
    return name in CORE or name.startswith(PREFIX)


def difference(panel: Panel, name: str, segment: pd.Series, together: int = 1) -> dict:
    """One row of `Profile.drivers`, from the teams that may be shown; survey means of two teams a side or more.

    `together` is of how many intervals all shall hold at 95 % (Bonferroni).
    """
    measure, means = panel.measures[name], shown_values(panel, name)
    sides = [means[means.index.intersection(segment.index[segment == side])] for side in ("high", "low")]
    fewest = FEWEST_AVERAGED if measure.surveyed else 1
    high, low = (side.mean() if len(side) >= fewest else np.nan for side in sides)
    interval = welch(*sides, together) if np.isfinite(high - low) else (np.nan, np.nan)
    spread = means.std()
    decimals = 2 if measure.surveyed else 12
    row = (high, low, high - low, *interval)
    return {
        **{"name": name, "label": measure.label, "role": measure.role},
        **dict(zip("high low difference diff_low diff_high".split(), np.round(row, decimals).tolist(), strict=True)),
        "standardised": float(np.round((high - low) / spread, 2)) if spread > 0 else np.nan,
        "teams_high": len(sides[0]),
        "teams_low": len(sides[1]),
    }


def dots(panel: Panel, name: str, segment: pd.Series) -> pd.DataFrame:
    """The teams that may be seen on one measure."""
    measure, values = panel.measures[name], shown_values(panel, name)
    values = values[values.index.isin(segment.index)]
    rows = panel.teams.set_index("team_id").loc[values.index, ["team_name"]].reset_index(names="team_id")
    rows = rows.assign(name=name, label=measure.label, segment=segment[values.index].to_numpy())
    return rows.assign(value=values.round(1).to_numpy() if measure.surveyed else values.to_numpy())


def standing_out(drivers: pd.DataFrame) -> str | None:
    clear = drivers[(drivers["diff_low"] > 0) | (drivers["diff_high"] < 0)]
    clear = clear[clear["role"] != "control"]
    core, drivers = clear[clear["name"].map(foremost)], clear[clear["role"] == "driver"]
    first = next((rows for rows in (core, drivers, clear) if len(rows)), clear)
    return None if first.empty else first.loc[first["standardised"].abs().idxmax(), "name"]


def uncompared(panel: Panel, drivers: pd.DataFrame) -> tuple[str, ...]:
    """A sentence on each survey measure that too few teams of a side may be shown in."""
    return tuple(
        f"{row.label} cannot be compared: on one side fewer than two teams have five respondents."
        for row in drivers[drivers["high"].isna() | drivers["low"].isna()].itertuples()
        if panel.measures[row.name].surveyed
    )
