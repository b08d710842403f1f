"""Which table a vendor's export fills, and which of its headers go where. Headers as the vendors document them."""

from pathlib import Path

import pytest

from analysis.errors import DataError
from analysis.ingest import import_files
from analysis.workspace import Workspace

EXPORTS = {
    "hubspot deals": (
        "Record ID,Deal Name,Deal Stage,Deal Status,Amount,Close Date,Deal owner,Pipeline,Create Date",
        "deals",
        {
            "deal_id": "Record ID",
            "rep_id": "Deal owner",
            "status": "Deal Status",
            "stage": "Deal Stage",
            "amount": "Amount",
            "created_on": "Create Date",
            "closed_on": "Close Date",
        },
    ),
    "pipedrive deals": (
        "Deal - ID,Deal - Title,Deal - Value,Deal - Currency,Deal - Stage,Deal - Status,Deal - Owner,"
        "Deal - Organization,Deal - Expected close date,Deal - Deal created,Deal - Won time",
        "deals",
        {
            "deal_id": "Deal - ID",
            "rep_id": "Deal - Owner",
            "status": "Deal - Status",
            "stage": "Deal - Stage",
            "amount": "Deal - Value",
            "account": "Deal - Organization",
            "created_on": "Deal - Deal created",
            "closed_on": "Deal - Won time",
        },
    ),
    "dynamics deals": (
        "(Do Not Modify) Opportunity,(Do Not Modify) Row Checksum,Topic,Potential Customer,Est. Close Date,"
        "Est. Revenue,Status,Status Reason,Owner,Created On,Actual Revenue,Actual Close Date,Pipeline Phase",
        "deals",
        {
            "deal_id": "(Do Not Modify) Opportunity",
            "rep_id": "Owner",
            "status": "Status",
            "stage": "Pipeline Phase",
            "amount": "Actual Revenue",
            "account": "Potential Customer",
            "created_on": "Created On",
            "closed_on": "Actual Close Date",
        },
    ),
    "pipedrive activities": (
        "Activity - ID,Activity - Subject,Activity - Type,Activity - Due date,Activity - Done,"
        "Activity - Assigned to user",
        "activities",
        {
            "activity_id": "Activity - ID",
            "rep_id": "Activity - Assigned to user",
            "done_on": "Activity - Due date",
            "kind": "Activity - Type",
        },
    ),
    "calls with their length": (
        "User,Type,Date,Duration",
        "activities",
        {"rep_id": "User", "done_on": "Date", "kind": "Type"},
    ),
    "a roster": (
        "ID,Name,Team,Start Date,Title",
        "reps",
        {"rep_id": "ID", "rep_name": "Name", "team_id": "Team", "hired_on": "Start Date", "role": "Title"},
    ),
    "a coaching log": (
        "Session,Rep,Manager,Date,Duration",
        "coaching",
        {"session_id": "Session", "rep_id": "Rep", "held_on": "Date", "manager_id": "Manager", "minutes": "Duration"},
    ),
    "quotas": (
        "Sales Rep,Fiscal Period,Quota Amount,Actual",
        "attainment",
        {"rep_id": "Sales Rep", "quarter": "Fiscal Period", "quota": "Quota Amount", "revenue": "Actual"},
    ),
    "tickets are no candidates": (
        "ID,Owner,Team,Status,Created Date,Amount",
        "deals",
        {"deal_id": "ID", "rep_id": "Owner", "team_id": "Team"}
        | {"status": "Status", "amount": "Amount", "created_on": "Created Date"},
    ),
    "scores by group": (
        "Group,Survey Date,Question,Percent Favourable,Responses",
        "survey_scores",
        {
            "team_id": "Group",
            "asked_on": "Survey Date",
            "item": "Question",
            "score": "Percent Favourable",
            "n": "Responses",
        },
    ),
}

VENDORS = Path(__file__).parents[3] / "shared" / "data" / "vendor_headers"
VENDOR_FILES = {
    "salesforce/sf_opportunity_data.csv": (
        {},
        "deals",
        {
            "deal_id": "id",
            "rep_id": "owner_id",
            "status": "is_won",
            "stage": "stage_name",
            "amount": "amount",
            "account": "account_id",
            "created_on": "created_date",
            "closed_on": "close_date",
        },
    ),
    "hubspot/deal_data.csv": (
        {},
        "deals",
        {
            "deal_id": "deal_id",
            "rep_id": "owner_id",
            "status": "deal_pipeline_stage_id",
            "stage": "deal_pipeline_stage_id",
            "amount": "property_amount",
            "created_on": "property_createdate",
            "closed_on": "property_closedate",
        },
    ),
    "salesforce/sf_event_data.csv": (
        {},
        "activities",
        {"activity_id": "id", "rep_id": "owner_id", "done_on": "activity_date", "kind": "type"},
    ),
    "salesforce/sf_task_data.csv": (
        {},
        "activities",
        {"activity_id": "id", "rep_id": "owner_id", "done_on": "activity_date", "kind": "type"},
    ),
    "salesforce/sf_user_role_data.csv": ({}, "teams", {"team_id": "id", "team_name": "name"}),
    "hubspot/team_user_data.csv": ({}, "reps", {"rep_id": "user_id", "team_id": "team_id"}),
    "salesforce/sf_user_data.csv": (
        {},
        "reps",
        {"rep_id": "id", "rep_name": "name", "email": "email", "team_id": "user_role_id", "role": "title"},
    ),
}


@pytest.fixture(scope="module")
def workspace(tmp_path_factory):
    return Workspace(tmp_path_factory.mktemp("exports") / "empty.duckdb")


def header_only(header: str) -> list[tuple[str, bytes]]:
    return [("export.csv", f"{header}\n".encode())]


@pytest.mark.parametrize(("header", "table", "columns"), EXPORTS.values(), ids=EXPORTS)
def test_an_export_fills_its_table(workspace, header, table, columns):
    report = import_files(workspace, header_only(header), dry_run=True).files[0]
    assert (report.table, report.columns) == (table, columns)


@pytest.mark.parametrize(
    "header",
    [
        "id,name",
        "product,series,sales_price",
        "id,owner,created_date",
        "account,sector,year_established,revenue,employees",
        "Employee,Date",
    ],
)
def test_what_could_be_anything_is_taken_for_nothing(workspace, header):
    with pytest.raises(DataError, match=r"export\.csv fits none of the tables"):
        import_files(workspace, header_only(header), dry_run=True)


@pytest.mark.skipif(not VENDORS.exists(), reason="../shared/data/vendor_headers is not here")
@pytest.mark.parametrize(("file", "expected"), VENDOR_FILES.items(), ids=VENDOR_FILES)
def test_field_names_as_the_vendors_apis_spell_them(workspace, file, expected):
    by_hand, table, columns = expected
    report = import_files(workspace, [VENDORS / file], mapping=by_hand, dry_run=True).files[0]
    assert (report.table, report.columns) == (table, columns)
