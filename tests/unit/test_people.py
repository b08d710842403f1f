"""The same rep by id in one file, by e-mail address in the next and by name in a third: small companies."""

import pytest

from analysis.ingest import import_files
from analysis.panel import build_panel
from analysis.people.names import directory, fold, likely
from analysis.people.resolve import lay_people
from analysis.people.unsettled import Unsettled, review
from analysis.questions.coverage import cover
from analysis.workspace import Workspace
from tests.company import Company, answer, roster, session, won, year_of

Q1 = "2025-02-03"
ANN = {"rep_id": "r1", "rep_name": "Ann Lee", "email": "Ann.Lee@acme.com", "team_id": "north"}
BOB = {"rep_id": "r2", "rep_name": "Robert Smith", "email": "bob@acme.com", "team_id": "north"}
ZOE = {"rep_id": "r3", "rep_name": "Zoë O’Brien", "team_id": "south"}


def decide(company, **said):
    company.con.execute(
        "create table if not exists records (kind varchar, name varchar, value json, decided_at timestamp)"
    )
    for kind, names in said.items():
        for name, value in names.items():
            company.con.execute(
                "insert into records values (?, ?, ?, now())", [kind, name, "null" if value is None else f'"{value}"']
            )
    return company


def read(company, table, columns):
    """The rows of `table` as the measures read them."""
    resolved = lay_people(company.con)
    return company.con.execute(f"select {columns} from {table} order by all").fetchall(), resolved


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Lee, Ann", "ann  lee"),
        ("ANN LEE ", "Ann Lee"),
        ("Zoë O’Brien", "Zoe OBrien"),
        ("Łukasz Żak", "lukasz zak"),
        ("Jean-Luc Picard", "Picard, Jean Luc"),
        ("Ann.Lee@Acme.com", "ann.lee@acme.com"),
        ("REP-014", "rep-014"),
        ("0050x00000AbCdE", "0050x00000AbCdEAAV"),
    ],
)
def test_people_are_the_same_however_they_are_spelled(one, other):
    assert fold(one) == fold(other) != ""


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("00123", "123"),
        ("rep-014", "rep 014"),
        ("ann.lee@acme.com", "annlee@acme.com"),
        ("ann.lee@acme.com", "Ann Lee"),
        ("GTXPro", "GTX Pro"),
        ("0050x00000AbCdE", "0050x00000ABCDE"),
        ("Smith, Bob, Jr.", "Bob Smith"),
    ],
)
def test_people_are_not_the_same_where_more_than_the_spelling_differs(one, other):
    assert fold(one) != fold(other)


def test_people_are_found_by_id_by_address_and_by_name():
    deals = [won(rep, Q1, 10) for rep in ("r1", "R1", "ann.lee@acme.com", "Lee, Ann", "zoe o'brien", "Bob Smith")]
    rows, resolved = read(Company(reps=[ANN, BOB, ZOE], deals=deals), "deals", "rep_id")
    assert rows == [("Bob Smith",), ("r1",), ("r1",), ("r1",), ("r1",), ("r3",)]
    assert [(one.rows, one.first) for one in resolved.waiting] == [(1, ("Bob Smith",))]


def test_people_of_one_name_are_never_told_apart_by_guessing():
    """Two Ann Lees: her deal by name waits, her deal by id counts."""
    twin = ANN | {"rep_id": "r9", "email": "a.lee@acme.com", "team_id": "south"}
    company = Company(reps=[ANN, twin], deals=[won("Ann Lee", Q1, 10), won("R9", Q1, 20)])
    rows, resolved = read(company, "deals", "rep_id, amount")
    assert rows == [("Ann Lee", 10), ("r9", 20)]
    assert resolved.waiting[0].first == ("Ann Lee",)
    (unsettled,) = review(company.con)
    assert unsettled == Unsettled("Ann Lee", ("deals",), 1, (("r1", "Ann Lee", 1.0), ("r9", "Ann Lee", 1.0)))


