"""How differently do reps and their bosses rate the same statements on strategy clarity?"""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.items import construct_items
from analysis.logs import Logs
from analysis.privacy import shown_answers, shown_together
from analysis.stats.perception import WAYS, apart, draw_units, drawn_interval

CONSTRUCT = "strategy_clarity"
BOSSES = ("manager", "leader")
ITEMS = tuple(item.name for item in construct_items(CONSTRUCT))
AGREES = 4  # of 1 to 5: an answer of 4 or 5
CELL = ["team_id", "quarter"]
FEWEST_TEAMS = 2
REPLICATES = 2000
DECIMALS = 3  # of what comes from answers


@dataclass(frozen=True, kw_only=True)
class Clarity:
    """Reps against their managers, and against leaders, on the same statements in the same quarters.

    gaps     one row a rater (manager, leader), name ("strategy_clarity" for all statements together, else an item) and
             way of saying it: rater, name, way, gap, low, high (95 %, draws of bosses; NaN with fewer than five),
             reps, bosses (means on the way's own scale), teams, people (distinct bosses). Positive where reps rate it
             lower; relative, from_lowest and fewer are fractions, points are of 1 to 5, agree is in shares
    teams    one row a team that may be shown: team_id, team_name, reps, manager, leader (mean of the statements, 1 to
             5, NaN where not asked), widest first
    hidden   teams whose reps answered, too few to be shown
    missing  who did not answer: of "rep", "manager", "leader"
    """

    quarters: tuple[str, ...]
    gaps: pd.DataFrame
    teams: pd.DataFrame
    hidden: int
    missing: tuple[str, ...]

    def gap(self, rater: str = "manager", way: str = "relative", name: str = CONSTRUCT) -> pd.Series | None:
        """One row of `gaps`; None where it is not known."""
        rows = self.gaps[(self.gaps["rater"] == rater) & (self.gaps["way"] == way) & (self.gaps["name"] == name)]
        return None if rows.empty else rows.iloc[0]

    def summary(self) -> str:
        """The gap to the managers, or to the leaders, in a sentence."""
        for rater in BOSSES:
            row = self.gap(rater)
            if row is not None:
                sure = "" if np.isnan(row.low) else f", {100 * row.low:.0f} to {100 * row.high:.0f}"
                return f"Reps rate strategy clarity {100 * row.gap:.0f} % lower than their {rater}s{sure}."
        return "Reps and bosses cannot be compared: both have to answer the same statements in the same quarter."


def compare_clarity(logs: Logs, *, quarters: tuple[str, ...] | None = None, seed: int = 0) -> Clarity:
    """Compare what reps and bosses said of strategy clarity. Nobody's answers leave the rest standing."""
    answers = asked_about_team(logs, quarters)
    reps = answers[answers["rater"] == "rep"]
    whole = quarters is None
    bosses = {rater: answers[answers["rater"] == rater] for rater in BOSSES}
    gaps = [
        gap_rows(pair(reps, said, whole), said["respondent_id"].nunique(), rater, seed)
        for rater, said in bosses.items()
        if len(reps)
    ]
    shown = shown_together(reps, whole=whole) if len(reps) else pd.DataFrame()
    return Clarity(
        quarters=tuple(sorted(answers["quarter"].unique())),
        gaps=pd.DataFrame([row for rows in gaps for row in rows], columns=GAPS),
        teams=by_team(logs, answers, shown),
        hidden=reps["team_id"].nunique() - len(shown),
        missing=tuple(rater for rater in ("rep", *BOSSES) if rater not in set(answers["rater"])),
    )


GAPS = "rater name way gap low high reps bosses teams people".split()


def asked_about_team(logs: Logs, quarters: tuple[str, ...] | None) -> pd.DataFrame:
    """Everybody's answers on strategy clarity, but not what was said of a single rep."""
    answers = logs.answers[logs.answers["construct"] == CONSTRUCT]
    answers = answers[~answers["subject_id"].isin(logs.reps["rep_id"])]
    answers = answers[answers["team_id"].isin(logs.panel.teams["team_id"])]
    return answers if quarters is None else answers[answers["quarter"].isin(quarters)]


