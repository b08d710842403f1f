"""How good are the numbers that teams are measured by, in the eyes of those who are measured?"""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.items import construct_items
from analysis.logs import Logs
from analysis.privacy import shown_together
from analysis.stats.bootstrap import draw_ranked
from analysis.stats.paired import mean_intervals, pair_differences

CONSTRUCT = "metrics"
ITEMS = {item.name: item.wording for item in construct_items(CONSTRUCT)}
FEWEST_TEAMS = 2
REPLICATES = 2000


@dataclass(frozen=True, kw_only=True)
class Metrics:
    """Six statements on the metrics, the worst rated first: means over teams of reps' answers, 1 to 5.

    items    one row a statement: name, wording, mean, low, high (95 %, draws of teams; NaN with fewer than five),
             agree (share of answers of 4 or 5), managers (mean of the managers' own answers, NaN where not asked)
    weakest  names of the statements that may be the lowest: no other is clearly below them, all pairs held at once
    teams    teams behind the means; the same for every statement
    hidden   teams whose reps answered, too few to be shown
    missing  who did not answer: of "rep", "manager"
    """

    quarters: tuple[str, ...]
    items: pd.DataFrame
    weakest: tuple[str, ...]
    teams: int
    hidden: int
    missing: tuple[str, ...]

    def summary(self) -> str:
        """The statement that is rated lowest, or that none stands out."""
        if self.items.empty:
            return "The quality of the metrics is not known: reps were not asked about it, or too few answered."
        worst = self.items.iloc[0]
        if len(self.weakest) == 1:
            return f"Lowest of {len(self.items)}: {worst.wording} {worst['mean']:.1f} of 5."
        return f"Which of {len(self.weakest)} of {len(self.items)} statements is lowest cannot be told."


def rate_metrics(logs: Logs, *, quarters: tuple[str, ...] | None = None) -> Metrics:
    """What reps say of the metrics, over the teams that may be shown."""
    answers = logs.answers[logs.answers["construct"] == CONSTRUCT]
    answers = answers if quarters is None else answers[answers["quarter"].isin(quarters)]
    reps, managers = (answers[answers["rater"] == rater] for rater in ("rep", "manager"))
    whole = quarters is None
    shown = shown_together(reps, whole=whole) if len(reps) else pd.DataFrame()
    known = len(shown) >= FEWEST_TEAMS
    agree = shown_together(agreeing(reps), whole=whole).mean() if known else None
    return Metrics(
        quarters=tuple(sorted(reps["quarter"].unique())),
        items=ranked(shown, agree, managers) if known else pd.DataFrame(columns=COLUMNS),
        weakest=weakest(shown) if known else (),
        teams=len(shown) if known else 0,
        hidden=reps["team_id"].nunique() - len(shown),
        missing=tuple(rater for rater, said in (("rep", reps), ("manager", managers)) if said.empty),
    )


COLUMNS = "name wording mean low high agree managers".split()


def agreeing(answers: pd.DataFrame) -> pd.DataFrame:
    """The answers as 1 where somebody agrees (4 or 5), else 0."""
    return answers.assign(score=(answers["score"] >= 4).astype(float))


def drawn(shown: pd.DataFrame) -> np.ndarray:
    return draw_ranked(shown.mean(axis=1).to_numpy(), REPLICATES, seed=0)


def ranked(shown: pd.DataFrame, agree: pd.Series, managers: pd.DataFrame) -> pd.DataFrame:
    """Rows of `Metrics.items`, the lowest mean first. Managers' answers are attributed and may be shown."""
    low, high = np.round(mean_intervals(shown.to_numpy(), drawn(shown)), 2).T
    own = managers[managers["team_id"].isin(shown.index)].groupby(["item", "team_id"])["score"].mean()
    rows = pd.DataFrame({"mean": shown.mean().round(2), "low": low, "high": high, "agree": agree.round(2)})
    rows["managers"] = own.groupby("item").mean().reindex(rows.index).round(2)
    rows = rows.rename_axis("name").reset_index()
    rows.insert(1, "wording", rows["name"].map(ITEMS))
    return rows.sort_values(["mean", "name"], kind="stable").reset_index(drop=True)


def weakest(shown: pd.DataFrame) -> tuple[str, ...]:
    """The statements that no other is clearly below, the lowest first."""
    pairs, _, intervals = pair_differences(shown.to_numpy(), drawn(shown))
    above = {j for (_, j), (low, _) in zip(pairs, intervals, strict=True) if low > 0}
    above |= {i for (i, _), (_, high) in zip(pairs, intervals, strict=True) if high < 0}
    means = shown.mean()
    return tuple(sorted((name for at, name in enumerate(shown) if at not in above), key=lambda name: means[name]))
