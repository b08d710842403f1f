"""kill -9 in the middle of an import or an undo: the workspace opens and holds all of the old or all of the new."""

import random
import subprocess
import sys
import time

import pytest

from analysis import workspace as module
from analysis.ingest import import_files
from analysis.workspace import Workspace

ROWS = 60_000
CHILD = """
import sys
from pathlib import Path
from analysis.ingest import import_files
from analysis.workspace import Workspace
workspace = Workspace(sys.argv[1])
print("ready", flush=True)
files = [Path(file) for file in sys.argv[2:]]
import_files(workspace, files) if files else workspace.undo()
print("done", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def files(tmp_path):
    """A file that supersedes half of what is there and adds as much again, and one for an empty table."""
    activities, roster = tmp_path / "activities.csv", tmp_path / "roster.csv"
    lines = (f"a{n},r{n % 50},2026-01-05,call,2\n" for n in range(ROWS // 2, ROWS * 3 // 2))
    activities.write_text("activity_id,rep_id,done_on,kind,count\n" + "".join(lines))
    roster.write_text("rep_id,team_id\n" + "".join(f"r{n},T\n" for n in range(50)))
    return activities, roster


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "company.duckdb"
    lines = "".join(f"a{n},r{n % 50},2026-01-05,call,1\n" for n in range(ROWS))
    import_files(Workspace(path), [("old.csv", f"activity_id,rep_id,done_on,kind,count\n{lines}".encode())])
    return path


def start(path, files):
    command = [sys.executable, "-c", CHILD, str(path), *map(str, files)]
    child = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    child.stdout.readline()
    return child


def end(child):
    child.kill()
    child.wait()
    child.stdin.close()
    child.stdout.close()


def state(path):
    """(activities, their total, reps, imports), as a fresh process finds them."""
    module._prepared.clear()
    workspace = Workspace(path)
    with workspace.reading() as con:
        hidden = con.execute(
            "select table_name from duckdb_tables() where table_name like '\\_%' escape '\\'"
        ).fetchall()
        (found,) = con.execute(
            'select (select count(*) from activities), (select sum("count") from activities), '
            "(select count(*) from reps), (select count(*) from imports where undone_at is null)"
        ).fetchall()
    assert hidden == []
    return found


OLD = (ROWS, ROWS, 0, 1)
NEW = (ROWS * 3 // 2, ROWS // 2 + ROWS * 2, 50, 3)


@pytest.mark.parametrize("times", [6, pytest.param(100, marks=pytest.mark.long)])
def test_a_killed_import_leaves_all_or_nothing(path, files, times):
    assert state(path) == OLD
    child = start(path, files)
    begun = time.monotonic()
    child.stdout.readline()
    lasts = time.monotonic() - begun
    end(child)
    assert state(path) == NEW
    random.seed(0)
    for _ in range(times):
        if state(path) == NEW:
            Workspace(path).undo()
        assert state(path) == OLD
        child = start(path, files)
        time.sleep(random.random() * lasts * 1.1)
        end(child)
        assert state(path) in (OLD, NEW)


@pytest.mark.parametrize("times", [3, pytest.param(50, marks=pytest.mark.long)])
def test_a_killed_undo_leaves_all_or_nothing(path, files, times):
    import_files(Workspace(path), list(files))
    child = start(path, [])
    begun = time.monotonic()
    child.stdout.readline()
    lasts = time.monotonic() - begun
    end(child)
    random.seed(1)
    for _ in range(times):
        if state(path) == OLD:
            import_files(Workspace(path), list(files))
        assert state(path) == NEW
        child = start(path, [])
        time.sleep(random.random() * lasts * 1.1)
        end(child)
        assert state(path) in (OLD, NEW)