def pair(reps: pd.DataFrame, bosses: pd.DataFrame, whole: bool) -> pd.DataFrame:
    """One row a team and statement that both answered in the same quarters, of teams that may be shown.

    Columns team_id, item, rep, boss (means), rep_agree, boss_agree (shares of answers of 4 or 5), unit (the boss who
    answered most). Every quarter counts once.
    """
    both = reps[CELL].drop_duplicates().merge(bosses[CELL].drop_duplicates())
    if both.empty:
        return pd.DataFrame(columns=["team_id", "item", "rep", "boss", "rep_agree", "boss_agree", "unit"])
    reps, bosses = counted(reps, both, whole), bosses.merge(both, on=CELL)
    seen = {"rep": complete(reps), "rep_agree": complete(agreeing(reps))}
    said = {"boss": means(bosses), "boss_agree": means(agreeing(bosses))}
    long = [frame.rename_axis(columns="item").stack().rename(name) for name, frame in (seen | said).items()]
    rows = pd.concat(long, axis=1, join="inner").dropna().reset_index()
    return rows.assign(unit=rows["team_id"].map(who_answered(bosses)))


def counted(reps: pd.DataFrame, both: pd.DataFrame, whole: bool) -> pd.DataFrame:
    """The reps' answers of the quarters in `both` that may be counted; small quarters together where all are meant."""
    known = reps.merge(both.assign(pool="all"), on=CELL, how="left")
    return shown_answers(known if whole else known.assign(pool=known["quarter"].where(known["pool"].notna())), "pool")


def complete(answers: pd.DataFrame) -> pd.DataFrame:
    """team_id x item: means of the teams that have every statement."""
    return means(answers).dropna() if len(answers) else pd.DataFrame(index=pd.Index([], name="team_id"))


def agreeing(answers: pd.DataFrame) -> pd.DataFrame:
    """The answers as 1 where somebody agrees, else 0."""
    return answers.assign(score=(answers["score"] >= AGREES).astype(float))


def means(answers: pd.DataFrame) -> pd.DataFrame:
    """team_id x item: the mean of quarters' means. Bosses' answers are attributed; reps' have to be counted first."""
    return answers.groupby([*CELL, "item"])["score"].mean().groupby(["team_id", "item"]).mean().unstack("item")


def who_answered(bosses: pd.DataFrame) -> pd.Series:
    """team_id -> the boss who answered most for it; without an id every team has one of its own."""
    named = bosses["respondent_id"].fillna("of " + bosses["team_id"])
    counts = named.groupby([bosses["team_id"], named]).size()
    return counts.groupby(level=0).idxmax().str[1]


def gap_rows(pairs: pd.DataFrame, named: int, rater: str, seed: int) -> list[tuple]:
    """Rows of `Clarity.gaps` for one kind of boss, of whom so many are `named`: all statements together, then each."""
    columns = ["rep", "boss", "rep_agree", "boss_agree"]
    together = pairs.groupby(["team_id", "unit"], as_index=False)[columns].mean()
    parts = {CONSTRUCT: together} | {name: pairs[pairs["item"] == name] for name in ITEMS}
    told = {name: ways(rows, seed) for name, rows in parts.items() if len(rows) >= FEWEST_TEAMS}
    people = max(named, pairs["unit"].nunique())
    return [(rater, name, *row, people) for name, rows in told.items() for row in rows]


def ways(rows: pd.DataFrame, seed: int) -> list[tuple]:
    """One statement (or all together) in every way: way, gap, low, high, reps, bosses, teams. Draws are of bosses."""
    scores = [rows[column].to_numpy(float) for column in ("rep", "boss", "rep_agree", "boss_agree")]
    unit = rows["unit"].to_numpy(str)
    found = apart(*scores, np.ones((1, len(rows))))[0]
    drawn = apart(*scores, draw_units(unit, scores[1] - scores[0], REPLICATES, seed))
    edges = drawn_interval(drawn, len(np.unique(unit)))
    rep, boss, rep_agree, boss_agree = (float(values.mean()) for values in scores)
    told = []
    for way, gap, (low, high) in zip(WAYS, found, edges, strict=True):
        levels = (rep_agree, boss_agree) if way in ("agree", "fewer") else (rep, boss)
        numbers = np.round([gap, low, high, *levels], DECIMALS).tolist()
        told.append((way, *numbers, len(rows)))
    return told


def by_team(logs: Logs, answers: pd.DataFrame, shown: pd.DataFrame) -> pd.DataFrame:
    """Rows of `Clarity.teams`: reps beside their bosses, over all that each answered."""
    said = {rater: means(answers[answers["rater"] == rater]).mean(axis=1) for rater in BOSSES}
    columns = {"reps": shown.mean(axis=1).round(1)} | said
    rows = pd.DataFrame({name: values.reindex(shown.index) for name, values in columns.items()}, dtype=float)
    names = logs.panel.teams.set_index("team_id")["team_name"]
    rows = rows.rename_axis("team_id").reset_index()
    rows.insert(1, "team_name", rows["team_id"].map(names))
    widest = (rows["manager"].fillna(rows["leader"]) - rows["reps"]).rename("widest")
    return rows.loc[widest.sort_values(ascending=False, kind="stable").index].reset_index(drop=True)
