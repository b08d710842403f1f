"""Undo: the state is as if that import had never happened."""

import pytest

from analysis.errors import DataError
from analysis.ingest import import_files
from analysis.workspace import Workspace


@pytest.fixture
def workspace(tmp_path):
    return Workspace(tmp_path / "company.duckdb")


def bring(workspace, **quotas):
    lines = "".join(f"{rep},2026-Q1,{quota}\n" for rep, quota in quotas.items())
    return import_files(workspace, [("quotas.csv", f"rep_id,quarter,quota\n{lines}".encode())]).import_id


def held(workspace):
    with workspace.reading() as con:
        return dict(con.execute("select rep_id, quota from attainment order by rep_id").fetchall())


def test_undoing_the_newest_brings_back_what_it_superseded(workspace):
    bring(workspace, ann=1, bo=2)
    bring(workspace, bo=3, cy=4)
    undone = workspace.undo()
    assert held(workspace) == {"ann": 1, "bo": 2}
    assert (undone.import_id, undone.files, undone.removed, undone.restored) == (2, ("quotas.csv",), 2, 1)


def test_undoing_an_older_import_leaves_newer_values(workspace):
    bring(workspace, ann=1, bo=2)
    bring(workspace, bo=3)
    workspace.undo(1)
    assert held(workspace) == {"bo": 3}


def test_a_row_repeated_by_a_later_import_stays_when_the_first_is_undone(workspace):
    first = bring(workspace, ann=1)
    bring(workspace, ann=1, bo=2)
    workspace.undo(first)
    assert held(workspace) == {"ann": 1, "bo": 2}


def test_an_import_in_the_middle_is_taken_out_of_the_stack(workspace):
    for quota in (1, 2, 3):
        bring(workspace, ann=quota)
    workspace.undo(2)
    assert held(workspace) == {"ann": 3}
    workspace.undo(3)
    assert held(workspace) == {"ann": 1}


def test_all_files_of_an_import_are_undone_together(workspace):
    files = [("q.csv", b"rep_id,quarter,quota\na,2026-Q1,1\n"), ("r.csv", b"rep_id,team_id,region\na,N,East\n")]
    import_files(workspace, files)
    assert list(workspace.imports()["table"]) == ["attainment", "reps", "teams"]
    undone = workspace.undo()
    assert undone.files == ("q.csv", "r.csv")
    assert undone.removed == 3
    assert workspace.is_empty()
    assert workspace.imports().empty


def test_an_undone_file_can_be_imported_again_under_a_new_number(workspace):
    assert bring(workspace, ann=1) == 1
    workspace.undo()
    assert bring(workspace, ann=1) == 2
    assert held(workspace) == {"ann": 1}


def test_undo_restores_the_fingerprint(workspace):
    bring(workspace, ann=1)
    before = workspace.fingerprint()
    bring(workspace, ann=2)
    assert workspace.fingerprint() != before
    workspace.undo()
    assert workspace.fingerprint() == before


def test_undo_says_so_where_there_is_nothing_to_undo(workspace):
    with pytest.raises(DataError, match="There is no import to undo: the workspace is empty"):
        workspace.undo()
    bring(workspace, ann=1)
    with pytest.raises(DataError, match="There is no import 7 to undo"):
        workspace.undo(7)
