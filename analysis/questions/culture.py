"""Culture's four practices: which is weakest, in which teams, and how high and low teams differ in them."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.groups import check_measures, group_teams
from analysis.logs import Logs
from analysis.measures import Measure
from analysis.panel import Panel
from analysis.practices import ITEMS, culture_answers, drawn, in_practices, over_time, precision, rated
from analysis.privacy import FEWEST_AVERAGED
from analysis.stats.paired import lowest, mean_intervals, pair_differences
from analysis.stats.welch import welch

SOFT, HARD = "culture_balanced_soft", "culture_balanced_hard"
MODELLED, BELIEVED, TOP = "culture_modelled", "culture_believed", "culture_lived_by_top"
BESIDE = ((MODELLED, BELIEVED), (MODELLED, TOP), (BELIEVED, TOP), (SOFT, HARD))
NOT_ASKED = "No survey with single answers has asked about culture yet."
TOO_FEW = "Nowhere have five reps of one team answered the same statements on culture, so that nothing is shown."
WORTH_NAMING = 0.1  # of a point: a practice less far below the next is not called the weakest


@dataclass(frozen=True, kw_only=True)
class Culture:
    """Culture by its practices, 1 (not at all) to 5 (fully). A team is shown with all its practices or with none.

    quarters    in which culture was asked about
    outcome, by what the teams are high and low by; counts: (high, middle, low); no outcome: None and no counts
    practices   one row a practice asked about: practice, value (mean of teams), low, high (95 % over draws of teams)
    statements  the same for each statement: item, practice, wording, value, low, high
    pairs       every two practices: lower, higher, difference, low, high (95 % for all pairs at once)
    weakest     the practice that lies below every other beyond doubt and by a tenth of a point; None where none does
    teams       one row a team with answers, lowest culture first, hidden teams last: team_id, team_name, segment (high,
                middle, low, "" unknown), value (to two decimals, NaN where too few answered), n (people, NaN as well)
    cells       team_id, practice, value to one decimal, NaN where too few answered
    ratings     team_id, item, value to one decimal, of shown teams
    bins        two levels that cut the cells in thirds
    beside      pairs of statements: one, other, difference (other minus one), low, high (95 %), below and above (in how
                many teams the other is lower, and higher)
    apart       practices of high and low teams: practice, high, low, difference, diff_low, diff_high (95 % for all
                practices at once, Welch; NaN with fewer than two teams a side); empty where teams cannot be grouped
    trend       quarter, practice, value (mean of teams, as if the same were asked in each), teams (shown in it)
    change      how culture moves within teams: a_year, low, high (95 %), teams (shown twice or more); or None
    precision   a team's practice is sure to about this, plus or minus (95 %, who answered); NaN where unknown
    why         where nothing may be shown: a sentence; the frames are then empty
    """

    quarters: tuple[str, ...]
    outcome: Measure | None
    by: str
    counts: tuple[int, int, int]
    practices: pd.DataFrame
    statements: pd.DataFrame
    pairs: pd.DataFrame
    weakest: str | None
    teams: pd.DataFrame
    cells: pd.DataFrame
    ratings: pd.DataFrame
    bins: tuple[float, float]
    beside: pd.DataFrame
    apart: pd.DataFrame
    trend: pd.DataFrame
    change: dict[str, float] | None
    precision: float
    why: str = ""

    @property
    def hidden(self) -> int:
        """Teams with answers, but too few to be shown."""
        return int(self.teams["value"].isna().sum())

    @property
    def alike(self) -> bool:
        """Whether no two practices lie further apart than a tenth of a point, said to one decimal."""
        return bool(np.ptp(self.practices["value"].round(1)) <= WORTH_NAMING + 1e-9)

    def summary(self) -> str:
        """The weakest practice in a sentence, or that none is beyond doubt."""
        if self.why:
            return self.why
        row = self.practices.loc[self.practices["value"].idxmin()]
        if self.weakest:
            return f"Of culture's practices, {row.practice} is the weakest: {row.value:.1f} of 5."
        return f"No practice of culture is the weakest beyond doubt; {row.practice} is lowest, {row.value:.1f} of 5."


def rate_culture(
    logs: Logs, *, outcome: str | None = None, by: str = "top-third", quarters: tuple[str, ...] | None = None
) -> Culture:
    """What reps say of culture, practice by practice; `outcome` and `by` say which teams are high and low.

    Raises DataError for an outcome or a rule that there is not.
    """
    panel, answers = logs.panel.between(quarters), culture_answers(logs, quarters)
    shown, n = rated(answers, whole=panel.whole)
    practices = in_practices(shown) if len(shown) else shown
    draws = drawn(practices.mean(axis=1))
    outcome, counts, segment = grouped(panel, outcome, by)
    teams = team_rows(panel, answers, practices.mean(axis=1), n, segment)
    cells = practices.round(1)
    return Culture(
        quarters=tuple(sorted(answers["quarter"].unique())),
        outcome=outcome,
        by=by,
        counts=counts,
        practices=averaged(practices, draws, "practice"),
        statements=worded(averaged(shown, draws, "item")),
        pairs=pairs(practices, draws),
        weakest=weakest(practices, draws),
        teams=teams,
        cells=long(cells.reindex(teams["team_id"]), "practice"),
        ratings=long(shown.round(1), "item"),
        bins=tuple(np.round(np.quantile(cells, [1 / 3, 2 / 3]), 1).tolist()) if cells.size else (np.nan, np.nan),
        beside=beside(shown, draws),
        apart=apart(practices, segment) if sum(counts) else pd.DataFrame(columns=APART),
        **over_time(answers, list(shown)),
        precision=precision(answers[answers["team_id"].isin(shown.index)]),
        why="" if len(shown) else TOO_FEW if len(answers) else NOT_ASKED,
    )


def grouped(panel: Panel, outcome: str | None, by: str) -> tuple[Measure | None, tuple[int, int, int], pd.Series]:
    """The outcome, how many teams are high, middle and low by it, and team_id -> segment; nothing without one."""
    if outcome is not None:
        check_measures(panel, (outcome,), "outcome")
    name = outcome or (panel.outcome if panel.outcomes else None)
    if name is None or panel.frame.dropna(subset=[name])["team_id"].nunique() < 2:
        return None, (0, 0, 0), pd.Series(dtype=object)
    groups = group_teams(panel, name, by)
    return panel.measures[name], groups.counts, pd.Series(groups.segment, index=groups.teams)


def averaged(values: pd.DataFrame, draws: np.ndarray, name: str) -> pd.DataFrame:
    """One row a column of teams x things: its mean over teams, with interval; to two decimals."""
    edges = np.round(mean_intervals(values.to_numpy(float), draws), 2)
    found = pd.DataFrame({name: list(values), "value": values.mean().round(2).to_numpy(float)})
    return found.assign(low=edges[:, 0], high=edges[:, 1])


def weakest(practices: pd.DataFrame, draws: np.ndarray) -> str | None:
    """The practice below every other beyond doubt, and by as much as would be noticed."""
    place, means = lowest(practices.to_numpy(float), draws), practices.mean().sort_values()
    return None if place is None or means.iloc[1] - means.iloc[0] < WORTH_NAMING else practices.columns[place]


def worded(statements: pd.DataFrame) -> pd.DataFrame:
    practice, wording = (
        [getattr(ITEMS[item], part) for item in statements["item"]] for part in ("practice", "wording")
    )
    statements.insert(1, "practice", practice)
    statements.insert(2, "wording", wording)
    return statements


def pairs(practices: pd.DataFrame, draws: np.ndarray) -> pd.DataFrame:
    """Every two practices, the lower first."""
    found, differences, edges = pair_differences(practices.to_numpy(float), draws)
    rows = []
    for (i, j), size, (low, high) in zip(found, differences, edges, strict=True):
        one, other = practices.columns[[i, j]]
        row = (one, other, size, low, high) if size >= 0 else (other, one, -size, -high, -low)
        rows.append(row)
    return pd.DataFrame(rows, columns=["lower", "higher", "difference", "low", "high"]).round(2)


def team_rows(panel: Panel, answers, level: pd.Series, n: pd.Series, segment: pd.Series) -> pd.DataFrame:
    known = pd.Index(sorted(answers["team_id"].unique()))
    names = panel.teams.set_index("team_id")["team_name"].reindex(known)
    found = pd.DataFrame({"team_id": known, "team_name": names.fillna(pd.Series(known, known)).to_numpy()})
    found["segment"] = segment.reindex(known).fillna("").to_numpy()
    found["value"] = level.reindex(known).round(2).to_numpy(float)
    found["n"] = n.reindex(level.index).reindex(known).to_numpy(float)
    return found.sort_values(["value", "team_name"], ignore_index=True)


def long(wide: pd.DataFrame, name: str) -> pd.DataFrame:
    return wide.rename_axis(index="team_id", columns=name).stack(future_stack=True).rename("value").reset_index()


def beside(shown: pd.DataFrame, draws: np.ndarray) -> pd.DataFrame:
    """Statements that say more beside each other, where both were asked."""
    found = [pair for pair in BESIDE if set(pair) <= set(shown)]
    differences = pd.DataFrame({at: shown[other] - shown[one] for at, (one, other) in enumerate(found)})
    rows = pd.DataFrame(found, columns=["one", "other"]).join(averaged(differences, draws, "at"))
    rows["below"], rows["above"] = ([(sign * differences[at] < 0).sum() for at in differences] for sign in (1, -1))
    return rows.drop(columns="at").rename(columns={"value": "difference"})


APART = ["practice", "high", "low", "difference", "diff_low", "diff_high"]


def apart(practices: pd.DataFrame, segment: pd.Series) -> pd.DataFrame:
    """Means of the high and of the low teams that are shown, two a side or more, and how far they lie apart."""
    rows = []
    for name, values in practices.items():
        high, low = (values[values.index.isin(segment.index[segment == side])] for side in ("high", "low"))
        if min(len(high), len(low)) >= FEWEST_AVERAGED:
            edges = welch(high, low, together=practices.shape[1])
            rows.append((name, high.mean(), low.mean(), high.mean() - low.mean(), *edges))
    return pd.DataFrame(rows, columns=APART).round(2)
