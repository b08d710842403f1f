"""A company of eight teams with a manager each, written out by hand."""

from datetime import date, timedelta

from analysis.logs import build_logs
from analysis.panel import build_panel
from tests.company import Company, answer, session, year_of

TEAMS = "abcdefgh"
QUARTERS = ("2025-Q1", "2025-Q2", "2025-Q3", "2025-Q4")
MIDDLE = {quarter: date(2025, 3 * at + 2, 12) for at, quarter in enumerate(QUARTERS)}
MONDAY = date(2024, 12, 30)


def reps_of(team):
    return [f"{team}{number}" for number in range(5)]


def roster():
    return [{"rep_id": rep, "team_id": team} for team in TEAMS for rep in reps_of(team)]


def managers(**changes):
    """Team a is led by ma, and so on; `changes` are further rows, by team."""
    rows = [{"team_id": team, "manager_id": f"m{team}", "manager_name": f"Manager {team.upper()}"} for team in TEAMS]
    return rows + [{"team_id": team, **row} for team, row in changes.items()]


def sold():
    reps = [rep for team in TEAMS for rep in reps_of(team)]
    return [row for at, rep in enumerate(reps) for row in year_of(100, 90 + at % 7, rep, quarters=QUARTERS)]


def logs_of(**tables):
    company = Company(**{"reps": roster(), "teams": managers(), "attainment": sold()} | tables)
    return build_logs(company, build_panel(company))


def said(team, item, score, day, rater="rep", people=None, **more):
    people = reps_of(team) if people is None else people
    return [answer(f"p-{one}", item, score, day, team_id=team, rater=rater, **more) for one in people]


def coached(team, share):
    """A session in the first `share` of a quarter's weeks, for every rep of the team; a third more in one quarter."""
    found = []
    for at in range(52):
        if at % 13 < share + (at // 13 == ord(team) % 4):
            day = (MONDAY + timedelta(days=7 * at)).isoformat()
            found += [session(rep, day) for rep in reps_of(team)]
    return found
