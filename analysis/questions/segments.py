"""Which teams are high, which are low, and how sure is that?"""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from scipy import stats

from analysis.clusters import cluster_teams
from analysis.groups import AMOUNTS, Groups, check_measures, group_teams
from analysis.measures import Measure
from analysis.panel import Panel
from analysis.privacy import withheld
from analysis.stats.cut import parse_rule, turned
from analysis.stats.shrinkage import draw_means, top_probability

QUARTERS_A_YEAR = 4
CLUSTERS = "clusters"
WORTH = ("worth", "worth_low", "worth_high")
STABLE = 0.75  # mean similarity of a cluster to itself when teams are drawn anew (Hennig 2007)


@dataclass(frozen=True, kw_only=True)
class Segments:
    """The teams, cut into high, middle and low by their outcome.

    low, high     mean outcome of the low and of the high teams, seasons evened out, in the outcome's unit
    gap           high - low, with its 95 % interval gap_low, gap_high; NaN for clusters
    counts        (high, middle, low) teams
    teams         best first: team_id, team_name, manager_name, region, segment (high, middle, low), mean,
                  shrunken (what to expect of the team, luck removed), low, high (95 % of it; NaN with one quarter),
                  p_top (probability of truly belonging to the high group; NaN with one quarter), quarters
    trend         quarter, segment (high, low), value
    reliability   share of the spread between team means that is not luck, 0 to 1; NaN with one quarter
    luck_told     False where luck may last beyond its quarter, or little tells it: places are too sure then
    ahead         quarters in which the teams that were high in the other quarters were ahead, and quarters tried
    cautions      sentences: what to read with care
    metrics       labels of the outcomes that clusters are of; empty for any other rule
    worth         money a year if the low teams had what to expect of high teams, all else as it is, luck removed on
                  both sides, with its 95 % interval worth_low, worth_high (of these very teams, luck taken for
                  short-lived); None if money, or luck, is unknown
    """

    outcome: Measure
    by: str
    quarters: tuple[str, ...]
    low: float
    high: float
    gap: float
    gap_low: float
    gap_high: float
    counts: tuple[int, int, int]
    teams: pd.DataFrame
    trend: pd.DataFrame
    reliability: float
    luck_told: bool
    ahead: tuple[int, int]
    worth: float | None
    worth_low: float | None
    worth_high: float | None
    cautions: tuple[str, ...] = ()
    metrics: tuple[str, ...] = ()

    def summary(self) -> str:
        """Who is high and who is low, in sentences."""
        say = self.outcome.say
        names = {side: list(self.teams.loc[self.teams["segment"] == side, "team_name"]) for side in ("high", "low")}
        lines = [
            f"{self.outcome.label}: {self.counts[0]} high teams {say(self.high)}, "
            f"{self.counts[2]} low teams {say(self.low)}.",
            self.said(),
            *(f"{side.title()}: {', '.join(teams)}." for side, teams in names.items()),
            *self.cautions,
        ]
        return "\n".join(lines)

    def said(self) -> str:
        """The gap, with its interval where there is one."""
        gap, low, high = map(self.outcome.say_difference, (self.gap, self.gap_low, self.gap_high))
        return f"The gap is {gap}{'' if np.isnan(self.gap_low) else f' ({low} to {high})'}."

    def to_dict(self) -> dict:
        """The answer of `segments --json`."""
        high, middle, low = self.counts
        return {
            "outcome": self.outcome.name,
            "unit": self.outcome.unit,
            "by": self.by,
            "quarters": list(self.quarters),
            "counts": {"high": high, "middle": middle, "low": low},
            **{
                name: getattr(self, name)
                for name in ("low", "high", "gap", "gap_low", "gap_high", "reliability", "luck_told", *WORTH)
            },
            "teams": self.teams.to_dict("records"),
            "cautions": list(self.cautions),
            "metrics": list(self.metrics),
        }


def segment_teams(
    panel: Panel,
    *,
    outcome: str | None = None,
    by: str = "top-third",
    quarters: tuple[str, ...] | None = None,
    seed: int = 0,
) -> Segments:
    """Cut the teams of `panel` by their outcome over `quarters` (all by default). Raises DataError.

    by  top-third, quartile, median, threshold:NUMBER (in the outcome's unit) or clusters (of the balanced metrics)
    """
    panel = panel.between(quarters)
    outcome = outcome or panel.outcome
    check_measures(panel, (outcome,), "outcome")
    groups, p_top, more = clustered(panel, outcome, seed) if by == CLUSTERS else cut_by(panel, outcome, by, seed)
    return Segments(
        outcome=panel.measures[outcome],
        by=by,
        quarters=panel.quarters,
        low=groups.low_mean,
        high=groups.high_mean,
        gap=groups.gap,
        gap_low=groups.interval[0],
        gap_high=groups.interval[1],
        counts=groups.counts,
        teams=ranked(panel, groups, outcome, p_top),
        trend=trend(panel, groups, outcome),
        reliability=groups.reliability,
        luck_told=groups.luck_told,
        ahead=groups.ahead,
        **worth(panel, groups, outcome, seed),
        cautions=(*panel.partial, *withheld(panel, outcome), *more.get("cautions", ())),
        metrics=more.get("metrics", ()),
    )


