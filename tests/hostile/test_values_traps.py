"""Cells that readers of CSV files are known to change in silence: here each is read right, or its row is left out."""

import pytest

from analysis.errors import DataError
from analysis.ingest import import_files
from analysis.workspace import Workspace

HEADER = "deal_id,rep_id,status,amount,created_on,closed_on,team_id\n"
GOOD = "g,rep,won,12.5,2026-01-01,2026-02-28,west\n"


@pytest.fixture
def workspace(tmp_path):
    return Workspace(tmp_path / "company.duckdb")


def kept(workspace, cell, column, **choices):
    """What became of a row with `cell` in `column`, beside a good one: its value, "left out" or "asked"."""
    row = {"deal_id": "x", "rep_id": "rep", "status": "won", "amount": "12.5", "created_on": "", "closed_on": ""}
    row["team_id"] = "west"
    row[column] = f'"{cell}"'
    try:
        (report,) = import_files(
            workspace, [("d.csv", (HEADER + GOOD + ",".join(row.values())).encode())], **choices
        ).files
    except DataError as error:
        return "asked" if "Nothing is written before that is answered" in str(error) else str(error)
    with workspace.reading() as con:
        found = con.execute(f"select {column}::varchar from deals where deal_id <> 'g'").fetchall()
    assert report.read == report.added + report.left_out == 2
    return found[0][0] if found else "left out"


@pytest.mark.parametrize(
    ("cell", "column", "became"),
    [
        ("00123", "deal_id", "00123"),
        ("1.00045E+14", "deal_id", "left out"),
        ("1.00045e+16", "deal_id", "left out"),
        ('=""00123""', "deal_id", "00123"),
        ("#N/A", "deal_id", "left out"),
        ("-", "rep_id", "left out"),
        ("NA", "rep_id", "NA"),
        ("#REF!", "team_id", None),
        ("12.0", "deal_id", "12.0"),
        ("1e5", "deal_id", "1e5"),
        ("NaN", "amount", "left out"),
        ("inf", "amount", "left out"),
        ("-Infinity", "amount", "left out"),
        ("1_000", "amount", "left out"),
        ("0x1F", "amount", "left out"),
        ("12,75", "amount", "asked"),
        ("1.234.567", "amount", "asked"),
        ("12 34", "amount", "left out"),
        ("45%", "amount", "left out"),
        ("£1,234.50", "amount", "1234.5"),
        ("1,234", "amount", "1234.0"),
        ("2026-1-5", "created_on", "left out"),
        ("2026-02-30", "created_on", "left out"),
        ("2026-01-05 24:30", "created_on", "left out"),
        ("2026-01-05 junk", "created_on", "left out"),
        ("2025-12-31T23:30:00-08:00", "created_on", "2025-12-31"),
        ("03/04/2026", "created_on", "asked"),
        ("26-01-05", "created_on", "asked"),
        ("26/03/31", "created_on", "asked"),
        ("26-Mar-31", "created_on", "left out"),
        ("31/03/31", "created_on", "left out"),
        ("1900-01-01", "created_on", "left out"),
        ("1970-01-01", "created_on", "left out"),
        ("2099-12-31", "created_on", None),
        ("45000.99", "created_on", "2023-03-15"),
        ("won?", "status", "left out"),
    ],
)
def test_a_trap_is_read_right_left_out_or_asked_for(workspace, cell, column, became):
    assert kept(workspace, cell, column) == became


def test_marks_found_late_in_a_file_count_for_its_first_rows(workspace):
    rows = "".join(f'{n},rep,won,"{n % 9 + 1}.{n % 900 + 100}",,,\n' for n in range(300))
    text = HEADER + rows + 'last,rep,won,"7,25",,,\n'
    import_files(workspace, [("d.csv", text.encode())])
    with workspace.reading() as con:
        found = con.execute("select amount from deals where deal_id in ('0', 'last') order by deal_id").fetchall()
    assert found == [(1100.0,), (7.25,)]


def test_a_day_found_late_in_a_file_counts_for_its_first_rows(workspace):
    rows = "".join(f"{n},rep,won,1,0{n % 9 + 1}/0{n % 8 + 1}/2026,,\n" for n in range(5000))
    import_files(workspace, [("d.csv", (HEADER + rows + "last,rep,won,1,03/25/2026,,\n").encode())])
    with workspace.reading() as con:
        found = con.execute(
            "select created_on::varchar from deals where deal_id in ('1', 'last') order by 1"
        ).fetchall()
    assert found == [("2026-02-02",), ("2026-03-25",)]


def test_currencies_found_late_in_a_file_are_not_added_up(workspace):
    rows = (
        "".join(f"{n},rep,won,{n},,,\n" for n in range(300))
        + "e,rep,won,€5,,,\n"
        + "d,rep,won,$5,,,\nd2,rep,won,$6,,,\n"
    )
    (report,) = import_files(workspace, [("d.csv", (HEADER + rows).encode())]).files
    assert report.reasons == {"amount is in another currency than USD, which most rows are in": 1}
