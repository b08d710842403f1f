"""How good is the coaching, as reps see it and as their managers do?"""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.groups import REPLICATES, check_measures, group_teams
from analysis.items import ITEMS, construct_items
from analysis.logs import Logs
from analysis.measures import Measure
from analysis.privacy import FEWEST_AVERAGED, shown_answers, shown_together
from analysis.stats.bootstrap import draw_ranked
from analysis.stats.paired import mean_intervals
from analysis.stats.welch import welch

CONSTRUCT = "coaching_quality"
WORDINGS = {item.name: item.wording for item in ITEMS}
CELL = ["team_id", "quarter"]
DECIMALS = 2  # of a mean of answers: more would tell who answered
NOT_ASKED = "Reps have not been asked about coaching in a survey with single answers yet."
TOO_FEW = "In too few teams have five reps answered the statements on coaching, so that nothing is shown."


@dataclass(frozen=True, kw_only=True)
class CoachingQuality:
    """Three statements on coaching, 1 (not at all) to 5 (fully), means of teams. Managers' answers are their own.

    quarters   in which reps were asked (and managers, where they were at all)
    items      one row a statement and "coaching_quality" for all together, first: item, wording; reps, low, high (95 %
               over draws of teams); managers, apart (managers less reps), apart_low, apart_high (95 %); NaN unknown
    sides      the same rows for high and low teams: item, high, low, difference, diff_low, diff_high (95 %, Welch,
               of the statements for all of them at once)
    teams      teams shown; hidden: those with too few answers; managers: teams whose manager answered, too
    why        where nothing is shown: a sentence; the frames are then empty
    """

    outcome: Measure | None
    quarters: tuple[str, ...]
    items: pd.DataFrame
    sides: pd.DataFrame
    teams: int
    hidden: int
    managers: int
    why: str = ""

    def summary(self) -> str:
        """Reps beside managers, all statements together."""
        if self.why:
            return self.why
        row = self.items.iloc[0]
        said = f"Reps rate coaching {row.reps:.1f} of 5"
        return f"{said}, their managers {row.managers:.1f}." if row.managers > 0 else f"{said}."


def rate_coaching(
    logs: Logs,
    *,
    outcome: str | None = None,
    by: str = "top-third",
    quarters: tuple[str, ...] | None = None,
    seed: int = 0,
) -> CoachingQuality:
    """What reps say of coaching beside what managers say of it, in the quarters in which both were asked."""
    panel = logs.panel.between(quarters)
    answers = logs.answers[logs.answers["construct"] == CONSTRUCT]
    answers = answers if quarters is None else answers[answers["quarter"].isin(quarters)]
    reps, bosses = (answers[answers["rater"] == rater] for rater in ("rep", "manager"))
    if reps.empty:
        return nothing(NOT_ASKED, 0)
    both = reps[CELL].drop_duplicates().merge(bosses[CELL].drop_duplicates())
    shown = paired(reps, both, panel.whole) if len(both) else shown_together(reps, whole=panel.whole)
    if len(both):
        reps, bosses = reps.merge(both, on=CELL), bosses.merge(both, on=CELL)
    hidden = reps["team_id"].nunique() - len(shown)
    if len(shown) < FEWEST_AVERAGED:
        return nothing(TOO_FEW, hidden)
    outcome = outcome or (panel.outcome if panel.outcomes else None)
    shown, said = with_whole(shown), with_whole(of_bosses(bosses).reindex(columns=shown.columns))
    return CoachingQuality(
        outcome=panel.measures[outcome] if outcome else None,
        quarters=tuple(sorted(reps["quarter"].unique())),
        items=items_of(shown, said.reindex(shown.index), seed).round(DECIMALS),
        sides=sides_of(shown, segments(panel, outcome, by)).round(DECIMALS),
        teams=len(shown),
        hidden=hidden,
        managers=int(said.reindex(shown.index)[CONSTRUCT].notna().sum()),
    )