def test_people_whose_id_is_the_name_of_another_are_not_mixed_up():
    """ "JO" is nearly the id "jo" and the very name of r7: neither gets the deal; the id as it stands does."""
    reps = [{"rep_id": "jo", "team_id": "north"}, {"rep_id": "r7", "rep_name": "Jo", "team_id": "south"}]
    rows, _ = read(Company(reps=reps, deals=[won("jo", Q1, 10), won("JO", Q1, 20)]), "deals", "rep_id, amount")
    assert rows == [("JO", 20), ("jo", 10)]


def test_people_are_merely_proposed_where_they_look_alike():
    deals = [won("Bob Smyth", Q1), won("Bob Smyth", "2025-02-04"), won("Robert Smith Jr", Q1), won("Xi Wu", Q1)]
    company = Company(
        reps=[BOB, ANN, {"rep_id": "00123", "team_id": "south"}, {"rep_id": "GTX Pro", "team_id": "south"}],
        deals=deals,
        coaching=[
            session("Bob Smyth", Q1),
            session("ann.lee@other.org", Q1),
            session("123", Q1),
            session("GTXPro", Q1),
        ],
    )
    found = {one.alias: one for one in review(company.con)}
    assert next(iter(found)) == "Bob Smyth"
    assert (found["Bob Smyth"].tables, found["Bob Smyth"].rows) == (("deals", "coaching"), 3)
    assert found["Robert Smith Jr"].candidates == (("r2", "Robert Smith", 0.92),)
    assert found["ann.lee@other.org"].candidates == (("r1", "Ann Lee", 0.99),)
    assert found["123"].candidates == (("00123", "00123", 0.99),)
    assert found["GTXPro"].candidates == (("GTX Pro", "GTX Pro", 0.99),)
    assert found["Xi Wu"].candidates == ()
    rows, _ = read(company, "deals", "distinct rep_id")
    assert rows == [("Bob Smyth",), ("Robert Smith Jr",), ("Xi Wu",)]


def test_people_called_by_a_short_name_are_proposed():
    spelled = directory([("r2", "Robert Smith"), ("r1", "Ann Lee"), ("r4", "Bob Lee")]).spelled
    assert likely(["Bob Smith"], spelled) == [[("r2", 0.76)]]


def test_people_are_not_proposed_for_the_number_of_another():
    assert likely(["rep-015", "R-14"], directory([("rep-014", None), ("r14", None)]).spelled) == [[], [("r14", 0.99)]]


def test_people_are_whom_people_say():
    company = Company(
        reps=[ANN, BOB], deals=[won("Bobby S.", Q1), won("BOBBY S", Q1), won("Queue", Q1), won("gone", Q1)]
    )
    decide(company, person={"Bobby S.": "r2", "Queue": None, "gone": "r-of-last-year"})
    rows, resolved = read(company, "deals", "rep_id")
    assert rows == [("Queue",), ("gone",), ("r2",), ("r2",)]
    assert [one.first for one in resolved.waiting] == [("gone",)]
    assert resolved.notes == ("1 row of Deals names nobody, as you said: not counted.",)
    assert [one.alias for one in review(company.con)] == ["gone"]


def test_people_say_which_of_two_is_meant_and_an_id_stays_an_id():
    twin = ANN | {"rep_id": "r9"}
    company = decide(
        Company(reps=[ANN, twin], deals=[won("Ann Lee", Q1), won("r1", Q1)]), person={"Ann Lee": "r9", "r1": "r9"}
    )
    assert read(company, "deals", "rep_id")[0] == [("r1",), ("r9",)]


def test_a_quota_under_two_names_counts_once():
    """Ann's quota by id, and again by name: one row counts, so that no rep stands twice in a sum."""
    attainment = [*year_of(100, 90, "r1"), *year_of(120, 110, "Ann Lee"), *year_of(50, 60, "ROBERT SMITH")]
    company = Company(reps=[ANN, BOB], attainment=attainment)
    rows, resolved = read(company, "attainment", "rep_id, quota")
    assert [row for row in rows if row[0]] == [("r1", 100), ("r2", 50)]
    assert len(rows) == 3
    assert resolved.notes == (
        "1 row of Quota attainment tells of what a later row tells of under another name; the later one counts.",
    )
    panel = build_panel(company)
    assert panel.sizes[["reps", "quota", "revenue"]].values.tolist() == [[2, 150, 150]]


