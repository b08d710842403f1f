"""The workspace's file: made, locked, kept safe, told apart."""

import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import duckdb
import pytest

from analysis import connect
from analysis import workspace as module
from analysis.errors import DataError
from analysis.ingest import import_files
from analysis.tables import TABLES
from analysis.workspace import Workspace

QUOTAS = ("quotas.csv", b"rep_id,quarter,quota\na,2026-Q1,1\nb,2026-Q1,2\n")


@pytest.fixture
def workspace(tmp_path):
    return Workspace(tmp_path / "company.duckdb")


@pytest.fixture
def held_elsewhere(workspace):
    """Another process holds the file; it lets go when its standard input closes."""
    code = "import duckdb, sys; con = duckdb.connect(sys.argv[1]); print('held', flush=True); sys.stdin.read()"
    command = [sys.executable, "-c", code, str(workspace.path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        other.stdout.readline()
        yield other
        other.stdin.close()


def test_a_new_workspace_has_every_table_with_its_columns_and_no_rows(workspace):
    with workspace.reading() as con:
        for table in TABLES.values():
            frame = con.execute(f"select * from {table.name}").df()
            assert set(table.names) <= set(frame.columns)
            assert frame.empty
    assert workspace.is_empty()
    assert workspace.imports().empty


def test_folders_on_the_way_are_made(tmp_path):
    assert Workspace(tmp_path / "new" / "folder" / "company.duckdb").path.is_file()


def test_the_log_says_what_came_when_and_what_became_of_it(workspace):
    import_files(workspace, [QUOTAS, ("r.csv", b"rep_id,team_id\na,N\n")])
    log = workspace.imports()
    counts = ["import_id", "file", "table", "read", "added", "updated", "unchanged", "left_out"]
    assert log[counts].to_numpy().tolist() == [
        [1, "quotas.csv", "attainment", 2, 2, 0, 0, 0],
        [1, "r.csv", "reps", 1, 1, 0, 0, 0],
    ]
    assert (log["imported_at"] <= duckdb.sql("select current_timestamp at time zone 'UTC'").fetchall()[0][0]).all()


def test_the_fingerprint_tells_content_order_and_mapping_apart(tmp_path):
    def fingerprint(name, *files, **options):
        workspace = Workspace(tmp_path / name)
        for file in files:
            import_files(workspace, [file], **options)
        return workspace.fingerprint()

    other = ("other name.csv", QUOTAS[1])
    more = ("more.csv", b"rep_id,quarter,quota\nb,2026-Q1,3\n")
    assert fingerprint("1", QUOTAS) == fingerprint("2", other)
    assert fingerprint("3", QUOTAS, more) != fingerprint("4", more, QUOTAS)
    assert fingerprint("5", QUOTAS, mapping={"quota": "quota", "revenue": "quota"}) != fingerprint("1", QUOTAS)


def test_reading_can_neither_write_nor_leave_the_workspace(workspace, tmp_path):
    (tmp_path / "secret.csv").write_text("a\n1\n")
    with workspace.reading() as con:
        with pytest.raises(duckdb.Error):
            con.execute("delete from attainment")
        with pytest.raises(duckdb.Error):
            con.execute(f"select * from read_csv('{tmp_path / 'secret.csv'}')")
        with pytest.raises(duckdb.Error):
            con.execute("set enable_external_access = true")


def test_reading_allows_temporary_tables_and_frames(workspace):
    with workspace.reading() as con:
        con.execute("create temp table days as select date '2026-01-05' as day")
        con.register("frame", con.execute("from days").df())
        assert con.execute("select count(*) from frame").fetchall() == [(1,)]


def test_threads_take_turns(workspace):
    def work(number):
        name = f"{number}.csv"
        import_files(workspace, [(name, f"rep_id,quarter,quota\nr{number},2026-Q1,{number + 1}\n".encode())])
        with workspace.reading() as con:
            return con.execute("select count(*) from attainment where rep_id = ?", [f"r{number}"]).fetchall()[0][0]

    with ThreadPoolExecutor(2) as threads:
        assert list(threads.map(work, range(8))) == [1] * 8
    assert sorted(workspace.imports()["import_id"]) == list(range(1, 9))


def test_a_file_held_by_another_process_is_waited_for(workspace, held_elsewhere):
    threading.Timer(0.3, held_elsewhere.stdin.close).start()
    assert workspace.is_empty()


def test_a_file_held_for_long_is_said_to_be_in_use(workspace, held_elsewhere, monkeypatch):
    monkeypatch.setattr(connect, "PATIENCE", 0.2)
    with pytest.raises(DataError, match=r"company\.duckdb is in use by another program"):
        workspace.imports()


def test_another_process_may_read_while_this_one_reads(workspace):
    code = "import sys; from analysis.workspace import Workspace; print(Workspace(sys.argv[1]).is_empty())"
    with workspace.reading():
        command = [sys.executable, "-c", code, str(workspace.path)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.stdout == "True\n", done.stderr


@pytest.mark.parametrize("content", [b"rep_id,team_id\na,N\n", b"\0" * 8192])
def test_a_file_that_is_no_workspace_is_refused_and_left_alone(tmp_path, content):
    path = tmp_path / "reps.csv"
    path.write_bytes(content)
    with pytest.raises(DataError, match=r"reps\.csv is not a workspace"):
        Workspace(path)
    assert path.read_bytes() == content


def test_a_damaged_workspace_is_said_to_be_damaged(workspace):
    content = bytearray(workspace.path.read_bytes())
    content[4096:4200] = b"x" * 104
    damaged = workspace.path.with_name("damaged.duckdb")
    damaged.write_bytes(content)
    with pytest.raises(DataError, match=r"damaged\.duckdb is not a workspace, or is damaged"):
        Workspace(damaged)


def test_a_file_of_a_newer_version_is_said_to_be_newer(tmp_path, monkeypatch):
    def refuse(*_, **__):
        raise duckdb.IOException("Trying to read a database file with version number 99, but we can only read 64")

    monkeypatch.setattr(duckdb, "connect", refuse)
    with pytest.raises(DataError, match=r"company\.duckdb was written by a newer version"):
        Workspace(tmp_path / "company.duckdb")


def test_a_place_where_no_file_can_be_is_said_so(tmp_path):
    (tmp_path / "taken").write_text("a file")
    with pytest.raises(DataError, match=r"The folder .*taken cannot be made"):
        Workspace(tmp_path / "taken" / "company.duckdb")
    with pytest.raises(DataError, match="cannot be opened"):
        Workspace(tmp_path)


def test_leftovers_of_an_interrupted_import_are_dropped_at_the_start(workspace, monkeypatch):
    with workspace.writing() as con:
        con.execute("create table _staging_9 as select 1 as rep_id")
    monkeypatch.setattr(module, "_prepared", set())
    with Workspace(workspace.path).reading() as con:
        names = {name for (name,) in con.execute("select table_name from duckdb_tables()").fetchall()}
    assert "_staging_9" not in names
    assert "attainment" in names


def test_a_column_added_to_a_declaration_is_added_to_the_file(tmp_path, monkeypatch):
    table = TABLES["attainment"]
    shorter = {"attainment": replace(table, columns=table.columns[:3], rules=())}
    path = tmp_path / "company.duckdb"
    import_files(Workspace(path, shorter), [QUOTAS])
    monkeypatch.setattr(module, "_prepared", set())
    with Workspace(path).reading() as con:
        assert con.execute("select rep_id, revenue from attainment order by 1").fetchall() == [("a", None), ("b", None)]


FILL = """
import resource, sys
from analysis.errors import DataError
from analysis.ingest import import_files
from analysis.workspace import Workspace
workspace = Workspace(sys.argv[1])
lines = "".join(f"{n * 7919 % 1000003}-{n},r{n * 31 % 9973},2026-01-05,call\\n" for n in range(200_000))
with open(sys.argv[2], "w") as file:
    file.write("activity_id,rep_id,done_on,kind\\n" + lines)
resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 20, 1 << 20))
try:
    import_files(workspace, [sys.argv[2]])
except DataError as error:
    print(error)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="limits on the size of files are set otherwise there")
def test_a_full_disk_is_said_and_what_was_there_stays(workspace):
    import_files(workspace, [QUOTAS])
    command = [sys.executable, "-c", FILL, str(workspace.path), str(workspace.path.with_name("calls.csv"))]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert said.startswith("company.duckdb cannot be worked with: ")
    assert said.endswith("Make room on the disk, or close other programs, and try again.\n")
    assert list(Workspace(workspace.path).imports()["file"]) == ["quotas.csv"]
