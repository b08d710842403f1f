"""What people decide is kept beside the tables."""

import pytest

from analysis.__main__ import main
from analysis.errors import DataError
from analysis.ingest import import_files
from analysis.records import Records
from analysis.workspace import Workspace

ROSTER = b"rep_id,team_id\nann,north\n"


@pytest.fixture
def workspace(tmp_path):
    return Workspace(tmp_path / "company.duckdb")


def test_records_are_none_at_first(workspace):
    records = Records(workspace)
    assert (records.all("person"), records.get("setting", "fiscal_year_starts")) == ({}, None)
    assert records.get("setting", "fiscal_year_starts", 1) == 1


def test_records_keep_the_latest_decision_of_each_kind_and_name(workspace):
    records = Records(workspace)
    shape = {"table": "deals", "columns": {"rep_id": "Owner"}, "words": {}}
    records.put("mapping", "a1b2", shape)
    records.put("person", "Ann Lee", "rep-1")
    records.put("person", "Zoë", None)
    records.put("person", "Ann Lee", "rep-2")
    assert records.get("mapping", "a1b2") == shape
    assert list(records.all("person").items()) == [("Zoë", None), ("Ann Lee", "rep-2")]


def test_records_drop_a_decision(workspace):
    records = Records(workspace)
    records.drop("person", "nobody said so")
    records.put("person", "Ann Lee", "rep-1")
    records.drop("person", "Ann Lee")
    assert records.all("person") == {}


def test_records_outlive_imports_and_undo(workspace):
    Records(workspace).put("person", "Ann Lee", "ann")
    import_files(workspace, [("reps.csv", ROSTER)])
    workspace.undo()
    assert Records(Workspace(workspace.path)).all("person") == {"Ann Lee": "ann"}


def test_records_change_the_fingerprint_where_they_change_a_figure(workspace):
    records, seen = Records(workspace), [workspace.fingerprint()]
    for kind, name, value in (
        ("mapping", "a1b2", {}),
        ("setting", "fiscal_year_starts", 2),
        ("person", "Ann Lee", "ann"),
        ("person", "Ann Lee", None),
    ):
        records.put(kind, name, value)
        seen.append(workspace.fingerprint())
    assert seen[0] == seen[1]
    assert len(set(seen)) == 4
    records.drop("person", "Ann Lee")
    records.drop("setting", "fiscal_year_starts")
    assert workspace.fingerprint() == seen[0]


@pytest.mark.parametrize("month", [0, 13, "2", 2.5, 2.0, True, None])
def test_records_refuse_a_month_that_is_none(workspace, month):
    with pytest.raises(DataError, match="fiscal_year_starts is a month from 1 to 12"):
        Records(workspace).put("setting", "fiscal_year_starts", month)


def test_records_refuse_an_unknown_setting(workspace):
    with pytest.raises(DataError, match="There is no setting called colour"):
        Records(workspace).put("setting", "colour", "red")


def test_the_command_line_keeps_the_fiscal_year(tmp_path):
    (tmp_path / "reps.csv").write_bytes(ROSTER)
    place = str(tmp_path / "company.duckdb")
    asked = ["import", str(tmp_path / "reps.csv"), "--workspace", place, "--fiscal-year-starts", "7"]
    assert main([*asked, "--dry-run"]) == main(asked) == 0
    assert Records(Workspace(place)).get("setting", "fiscal_year_starts") == 7
