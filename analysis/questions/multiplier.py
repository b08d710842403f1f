"""How much do managers differ, and how much more do the teams of the best of them reach?"""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from scipy.stats import norm

from analysis.errors import DataError
from analysis.groups import TEAMS, luck_told
from analysis.logs import Logs
from analysis.logs.in_post import managed
from analysis.measures import Measure
from analysis.panel import Panel
from analysis.stats.bootstrap import draw_ranked
from analysis.stats.moments import remove_quarter_means
from analysis.stats.multiplier import stays
from analysis.stats.shrinkage import shrink
from analysis.top_quarter import REPLICATES, WAYS, may_be_once, times_between, tops

CONDITIONS = ("territory_potential", "ramping_share")  # what a manager has little say in
FEWEST_CHANGED = 8  # teams that changed their manager, below which manager and team are not told apart
FEWEST_QUARTERS = 2  # in post, before anything is said of a manager


@dataclass(frozen=True, kw_only=True)
class Multiplier:
    """How much managers differ. A manager is a post: one manager of one team, judged by the quarters in post.

    managers, teams, changed   posts, teams, teams that changed their manager
    spread     share of the spread of team quarters that stays with manager and team, with its 95 % interval (0 to 1)
    alike      the same between teams in the same `conditions` (labels); NaN where none is measured
    alone      the share that goes with the manager alone; NaN where too few teams changed, or luck may last (with luck
               that lasts, 74 of 100 simulated companies in which no manager differed had an interval clear of nothing):
               `apart` is then False
    apart      whether manager and team can be told apart
    posts      best first, two quarters in post or more: manager, manager_name, team_id, team_name, quarters, mean,
               shrunken (what to expect, luck removed), low, high (95 %; NaN where luck is not told), top (in the top
               quarter by `shrunken`)
    tops       the top quarter against the rest: name (the outcome, reps_at_quota), way (other quarters: ranked by the
               other quarters; same quarters: luck left in; truly: what perfect knowledge would find), top, rest, times
               (top over rest), low, high (95 % of times; NaN with fewer than 12 teams)
    luck_told  False where luck may last beyond its quarter: what stays is then taken for too much
    """

    outcome: Measure
    quarters: tuple[str, ...]
    managers: int
    teams: int
    changed: int
    spread: tuple[float, float, float]
    alike: tuple[float, float, float]
    conditions: tuple[str, ...]
    alone: tuple[float, float, float]
    apart: bool
    posts: pd.DataFrame
    tops: pd.DataFrame
    luck_told: bool

    def top(self, name: str, way: str = WAYS[0]) -> pd.Series | None:
        """A row of `tops`; None where it is not known."""
        rows = self.tops[(self.tops["name"] == name) & (self.tops["way"] == way)]
        return None if rows.empty else rows.iloc[0]

    def known_top(self, name: str) -> pd.Series | None:
        """The row of `tops` by other quarters; None where no interval tells the best managers from lucky ones."""
        row = self.top(name)
        return None if row is None or np.isnan(row["low"]) else row

    def summary(self) -> str:
        """How much stays with managers and what the best reach, in sentences."""
        share, low, high = (f"{100 * edge:.0f} %" for edge in self.spread)
        said = f"{share} ({low} to {high}) of the spread of team quarters stays with manager and team."
        row, say = self.known_top(self.outcome.name), self.outcome.say
        if row is None:
            return f"{said} Good managers cannot be told from lucky ones yet."
        doubt = "; it may be nothing" if may_be_once(row) else ""
        times = f"{row['times']:.1f} times as much ({times_between(row)}){doubt}"
        return f"{said} The top quarter of managers reach {say(row['top'])}, the rest {say(row['rest'])}: {times}."


