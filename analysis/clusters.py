"""High and low teams as clusters of the balanced metrics: no cut decides, but which teams lie close together."""

from dataclasses import dataclass, replace

import numpy as np

from analysis.errors import DataError
from analysis.groups import Groups, group_teams
from analysis.panel import Panel
from analysis.stats.bootstrap import draw_ranked
from analysis.stats.clusters import CLUSTERS, cluster, membership, recluster, stability

MONEY = ("quota_attainment", "revenue_per_rep", "win_rate")  # the first that is measured stands for what was sold
BESIDE = ("customer_satisfaction", "engagement")
DRAWS = 200  # of teams, clustered anew
WORDS = np.array(["high", "middle", "low"])
FEWEST = 4 * CLUSTERS  # teams
OTHERWISE = "Choose another rule for high and low teams."


@dataclass(frozen=True, kw_only=True)
class Clusters:
    """Groups by clusters of several outcomes.

    groups      as any other cut gives them; `level` and the gap are of the outcome that was asked for; neither its
                interval nor `ahead` is known: in simulations no interval of such a gap covered the truth
    metrics     the outcomes that the clusters are of
    p_high      (n,) probability that the team truly belongs to the high cluster; NaN where luck cannot be told
    stability   how much of the high cluster comes back when teams are drawn and clustered anew, 0 to 1
    """

    groups: Groups
    metrics: tuple[str, ...]
    p_high: np.ndarray
    stability: float


def balanced(panel: Panel) -> tuple[str, ...]:
    """Money, satisfaction and engagement as far as measured; where only one is, every outcome that can be better."""
    teams = panel.frame.groupby("team_id")[list(panel.outcomes)].count().gt(0).sum()
    known = [name for name in panel.outcomes if panel.measures[name].better and teams[name] >= FEWEST]
    found = [name for name in MONEY if name in known][:1] + [name for name in BESIDE if name in known]
    return tuple(found if len(found) > 1 else known)


def cluster_teams(panel: Panel, outcome: str, seed: int = 0) -> Clusters:
    """Cut the teams of `panel` by clusters of the balanced metrics. Raises DataError for too few or like teams."""
    whole = group_teams(panel, outcome, "top-third", seed)
    if len(whole.teams) < FEWEST:
        raise DataError(f"{len(whole.teams)} teams are too few for clusters; {FEWEST} are the fewest.\n{OTHERWISE}")
    metrics = balanced(panel)
    points, variances = places(panel, metrics, whole.teams, seed)
    if len(np.unique(points.round(9), axis=0)) < CLUSTERS:
        raise DataError(f"The teams are too much alike for clusters.\n{OTHERWISE}")
    labels, centres = cluster(points, seed)
    draws = draw_ranked(whole.level, DRAWS, seed)
    return Clusters(
        groups=replace(whole, **sides(whole.level, labels)),
        metrics=metrics,
        p_high=membership(points, variances, centres, seed),
        stability=stability(labels, recluster(points, draws, seed), draws),
    )


def places(panel: Panel, metrics: tuple[str, ...], teams: np.ndarray, seed: int) -> tuple[np.ndarray, np.ndarray]:
    """What to expect of each team on each metric, (n, d), in standard deviations, more is better; and its variance.

    A metric that a team lacks is taken to be the mean of its others, and to be as uncertain as teams differ.
    """
    points = np.full((len(teams), len(metrics)), np.nan)
    variances = points.copy()
    for at, name in enumerate(metrics):
        found = group_teams(panel, name, "top-third", seed)
        size = found.shrunken.std()
        here, row = np.isin(found.teams, teams), np.searchsorted(teams, found.teams)
        if size > 0:
            turned = panel.measures[name].direction * (found.shrunken - found.shrunken.mean())
            points[row[here], at], variances[row[here], at] = (turned / size)[here], (found.variance / size**2)[here]
    known = ~np.isnan(points)
    filled = np.where(known, points, 0).sum(axis=1) / np.maximum(known.sum(axis=1), 1)
    return np.where(known, points, filled[:, None]), np.where(known, variances, 1.0)


def sides(level: np.ndarray, labels: np.ndarray) -> dict:
    """What Groups say of the first cluster as the high and the last as the low teams."""
    high, low = ((labels == side) / (labels == side).sum() for side in (0, CLUSTERS - 1))
    return {
        "segment": WORDS[labels],
        "high": high,
        "low": low,
        "high_mean": float(high @ level),
        "low_mean": float(low @ level),
        "gap": float((high - low) @ level),
        "interval": (np.nan, np.nan),
        "counts": tuple(int((labels == each).sum()) for each in range(CLUSTERS)),
        "ahead": (0, 0),
    }
