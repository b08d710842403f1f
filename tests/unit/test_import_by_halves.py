"""Two files with half of the columns each make whole rows."""

import pytest

from analysis.errors import DataError
from analysis.ingest import import_files
from analysis.workspace import Workspace

OWNERS = b"Deal ID,Deal owner,Deal Stage\nD1,ann,Closed Won\nD2,ann,Closed Lost\n"
MONEY = b"Deal ID,Amount,Close Date\nD1,100,2026-01-15\nD2,50,2026-02-15\nD3,70,2026-03-15\n"
QUOTAS = b"rep_id,quarter,quota\nann,2026-Q1,100\nbob,2026-Q1,80\n"
BOOKED = b"rep_id,quarter,bookings\nann,2026-Q1,120\nbob,2026-Q1,60\n"


@pytest.fixture
def workspace(tmp_path):
    return Workspace(tmp_path / "company.duckdb")


def rows(workspace, sql):
    with workspace.reading() as con:
        return con.execute(sql).fetchall()


DEALS = "select deal_id, rep_id, status, amount from deals order by 1"
ATTAINED = "select rep_id, quota, revenue from attainment order by 1"


@pytest.mark.parametrize("order", [1, -1])
def test_halves_dropped_together_make_whole_rows_in_either_order(workspace, order):
    import_files(workspace, [("quotas.csv", QUOTAS), ("bookings.csv", BOOKED)][::order])
    assert rows(workspace, ATTAINED) == [("ann", 100, 120), ("bob", 80, 60)]


def test_a_half_comes_later_and_says_what_it_adds_and_what_still_waits(workspace):
    import_files(workspace, [("owners.csv", OWNERS)])
    (money,) = import_files(workspace, [("money.csv", MONEY)]).files
    assert (money.table, money.added, money.updated) == ("deals", 1, 2)
    assert money.notes == (
        "Adds columns to deals that are here; not in this file: “Rep who owns the deal” and “Open, won or lost”.",
        "1 of these rows are not here yet: they count once another file brings “Rep who owns the deal” and "
        "“Open, won or lost”.",
    )
    whole = [("D1", "ann", "won", 100), ("D2", "ann", "lost", 50), ("D3", None, None, 70)]
    assert rows(workspace, DEALS) == whole
    workspace.undo()
    assert rows(workspace, DEALS) == [("D1", "ann", "won", None), ("D2", "ann", "lost", None)]


def test_half_a_table_alone_is_refused(workspace):
    with pytest.raises(DataError, match=r"money.csv fits none of the tables\."):
        import_files(workspace, [("money.csv", MONEY)])
    assert workspace.is_empty()


def test_lines_of_a_deal_are_no_columns_of_it(workspace):
    import_files(workspace, [("owners.csv", OWNERS)])
    lines = b"Deal ID,Product,Amount\nD1,Basic,60\nD1,Plus,40\nD2,Basic,50\n"
    with pytest.raises(DataError, match="fits none of the tables"):
        import_files(workspace, [("lines.csv", lines)])
