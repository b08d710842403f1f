"""Whatever a roster and the files call people, no row becomes two, and a name means one person or nobody."""

from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analysis.engines import lay_out
from analysis.people.names import fold
from analysis.people.resolve import lay_people
from analysis.tables import TABLES
from tests.company import Company

NAMES = ("ann", "Ann", "ANN ", "Lee, Ann", "ann lee", "Ann Lée", "ann@x.com", "ANN@x.com", "bob", "r1", "R1", "", "zoe")
TEAMS = ("north", "North", "NORTH ", "t1", "T1", "east")
QUARTERS = ("2025-Q1", "2025-Q2")
DAYS = st.sampled_from((date(2025, 1, 6), date(2025, 2, 3), date(2025, 5, 5)))
name, team = st.sampled_from(NAMES), st.sampled_from(TEAMS)


def rows(unique=None, **columns):
    return st.lists(st.fixed_dictionaries(columns), max_size=7, unique_by=unique)


companies = st.fixed_dictionaries(
    {
        "teams": rows(
            lambda row: (row["team_id"], row["manager_since"]),
            team_id=team,
            team_name=st.none() | team,
            manager_id=st.none() | name,
            manager_name=st.none() | name,
            manager_since=DAYS,
        ),
        "reps": rows(
            lambda row: (row["rep_id"], row["joined_on"]),
            rep_id=name,
            rep_name=st.none() | name,
            email=st.none() | name,
            team_id=team,
            joined_on=DAYS,
        ),
        "attainment": rows(
            lambda row: (row["rep_id"], row["quarter"]),
            rep_id=name,
            quarter=st.sampled_from(QUARTERS),
            quota=st.just(100.0),
            revenue=st.just(50.0),
            team_id=st.none() | team,
        ),
        "deals": rows(rep_id=name, status=st.just("won"), closed_on=DAYS, team_id=st.none() | team),
        "coaching": rows(
            lambda row: (row["rep_id"], row["held_on"]), rep_id=name, held_on=DAYS, manager_id=st.none() | name
        ),
        "survey_scores": rows(
            lambda row: row["team_id"],
            team_id=team,
            asked_on=st.just(date(2025, 1, 6)),
            item=st.just("x"),
            n=st.just(1),
        ),
        "candidates": rows(candidate_id=st.uuids().map(str), team_id=team, hired_rep_id=st.none() | name),
    }
)
thorough = settings(
    max_examples=40, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck), database=None
)


def deals(rows):
    return [row | {"deal_id": str(at)} for at, row in enumerate(rows)]


def counts(con, where=""):
    return {table: con.execute(f"select count(*) from {where}{table}").fetchall()[0][0] for table in TABLES}


def stored(con, table, columns):
    return con.execute(f"select {columns} from memory.main.{table}").fetchall()


@thorough
@given(companies)
def test_no_row_becomes_two_and_none_is_lost(drawn):
    con = Company(**drawn | {"deals": deals(drawn["deals"])}).con
    before = counts(con)
    lay_people(con)
    after = counts(con)
    roster = {fold(rep) for rep, _ in stored(con, "reps", "rep_id, team_id")}
    assert {table: n for table, n in after.items() if table != "reps" or roster} == {
        table: n for table, n in before.items() if table != "reps" or roster
    }
    assert counts(con, "memory.main.") == before


@thorough
@given(companies)
def test_no_quota_counts_twice(drawn):
    con = Company(**drawn | {"deals": deals(drawn["deals"])}).con
    lay_out(con)
    twice = "select rep_id, quarter from attainment where rep_id is not null group by all having count(*) > 1"
    assert con.execute(twice).fetchall() == []
    (revenue,) = con.execute("select count(*) from rep_revenue").fetchall()
    assert con.execute("select count(*) from rep_quarters").fetchall() == [revenue]


@thorough
@given(companies)
def test_a_name_means_the_one_rep_that_goes_by_it_or_stays(drawn):
    """Against a second writing: an id stays; else all reps with that id, address or name, of whom there is one."""
    con = Company(**drawn | {"deals": deals(drawn["deals"])}).con
    lay_people(con)
    reps = stored(con, "reps", "rep_id, rep_name, email")
    if not reps:
        return
    seen = con.execute(
        "select raw.rep_id, deals.rep_id from deals join memory.main.deals as raw using (deal_id)"
    ).fetchall()
    for raw, means in seen:
        same = {rep for rep, *ways in reps for way in (rep, *ways) if fold(raw) and fold(way or "") == fold(raw)}
        if raw in {rep for rep, *_ in reps} or len(same) != 1:
            assert means == raw
        else:
            assert {means} == same


@thorough
@given(companies)
def test_without_a_roster_each_rep_is_on_one_team(drawn):
    con = Company(**drawn | {"reps": [], "deals": deals(drawn["deals"])}).con
    lay_people(con)
    reps = [rep for (rep,) in con.execute("select rep_id from reps").fetchall()]
    assert len({fold(rep) for rep in reps}) == len(reps)
    owned = [
        {fold(rep) for rep, one in stored(con, table, "rep_id, team_id") if fold(rep) and fold(one or "")}
        for table in ("deals", "attainment", "activities")
    ]
    assert len(reps) == max(map(len, owned))
