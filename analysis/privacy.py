"""The one policy on who may be seen: nothing from a survey is shown for fewer than five distinct respondents.

Whoever shows a team's survey value, or a mean, a spread or an interval over teams, takes the values from here, and only
these: what is hidden is in no number shown, so that no two numbers give it away. Answers of all quarters are pooled
first. For a choice of quarters only those count in which the team has five respondents, lest two choices differ by one
person.
"""

import pandas as pd

from analysis.panel import Panel

MINIMUM = 5
KEYS = ["team_id", "quarter"]


def shown_values(panel: Panel, column: str) -> pd.Series:
    """team_id -> the team's mean of `column` over its quarters, for the teams that may be shown; sorted.

    Not surveyed: every team with a value. Surveyed: over quarters with five respondents, and over the others as far as
    these have five together.
    """
    cells = panel.frame[[*KEYS, column]].dropna()
    if panel.measures[column].surveyed:
        cells = cells[admissible(panel, column, cells)]
    return cells.groupby("team_id")[column].mean()


def hidden_teams(panel: Panel, column: str) -> int:
    """How many teams have a value of `column` that is not shown."""
    return panel.frame.dropna(subset=[column])["team_id"].nunique() - len(shown_values(panel, column))


def admissible(panel: Panel, column: str, cells: pd.DataFrame) -> pd.Series:
    answered = panel.raters.dropna(subset=[column]) if column in panel.raters else panel.raters[:0]
    keys = pd.MultiIndex.from_frame(cells[KEYS])
    people = respondents(answered, KEYS).reindex(keys)
    published = panel.counts.set_index(KEYS)[column].reindex(keys).fillna(MINIMUM)
    large = pd.Series((people.fillna(published) >= MINIMUM).to_numpy(), index=cells.index)
    if not panel.whole:
        return large
    small = answered.merge(cells.loc[~large, KEYS], on=KEYS)
    pooled = respondents(small, ["team_id"])
    return large | cells["team_id"].isin(pooled.index[pooled >= MINIMUM])


def respondents(answered: pd.DataFrame, by: list[str]) -> pd.Series:
    """Distinct respondents behind rows of `Panel.raters`, by team or by team and quarter.

    Anonymous answers cannot be told apart between weeks, so the largest number in one week counts.
    """
    named = answered.groupby(by)["respondent_id"].nunique()
    anonymous = answered[answered["respondent_id"].isna()].groupby([*by, "week"]).size().groupby(level=by).max()
    return named.add(anonymous, fill_value=0)
