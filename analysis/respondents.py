"""What people answered in surveys, how many of them stand behind a number, and how many have to."""

import duckdb
import pandas as pd

from analysis.measures import Measure

MINIMUM = 5
KEYS = ["team_id", "quarter"]
ANONYMOUS_BORNE = 0.1  # of answers without an id, next to named ones
FEWEST_IDS, FEWEST_RETURNING = 20, 0.05  # ids from which on, and share of them that must answer in two quarters


def read_raters(con: duckdb.DuckDBPyConnection, names: list[str]) -> pd.DataFrame:
    """One row per team, quarter and respondent who answered any of the surveyed measures `names`."""
    columns = "".join(f", max(case when construct = '{name}' then value end) as {name}" for name in names)
    rows = con.execute(
        f"""
        select team_id, quarter, respondent_id, min(week) as week{columns}
        from rater_scores
        where construct in (select unnest(?))
        group by team_id, quarter, respondent_id, rank, case when respondent_id is null then week end
        order by team_id, quarter, respondent_id, week, rank""",
        [names],
    ).df()
    return rows if ids_are_people(rows) else rows.assign(respondent_id=None)


def read_items(con: duckdb.DuckDBPyConnection, names: list[str]) -> pd.DataFrame:
    """One row per team, quarter and respondent: the answer to every question of the surveyed measures `names`.

    Answers without an id are one row each: which of them are one person's cannot be told.
    """
    asked = con.execute(ASKED, [names]).fetchall()
    columns = "".join(f", avg(case when item = ? then score end) as {column}" for _, column in asked)
    return con.execute(
        f"""
        with numbered as (
            select *, case when respondent_id is null then row_number() over () end as single from answers
        )
        select team_id, quarter, respondent_id{columns}
        from numbered
        where construct in (select unnest(?))
        group by team_id, quarter, respondent_id, single
        order by all""",
        [*(item for item, _ in asked), names],
    ).df()


def ids_are_people(raters: pd.DataFrame) -> bool:
    """Whether respondent ids tell people: most answers carry one, and some come back in a later quarter.

    An id made anew for every answer would count one person as many, and pass a lasting opinion off as many fresh ones.
    """
    ids = raters["respondent_id"]
    if ids.isna().mean() > ANONYMOUS_BORNE:
        return False
    again = raters.groupby("respondent_id")["quarter"].nunique().gt(1)
    waves = raters.groupby("team_id")["quarter"].nunique().max()
    return len(again) < FEWEST_IDS or waves == 1 or bool(again.mean() > FEWEST_RETURNING)


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


def without_few(frame: pd.DataFrame, counts: pd.DataFrame, raters: pd.DataFrame, measures: dict[str, Measure]):
    """The frame without what fewer than five people said of a surveyed outcome in a quarter, and the cells taken out.

    Teams are ranked by an outcome and shown with it, so that one that may not be shown is not in the panel at all.
    """
    taken = [frame[:0][KEYS].assign(name="")]
    for name in (name for name, measure in measures.items() if measure.role == "outcome" and measure.surveyed):
        cells = frame[[*KEYS, name]].dropna()
        few = cells[~large(raters, counts, name, cells)]
        frame = frame.assign(**{name: frame[name].mask(frame.index.isin(few.index))})
        taken.append(few[KEYS].assign(name=name))
    return frame, pd.concat(taken, ignore_index=True)


ASKED = """
    with single as (select construct from items group by construct having count(*) = 1)
    select item, case when construct in (select construct from single) then construct else item end as name
    from items
    where construct in (select unnest(?)) and item in (select item from answers)
    order by name
"""