def compare_managers(logs: Logs, *, quarters: tuple[str, ...] | None = None, seed: int = 0) -> Multiplier:
    """How much the panel's outcome differs by manager. Raises DataError without managers or a logged outcome."""
    panel = logs.panel.between(quarters)
    outcome = panel.outcome
    check(panel, logs, outcome)
    rows = managed(panel, logs.posts, outcome)
    team, post = (pd.factorize(rows[name], sort=True)[0] for name in ("team_id", "post"))
    centred = even(rows[outcome], rows["quarter"])
    known = [name for name in CONDITIONS if name in panel.measures]
    found = stays(centred, team, post)
    told = luck_lasts_no_longer(centred, team, post, rows["quarter"], seed)
    apart = told and found.changed >= FEWEST_CHANGED
    return Multiplier(
        outcome=panel.measures[outcome],
        quarters=panel.quarters,
        managers=int(post.max()) + 1,
        teams=int(team.max()) + 1,
        changed=found.changed,
        spread=(found.share, *found.interval),
        alike=between_alike(rows, outcome, known),
        conditions=tuple(panel.measures[name].label for name in known),
        alone=(found.manager, *found.manager_interval) if apart else (np.nan,) * 3,
        apart=apart,
        posts=ranked(logs, rows.assign(level=centred + rows[outcome].mean()), panel.measures[outcome].direction),
        tops=tops(rows, centred * panel.measures[outcome].direction, outcome, found, seed),
        luck_told=told,
    )


def check(panel: Panel, logs: Logs, outcome: str) -> None:
    """Raises DataError where managers cannot be compared at all."""
    if panel.measures[outcome].surveyed:
        raise DataError(
            "Managers are compared by what their teams reached, and only answers of a survey are here.\n"
            "Import quotas or deals of the reps."
        )
    if logs.posts[["team_id", "manager"]].drop_duplicates().shape[0] < 2:
        raise DataError(
            "Nothing says which manager leads which team.\n"
            "Import a roster of teams with manager_id or manager_name, and manager_since where managers changed."
        )


def even(values: pd.Series, quarter: pd.Series) -> np.ndarray:
    """Values with the quarters' own means removed."""
    return remove_quarter_means(values.to_numpy()[:, None], pd.factorize(quarter, sort=True)[0])[0][:, 0]


def between_alike(rows: pd.DataFrame, outcome: str, names: list[str]) -> tuple[float, float, float]:
    """What stays once conditions are taken out by least squares over all team-quarters."""
    rows = rows.dropna(subset=names)
    if not names or rows["team_id"].nunique() < 2:
        return (np.nan,) * 3
    columns = np.column_stack([even(rows[name], rows["quarter"]) for name in names])
    values = even(rows[outcome], rows["quarter"])
    values = values - columns @ np.linalg.lstsq(columns, values, rcond=None)[0]
    found = stays(values, *(pd.factorize(rows[name], sort=True)[0] for name in ("team_id", "post")))
    return (found.share, *found.interval)


def ranked(logs: Logs, rows: pd.DataFrame, direction: int) -> pd.DataFrame:
    """`Multiplier.posts`: what to expect of each post, luck removed, of those with two quarters."""
    wide = rows.pivot(index="post", columns="quarter", values="level")
    expected = shrink(wide.to_numpy())
    half = norm.ppf(0.975) * np.sqrt(expected.variances)
    found = rows.groupby("post", as_index=False).agg(
        manager=("manager", "first"), team_id=("team_id", "first"), quarters=("level", "size"), mean=("level", "mean")
    )
    found = found.assign(shrunken=expected.means, low=expected.means - half, high=expected.means + half)
    found = found[found["quarters"] >= FEWEST_QUARTERS].drop(columns="post")
    best = (direction * found["shrunken"]).rank(ascending=False, method="first")
    found = found.assign(top=best <= max(round(len(found) / 4), 1), order=best).sort_values("order")
    named = logs.posts.drop_duplicates(["team_id", "manager"])[["team_id", "manager", "manager_name"]]
    teams = logs.panel.teams[["team_id", "team_name"]]
    return found.drop(columns="order").merge(named, on=["team_id", "manager"]).merge(teams, on="team_id", how="left")


def luck_lasts_no_longer(
    centred: np.ndarray, team: np.ndarray, post: np.ndarray, quarter: pd.Series, seed: int
) -> bool:
    """Whether luck ends with its quarter, as far as quarters under the same manager tell.

    Told from posts: where managers differ, a team's quarters before and after a change look like luck that lingers.
    """
    if team.max() + 1 < TEAMS:
        return False
    wide, of = np.full((post.max() + 1, quarter.nunique()), np.nan), np.zeros(post.max() + 1, dtype=int)
    wide[post, pd.factorize(quarter, sort=True)[0]] = centred
    of[post] = team
    return luck_told(wide, draw_ranked(np.bincount(team, centred) / np.bincount(team), REPLICATES, seed)[:, of])
