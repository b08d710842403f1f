"""The one policy on who may be seen: nothing from a survey is shown for fewer than five distinct respondents.

Answers are pooled over the chosen quarters first (`panel.between(quarters)`), then respondents are counted.
Whoever shows a team's survey value, or a mean over a group of teams, passes through here.
"""

import pandas as pd

MINIMUM = 5


def respondents(panel, column: str) -> pd.Series:
    """Distinct respondents behind a surveyed `column`: int, indexed by the panel's team_id.

    Anonymous answers cannot be told apart between quarters, so the largest number in one quarter counts.
    Published scores count with their largest n; without n they are taken to keep the publisher's own minimum.
    """
    answered = panel.raters[panel.raters[column].notna()] if column in panel.raters else panel.raters.iloc[:0]
    named = answered.groupby("team_id").respondent_id.nunique()
    anonymous = answered[answered.respondent_id.isna()].groupby(["team_id", "quarter"]).size()
    seen = named.add(anonymous.groupby("team_id").max(), fill_value=0)
    known = pd.concat([seen, _published(panel, column, answered)]).groupby(level=0).max()
    return known.reindex(panel.teams.team_id, fill_value=0).astype(int)


def visible_teams(panel, column: str, groups: pd.Series | None = None) -> tuple[str, ...]:
    """The teams whose value of `column` may be shown, sorted; all of them unless it is surveyed.

    groups  team_id -> name of the group whose mean is shown beside the teams (default: one group of all).
    Where exactly one team of a group would be hidden, it could be worked out from the mean: the next smallest goes too.
    """
    if not panel.measures[column].surveyed:
        return tuple(panel.teams.team_id)
    counts = respondents(panel, column)
    counts = counts[counts.index.isin(panel.frame.team_id[panel.frame[column].notna()])]
    groups = pd.Series("all", index=counts.index) if groups is None else groups.reindex(counts.index).dropna()
    shown = [team for _, group in counts[groups.index].groupby(groups) for team in _keep(group)]
    return tuple(sorted(shown))


def _keep(counts: pd.Series) -> list[str]:
    hidden = int((counts < MINIMUM).sum())
    ranked = counts.sort_index().sort_values(kind="stable")
    return list(ranked.index[2 if hidden == 1 else hidden :])


def _published(panel, column: str, answered: pd.DataFrame) -> pd.Series:
    """Per team, the largest n among the quarters that have a value of `column` and no respondents of their own."""
    counts = panel.counts.set_index(["team_id", "quarter"])[column]
    values = panel.frame.set_index(["team_id", "quarter"])[column]
    rated = pd.MultiIndex.from_frame(answered[["team_id", "quarter"]])
    published = counts[values.notna() & ~values.index.isin(rated)]
    return published.fillna(MINIMUM).groupby(level="team_id").max()
