"""Which table a file fills, and what is said where it fills none."""

from dataclasses import replace
from pathlib import Path

import pytest

from analysis.errors import DataError
from analysis.ingest import import_files
from analysis.ingest.matching.match import normalise
from analysis.tables import TABLES
from analysis.workspace import Workspace


@pytest.fixture(scope="module")
def workspace(tmp_path_factory):
    return Workspace(tmp_path_factory.mktemp("match") / "company.duckdb")


def recognised(workspace, header, **options):
    files = import_files(workspace, [("file.csv", f"{header}\n".encode())], dry_run=True, **options).files
    return [file.table for file in files]


def refusal(workspace, header, **options):
    with pytest.raises(DataError) as caught:
        recognised(workspace, header, **options)
    return str(caught.value)


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES.keys())
def test_each_table_is_recognised_by_its_own_columns(workspace, table):
    assert recognised(workspace, ",".join(table.names)) == [table.name]


@pytest.mark.parametrize("name", TABLES)
def test_each_template_imports_as_it_is(tmp_path, name):
    template = Path("data/templates") / f"{name}.csv"
    (report,) = import_files(Workspace(tmp_path / "company.duckdb"), [template]).files
    assert (report.table, report.ignored, report.complaints) == (name, (), ())
    assert report.added == 2


@pytest.mark.parametrize(
    ("header", "words"),
    [
        ("Deal - Probability (%)", "probability"),
        ("(Do Not Modify) Opportunity", "opportunity"),
        ("Amount (converted)", "amount"),
        ("Activity - Due date", "due date"),
        ("  OWNER_ID ", "owner id"),
        ("Is Deal Closed?", "is deal closed"),
        ("\ufeffÉquipe\xa0commerciale", "équipe commerciale"),
    ],
)
def test_headers_are_compared_without_their_decoration(header, words):
    assert normalise(header) == words


def test_a_file_that_fits_nothing_is_told_what_it_has_and_what_comes_near(workspace):
    assert refusal(workspace, "Opportunity ID,Phase X,Amount,Owner").split("\n")[:3] == [
        "file.csv fits none of the tables.",
        "It has: Opportunity ID, Phase X, Amount, Owner.",
        f"deals also needs `status` ({TABLES['deals'].column('status').about}).",
    ]


def test_a_stage_tells_the_status_where_the_file_has_none(workspace):
    content = b"Opportunity ID,Stage,Amount,Owner\n1,Closed Won,10,ann\n2,Negotiation,20,ann\n3,Sunny,30,ann\n"
    (report,) = import_files(workspace, [("file.csv", content)]).files
    assert (report.table, report.columns["status"], report.columns["stage"]) == ("deals", "Stage", "Stage")
    assert (report.added, report.left_out, report.complaints[0].value) == (2, 1, "Sunny")
    with workspace.reading() as con:
        rows = con.execute("select deal_id, status, stage from deals order by 1").fetchall()
    assert rows == [("1", "won", "Closed Won"), ("2", "open", "Negotiation")]


def test_a_table_named_by_hand_says_which_column_lacks(workspace):
    assert refusal(workspace, "Session,Manager,Date,Duration", tables=["coaching"]) == (
        "file.csv has no column for `rep_id` (the rep who was coached), which coaching needs.\n"
        "It has: Session, Manager, Date, Duration.\n"
        "Rename one of them, or pick one by hand (--map column=Header)."
    )


def test_a_file_that_fits_two_tables_equally_well_asks(tmp_path):
    twins = {name: replace(TABLES["time_use"], name=name) for name in ("diary", "calendar")}
    workspace = Workspace(tmp_path / "company.duckdb", twins)
    header = ",".join(TABLES["time_use"].names)
    assert refusal(workspace, header) == (
        "file.csv could be diary or calendar: its columns fit equally well.\nSay which it is (--as TABLE)."
    )
    assert recognised(workspace, header, tables=["calendar"]) == ["calendar"]


def test_naming_tables_by_hand_fills_each_of_them(workspace):
    assert recognised(workspace, "rep_id,team_id,done_on,kind", tables=["reps", "activities"]) == ["reps", "activities"]


def test_unknown_tables_and_columns_are_refused(workspace):
    assert "There is no table called sales." in refusal(workspace, "rep_id,team_id", tables=["sales"])
    assert "No table has a column called colour." in refusal(workspace, "rep_id,team_id", mapping={"colour": "Hue"})


def test_a_header_that_stands_twice_is_refused_where_it_is_used(workspace):
    said = refusal(workspace, "rep_id,quarter,quota,Quota")
    assert said.startswith("file.csv has more than one column called quota, and `quota` could be any of them.")
    assert recognised(workspace, "rep_id,quarter,quota,Notes,Notes,,") == ["attainment"]


def test_a_deal_export_with_its_team_beside_is_no_roster(workspace):
    header = "deal_id,rep_id,rep_name,email,team_id,team_name,manager_name,region,status,amount"
    assert recognised(workspace, header) == ["deals"]


def test_a_list_of_teams_fills_teams_alone(workspace):
    assert recognised(workspace, "team_id,team_name,manager_name,region") == ["teams"]
