"""A file of which most rows are bad: the report stays short, its counts stay exact, the good rows come in."""

import time

import pytest

from analysis.ingest import import_files
from analysis.workspace import Workspace

PERIOD = (
    "r{n},soon,call,1",
    ",2026-01-05,call,1",
    "r{n},2026-01-05,call,x",
    "r{n},2026-01-05",
    "r{n},2026-01-05,call,1",
)
SECONDS = {100_000: 20, 1_250_000: 120}


@pytest.mark.parametrize("rows", [100_000, pytest.param(1_250_000, marks=pytest.mark.long)])
def test_bad_rows_are_counted_exactly_and_a_hundred_are_shown(tmp_path, rows):
    path, of_each = tmp_path / "calls.csv", rows // len(PERIOD)
    with path.open("w") as file:
        file.write("rep_id,done_on,kind,count\n")
        file.writelines(PERIOD[n % len(PERIOD)].format(n=n) + "\n" for n in range(rows))
    began = time.monotonic()
    workspace = Workspace(tmp_path / "company.duckdb")
    (report,) = import_files(workspace, [path], left_out=tmp_path / "out").files
    assert time.monotonic() - began < SECONDS[rows]
    assert (report.read, report.added, report.left_out) == (rows, of_each, 4 * of_each)
    assert report.reasons == {
        "done_on is not a date like 2026-09-30": of_each,
        "rep_id is empty": of_each,
        "count is not a whole number": of_each,
        "the row has fewer values than the header has columns": of_each,
    }
    assert len(report.complaints) == 100
    assert {each.why: each.line for each in reversed(report.complaints)} == {
        "done_on is not a date like 2026-09-30": 2,
        "rep_id is empty": 3,
        "count is not a whole number": 4,
        "the row has fewer values than the header has columns": 5,
    }
    assert len(str(report.to_dict())) < 50_000
    (left_out,) = (tmp_path / "out").iterdir()
    with left_out.open("rb") as file:
        assert sum(1 for _ in file) == 1 + 4 * of_each
