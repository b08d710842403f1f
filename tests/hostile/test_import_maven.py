"""A real CRM's export with nothing typed: the won dollars are the ones worked out apart from the product."""

from pathlib import Path

import pytest

from analysis.errors import DataError
from analysis.ingest import import_files
from analysis.workspace import Workspace

MAVEN = Path(__file__).parents[3] / "shared" / "data" / "maven_crm"
pytestmark = pytest.mark.skipif(not MAVEN.exists(), reason="../shared/data/maven_crm is not here")


@pytest.fixture(scope="module")
def workspace(tmp_path_factory):
    return Workspace(tmp_path_factory.mktemp("maven") / "maven.duckdb")


@pytest.fixture(scope="module")
def roster(workspace):
    return import_files(workspace, [MAVEN / "sales_teams.csv"])


@pytest.fixture(scope="module")
def pipeline(workspace, roster):
    return import_files(workspace, [MAVEN / "sales_pipeline.csv"])


def won(workspace, by: str) -> dict[str, float]:
    sql = f"""
        select {by}, sum(amount) from deals join reps using (rep_id) join teams on teams.team_id = reps.team_id
        where status = 'won' group by all order by 2 desc"""
    with workspace.reading() as con:
        return dict(con.execute(sql).fetchall())


def counts(report) -> tuple[int, ...]:
    return report.read, report.added, report.updated, report.unchanged, report.left_out


def test_the_roster_fills_reps_and_teams(roster):
    reps, teams = roster.files
    assert (reps.table, *counts(reps)) == ("reps", 35, 35, 0, 0, 0)
    assert (teams.table, *counts(teams)) == ("teams", 35, 6, 0, 29, 0)
    assert reps.columns == {"rep_id": "sales_agent", "team_id": "manager"}
    assert teams.columns == {"team_id": "manager", "manager_name": "manager", "region": "regional_office"}


def test_every_deal_is_loaded_and_says_where_its_columns_came_from(pipeline):
    (deals,) = pipeline.files
    assert (deals.table, *counts(deals)) == ("deals", 8800, 8800, 0, 0, 0)
    assert deals.columns == {
        "deal_id": "opportunity_id",
        "rep_id": "sales_agent",
        "status": "deal_stage",
        "stage": "deal_stage",
        "amount": "close_value",
        "product": "product",
        "account": "account",
        "created_on": "engage_date",
        "closed_on": "close_date",
    }


def test_stages_became_open_won_and_lost(workspace, pipeline):
    with workspace.reading() as con:
        found = con.execute("select status, count(*) from deals group by status order by status").fetchall()
    assert found == [("lost", 2473), ("open", 2089), ("won", 4238)]


def test_won_revenue_by_manager(workspace, pipeline):
    assert won(workspace, "manager_name") == {
        "Melvin Marxen": 2_251_930,
        "Summer Sewald": 1_964_750,
        "Rocco Neubert": 1_960_545,
        "Celia Rouche": 1_603_897,
        "Cara Losch": 1_130_049,
        "Dustin Brinkmann": 1_094_363,
    }


def test_won_revenue_by_quarter(workspace, pipeline):
    assert won(workspace, "date_part('year', closed_on) || '-Q' || date_part('quarter', closed_on)") == {
        "2017-Q2": 3_086_111,
        "2017-Q3": 2_982_255,
        "2017-Q4": 2_802_496,
        "2017-Q1": 1_134_672,
    }


def test_one_rep_holds_half_of_the_first_team(workspace, pipeline):
    assert won(workspace, "rep_id")["Darcel Schlecht"] == 1_153_214


def test_the_same_file_twice_adds_nothing(workspace, pipeline):
    before = won(workspace, "region")
    again = import_files(workspace, [MAVEN / "sales_pipeline.csv"])
    assert again.files[0].already == pipeline.import_id
    assert again.import_id is None
    assert won(workspace, "region") == before


@pytest.mark.parametrize(
    ("name", "headers"),
    [
        ("products", "product, series, sales_price"),
        ("accounts", "account, sector, year_established, revenue, employees, office_location, subsidiary_of"),
    ],
)
def test_what_fits_no_table_is_refused_with_its_headers(workspace, name, headers):
    with pytest.raises(DataError, match=rf"{name}.csv fits none of the tables\.\nIt has: {headers}"):
        import_files(workspace, [MAVEN / f"{name}.csv"])


def test_a_description_of_the_tables_is_no_table(workspace):
    said = r"^data_dictionary\.csv fits none of the tables\.\nIt has: Table, Field, Description\."
    with pytest.raises(DataError, match=said):
        import_files(workspace, [MAVEN / "data_dictionary.csv"])