def test_the_later_of_two_files_counts_whatever_name_it_uses(tmp_path):
    """A plan by id says 100 and knows the revenue; a later one by name says 120: 90 of 120, by every path."""
    files = {
        "reps.csv": b"rep_id,rep_name,team_id\nr1,Ann Lee,north\n",
        "plan.csv": b"rep_id,quarter,quota,revenue\nr1,2025-Q1,100,90\n",
        "newer.csv": b"rep_id,quarter,quota\nAnn Lee,2025-Q1,120\n",
    }
    workspace = Workspace(tmp_path / "company.duckdb")
    for name, content in files.items():
        (report,) = import_files(workspace, [(name, content)]).files
        assert report.waiting == {}
    panel = build_panel(workspace)
    assert panel.sizes[["quota", "revenue"]].values.tolist() == [[120, 90]]
    assert panel.notes == (
        "1 row of Quota attainment tells of what a later row tells of under another name; the later one counts.",
    )
    workspace.undo()
    assert build_panel(workspace).sizes[["quota", "revenue"]].values.tolist() == [[100, 90]]


def test_panel_counts_what_is_known_under_any_name():
    """Three files, three ways to call Ann: quota by id, deals by name, coaching by address; all of it is north's."""
    company = Company(
        reps=[ANN, ZOE],
        attainment=year_of(100, None, "r1"),
        deals=[won("Ann Lee", "2025-01-02", 70), won("LEE, ANN", "2025-03-31", 50)],
        coaching=[session("ann.lee@acme.com", "2025-03-26")],
    )
    panel = build_panel(company)
    north = panel.frame[panel.frame.team_id == "north"]
    assert north.quota_attainment.tolist() == [1.2]
    assert north.coaching_cadence.tolist() == pytest.approx([1 / 13])
    assert panel.reps[["rep_id", "revenue"]].values.tolist() == [["r1", 120], ["r3", 0]]
    assert panel.waiting == () == panel.notes
    counted = panel.coverage.set_index(["table", "team_id"])["rows"]
    assert (counted["deals", "north"], counted["coaching", "north"]) == (2, 1)


def test_teams_are_found_by_name():
    company = Company(
        teams=[{"team_id": "t-n", "team_name": "North"}, {"team_id": "t-s", "team_name": "South"}],
        reps=[ANN, BOB | {"team_id": "t-s"}],
        survey=[answer("a", "clarity_clear", 5, team_id="NORTH"), answer("b", "clarity_clear", 3, team_id="east")],
        attainment=year_of(100, 100, "r1", "r2"),
    )
    panel = build_panel(company)
    assert panel.teams.team_id.tolist() == ["east", "t-n", "t-s"]
    assert panel.frame.set_index("team_id").strategy_clarity["t-n"] == 5
    assert panel.sizes.team_id.tolist() == ["t-n", "t-s"]
    assert [(one.table, one.column, one.first) for one in panel.waiting] == [("survey", "team_id", ("east",))]
    (unsettled,) = review(company.con)
    assert (unsettled.kind, unsettled.alias) == ("team", "east")
    assert read(decide(company, team={"east": "t-s"}), "survey", "team_id")[0] == [("t-n",), ("t-s",)]


def test_teams_that_only_the_roster_knows_are_found_too():
    company = Company(reps=roster(North="ann"), survey=[answer("a", "clarity_clear", 5, team_id=" north")])
    assert read(company, "survey", "team_id")[0] == [("North",)]


