"""Rows stay in the file's order, however large it is: line numbers and "the last row counts" rest on it."""

import pytest

from analysis.ingest import import_files
from analysis.ingest.loading import load
from analysis.workspace import Workspace
from data.make_demo import make_demo

ROWS = 400_000  # more than the 8 MB that one thread reads at a time
KEY = "a-first,rep-1,2026-03-02,call,"


@pytest.fixture(scope="module")
def exports(tmp_path_factory):
    return sorted(make_demo(tmp_path_factory.mktemp("eight"), teams=8, quarters=2).glob("*.csv"))


@pytest.fixture
def plans(monkeypatch):
    """What DuckDB makes of every statement that fills a table."""
    seen, watched = [], load.watched

    def explained(con, sql, *progress):
        seen.append(con.execute(f"explain (format json) {sql}").fetchall()[0][1])
        watched(con, sql, *progress)

    monkeypatch.setattr(load, "watched", explained)
    return seen


@pytest.mark.parametrize("careful", [False, True])
def test_no_table_is_filled_by_a_statement_that_may_change_the_order(tmp_path, monkeypatch, exports, plans, careful):
    if careful:
        monkeypatch.setattr(load, "staged_plainly", load.staged)
    import_files(Workspace(tmp_path / "company.duckdb"), exports)
    assert len(plans) >= len(exports) == 14
    assert [plan for plan in plans if '"BATCH_INSERT"' not in plan or "_JOIN" in plan] == []


@pytest.mark.parametrize("delimiter", [",", '","'])
def test_the_last_row_of_a_key_counts_and_lines_are_told_right_in_a_large_file(tmp_path, delimiter):
    """As it lies, and with quotation marks, which is read by way of a copy."""
    lines = [f"a-{n},rep-{n % 97},2026-03-{n % 28 + 1:02},call,1" for n in range(ROWS)]
    lines[10], lines[-10], lines[-5] = f"{KEY}1", f"{KEY}2", "a-last,rep-1,soon,call,1"
    text = "\n".join(["activity_id,rep_id,done_on,kind,count", *lines, ""])
    if delimiter != ",":
        text = "\n".join(f'"{line}"' for line in text.replace(",", delimiter).splitlines())
    path = tmp_path / "calls.csv"
    path.write_text(text)
    workspace = Workspace(tmp_path / "company.duckdb")
    (report,) = import_files(workspace, [path]).files
    assert (report.read, report.added, report.left_out) == (ROWS, ROWS - 2, 2)
    assert [(each.line, each.why) for each in report.complaints] == [
        (12, f"a later row has the same activity_id and other values: line {ROWS - 8:,} counts"),
        (ROWS - 3, "done_on is not a date like 2026-09-30"),
    ]
    with workspace.reading() as con:
        assert con.execute("select count from activities where activity_id = 'a-first'").fetchall() == [(2,)]
