"""Files of the verb report where writing fails: a sentence, nothing half-written, and the next run writes it whole."""

import errno
import json
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from analysis.__main__ import main
from analysis.review import find_run
from analysis.verbs import files
from analysis.workspace import Workspace
from tests.two_teams import two_teams

KINDS = {"review": ("--sections", "teams"), "manager": ("--manager", "M1", "--ending", "pdf")}
every_kind = pytest.mark.parametrize("words", KINDS.values(), ids=KINDS)


@pytest.fixture
def place(tmp_path, capsys):
    workspace = two_teams(tmp_path)
    capsys.readouterr()
    return workspace


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "reports"
    made.mkdir()
    return made


@pytest.fixture
def ask(place, capsys):
    def asked(out, *words, code=0):
        assert main(["report", "-o", str(out), *words, "--workspace", str(place)]) == code
        said = capsys.readouterr()
        return said.err if code else said.out

    return asked


@pytest.fixture
def full(monkeypatch):
    """full(True): nothing can be written any more, since the disk has no room."""

    def no_room(handle):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    return lambda so: monkeypatch.setattr(os, "fsync", no_room) if so else monkeypatch.undo()


@every_kind
def test_a_disk_without_room_leaves_nothing_and_the_next_run_writes_it(ask, folder, full, words):
    full(True)
    for _ in range(2):
        said = ask(folder, *words, code=1)
        assert "cannot be written: No space left on device.\nSee that there is room" in said
        assert list(folder.iterdir()) == []
    full(False)
    assert ask(folder, *words).startswith(f"Wrote {folder}")
    (only,) = folder.iterdir()
    assert ask(folder, *words).startswith(f"{only} is there already: nothing has changed since.")


@every_kind
@pytest.mark.parametrize("out", ["/proc/report.pdf", "letters" * 43 + ".pdf"])
def test_a_place_that_takes_no_file_is_a_sentence(ask, folder, out, words):
    said = ask(folder / out, *words, code=1)
    assert f"{folder / out} cannot be written: " in said
    assert "or name another place.\n" in said
    assert list(folder.iterdir()) == []


@every_kind
def test_whatever_lies_under_a_name_of_ones_own_stays(ask, folder, words):
    mine, nowhere = folder / "mine.pdf", folder / "nowhere.pdf"
    mine.write_text("mine", encoding="utf-8")
    nowhere.symlink_to(folder / "gone" / "file.pdf")
    for out in (mine, nowhere):
        said = ask(out, *words, code=1)
        assert said.startswith(f"{out} is there already, and nothing is written over it.\nName another file, such as ")
    assert mine.read_text("utf-8") == "mine"
    assert sorted(folder.iterdir()) == [mine, nowhere]


@every_kind
def test_a_file_that_comes_while_this_one_is_made_is_not_written_over(ask, folder, monkeypatch, words):
    out, write = folder / "mine.pdf", files._write

    def late(path, made):
        write(path, made)
        out.write_text("mine", encoding="utf-8")

    monkeypatch.setattr(files, "_write", late)
    assert f"{out} is there already, and nothing is written over it.\n" in ask(out, *words, code=1)
    assert out.read_text("utf-8") == "mine"
    assert list(folder.iterdir()) == [out]


@every_kind
def test_where_files_take_no_links_it_is_put_in_its_place_all_the_same(ask, folder, monkeypatch, words):
    def no_links(*given):
        raise PermissionError(errno.EPERM, os.strerror(errno.EPERM))

    monkeypatch.setattr(os, "link", no_links)
    out = folder / "one.pdf"
    ask(out, *words)
    assert out.read_bytes().startswith(b"%PDF")
    assert list(folder.iterdir()) == [out]
    assert "is there already, and nothing is written over it.\n" in ask(out, *words, code=1)


def test_a_file_may_be_read_by_whom_any_new_file_may_be(ask, folder):
    (folder / "any").touch()
    ask(folder / "one.xlsx", *KINDS["review"])
    assert (folder / "one.xlsx").stat().st_mode == (folder / "any").stat().st_mode


def test_four_commands_at_once_write_one_whole_file(place, folder):
    command = [sys.executable, "-m", "analysis", "report", "-o", str(folder), *KINDS["review"], "--ending", "xlsx"]
    given = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True, "cwd": Path(__file__).parents[2]}
    running = [subprocess.Popen([*command, "--workspace", str(place)], **given) for _ in range(4)]
    heard = [(one.communicate(timeout=120), one.returncode) for one in running]
    (only,) = folder.iterdir()
    assert [code for _, code in heard] == [0] * 4, heard
    said = Counter(out.splitlines()[0] for (out, _), _ in heard)
    assert said == {f"Wrote {only}.": 1, f"{only} is there already: nothing has changed since.": 3}


def test_no_file_is_written_whose_run_nobody_can_open(ask, folder, place, monkeypatch):
    from analysis.errors import DataError
    from analysis.records import Records

    def sealed(*given):
        raise DataError("company.duckdb cannot be opened.\nCheck the folder and who may write there.")

    with monkeypatch.context() as patch:
        patch.setattr(Records, "put", sealed)
        said = ask(folder, *KINDS["review"], code=1)
    assert said.startswith(
        "Nothing was written: the run that the file would name cannot be kept.\ncompany.duckdb cannot"
    )
    assert list(folder.iterdir()) == []
    run = json.loads(ask(folder, *KINDS["review"], "--json"))["run"]
    assert find_run(Workspace(place), run).quarter == "2026-Q2"
