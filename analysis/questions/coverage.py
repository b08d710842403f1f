"""What data is there, by source and quarter, and what would the next file open?"""

from dataclasses import dataclass, field

import pandas as pd

from analysis.panel import Panel
from analysis.people.waiting import Waiting
from analysis.tables import TABLES

OPENS = {  # source -> what it is for, most useful first
    "attainment": "quotas under the outcome, so that teams are judged by what was asked of them.",
    "survey": "strategy clarity and culture: what reps say of both, kept to teams with five or more answers.",
    "coaching": "coaching cadence: who is coached in which week, and what comes of it.",
    "deals": "win rate, deal size and sales cycle.",
    "time_use": "managers' hours: those spent on coaching against those lost to firefighting and admin.",
    "satisfaction": "customer satisfaction, one of three balanced metrics.",
    "reviews": "talent reviews: who is rated what, and whether plans get done.",
    "candidates": "recruiting: who meets candidates before a seat is open.",
    "commitments": "commitments: whether what is agreed gets done.",
    "activities": "calls and meetings held against those that were the target.",
}
SHOWN = ("attainment", "survey", "coaching", "deals", "time_use")  # in the grid also while there is no file
NOW_AND_THEN = ("survey", "survey_scores", "reviews", "candidates", "initiatives")  # an empty quarter: nothing was due
ROSTERS = ("teams", "reps")
NOWHERE = "nothing counts them until one does"
OWN_TEAM = "each counts as a team of that name"
WAITS = {  # what becomes of rows that name a team themselves
    ("survey", "team_id"): OWN_TEAM,
    ("survey_scores", "team_id"): OWN_TEAM,
    ("satisfaction", "team_id"): OWN_TEAM,
    ("satisfaction", "rep_id"): "those that name a team count for it",
}
LATEST = 8  # quarters to show where no outcome says which ones matter


@dataclass(frozen=True, kw_only=True)
class Coverage:
    """Sources by quarter.

    teams     teams of the company
    cells     table, label, quarter, teams (with at least one row),
              state: full (all teams), part, none (no file), not_due
    by_team   table, team, quarter, state: full, none or not_due; of the sources that have a file
    missing   (label of the source, sentence on what it opens), most useful first
    waiting   sentences on rows that count nowhere yet, because no roster knows whom they name
    """

    teams: int
    quarters: tuple[str, ...]
    cells: pd.DataFrame
    missing: tuple[tuple[str, str], ...]
    waiting: tuple[str, ...] = ()
    by_team: pd.DataFrame = field(default_factory=lambda: pd.DataFrame(columns=["table", "team", "quarter", "state"]))


def cover(panel: Panel) -> Coverage:
    """Where the data of `panel` has rows: every source that is there, and every one that would open more."""
    rows = panel.coverage[panel.coverage["rows"] > 0]
    present = set(rows["table"])
    sources = [name for name in TABLES if name not in ROSTERS and (name in present or name in SHOWN)]
    teams = rows.groupby(["table", "quarter"])["team_id"].nunique()
    whole, quarters = len(panel.teams), panel.quarters or tuple(sorted(set(rows["quarter"])))[-LATEST:]
    cells = [
        (name, TABLES[name].label, quarter, count, state(name, count, whole, present))
        for name in sources
        for quarter in quarters
        for count in [int(teams.get((name, quarter), 0))]
    ]
    return Coverage(
        teams=whole,
        quarters=quarters,
        cells=pd.DataFrame(cells, columns=["table", "label", "quarter", "teams", "state"]),
        missing=tuple((TABLES[name].label, words) for name, words in OPENS.items() if name not in present),
        waiting=(*panel.notes, *map(unplaced, panel.waiting)),
        by_team=by_team(panel, [name for name in sources if name in present], quarters),
    )


def by_team(panel: Panel, sources: list[str], quarters: tuple[str, ...]) -> pd.DataFrame:
    """For each source and team, the quarters in which it has rows, those in which it has none, those with none due."""
    rows = panel.coverage[panel.coverage["rows"] > 0]
    here = set(zip(rows["table"], rows["team_id"], rows["quarter"], strict=True))
    asked = set(zip(rows["table"], rows["quarter"], strict=True))
    cells = [
        (name, team.team_name, quarter, "full" if (name, team.team_id, quarter) in here else absent)
        for name in sources
        for quarter in quarters
        for absent in ["not_due" if name in NOW_AND_THEN and (name, quarter) not in asked else "none"]
        for team in panel.teams.itertuples()
    ]
    return pd.DataFrame(cells, columns=["table", "team", "quarter", "state"])


def unplaced(waiting: Waiting) -> str:
    """A sentence like "1,929 rows of Deals name 5 reps no roster knows (...); nothing counts them until one does."

    Answers that name their team themselves need no roster.
    """
    rows, ids, who = waiting.rows, waiting.ids, "rep" if waiting.column == "rep_id" else "team"
    rows_of = f"{rows:,} row{'s' if rows > 1 else ''} of {TABLES[waiting.table].label}"
    name = f"name {ids:,} {who}s" if ids > 1 else f"name a {who}"
    first = ", ".join(waiting.first) + (", …" if ids > len(waiting.first) else "")
    return f"{rows_of} {name} no roster knows ({first}); {WAITS.get((waiting.table, waiting.column), NOWHERE)}."


def state(table: str, teams: int, whole: int, present: set[str]) -> str:
    if teams:
        return "full" if teams >= whole else "part"
    return "not_due" if table in present and table in NOW_AND_THEN else "none"
