"""How many people stand behind a survey's numbers, and how many have to."""

import pandas as pd

MINIMUM = 5
KEYS = ["team_id", "quarter"]


def respondents(answered: pd.DataFrame, by: list[str]) -> pd.Series:
    """Distinct respondents behind rows of `Panel.raters`, by team or by team and quarter.

    Anonymous answers cannot be told apart between weeks, so the largest number in one week counts.
    """
    named = answered.groupby(by)["respondent_id"].nunique()
    anonymous = answered[answered["respondent_id"].isna()].groupby([*by, "week"]).size().groupby(level=by).max()
    return named.add(anonymous, fill_value=0)


def large(raters: pd.DataFrame, counts: pd.DataFrame, column: str, cells: pd.DataFrame) -> pd.Series:
    """Whether each of `cells` (team_id, quarter) has `MINIMUM` respondents in that quarter; indexed as `cells`.

    Published scores count by their n; without an n whoever published them is taken to have had a rule.
    """
    answered = raters.dropna(subset=[column]) if column in raters else raters[:0]
    keys = pd.MultiIndex.from_frame(cells[KEYS])
    people = respondents(answered, KEYS).reindex(keys)
    published = counts.set_index(KEYS)[column].reindex(keys).fillna(MINIMUM)
    return pd.Series((people.fillna(published) >= MINIMUM).to_numpy(), index=cells.index)
