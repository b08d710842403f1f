"""Culture by its four practices, team by team and quarter by quarter: what of the reps' answers may be shown.

A team is shown with every practice or with none: beside the mean of all, one practice left out could be worked out.
"""

import numpy as np
import pandas as pd

from analysis.groups import REPLICATES
from analysis.items import PRACTICES, construct_items
from analysis.logs import Logs
from analysis.privacy import shown_items
from analysis.stats.bootstrap import draw_ranked
from analysis.stats.same_teams import quarter_levels, yearly_change

ITEMS = {item.name: item for item in construct_items("culture")}
TREND = ["quarter", "practice", "value", "teams"]
ASKED_OF = 0.5  # an item counts where at least so many of the teams that are shown with any item are shown with it


def culture_answers(logs: Logs, quarters: tuple[str, ...] | None) -> pd.DataFrame:
    """Reps' rows of `Logs.answers` on culture, in `quarters` (all by default)."""
    answers = logs.answers[(logs.answers["rater"] == "rep") & (logs.answers["construct"] == "culture")]
    return answers if quarters is None else answers[answers["quarter"].isin(quarters)]


def rated(answers: pd.DataFrame, *, whole: bool) -> tuple[pd.DataFrame, pd.Series]:
    """Means of teams that may be shown, team_id x item (1 to 5, none missing), and team_id -> people behind them."""
    seen = shown_items(answers, whole=whole)
    wide = seen.pivot(index="team_id", columns="item", values="value")
    wide = wide[[item for item in ITEMS if item in wide and wide[item].notna().mean() >= ASKED_OF]].dropna()
    wide = wide if len(wide) else wide[[]]
    return wide, seen[seen["item"].isin(wide.columns)].groupby("team_id")["n"].min()


def in_practices(items: pd.DataFrame) -> pd.DataFrame:
    """Teams x items -> teams x practices, each the mean of its items; in the order of `PRACTICES`."""
    practice = [ITEMS[item].practice for item in items]
    found = items.T.groupby(practice).mean().T
    return found[[name for name in PRACTICES if name in practice]]


def by_quarter(answers: pd.DataFrame, items: list[str]) -> pd.DataFrame:
    """One row a quarter and team that may be shown in it: quarter, team_id, a column for each of `items`; sorted."""
    found = [pd.DataFrame(columns=["quarter", "team_id", *items])]
    for quarter, rows in answers[answers["item"].isin(items)].groupby("quarter"):
        seen, _ = rated(rows, whole=False)
        if list(seen) == items:
            found.append(seen.reset_index().assign(quarter=quarter))
    known = [frame for frame in found if len(frame)] or found
    return pd.concat(known, ignore_index=True)


def over_time(answers: pd.DataFrame, items: list[str]) -> dict[str, object]:
    """Practices quarter by quarter as if the same teams had been asked, and how culture moves a year within teams."""
    rows = by_quarter(answers, items)
    team, quarter = rows["team_id"].factorize(sort=True)[0], rows["quarter"].factorize(sort=True)[0]
    if rows["quarter"].nunique() < 2:
        return {"trend": pd.DataFrame(columns=TREND), "change": None}
    practices = in_practices(rows[items])
    found = pd.DataFrame({name: quarter_levels(practices[name].to_numpy(), team, quarter) for name in practices})
    asked = rows.groupby("quarter").size()
    trend = found.set_axis(asked.index).melt(ignore_index=False, var_name="practice").reset_index().round(2)
    level = practices.mean(axis=1).to_numpy()
    draws = drawn(pd.Series(np.bincount(team, level) / np.bincount(team)))
    slope, low, high = np.round(yearly_change(level, team, quarter, draws), 2).tolist()
    change = {"a_year": slope, "low": low, "high": high, "teams": int((np.bincount(team) > 1).sum())}
    return {"trend": trend.assign(teams=trend["quarter"].map(asked))[TREND], "change": change}


def drawn(level: pd.Series) -> np.ndarray:
    """Draws of the teams with a `level`, the same for the same levels whatever the teams are called."""
    return draw_ranked(level.to_numpy(float), REPLICATES, 0) if len(level) else np.empty((0, 0))


def precision(answers: pd.DataFrame) -> float:
    """How far a team's practice may lie from what everyone there would say, ± at 95 %: the middle team's figure.

    Each person counts once, with the mean over quarters. NaN without ids, or where no team has two people.
    """
    people = answers.dropna(subset=["respondent_id"]).groupby(["team_id", "practice", "respondent_id"])["score"].mean()
    cells = people.groupby(["team_id", "practice"]).agg(["var", "size"]).query("size > 1")
    within = (cells["var"] * (cells["size"] - 1)).sum() / max((cells["size"] - 1).sum(), 1)
    return float(1.96 * np.sqrt(within / cells["size"].median())) if len(cells) else np.nan
