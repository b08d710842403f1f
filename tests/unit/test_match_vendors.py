"""A file per vendor and kind of export: every relevant column is matched without help, and not one wrongly.

The headers are public field names, as labels and as APIs spell them; the rows are invented.
"""

import csv
from pathlib import Path

import pytest

from analysis.errors import DataError
from analysis.ingest.choices import Choices
from analysis.ingest.matching.match import Match, match_file
from analysis.tables import TABLES

FOLDER = Path(__file__).parents[1] / "fixtures" / "vendors"
LABELLED = {"qualtrics_survey": 2}  # header lines below the first: the wording of the questions, then import ids

# file -> table -> column -> header; a column that is not here is to stay empty
EXPECTED = {
    "salesforce_opportunity_report": {
        "deals": {
            "deal_id": "Opportunity ID",
            "rep_id": "Opportunity Owner",
            "team_id": "Owner Role",
            "status": "Stage",
            "stage": "Stage",
            "amount": "Amount",
            "account": "Account Name",
            "created_on": "Created Date",
            "closed_on": "Close Date",
        }
    },
    "salesforce_opportunity_api": {
        "deals": {
            "deal_id": "Id",
            "rep_id": "OwnerId",
            "status": "IsWon",
            "stage": "StageName",
            "amount": "Amount",
            "margin": "Margin__c",
            "account": "AccountId",
            "created_on": "CreatedDate",
            "closed_on": "CloseDate",
        }
    },
    "salesforce_activity_report": {
        "activities": {"rep_id": "Assigned", "done_on": "Date", "kind": "Activity Type"},
    },
    "salesforce_task_api": {
        "activities": {"activity_id": "Id", "rep_id": "OwnerId", "done_on": "ActivityDate", "kind": "TaskSubtype"},
    },
    "salesforce_event_api": {
        "activities": {"activity_id": "Id", "rep_id": "OwnerId", "done_on": "ActivityDate", "kind": "Type"},
    },
    "salesforce_user_api": {
        "reps": {"rep_id": "Id", "rep_name": "Name", "email": "Email", "team_id": "UserRoleId", "role": "Title"},
        "teams": {"team_id": "UserRoleId", "manager_id": "ManagerId", "segment": "Division"},
    },
    "salesforce_user_role_api": {"teams": {"team_id": "Id", "team_name": "Name"}},
    "hubspot_deals": {
        "deals": {
            "deal_id": "Record ID",
            "rep_id": "Deal owner",
            "team_id": "HubSpot Team",
            "status": "Is Closed Won",
            "stage": "Deal Stage",
            "amount": "Amount in company currency",
            "account": "Associated Company",
            "created_on": "Create Date",
            "closed_on": "Close Date",
        }
    },
    "hubspot_deals_api": {
        "deals": {
            "deal_id": "hs_object_id",
            "rep_id": "hubspot_owner_id",
            "team_id": "hubspot_team_id",
            "status": "hs_is_closed_won",
            "stage": "dealstage",
            "amount": "amount",
            "created_on": "createdate",
            "closed_on": "closedate",
        }
    },
    "hubspot_calls": {
        "activities": {
            "activity_id": "Record ID",
            "rep_id": "Activity assigned to",
            "done_on": "Activity date",
            "kind": "Activity type",
        }
    },
    "hubspot_users": {
        "reps": {
            "rep_id": "User ID",
            "rep_name": "First Name",
            "email": "Email",
            "team_id": "Main team",
            "role": "Role",
        }
    },
    "dynamics_opportunities": {
        "deals": {
            "deal_id": "(Do Not Modify) Opportunity",
            "rep_id": "Owner",
            "team_id": "Owning Business Unit",
            "status": "Status",
            "stage": "Pipeline Phase",
            "amount": "Actual Revenue",
            "account": "Potential Customer",
            "created_on": "Created On",
            "closed_on": "Actual Close Date",
        }
    },
    "dynamics_opportunities_api": {
        "deals": {
            "deal_id": "opportunityid",
            "rep_id": "_ownerid_value",
            "status": "statecode",
            "stage": "stepname",
            "amount": "actualvalue",
            "account": "_customerid_value",
            "created_on": "createdon",
            "closed_on": "actualclosedate",
        }
    },
    "dynamics_activities": {
        "activities": {
            "activity_id": "(Do Not Modify) Activity",
            "rep_id": "Owner",
            "done_on": "Actual End",
            "kind": "Activity Type",
        }
    },
    "pipedrive_deals": {
        "deals": {
            "deal_id": "Deal - ID",
            "rep_id": "Deal - Owner",
            "status": "Deal - Status",
            "stage": "Deal - Stage",
            "amount": "Deal - Value",
            "account": "Deal - Organization",
            "created_on": "Deal - Deal created",
            "closed_on": "Deal - Won time",
        }
    },
    "pipedrive_deals_api": {
        "deals": {
            "deal_id": "id",
            "rep_id": "owner_name",
            "status": "status",
            "stage": "stage_id",
            "amount": "value",
            "account": "org_name",
            "created_on": "add_time",
            "closed_on": "won_time",
        }
    },
    "pipedrive_activities": {
        "activities": {
            "activity_id": "Activity - ID",
            "rep_id": "Activity - Assigned to user",
            "done_on": "Activity - Marked as done time",
            "kind": "Activity - Type",
        }
    },
    "gong_calls": {"activities": {"activity_id": "id", "rep_id": "primaryUserId", "done_on": "started"}},
    "gong_scorecards": {
        "coaching": {
            "session_id": "answeredScorecardId",
            "rep_id": "reviewedUserId",
            "held_on": "reviewTime",
            "manager_id": "reviewerUserId",
        }
    },
    "gong_users": {
        "reps": {
            "rep_id": "id",
            "rep_name": "firstName",
            "email": "emailAddress",
            "team_id": "managerId",
            "role": "title",
        },
        "teams": {"team_id": "managerId", "manager_id": "managerId"},
    },
    "ambition_check_ins": {
        "coaching": {
            "session_id": "Check-In ID",
            "rep_id": "Employee",
            "held_on": "Completed Date",
            "manager_id": "Manager",
        }
    },
    "ambition_action_items": {
        "commitments": {
            "commitment_id": "Action Item ID",
            "rep_id": "Assigned To",
            "agreed_on": "Created Date",
            "due_on": "Due Date",
            "done_on": "Completed Date",
        }
    },
    "qualtrics_survey": {
        "survey": {
            "respondent_id": "ExternalReference",
            "team_id": "Team",
            "rater": "Role",
            "asked_on": "RecordedDate",
            "item": "Q1, Q2, Q3",
            "score": "Q1, Q2, Q3",
        }
    },
    "culture_amp_scores": {
        "survey_scores": {
            "team_id": "Demographic Group",
            "item": "Question",
            "score": "% Favorable",
            "n": "Responses",
        }
    },
    "culture_amp_factors": {
        "survey_scores": {
            "team_id": "Team",
            "n": "Responses",
            "item": "Engagement, Leadership, Learning & Development",
            "score": "Engagement, Leadership, Learning & Development",
        }
    },
}