def paired(reps: pd.DataFrame, both: pd.DataFrame, whole: bool) -> pd.DataFrame:
    """team_id x item over the quarters in `both`, of teams with every statement asked in them.

    Small quarters count together only where no fewer than five people are left over: the mean over all quarters is
    shown elsewhere, and the difference would tell theirs.
    """
    known = reps.merge(both.assign(pool="all"), on=CELL, how="left")
    asked = sorted(known.loc[known["pool"].notna(), "item"].unique())
    known = known if whole else known.assign(pool=known["quarter"].where(known["pool"].notna()))
    counted = shown_answers(known, "pool")
    means = counted.groupby([*CELL, "item"])["score"].mean().groupby(["team_id", "item"]).mean().unstack("item")
    return means.reindex(columns=asked).dropna().rename_axis(columns=None).astype(float)


def nothing(why: str, hidden: int) -> CoachingQuality:
    empty = {"outcome": None, "quarters": (), "teams": 0, "managers": 0}
    return CoachingQuality(**empty, items=pd.DataFrame(), sides=pd.DataFrame(), hidden=hidden, why=why)


def of_bosses(bosses: pd.DataFrame) -> pd.DataFrame:
    """team_id x item: the mean of quarters' means. Managers' answers are attributed and may be shown."""
    means = bosses.groupby([*CELL, "item"])["score"].mean().groupby(["team_id", "item"]).mean()
    return means.unstack("item")


def with_whole(wide: pd.DataFrame) -> pd.DataFrame:
    """The teams' means of all statements together first, then each."""
    known = [item.name for item in construct_items(CONSTRUCT) if item.name in wide]
    return wide[known].assign(**{CONSTRUCT: wide[known].mean(axis=1, skipna=False)})[[CONSTRUCT, *known]].astype(float)


def items_of(shown: pd.DataFrame, said: pd.DataFrame, seed: int) -> pd.DataFrame:
    """One row a column of `shown` (n, k), with what managers said of the same teams."""
    edges = mean_intervals(shown.to_numpy(), draw_ranked(shown[CONSTRUCT].to_numpy(), REPLICATES, seed))
    found = pd.DataFrame({"item": shown.columns, "wording": [WORDINGS.get(name, "") for name in shown]})
    found = found.assign(reps=shown.mean().to_numpy(), low=edges[:, 0], high=edges[:, 1])
    apart = (said - shown).dropna()
    if len(apart) < FEWEST_AVERAGED:
        return found.assign(**dict.fromkeys(("managers", "apart", "apart_low", "apart_high"), np.nan))
    edges = mean_intervals(apart.to_numpy(), draw_ranked(apart[CONSTRUCT].to_numpy(), REPLICATES, seed))
    found["managers"], found["apart"] = said.loc[apart.index].mean().to_numpy(), apart.mean().to_numpy()
    return found.assign(apart_low=edges[:, 0], apart_high=edges[:, 1])


def segments(panel, outcome: str | None, by: str) -> pd.Series:
    """team_id -> high, middle or low; empty where teams cannot be compared."""
    if outcome is None or panel.frame.dropna(subset=[outcome])["team_id"].nunique() < FEWEST_AVERAGED:
        return pd.Series(dtype=object)
    check_measures(panel, (outcome,), "outcome")
    groups = group_teams(panel, outcome, by)
    return pd.Series(groups.segment, index=groups.teams)


def sides_of(shown: pd.DataFrame, segment: pd.Series) -> pd.DataFrame:
    """High against low teams, row by row; NaN with fewer than two teams a side."""
    high, low = (shown[shown.index.isin(segment.index[segment == side])] for side in ("high", "low"))
    rows, items = [], shown.shape[1] - 1
    for item in shown if min(len(high), len(low)) >= FEWEST_AVERAGED else ():
        one, other = high[item].mean(), low[item].mean()
        rows.append((item, one, other, one - other, *welch(high[item], low[item], 1 if item == CONSTRUCT else items)))
    return pd.DataFrame(rows, columns=["item", "high", "low", "difference", "diff_low", "diff_high"])
