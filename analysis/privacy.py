"""The one policy on who may be seen: nothing from a survey is shown for fewer than five distinct respondents.

Whoever shows a team's survey value, or a mean, a spread or an interval over teams, takes the values from here, and only
these: what is hidden is in no such number, so that no two of them give it away. Slopes and shares of the gap, and what
rests on them, are of all teams with an answer, as many as it takes for a split. Answers of all quarters are pooled
first. For a choice of quarters only those count in which the team has five respondents, lest two choices differ by one
person. A surveyed outcome, by which teams are ranked, is in the panel only for such quarters from the start.
"""

import pandas as pd

from analysis.panel import Panel
from analysis.respondents import KEYS, MINIMUM, large, respondents

FEWEST_AVERAGED = 2  # teams that a mean of survey answers over teams stands for: that of one would be the team's own


def shown_values(panel: Panel, column: str) -> pd.Series:
    """team_id -> the team's mean of `column` over its quarters, for the teams that may be shown; sorted.

    Not surveyed: every team with a value. Surveyed: over quarters with five respondents, and over the others as far as
    these have five together.
    """
    cells = panel.frame[[*KEYS, column]].dropna()
    if panel.measures[column].surveyed:
        cells = cells[admissible(panel, column, cells)]
    return cells.groupby("team_id")[column].mean()


def shown_items(answers: pd.DataFrame, *, whole: bool = True) -> pd.DataFrame:
    """Reps' rows of `Logs.answers` -> team_id, item, value (mean), n (distinct respondents) that may be shown; sorted.

    Each item by itself: over quarters with five respondents and, where all quarters are looked at (`whole`), over the
    others as far as these have five together. A quarter's mean counts once, however many answered.
    """
    known = _sized(answers)
    if whole:
        known["enough"] |= _pooled(known, ["team_id", "item"])
    known = known[known["enough"]]
    value = known.groupby([*KEYS, "item"])["score"].mean().groupby(["team_id", "item"]).mean()
    n = respondents(known, ["team_id", "item"])
    return pd.DataFrame({"value": value, "n": n}).reset_index()


def shown_answers(answers: pd.DataFrame, pool: str) -> pd.DataFrame:
    """Reps' rows of `Logs.answers` that may be counted where they are looked at in pools of quarters, to be averaged.

    `pool` is a column: whose quarters these are; rows without one are no part of the result. Each item by itself, over
    quarters with five respondents, and over a pool's other quarters as far as these have five together; but not where
    what is left of the team's small quarters is that of fewer than five, lest the difference to all of them tell it.
    """
    known = _sized(answers)
    small, cell = known[~known["enough"]], ["team_id", "item"]
    inside = respondents(small.dropna(subset=[pool]), [*cell, pool])
    pools = inside[inside.ge(MINIMUM)].index.to_frame(index=False)
    rest = small.merge(pools, on=cell, suffixes=("", "_of"))
    rest = respondents(rest[rest[pool].ne(rest[f"{pool}_of"])], [*cell, f"{pool}_of"])
    told = pd.MultiIndex.from_frame(pools).difference(rest.index[rest.lt(MINIMUM)])
    known["enough"] |= pd.MultiIndex.from_frame(known[[*cell, pool]]).isin(told)
    return known[known["enough"] & known[pool].notna()].drop(columns=["week", "enough"])


def _sized(answers: pd.DataFrame) -> pd.DataFrame:
    """The answers with `enough`: whether five people answered the item in that team and quarter."""
    cell = [*KEYS, "item"]
    known = answers.assign(week=answers["week_start"])
    return known.join(respondents(known, cell).ge(MINIMUM).rename("enough"), on=cell)


def _pooled(known: pd.DataFrame, by: list[str]) -> pd.Series:
    """Whether the quarters that are too small have five respondents together."""
    pooled = respondents(known[~known["enough"]], by).ge(MINIMUM).rename("pooled")
    return known.join(pooled, on=by)["pooled"].eq(True)


def shown_together(answers: pd.DataFrame, *, whole: bool = True) -> pd.DataFrame:
    """Reps' answers -> one row a team (team_id), one column an item, of teams whose every asked item may be shown.

    A construct's mean is known elsewhere: beside it and two of its items, a third that is hidden could be worked out.
    """
    seen = shown_items(answers, whole=whole).pivot(index="team_id", columns="item", values="value")
    return seen.reindex(columns=sorted(answers["item"].unique())).dropna().rename_axis(columns=None).astype(float)


def hidden_teams(panel: Panel, column: str) -> int:
    """How many teams have a value of `column` that is not shown."""
    return panel.frame.dropna(subset=[column])["team_id"].nunique() - len(shown_values(panel, column))


def withheld(panel: Panel, outcome: str) -> tuple[str, ...]:
    """A sentence on the team quarters in which a surveyed outcome counts nowhere, being that of too few."""
    few, known = int((panel.few["name"] == outcome).sum()), int(panel.frame[outcome].notna().sum())
    said = f"{panel.measures[outcome].label} of {few} of {few + known} team quarters counts nowhere"
    return (f"{said}: fewer than {MINIMUM} people answered.",) if few else ()


def admissible(panel: Panel, column: str, cells: pd.DataFrame) -> pd.Series:
    asked = panel.measures[column].asked
    enough = large(panel.raters, panel.counts, asked, cells)
    if not panel.whole or asked not in panel.raters:
        return enough
    answered = panel.raters.dropna(subset=[asked])
    small = answered.merge(cells.loc[~enough, KEYS], on=KEYS)
    pooled = respondents(small, ["team_id"])
    return enough | cells["team_id"].isin(pooled.index[pooled >= MINIMUM])
