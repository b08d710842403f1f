"""Which teams find the strategy clear, which believe in it, and which can carry it out?"""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.errors import DataError
from analysis.groups import Groups, check_measures, group_teams
from analysis.items import construct_items
from analysis.logs import Logs
from analysis.measures import Measure
from analysis.panel import Panel
from analysis.privacy import FEWEST_AVERAGED, shown_together, shown_values
from analysis.stats.bootstrap import draw_ranked
from analysis.stats.paired import mean_intervals
from analysis.stats.welch import welch

CONSTRUCT = "strategy_clarity"
ITEMS = tuple(item.name for item in construct_items(CONSTRUCT))
REPLICATES = 2000


@dataclass(frozen=True, kw_only=True)
class ClarityByTeam:
    """Strategy clarity by team, as a whole and statement by statement, from reps' answers, 1 to 5.

    parts    one row a name ("strategy_clarity", then items): name, mean (of the teams), mean_low, mean_high (95 %,
             draws of teams), high, low (means of high and of low teams), difference, diff_low, diff_high (95 %, Welch,
             of the items for all of them at once; NaN with fewer than two teams a side), teams
    dots     one row a team and name: team_id, team_name, segment (high, middle, low; "" where not known), name, value
             to one decimal, NaN where hidden; teams with the highest clarity first, hidden ones last
    hidden   teams whose reps answered, too few to be shown
    outcome  by which teams are high or low; None where no outcome is known
    """

    outcome: Measure | None
    by: str
    quarters: tuple[str, ...]
    parts: pd.DataFrame
    dots: pd.DataFrame
    hidden: int

    def summary(self) -> str:
        """Where the teams stand, in a sentence."""
        if self.parts.empty:
            return "No team's reps were asked about strategy clarity, or too few answered."
        whole = self.parts.iloc[0]
        return f"Strategy clarity is {whole['mean']:.1f} of 5 over {whole.teams} teams."


def clarity_by_team(
    logs: Logs, *, outcome: str | None = None, by: str = "top-third", quarters: tuple[str, ...] | None = None
) -> ClarityByTeam:
    """Strategy clarity of every team that may be shown, and of high against low teams."""
    panel = logs.panel.between(quarters)
    outcome = outcome or (panel.outcome if panel.outcomes else None)
    groups = grouped(panel, outcome, by)
    values = rated(logs, panel)
    segment = pd.Series(groups.segment if groups else [], groups.teams if groups else [], dtype=object)
    names = [name for name in values if values[name].notna().any()]
    items = len(set(names) & set(ITEMS))
    return ClarityByTeam(
        outcome=panel.measures[outcome] if groups else None,
        by=by,
        quarters=asked_in(panel),
        parts=pd.DataFrame([part(name, values[name].dropna(), segment, items) for name in names], columns=PARTS),
        dots=dots(panel, values[names], segment),
        hidden=int(values.isna().all(axis=1).sum()),
    )


PARTS = "name mean mean_low mean_high high low difference diff_low diff_high teams".split()


def asked_in(panel: Panel) -> tuple[str, ...]:
    """The quarters with answers on strategy clarity."""
    known = panel.frame.dropna(subset=[CONSTRUCT]) if CONSTRUCT in panel.measures else panel.frame[:0]
    return tuple(sorted(known["quarter"].unique()))


def grouped(panel: Panel, outcome: str | None, by: str) -> Groups | None:
    """The teams' groups; None where no outcome is known or too few teams have one."""
    if outcome is None:
        return None
    check_measures(panel, (outcome,), "outcome")
    try:
        return group_teams(panel, outcome, by)
    except DataError:
        return None


def rated(logs: Logs, panel: Panel) -> pd.DataFrame:
    """team_id x (strategy_clarity, items): what may be shown; a row of NaN for a team that is hidden.

    The whole is the panel's own number, the same as on every page.
    """
    answers = logs.answers[(logs.answers["construct"] == CONSTRUCT) & (logs.answers["rater"] == "rep")]
    if not panel.whole:
        answers = answers[answers["quarter"].isin(panel.quarters)]
    known = CONSTRUCT in panel.measures
    asked = panel.frame.loc[panel.frame[CONSTRUCT].notna(), "team_id"].unique() if known else []
    rows = pd.DataFrame(index=pd.Index(sorted(asked), name="team_id"), columns=[CONSTRUCT, *ITEMS], dtype=float)
    if known:
        rows[CONSTRUCT] = shown_values(panel, CONSTRUCT)
    if len(answers):
        items = shown_together(answers, whole=panel.whole)
        rows = rows.assign(**{name: items[name].reindex(rows.index) for name in ITEMS if name in items})
    return rows


def part(name: str, values: pd.Series, segment: pd.Series, items: int) -> tuple:
    """One row of `ClarityByTeam.parts`; the whole is one question, the `items` are so many at once."""
    sides = [values[values.index.intersection(segment.index[segment == side])] for side in ("high", "low")]
    high, low = (side.mean() if len(side) >= FEWEST_AVERAGED else np.nan for side in sides)
    draws = draw_ranked(values.to_numpy(), REPLICATES, seed=0)
    interval = mean_intervals(values.to_numpy()[:, None], draws)[0]
    apart = welch(*sides, 1 if name == CONSTRUCT else items) if np.isfinite(high - low) else (np.nan, np.nan)
    mean = values.mean() if len(values) >= FEWEST_AVERAGED else np.nan
    return name, *np.round([mean, *interval, high, low, high - low, *apart], 2).tolist(), len(values)


def dots(panel: Panel, values: pd.DataFrame, segment: pd.Series) -> pd.DataFrame:
    """Rows of `ClarityByTeam.dots`."""
    if values.empty or not len(values.columns):
        return pd.DataFrame(columns=["team_id", "team_name", "segment", "name", "value"])
    values = values.iloc[values.mean(axis=1).argsort(kind="stable")[::-1]] if len(values) else values
    values = pd.concat(
        [
            values.dropna(how="all").sort_values(values.columns[0], ascending=False, kind="stable"),
            values[values.isna().all(axis=1)],
        ]
    )
    rows = values.round(1).reset_index().melt("team_id", var_name="name")
    names = panel.teams.set_index("team_id")["team_name"]
    rows.insert(1, "team_name", rows["team_id"].map(names))
    rows.insert(2, "segment", rows["team_id"].map(segment).fillna(""))
    return rows
