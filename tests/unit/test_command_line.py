"""The command line: exit codes, sentences on stderr, JSON that keeps its promises, never a traceback."""

import json

import pytest

from analysis.__main__ import main

ROSTER = "rep_id,team_id\nann,north\nbob,south\n"
QUOTAS = "rep_id,quarter,quota,revenue\nann,2026-Q1,100,120\nbob,2026-Q1,100,80\nbob,2026-Q9,100,80\n"


@pytest.fixture
def company(tmp_path, capsys):
    """A workspace's path with a roster of two teams and a quarter of attainment, one row of it bad."""
    for name, text in (("reps.csv", ROSTER), ("quotas.csv", QUOTAS)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    place = str(tmp_path / "company.duckdb")
    assert main(["import", str(tmp_path / "reps.csv"), str(tmp_path / "quotas.csv"), "--workspace", place]) == 0
    return place


def test_import_counts_and_complains(company, capsys):
    said = capsys.readouterr().out
    assert "reps.csv -> reps: 2 rows read, 2 added, 0 updated, 0 unchanged, 0 left out." in said
    assert "quotas.csv -> attainment: 3 rows read, 2 added, 0 updated, 0 unchanged, 1 left out." in said
    assert "line 4: bob,2026-Q9,100,80" in said


def test_import_json_adds_up(company, tmp_path, capsys):
    capsys.readouterr()
    more = tmp_path / "more.csv"
    more.write_text(
        "rep_id,quarter,quota,revenue\nann,2026-Q1,100,130\nann,2026-Q2,100,110\nann,2026-Q3,0,110\n", "utf-8"
    )
    assert main(["import", str(more), "--workspace", company, "--json"]) == 0
    (file,) = json.loads(capsys.readouterr().out)["files"]
    assert file["rows"] == {"read": 3, "added": 1, "updated": 1, "unchanged": 0, "left_out": 1}
    (complaint,) = file["complaints"]
    assert (complaint["line"], complaint["column"], complaint["value"]) == (4, "quota", "0")


def test_the_same_file_twice_adds_nothing(company, tmp_path, capsys):
    capsys.readouterr()
    assert main(["import", str(tmp_path / "reps.csv"), "--workspace", company]) == 0
    assert "reps.csv is here already, as import 1." in capsys.readouterr().out


def test_imports_and_undo(company, capsys):
    assert main(["undo", "--workspace", company]) == 0
    assert "Import 1 (reps.csv, quotas.csv) is undone: 4 rows taken out." in capsys.readouterr().out
    assert main(["imports", "--workspace", company]) == 0
    assert "Nothing has been imported yet." in capsys.readouterr().out


def test_gap_of_two_teams_is_closed_and_says_what_can_be_said(company, capsys):
    capsys.readouterr()
    assert main(["gap", "--workspace", company, "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert (answer["gate"], answer["shares"], answer["outcome"]) == ("closed", [], "quota_attainment")
    assert answer["gap"] == pytest.approx(0.4)
    assert "A survey of reps opens strategy clarity and culture." in answer["profile"]["opens"]


def test_without_a_split_there_is_none_to_compute_in_other_ways(company, capsys):
    capsys.readouterr()
    assert main(["specifications", "--workspace", company, "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert (answer["gate"], answer["ways"], answer["specifications"]) == ("closed", 0, [])
    assert main(["specifications", "--workspace", company]) == 0
    assert capsys.readouterr().out == f"{answer['why']}\n"


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (["specifications", "--outcome", "luck"], "`luck` is not a measured outcome here."),
        (["gap", "--by", "half"], "Teams cannot be cut by `half`."),
        (["gap", "--outcome", "luck"], "`luck` is not a measured outcome here."),
        (["gap", "--drivers", "culture"], "`culture` is not a measured driver here. Measured: none yet."),
        (["gap", "--quarters", "2020-Q1:2020-Q4"], "There is no data from 2020-Q1 to 2020-Q4."),
        (["segments", "--by", "threshold:9"], "Choose a value between."),
        (["undo", "7"], "There is no import 7 to undo."),
        (["import", "nowhere.csv"], "There is no file nowhere.csv."),
    ],
)
def test_what_cannot_be_done_is_a_sentence_and_exit_1(company, capsys, asked, said):
    capsys.readouterr()
    assert main([*asked, "--workspace", company]) == 1
    answer = capsys.readouterr()
    assert said in answer.err
    assert answer.out == ""


def test_without_a_workspace_the_first_step_is_named(tmp_path, capsys):
    assert main(["gap", "--workspace", str(tmp_path / "none.duckdb")]) == 1
    assert "Import a file first" in capsys.readouterr().err
    assert not (tmp_path / "none.duckdb").exists()


@pytest.mark.parametrize("asked", [[], ["dance"], ["import"], ["import", "a.csv", "--map", "rep_id"]])
def test_wrong_usage_is_exit_2(asked, capsys):
    with pytest.raises(SystemExit) as stopped:
        main(asked)
    assert stopped.value.code == 2
    assert "usage:" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (["what-if", "--seed", "-1"], "argument --seed: `-1` is no whole number from 0\n"),
        (["gap", "--seed", "many"], "argument --seed: `many` is no whole number from 0\n"),
        (["demo", "nowhere", "--seed", "-1"], "argument --seed: `-1` is no whole number from 0\n"),
        (["demo", "nowhere", "--teams", "0"], "argument --teams: `0` is no whole number from 1\n"),
        (["demo", "nowhere", "--quarters", "41"], "argument --quarters: `41` is no whole number from 1 to 40\n"),
        (["gap", "--quarters", ""], "argument --quarters: `` is not of the form 2025-Q1:2025-Q4\n"),
        (["gap", "--outcome", " "], "argument --outcome: a name is missing; give one, or leave the choice out\n"),
        (["report", "-o", "a.pdf", "--outcome", ""], "argument --outcome: a name is missing; give one, or leave "),
        (["report", "-o", "a.pdf", "--manager", ""], "argument --manager: a name is missing; give one, or leave "),
        (["report", "-o", "a.pdf", "--company", "N" * 81], "argument --company: a name of 80 letters fits, and this "),
    ],
)
def test_a_choice_that_nobody_can_mean_is_exit_2(asked, said, capsys):
    with pytest.raises(SystemExit) as stopped:
        main(asked)
    assert stopped.value.code == 2
    assert said in capsys.readouterr().err


@pytest.mark.parametrize("asked", [["gap", "--outcome", "M\udcfcller"], ["import", "\udcff.csv"], ["\udcff"]])
def test_letters_of_another_terminal_are_refused_in_a_sentence(asked, capsys):
    assert main(asked) == 1
    said = capsys.readouterr().err
    assert said.endswith("` has letters that are not in UTF-8.\nSet the terminal to UTF-8, and try again.\n")
    assert "?" in said


def test_rows_wait_only_for_reps_and_teams_that_nothing_names(company, tmp_path, capsys):
    """A rep's row names the team too; a session of a rep nobody knows is kept, and said."""
    capsys.readouterr()
    file = tmp_path / "coaching.csv"
    file.write_text("session_id,rep_id,held_on\n1,ann,2026-02-03\n2,zoe,2026-02-03\n", "utf-8")
    assert main(["import", str(file), "--workspace", company]) == 0
    assert "1 row waits for a roster with rep_id zoe." in capsys.readouterr().out


def test_the_command_line_and_the_dashboard_share_a_workspace(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("HEADROOM_WORKSPACE", str(tmp_path / "mine"))
    (tmp_path / "reps.csv").write_text(ROSTER, "utf-8")
    assert main(["import", str(tmp_path / "reps.csv"), "--dry-run"]) == 0
    assert not (tmp_path / "mine").exists()
    assert main(["import", str(tmp_path / "reps.csv")]) == 0
    assert f"Import 1 into {tmp_path / 'mine' / 'company.duckdb'}:" in capsys.readouterr().out
    assert main(["imports"]) == 0
    assert "reps.csv" in capsys.readouterr().out


COACHING = "Coachee,Session Date,Length\nann,03/04/2026,45\nbob,07/04/2026,30\nbob,11/12/2025,x\n"
DEALS = """Deal Id;Owner;Stage;Amount;Close Date
1;ann;Closed Won;"1.234,50";2026-01-03
2;ann;Verbal yes;900,00;2026-01-09
"""


def bring(place, name, text, *choices):
    file = place.parent / name
    file.write_text(text, encoding="utf-8")
    return main(["import", str(file), "--workspace", str(place), *choices])


def test_nothing_is_written_before_a_question_is_answered(tmp_path, capsys):
    place = tmp_path / "company.duckdb"
    assert bring(place, "coaching.csv", COACHING) == 1
    fault = capsys.readouterr().err
    assert "coaching.csv: Which day is 03/04/2026? 3 April 2026 or 4 March 2026?" in fault
    assert "--dates day-first or --dates month-first" in fault
    assert bring(place, "coaching.csv", COACHING, "--dates", "day-first", "--json") == 0
    (file,) = json.loads(capsys.readouterr().out)["files"]
    assert file["rows"] == {"read": 3, "added": 2, "updated": 0, "unchanged": 0, "left_out": 1}


def test_the_rows_left_out_are_written_to_be_mended_and_come_in_afterwards(tmp_path, capsys):
    place, folder = tmp_path / "company.duckdb", tmp_path / "mend"
    assert bring(place, "coaching.csv", COACHING, "--dates", "day-first", "--left-out", str(folder)) == 0
    (left,) = folder.glob("*.csv")
    mended = left.read_text(encoding="utf-8").replace(",x", ",20")
    capsys.readouterr()
    assert bring(place, "mended.csv", mended, "--dates", "day-first") == 0
    assert "1 rows read, 1 added, 0 updated, 0 unchanged, 0 left out" in capsys.readouterr().out


def test_a_companys_own_word_is_left_out_until_somebody_says_what_it_means(tmp_path, capsys):
    place = tmp_path / "company.duckdb"
    assert bring(place, "deals.csv", DEALS, "--dry-run") == 0
    said = capsys.readouterr().out
    assert "2 rows read, 1 added, 0 updated, 0 unchanged, 1 left out" in said
    assert "line 3: 2;ann;Verbal yes;900,00;2026-01-09" in said
    assert bring(place, "deals.csv", DEALS, "--word", "status:Verbal yes=open") == 0
    assert "2 rows read, 2 added, 0 updated, 0 unchanged, 0 left out" in capsys.readouterr().out


def test_a_column_is_left_empty_by_hand(tmp_path, capsys):
    place = tmp_path / "company.duckdb"
    assert bring(place, "deals.csv", DEALS, "--map", "amount=", "--json") == 0
    (file,) = json.loads(capsys.readouterr().out)["files"]
    assert "amount" not in file["columns"]
    assert "Amount" in file["ignored"]


@pytest.mark.parametrize("choice", [["--asked-on", "31.3.2026"], ["--word", "open"], ["--map", "amount"]])
def test_a_choice_that_cannot_be_is_a_usage_error(tmp_path, choice):
    with pytest.raises(SystemExit) as left:
        bring(tmp_path / "company.duckdb", "deals.csv", DEALS, *choice)
    assert left.value.code == 2


@pytest.mark.parametrize("verb", [("kit", "-o"), ("demo",)])
def test_a_place_where_nobody_may_write_is_a_sentence(verb, tmp_path, capsys):
    (tmp_path / "taken").write_text("A file of one's own.")
    place = tmp_path / "taken" / "kit.zip"
    assert main([*verb, str(place)]) == 1
    said = capsys.readouterr().err
    assert "taken" in said
    assert "cannot be opened: " in said
    assert "name another place." in said
    assert (tmp_path / "taken").read_text() == "A file of one's own."