def read(name: str, **choices) -> list[Match]:
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        headers, *rows = csv.reader(file)
    below = LABELLED.get(name, 0)
    labels = rows[0] if below else ()
    return match_file(TABLES, f"{name}.csv", headers, rows[below:], Choices(**choices), labels)


def headers_of(name: str) -> list[str]:
    return (FOLDER / f"{name}.csv").read_text(encoding="utf-8").splitlines()[0].split(",")


def mapped(name: str, match: Match) -> dict[str, str]:
    """Column -> header, those of an unpivoted column side by side."""
    headers = headers_of(name)
    cells = ", ".join(headers[at] for at, _, _ in match.wide.cells) if match.wide else ""
    return {column: headers[at] if at < len(headers) else cells for column, at in match.positions.items()}


def test_there_is_a_file_for_every_expectation():
    files = {path.stem for path in FOLDER.glob("*.csv")}
    assert files == {*EXPECTED, "gong_utilization"}
    assert {name.split("_")[0] for name in files} == set(
        "salesforce hubspot dynamics pipedrive gong ambition qualtrics culture".split()
    )


@pytest.mark.parametrize("name", EXPECTED)
def test_an_export_fills_its_tables_without_help_and_without_a_wrong_column(name):
    matches = read(name)
    assert {match.table.name: mapped(name, match) for match in matches} == EXPECTED[name]
    assert all(not match.doubt and not match.certainty and not match.missing for match in matches)