def cut_by(panel: Panel, outcome: str, by: str, seed: int) -> tuple[Groups, np.ndarray, dict]:
    """Groups by rank or threshold, each team's probability of truly being high, and nothing more."""
    groups, direction = group_teams(panel, outcome, by, seed), panel.measures[outcome].direction
    return groups, belonging(groups, turned(by, direction), direction, seed), {}


def clustered(panel: Panel, outcome: str, seed: int) -> tuple[Groups, np.ndarray, dict]:
    """Groups by clusters, the same probability, the metrics' labels and a caution where the clusters do not stand."""
    found = cluster_teams(panel, outcome, seed)
    shaky = (
        f"Drawn anew, the high cluster keeps {100 * found.stability:.0f} % of its teams; below "
        f"{100 * STABLE:.0f} % the teams form no clear clusters, and another rule says more."
    )
    metrics = tuple(panel.measures[name].label for name in found.metrics)
    return found.groups, found.p_high, {"metrics": metrics, "cautions": (shaky,) * (found.stability < STABLE)}


def ranked(panel: Panel, groups: Groups, outcome: str, p_top: np.ndarray) -> pd.DataFrame:
    direction = panel.measures[outcome].direction
    half = stats.norm.ppf(0.975) * np.sqrt(groups.variance)
    found = pd.DataFrame(
        {
            "team_id": groups.teams,
            "segment": groups.segment,
            "mean": groups.level,
            "shrunken": groups.shrunken,
            "low": groups.shrunken - half,
            "high": groups.shrunken + half,
            "p_top": p_top,
        }
    )
    quarters = panel.frame.dropna(subset=[outcome]).groupby("team_id").size().rename("quarters")
    named = panel.teams[["team_id", "team_name", "manager_name", "region"]]
    found = named.merge(found, on="team_id").merge(quarters, on="team_id")
    best_first = -direction * found["shrunken"]
    return found.iloc[np.lexsort([found["team_id"], best_first])].reset_index(drop=True)


def belonging(groups: Groups, rule: str, direction: int, seed: int) -> np.ndarray:
    """Probability that each team truly belongs to the high group."""
    share, threshold = parse_rule(rule)
    expected = direction * groups.shrunken
    if share:
        return top_probability(expected, groups.variance, share, seed)
    spread = np.where(groups.variance > 0, np.sqrt(groups.variance), np.nan)
    return stats.norm.sf(threshold, expected, spread)


def trend(panel: Panel, groups: Groups, outcome: str) -> pd.DataFrame:
    """Mean outcome of the high and of the low teams, quarter by quarter, each team with its weight."""
    sides = {"high": groups.high, "low": groups.low}
    rows = panel.frame.dropna(subset=[outcome])[["team_id", "quarter", outcome]]
    found = []
    for side, weights in sides.items():
        weight = rows["team_id"].map(dict(zip(groups.teams, weights, strict=True)))
        sums = pd.DataFrame({"quarter": rows["quarter"], "sum": weight * rows[outcome], "weight": weight})
        sums = sums.groupby("quarter").sum().query("weight > 0")
        found.append(pd.DataFrame({"quarter": sums.index, "segment": side, "value": sums["sum"] / sums["weight"]}))
    return pd.concat(found, ignore_index=True)


def worth(panel: Panel, groups: Groups, outcome: str, seed: int) -> dict[str, float | None]:
    """Money a year, if each low team had what to expect of high teams on its own quotas (or its own reps)."""
    amounts = panel.sizes.get(AMOUNTS.get(outcome, ""))
    if amounts is None or amounts.isna().all() or np.isnan(groups.reliability):
        return dict.fromkeys(WORTH)
    yearly = QUARTERS_A_YEAR * amounts.groupby(panel.sizes["team_id"]).mean().reindex(groups.teams).fillna(0).to_numpy()
    weight = groups.low / groups.low.max() * yearly
    coefficients = groups.high * weight.sum() - weight
    edges = np.percentile(draw_means(groups.wide, seed) @ coefficients, (2.5, 97.5))
    return dict(zip(WORTH, map(float, (coefficients @ groups.shrunken, *edges)), strict=True))
