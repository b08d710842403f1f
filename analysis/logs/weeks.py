"""Which weeks of a rep had coaching: rep-weeks and sessions laid over each other, as the measure of cadence does."""

import pandas as pd

WEEK = pd.Timedelta(days=7)


def coached_weeks(rep_weeks: pd.DataFrame, sessions: pd.DataFrame) -> pd.DataFrame:
    """The rows of `Logs.rep_weeks` that the log of sessions tells of, with two flags.

    met      a session of any kind was held that week
    coached  ... a structured one: with a lesson and an agreed next step; what the log does not say counts as there
    A team counts from the quarter of its first session on, and every team up to the last week with any.
    """
    if sessions.empty:
        return rep_weeks[:0].assign(met=False, coached=False)
    structured = sessions["lesson"].ne(0) & sessions["plan"].ne(0)
    found = sessions.assign(coached=structured).groupby(["team_id", "rep_id", "week_start"])["coached"].any()
    begun = rep_weeks["team_id"].map(sessions.groupby("team_id")["quarter"].min())
    told = (
        begun.notna()
        & (rep_weeks["quarter"] >= begun.fillna(""))
        & (rep_weeks["week_start"] <= sessions["week_start"].max())
    )
    weeks = rep_weeks[told].join(found, on=["team_id", "rep_id", "week_start"])
    return weeks.assign(met=weeks["coached"].notna(), coached=weeks["coached"].eq(True)).reset_index(drop=True)


def count_weeks(weeks: pd.DataFrame) -> pd.DataFrame:
    """One row a team and rep of `coached_weeks`, sorted: its weeks, how many were coached or met, and its gaps.

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