def test_of_all_relevant_columns_at_least_95_of_100_are_matched_and_none_wrongly():
    right = wrong = wanted = 0
    for name, tables in EXPECTED.items():
        found = {match.table.name: mapped(name, match) for match in read(name)}
        for table, columns in tables.items():
            got = found.get(table, {})
            wanted += len(columns)
            right += sum(got.get(column) == header for column, header in columns.items())
            wrong += sum(columns.get(column) != header for column, header in got.items())
    assert wanted > 120
    assert right >= 0.95 * wanted
    assert wrong == 0


def test_a_report_of_totals_by_person_is_refused_with_its_headers():
    with pytest.raises(DataError, match=r"gong_utilization\.csv fits none of the tables\.\nIt has: User name, User E"):
        read("gong_utilization")


@pytest.mark.parametrize(
    ("name", "column", "further"),
    [
        ("dynamics_opportunities", "amount", ["Est. Revenue"]),
        ("dynamics_opportunities", "closed_on", ["Est. Close Date"]),
        ("dynamics_opportunities_api", "amount", ["estimatedvalue"]),
        ("pipedrive_deals", "closed_on", ["Deal - Lost time", "Deal - Expected close date"]),
        ("pipedrive_deals_api", "closed_on", ["lost_time", "close_time", "expected_close_date"]),
        ("salesforce_event_api", "kind", ["EventSubtype"]),
        ("qualtrics_survey", "respondent_id", ["ResponseId"]),
    ],
)
def test_where_a_cell_is_blank_the_next_best_column_is_read(name, column, further):
    (match,) = read(name)
    assert [headers_of(name)[at] for at in match.fallback[column]] == further


def test_a_first_name_is_followed_by_the_last():
    (match,) = read("hubspot_users")
    assert [headers_of("hubspot_users")[at] for at in match.joined["rep_name"]] == ["Last Name"]


@pytest.mark.parametrize(
    ("name", "flags"),
    [
        ("salesforce_opportunity_api", {"won": "IsWon", "closed": "IsClosed"}),
        ("hubspot_deals", {"won": "Is Closed Won", "lost": "Is closed lost"}),
        ("hubspot_deals_api", {"won": "hs_is_closed_won", "closed": "hs_is_closed"}),
        ("dynamics_opportunities", {}),
        ("salesforce_opportunity_report", {}),
    ],
)
def test_flags_tell_the_status_where_no_word_does(name, flags):
    (match,) = read(name)
    assert {flag: headers_of(name)[at] for flag, at in match.flags.items()} == flags


@pytest.mark.parametrize(
    ("name", "header"),
    [
        ("salesforce_task_api", "Status"),
        ("salesforce_activity_report", "Status"),
        ("pipedrive_activities", "Activity - Done"),
        ("dynamics_activities", "Activity Status"),
        ("ambition_check_ins", "Status"),
        ("qualtrics_survey", "Status"),
    ],
)
def test_what_did_not_happen_is_told_by_its_status(name, header):
    (match,) = read(name)
    assert [headers_of(name)[at] for at in match.beside] == [header]
    assert f"cell_{match.beside[0]}" in match.rules[0].sql


def test_a_list_of_calls_is_a_list_of_calls_though_no_column_says_so():
    (match,) = read("gong_calls")
    assert match.constants == {"kind": "call"}
    assert match.notes == ("No column says what kind of activity a row is: by the file's name each is a call.",)


def test_a_survey_export_loses_addresses_places_and_names_at_the_door():
    (match,) = read("qualtrics_survey")
    assert match.dropped == (
        "IPAddress",
        "RecipientLastName",
        "RecipientFirstName",
        "RecipientEmail",
        "LocationLatitude",
        "LocationLongitude",
    )
    (kept,) = read("qualtrics_survey", keep_personal=True)
    assert kept.dropped == ()


def test_items_are_known_by_their_wording_and_others_keep_theirs():
    (match,) = read("qualtrics_survey")
    assert match.wide.cells == (
        (19, "clarity_clear", "score"),
        (20, "culture_experienced", "score"),
        (21, "Our tools help me sell", "score"),
    )


def test_published_percentages_are_a_scale_to_100_and_the_company_is_no_team():
    for name in ("culture_amp_scores", "culture_amp_factors"):
        (match,) = read(name)
        assert match.constants == {"scale_min": "0", "scale_max": "100"}
        assert match.asks == ("asked_on",)
        assert [rule.about for rule in match.rules] == ["this is a benchmark over all teams, not a team"]
    (told,) = read("culture_amp_scores", asked_on="2026-03-31")
    assert (told.constants["asked_on"], told.asks) == ("2026-03-31", ())
