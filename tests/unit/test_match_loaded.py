"""Vendors' exports, loaded: the next amount where one is blank, flags as status, what did not happen left out."""

from pathlib import Path

import pytest

from analysis.ingest import import_files
from analysis.workspace import Workspace

FOLDER = Path(__file__).parents[1] / "fixtures" / "vendors"


@pytest.fixture
def workspace(tmp_path):
    return Workspace(tmp_path / "company.duckdb")


def load(workspace, name: str, **choices):
    return import_files(workspace, [FOLDER / f"{name}.csv"], **choices).files


def select(workspace, sql: str) -> list[tuple]:
    with workspace.reading() as con:
        return con.execute(sql).fetchall()


DEALS = "select status, amount, closed_on::varchar from deals order by created_on"


def test_dynamics_open_deals_have_the_estimate_and_won_ones_the_actual(workspace):
    load(workspace, "dynamics_opportunities")
    assert select(workspace, DEALS) == [
        ("won", 48000, "2026-02-20"),
        ("open", 61500, "2026-04-30"),
        ("lost", 12000, "2026-03-02"),
    ]


def test_pipedrives_close_is_the_day_won_or_lost_else_the_day_expected(workspace):
    load(workspace, "pipedrive_deals")
    assert [row[2] for row in select(workspace, DEALS)] == ["2026-02-20", "2026-04-30", "2026-03-02"]


@pytest.mark.parametrize("name", ["salesforce_opportunity_api", "hubspot_deals_api"])
def test_flags_are_the_status_whatever_the_stages_are_called(workspace, name):
    load(workspace, name)
    assert [row[0] for row in select(workspace, DEALS)] == ["won", "open", "lost"]


def test_activities_that_are_only_planned_are_left_out_with_that_reason(workspace):
    (report,) = load(workspace, "salesforce_task_api")
    assert (report.added, report.reasons) == (2, {"it is planned or cancelled, not done": 1})
    assert [complaint.line for complaint in report.complaints] == [3]


def test_check_ins_that_expired_are_no_coaching(workspace):
    (report,) = load(workspace, "ambition_check_ins")
    assert (report.table, report.added, report.left_out) == ("coaching", 1, 1)


def test_a_call_log_without_kinds_is_calls(workspace):
    load(workspace, "gong_calls")
    assert select(workspace, "select kind, count(*) from activities group by 1") == [("call", 2)]


def test_first_and_last_names_are_the_reps_name(workspace):
    load(workspace, "hubspot_users")
    assert select(workspace, "select rep_name from reps order by 1") == [("Alex Moreno",), ("Sam Okafor",)]


def test_a_qualtrics_export_comes_in_by_its_wording_without_previews_and_addresses(workspace):
    (report,) = load(workspace, "qualtrics_survey")
    assert (report.table, report.added) == ("survey", 6)
    assert report.reasons == {"the survey tool marks it as preview, test or spam": 3}
    assert any("Email" in header for header in report.dropped)
    rows = select(workspace, "select respondent_id, team_id, rater, item, score from survey order by 1, 4")
    assert rows[0] == ("R_3aBcDeFgHiJkLmN", "team-south", "manager", "Our tools help me sell", 3)
    assert rows[4:] == [
        ("p-7f3a", "team-north", "rep", "clarity_clear", 4),
        ("p-7f3a", "team-north", "rep", "culture_experienced", 5),
    ]


def test_factors_by_team_come_in_and_the_company_is_left_out(workspace):
    (report,) = load(workspace, "culture_amp_factors", asked_on="2026-03-31")
    assert report.reasons == {"this is a benchmark over all teams, not a team": 3}
    assert select(workspace, "select team_id, item, score, n, scale_max from survey_scores order by 1, 2 limit 2") == [
        ("East", "Engagement", 64, 19, 100),
        ("East", "Leadership", 60, 19, 100),
    ]


def test_quotas_by_quarter_are_unpivoted(workspace):
    text = "Rep,Q1 2026 Quota,Q1 2026 Actual,Q2 2026 Quota\nann,100,90,120\nben,80,,\n"
    (report,) = import_files(workspace, [("quotas.csv", text.encode())]).files
    assert (report.read, report.added) == (3, 3)
    assert select(workspace, "select rep_id, quarter, quota, revenue from attainment order by 1, 2") == [
        ("ann", "2026-Q1", 100, 90),
        ("ann", "2026-Q2", 120, None),
        ("ben", "2026-Q1", 80, None),
    ]
