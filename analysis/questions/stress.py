"""Who stays high when teams are cut by another rule, and who changes group when another outcome counts?"""

from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from analysis.clusters import cluster_teams
from analysis.errors import DataError
from analysis.groups import Groups, check_measures, group_teams, segments
from analysis.measures import Measure
from analysis.panel import Panel

CLUSTERS = "clusters"
RANKS = ("top-third", "quartile", "median")
PLANNED = {"quota_attainment": 1.0}  # a level that people mean; for other outcomes it is the mean of all teams


@dataclass(frozen=True, kw_only=True)
class Stress:
    """The teams under every rule and by every outcome.

    by         the rule that was chosen, threshold the one that stands for levels
    teams      best first: team_id, team_name, segment (high, middle, low as chosen), rules (how many call it high)
    rules      one row a rule, the chosen one first: rule, high (teams it calls high), stay (of the chosen high teams)
    outcomes   one row an outcome but the chosen one: name, label, known (teams), high (of the chosen high teams that it
               calls high too, with as many high teams), moved (teams in another group than chosen)
    cells      team_id, kind (rule, outcome), name, segment: the group of every team under every one, as chosen first
    """

    outcome: Measure
    by: str
    threshold: str
    quarters: tuple[str, ...]
    teams: pd.DataFrame
    rules: pd.DataFrame
    outcomes: pd.DataFrame
    cells: pd.DataFrame

    @property
    def high(self) -> pd.DataFrame:
        """The teams that are high as chosen."""
        return self.teams[self.teams["segment"] == "high"]

    @property
    def always(self) -> int:
        """How many of them are high by every rule."""
        return int((self.high["rules"] == len(self.rules)).sum())


def stress_teams(
    panel: Panel,
    *,
    outcome: str | None = None,
    by: str = "top-third",
    quarters: tuple[str, ...] | None = None,
    seed: int = 0,
) -> Stress:
    """Cut the teams by every rule, and by every outcome that can be better. Raises DataError.

    A rule that this company has too few teams for is left out.
    """
    panel = panel.between(quarters)
    outcome = outcome or panel.outcome
    check_measures(panel, (outcome,), "outcome")
    chosen = grouped(panel, outcome, by, seed)
    threshold = by if by.startswith("threshold") else level_rule(chosen, panel.measures[outcome])
    rules = by_rule(panel, outcome, (*RANKS, threshold, CLUSTERS), seed)
    outcomes = by_outcome(panel, outcome, chosen, seed)
    found = {"rule": {by: chosen} | rules, "outcome": {outcome: chosen} | outcomes}
    cells = pd.concat([spread_out(chosen, groups, kind) for kind, groups in found.items()], ignore_index=True)
    segment = pd.Series(chosen.segment, index=chosen.teams)
    return Stress(
        outcome=panel.measures[outcome],
        by=by,
        threshold=threshold,
        quarters=panel.quarters,
        teams=ranked(panel, chosen, cells, panel.measures[outcome].direction),
        rules=kept(cells[cells["kind"] == "rule"], segment),
        outcomes=moved(panel, cells[(cells["kind"] == "outcome") & (cells["name"] != outcome)], segment),
        cells=cells,
    )


def grouped(panel: Panel, outcome: str, by: str, seed: int) -> Groups:
    return cluster_teams(panel, outcome, seed).groups if by == CLUSTERS else group_teams(panel, outcome, by, seed)


def level_rule(chosen: Groups, measure: Measure) -> str:
    """The threshold that stands for levels: what is planned, else the mean of all teams."""
    planned = PLANNED.get(measure.name, np.nan)
    inside = chosen.level.min() < planned <= chosen.level.max()
    return f"threshold:{planned if inside else float(f'{chosen.level.mean():.3g}')!r}"


def by_rule(panel: Panel, outcome: str, rules: tuple[str, ...], seed: int) -> dict[str, Groups]:
    found = {}
    for rule in rules:
        try:
            found[rule] = grouped(panel, outcome, rule, seed)
        except DataError:  # too few teams for it, or all on one side
            continue
    return found


def by_outcome(panel: Panel, outcome: str, chosen: Groups, seed: int) -> dict[str, Groups]:
    """The teams by each other outcome that most of them have, as many of them high and low as chosen."""
    found = {}
    for name in panel.outcomes:
        known = panel.frame.dropna(subset=[name])["team_id"].nunique()
        if name != outcome and panel.measures[name].better and known > len(chosen.teams) / 2:
            groups = group_teams(panel, name, "top-third", seed)
            high, low = (round(known * chosen.counts[side] / len(chosen.teams)) for side in (0, 2))
            better = panel.measures[name].direction * groups.shrunken
            found[name] = replace(groups, segment=segments(better, (high, len(better) - high - low, low)))
    return found


def spread_out(chosen: Groups, found: dict[str, Groups], kind: str) -> pd.DataFrame:
    """The group of every chosen team under each of `found`."""
    rows = [
        (team, kind, name, segment)
        for name, groups in found.items()
        for team, segment in zip(groups.teams, groups.segment, strict=True)
        if team in chosen.teams
    ]
    return pd.DataFrame(rows, columns=["team_id", "kind", "name", "segment"])


def ranked(panel: Panel, chosen: Groups, cells: pd.DataFrame, direction: int) -> pd.DataFrame:
    """The teams, best first, each with how many rules call it high."""
    high = cells[(cells["kind"] == "rule") & (cells["segment"] == "high")].groupby("team_id").size()
    found = pd.DataFrame({"team_id": chosen.teams, "segment": chosen.segment, "expected": chosen.shrunken})
    found = found.assign(rules=found["team_id"].map(high).fillna(0).astype(int))
    found = panel.teams[["team_id", "team_name"]].merge(found, on="team_id")
    best_first = -direction * found["expected"]
    return found.iloc[np.lexsort([found["team_id"], best_first])].drop(columns="expected").reset_index(drop=True)


def kept(cells: pd.DataFrame, segment: pd.Series) -> pd.DataFrame:
    """One row a rule: how many teams it calls high, and how many of the chosen high ones."""
    high = cells[cells["segment"] == "high"]
    stay = high[high["team_id"].map(segment) == "high"]
    counts = {"high": high.groupby("name").size(), "stay": stay.groupby("name").size()}
    return pd.DataFrame(counts).reindex(cells["name"].unique()).fillna(0).astype(int).reset_index(names="rule")


def moved(panel: Panel, cells: pd.DataFrame, segment: pd.Series) -> pd.DataFrame:
    """One row an outcome: how many teams it knows, how many stay high, how many change group."""
    before = cells["team_id"].map(segment)
    marks = cells.assign(
        high=(cells["segment"] == "high") & (before == "high"), moved=cells["segment"] != before, known=True
    )
    counts = marks.groupby("name", sort=False)[["known", "high", "moved"]].sum().astype(int).reset_index()
    return counts.assign(label=[panel.measures[name].label for name in counts["name"]])