def test_managers_are_found_by_id_by_name_and_as_the_rep_they_are():
    company = Company(
        teams=[
            {"team_id": "north", "manager_id": "m1", "manager_name": "Dana Whitfield"},
            {"team_id": "south", "manager_name": "Whitfield, Dana"},
            {"team_id": "east", "manager_name": "Priya Raman"},
        ],
        reps=[{"rep_id": "u7", "rep_name": "Dana Whitfield", "email": "dana@acme.com", "team_id": "north"}],
        coaching=[
            session("u7", Q1) | {"manager_id": name} for name in ("m1", "DANA@acme.com", "dana whitfield", "U7", "x")
        ],
        time_use=[{"manager_id": "PRIYA RAMAN", "week": "2025-02-03", "category": "admin", "hours": 2}],
    )
    assert read(company, "coaching", "manager_id")[0] == [("m1",)] * 4 + [("x",)]
    assert read(company, "time_use", "manager_id")[0] == [("Priya Raman",)]
    assert read(company, "teams", "team_id, manager_id")[0] == [("east", None), ("north", "m1"), ("south", "m1")]


def test_the_subject_of_an_answer_is_a_rep_or_a_manager():
    about = [answer("a", "role_coach", 4, subject_id=name) for name in ("", "Lee, Ann", "mo", "nobody")]
    company = Company(teams=[{"team_id": "north", "manager_id": "m1", "manager_name": "Mo"}], reps=[ANN], survey=about)
    assert read(company, "survey", "subject_id")[0] == [("",), ("m1",), ("nobody",), ("r1",)]


def test_a_roster_is_made_of_the_owners_teams_where_there_is_none():
    """Deals alone, each with its owner's team: Ann moved north in March; each counts for the latest team throughout."""
    deals = [
        won("Ann Lee", "2025-01-10", 50, team_id="South"),
        won("Ann Lee", "2025-03-10", 70, team_id="North"),
        won("LEE, ANN", "2025-03-11", 30, team_id="north"),
        won("Bob", "2025-02-01", 40, team_id="South"),
        {"deal_id": "x", "rep_id": "Bob", "status": "open", "closed_on": "2027-01-01", "team_id": "East"},
        won("Cid", "2025-02-02", 10),
    ]
    panel = build_panel(Company(deals=deals))
    assert panel.sizes[["team_id", "quarter", "reps", "revenue"]].values.tolist() == [
        ["North", "2025-Q1", 1, 150],
        ["South", "2025-Q1", 1, 40],
    ]
    assert panel.outcome == "revenue_per_rep"
    assert panel.reps[["team_id", "rep_id"]].values.tolist() == [["North", "Ann Lee"], ["South", "Bob"]]
    assert panel.notes == (
        "There is no roster: each rep counts for the owner's team in Deals, the latest one throughout. "
        "2 of them had more than one.",
    )
    assert panel.notes[0] in cover(panel).waiting
    assert [(one.table, one.rows, one.first) for one in panel.waiting] == [("deals", 1, ("Cid",))]


def test_a_roster_always_wins_over_the_owners_teams():
    deals = [won("ann", Q1, 50, team_id="South"), won("bob", Q1, 40, team_id="South")]
    panel = build_panel(Company(reps=roster(north="ann"), deals=deals))
    assert panel.sizes[["team_id", "revenue"]].values.tolist() == [["north", 50]]
    assert (panel.notes, panel.waiting[0].first) == ((), ("bob",))
    assert panel.coverage.query("table == 'deals'").values.tolist() == [["deals", "north", "2025-Q1", 1]]


def test_a_roster_is_made_of_the_one_table_that_knows_most_reps():
    company = Company(
        teams=[{"team_id": "t-n", "team_name": "North"}],
        attainment=[row | {"team_id": "North"} for row in year_of(100, 90, "Ann Lee", "Bob", "Cid")],
        deals=[won("lee, ann", Q1, 50, team_id="Elsewhere"), won("u7", Q1, 50, team_id="North")],
    )
    panel = build_panel(company)
    assert panel.sizes[["team_id", "reps", "quota"]].values.tolist() == [["t-n", 3, 300]]
    assert panel.notes == (
        "There is no roster: each rep counts for the owner's team in Quota attainment, the latest one throughout.",
    )
    assert [one.first for one in panel.waiting] == [("u7",)]
    assert panel.frame.win_rate.tolist() == [1.0]
