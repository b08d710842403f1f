"""How much managers differ: what of a quarter's outcome stays with the manager's post, and what changes by quarter.

Three variances: of teams, of the managers' posts inside a team, of a quarter's luck. Teams and managers are told apart
only where a team changed its manager; both together are what quarters under the same manager have in common. What goes
with the manager alone is told rightly only where luck ends with its quarter and managers change at any time: luck that
lasts, and managers replaced after bad quarters, look like managers that differ.
"""

from dataclasses import dataclass

import numpy as np
from scipy.stats import t

MOST = 50.0  # logarithm beyond which a ratio is endless
FLOOR = 0.05  # of one plus a variance ratio: by chance the sum of squares between teams can fall below luck's


@dataclass(frozen=True, kw_only=True)
class Sums:
    """What each of n teams adds to the variances. Posts are numbered through all teams.

    quarters, posts  (n,) counts
    mean             (n,) mean of the team's rows
    luck             (n,) squares about the posts' own means
    changes          (n,) squares of the posts' means about the team's, each quarter counted
    squares          (n,) sum of the posts' squared numbers of quarters
    """

    quarters: np.ndarray
    posts: np.ndarray
    mean: np.ndarray
    luck: np.ndarray
    changes: np.ndarray
    squares: np.ndarray


@dataclass(frozen=True, kw_only=True)
class Spread:
    """Variances (B,): `stays` of manager and team together, `manager` of the part that goes with the manager alone
    (NaN where no team changed), `luck` of one quarter. Unclipped: below zero by chance where the true one is small."""

    stays: np.ndarray
    manager: np.ndarray
    luck: np.ndarray

    @property
    def share(self):
        """What stays, as a share of the spread of single quarters, 0 to 1."""
        return _share(self.stays, self.stays + self.luck)

    @property
    def manager_share(self):
        """What goes with the manager alone, as a share of the same spread; no more than what stays."""
        return np.minimum(_share(self.manager, self.stays + self.luck), self.share)


@dataclass(frozen=True, kw_only=True)
class Stays:
    """What stays from quarter to quarter, as shares (0 to 1) of the spread of single quarters.

    share, interval              with manager and team together
    manager, manager_interval    with the manager alone; NaN where fewer than two teams changed their manager
    deviation, deviations        standard deviation of what stays, in the outcome's unit, and its interval
    changed                      teams that changed their manager
    """

    share: float
    interval: tuple[float, float]
    manager: float
    manager_interval: tuple[float, float]
    deviation: float
    deviations: tuple[float, float]
    changed: int


def team_sums(values, team, post):
    """The sums of every team. values (N,) quarter means removed; team, post (N,) codes from 0, a post in one team."""
    quarters = np.bincount(post).astype(float)
    of = np.zeros(len(quarters), dtype=int)
    of[post] = team
    post_mean = np.bincount(post, values) / quarters
    total = np.bincount(of, quarters)
    mean = np.bincount(of, quarters * post_mean) / total
    return Sums(
        quarters=total,
        posts=np.bincount(of),
        mean=mean,
        luck=np.bincount(team, (values - post_mean[post]) ** 2),
        changes=np.bincount(of, quarters * (post_mean - mean[of]) ** 2),
        squares=np.bincount(of, quarters**2),
    )


def spread(sums, counts):
    """The variances of every replicate by the method of moments; counts (B, n): how often each team was drawn.

    Source: Searle, Casella and McCulloch (1992), Variance Components, section 5.3 (Henderson's third method, nested).
    """
    rows, teams = counts @ sums.quarters, counts.sum(axis=1)
    luck = _ratio(counts @ sums.luck, counts @ (sums.quarters - sums.posts))
    inside = sums.squares / sums.quarters
    apart = counts @ (sums.quarters - inside)
    manager = _ratio(counts @ sums.changes - counts @ (sums.posts - 1.0) * luck, apart)
    centre = (counts @ (sums.quarters * sums.mean)) / rows
    between = counts @ (sums.quarters * sums.mean**2) - rows * centre**2 - (teams - 1) * luck
    of_team = rows - (counts @ sums.quarters**2) / rows
    of_manager = counts @ inside - (counts @ sums.squares) / rows
    known = np.where(np.isnan(manager), 0, manager)
    return Spread(stays=_ratio(between + (of_team - of_manager) * known, of_team), manager=manager, luck=luck)


def stays(values, team, post):
    """How much stays with manager and team, and with the manager alone, with 95 % intervals.

    values (N,) quarter means removed; team, post (N,) codes from 0, a post in one team. NaN where nothing tells:
    without a post of two quarters, or with a single team. The intervals are the jackknife's over teams, of the
    logarithm of one plus the variance ratio, with Student's t: for few teams, draws of teams are too sure.
    Source: Arvesen and Schmitz (1970), Biometrics 26, 677-686.
    """
    sums = team_sums(values, team, post)
    one = np.ones((1, len(sums.quarters)))
    whole = spread(sums, one)
    changed = sums.posts > 1
    length = sums.quarters.mean()
    seat = (sums.quarters - sums.squares / sums.quarters)[changed].sum() / max((sums.posts - 1).sum(), 1)
    together = _jackknife(sums, lambda found: _ratio(found.stays, found.luck), length, np.ones_like(changed))
    most = together[1]
    alone = _jackknife(sums, lambda found: _ratio(found.manager, found.luck), seat, changed)
    both = max(float(_ratio(whole.stays, whole.luck)[0]), 0)
    return Stays(
        share=float(whole.share[0]),
        interval=tuple(ratio / (1 + ratio) for ratio in together),
        manager=float(whole.manager_share[0]),
        manager_interval=tuple(np.minimum(np.array(alone) / (1 + both), most / (1 + most)).tolist()),
        deviation=float(np.sqrt(np.maximum(whole.stays[0], 0))),
        deviations=tuple(float(np.sqrt(ratio * whole.luck[0])) for ratio in together),
        changed=int(changed.sum()),
    )


def _jackknife(sums, ratio, length, counted):
    """95 % interval of a variance ratio, not below zero: each of the teams that are `counted` left out in turn."""
    n = int(counted.sum())
    if n < 2:
        return np.nan, np.nan
    drop = 1 - np.eye(len(counted))[counted]

    def logged(found):
        return np.log(np.maximum(1 + length * ratio(found), FLOOR))

    left = logged(spread(sums, drop))
    error = np.sqrt((n - 1) / n * ((left - left.mean()) ** 2).sum())
    centre, half = logged(spread(sums, np.ones((1, len(counted)))))[0], t.ppf(0.975, n - 1) * error
    return tuple(float(max(np.expm1(edge) / length, 0)) for edge in np.minimum([centre - half, centre + half], MOST))


def _share(part, whole):
    return np.clip(_ratio(part, whole), 0, 1)


def _ratio(part, whole):
    return np.where(whole > 0, part, np.nan) / np.where(whole > 0, whole, 1.0)
