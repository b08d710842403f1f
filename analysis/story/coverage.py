"""What data is there, in words, and what the next file opens."""

from analysis.charts.coverage import grid, team_grid
from analysis.questions.coverage import Coverage
from analysis.story.section import Section
from analysis.story.words import be, count, first_upper, inside, listed, number
from analysis.tables import TABLES

TEAMS_SHOWN = 20
FILES_SHOWN = 4
ROSTER = "A roster:", "who is on which team; the rest counts from then on."


def tell_coverage(result: Coverage) -> Section:
    """Sources by quarter."""
    waiting = tuple(("Waiting.", sentence) for sentence in result.waiting)
    if result.cells.empty:
        return Section(
            headline="The roster is here" if result.teams else "No row counts for a team yet", details=waiting
        )
    return Section(headline=_headline(result), chart=grid(result), how_to_read=_how_to_read(result), details=waiting)


def tell_next(result: Coverage) -> Section:
    """What each missing file would open, the most useful first."""
    if not result.missing:
        lead = "A newer file of any of them adds quarters."
        return Section(headline="Every source that opens something is in", lead=lead)
    missing = tuple((f"{label}:", words) for label, words in result.missing)
    further = [inside(label) for label, _ in result.missing[FILES_SHOWN:]]
    more = (("Further:", f"{listed(further)}."),) if further else ()
    roster = () if result.teams else (ROSTER,)
    return Section(headline="What the next file opens", details=roster + missing[:FILES_SHOWN] + more)


def tell_teams(result: Coverage, table: str) -> Section:
    """One source: which teams lack which quarters."""
    cells = result.by_team[result.by_team.table == table]
    lacking = list(
        cells[cells.state == "none"].groupby("team").size().sort_values(ascending=False, kind="stable").index
    )
    label, whole = TABLES[table].label, result.teams
    if not lacking:
        return Section(headline=f"{label}: {_all_teams(whole)} in for every quarter in which any was due")
    shown = lacking[:TEAMS_SHOWN]
    more = f" {count(len(lacking) - len(shown), 'further team')} not drawn." if len(lacking) > len(shown) else ""
    lack = "lacks" if len(lacking) == 1 else "lack"
    return Section(
        headline=f"{label}: {number(len(lacking))} of {count(whole, 'team')} {lack} a quarter or more",
        chart=team_grid(result, table, shown),
        how_to_read=f"Grey: rows are there. Dashed: nothing yet.{more}",
    )


def _all_teams(teams: int) -> str:
    return "the one team is" if teams == 1 else f"all {number(teams)} teams are"


def _headline(result: Coverage) -> str:
    states = result.cells.groupby("label", sort=False).state.agg(set)
    missing = [inside(label) for label, seen in states.items() if seen == {"none"}]
    whole, here = number(len(states)), len(states) - len(missing)
    if not missing:
        return f"All {whole} sources are in"
    if not here:
        return f"None of the {whole} sources that open the gap is in yet"
    return first_upper(f"{number(here)} of {whole} sources {be(here)} in; {listed(missing)} {be(len(missing))} missing")


def _how_to_read(result: Coverage) -> str:
    said = {
        "full": f"Grey: all {count(result.teams, 'team')}.",
        "part": "Number: teams so far.",
        "none": "Dashed: nothing yet.",
        "not_due": "Blank: nothing was due.",
    }
    return " ".join(words for state, words in said.items() if state in set(result.cells.state))
