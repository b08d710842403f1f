"""How many weeks of a rep had coaching, and how long the gaps between them were."""

import pandas as pd

WEEK = pd.Timedelta(days=7)


def count_weeks(weeks: pd.DataFrame) -> pd.DataFrame:
    """One row a team and rep of `Logs.coaching_weeks`, sorted: its weeks, how many were coached or met, and its gaps.

    longest, since   weeks in a row without any session: the longest, and that up to the rep's last week here. Weeks
                     away, or on another team, end a gap.
    until            the rep's last week
    """
    apart = weeks.groupby(["team_id", "rep_id"])["week_start"].diff().ne(WEEK)
    block = (apart | weeks["met"]).cumsum()
    run = (~weeks["met"]).astype(int).groupby(block).cumsum()
    stays = weeks.assign(run=run).groupby(["team_id", "rep_id"], as_index=False)
    return stays.agg(
        weeks=("met", "size"),
        coached=("coached", "sum"),
        met=("met", "sum"),
        longest=("run", "max"),
        since=("run", "last"),
        until=("week_start", "last"),
    )
