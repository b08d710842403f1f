"""Which team's place hangs most on one rep?"""

from dataclasses import dataclass

import pandas as pd

from analysis.groups import AMOUNTS
from analysis.panel import Panel

FEWEST_TO_RANK, PLACES_WORTH_SAYING = 4, 2
ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth".split()


@dataclass(frozen=True, kw_only=True)
class Leaning:
    """A team that leans on one rep: `share` of its revenue is that rep's; its `place` among `teams`, and `without`."""

    team_name: str
    share: float
    place: int
    without: int
    teams: int

    def summary(self) -> str:
        return (
            f"One rep brought in {100 * self.share:.0f} % of the revenue of {self.team_name}; "
            f"without that rep the team would be {ordinal(self.without)} of {self.teams}, not {ordinal(self.place)}."
        )


def leaning(panel: Panel, outcome: str, many: int) -> Leaning | None:
    """The team that would fall furthest without its largest rep, by revenue over quota or over reps.

    None where the outcome is not a sum over reps, where teams are fewer than four or as `many`, and where no team
    would fall two places.
    """
    amount = AMOUNTS.get(outcome)
    if amount is None or not FEWEST_TO_RANK <= panel.reps["team_id"].nunique() < many:
        return None
    known = panel.reps.dropna(subset=["revenue", amount])
    sums = known.groupby(["team_id", "rep_id"], as_index=False)[["revenue", amount]].sum()
    teams = sums.groupby("team_id")[["revenue", amount]].sum()
    largest = sums.loc[sums.groupby("team_id")["revenue"].idxmax()].set_index("team_id")[["revenue", amount]]
    level, without = (rows["revenue"] / rows[amount].where(rows[amount] > 0) for rows in (teams, teams - largest))
    falls = pd.DataFrame({"place": level.rank(ascending=False), "without": 1.0}, index=teams.index)
    falls["without"] = [1 + (level.drop(team) > without[team]).sum() for team in teams.index]
    team = (falls["without"] - falls["place"]).idxmax()
    if falls.loc[team, "without"] - falls.loc[team, "place"] < PLACES_WORTH_SAYING:
        return None
    return Leaning(
        team_name=panel.teams.set_index("team_id").loc[team, "team_name"],
        share=float(largest.loc[team, "revenue"] / teams.loc[team, "revenue"]),
        place=int(falls.loc[team, "place"]),
        without=int(falls.loc[team, "without"]),
        teams=len(teams),
    )


def ordinal(place: int) -> str:
    return ORDINALS[place - 1] if place <= len(ORDINALS) else f"number {place}"
