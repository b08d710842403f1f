"""What loading keeps its word on: columns of several files, files brought again, progress, rows left out."""

from datetime import date

import pytest

from analysis.ingest import File, import_files
from analysis.ingest.choices import Choices
from analysis.ingest.loading import load
from analysis.workspace import Workspace


@pytest.fixture
def workspace(tmp_path):
    return Workspace(tmp_path / "company.duckdb")


def bring(workspace, text, name="file.csv", **options):
    (report, *_) = import_files(workspace, [(name, text.encode())], **options).files
    return report


def rows(workspace, table, *columns):
    with workspace.reading() as con:
        listed = ", ".join(f'"{column}"' for column in columns)
        return con.execute(f"select {listed} from {table} order by all").fetchall()


def counts(report):
    return report.read, report.added, report.updated, report.unchanged, report.left_out


def reps(workspace):
    return rows(workspace, "reps", "rep_id", "team_id", "rep_name", "role")


NAMES = "rep_id,team_id,rep_name\na,N,Ann\nb,N,Bo\n"
ROLES = "rep_id,team_id,role\na,N,AE\nc,S,SDR\n"
BOTH = [("a", "N", "Ann", "AE"), ("b", "N", "Bo", None), ("c", "S", None, "SDR")]


@pytest.mark.parametrize("files", [(NAMES, ROLES), (ROLES, NAMES)])
def test_two_files_with_half_the_columns_each_make_whole_rows(workspace, files):
    for text in files:
        bring(workspace, text)
    assert reps(workspace) == BOTH


def test_a_later_file_counts_as_updated_only_where_its_own_columns_differ(workspace):
    bring(workspace, NAMES)
    assert counts(bring(workspace, ROLES)) == (2, 1, 1, 0, 0)
    assert counts(bring(workspace, "rep_id,team_id\na,N\nb,S\n")) == (2, 0, 1, 1, 0)
    assert reps(workspace)[:2] == [("a", "N", "Ann", "AE"), ("b", "S", "Bo", None)]


def test_a_blank_cell_empties_what_an_earlier_file_gave_an_absent_column_does_not(workspace):
    bring(workspace, NAMES)
    bring(workspace, "rep_id,team_id,rep_name\na,N,\n")
    bring(workspace, "rep_id,team_id\nb,N\n")
    assert reps(workspace) == [("a", "N", None, None), ("b", "N", "Bo", None)]


def test_a_default_gives_way_to_what_any_file_says(workspace):
    days = "activity_id,rep_id,done_on,kind"
    bring(workspace, f"{days},count\n1,a,2026-01-05,call,7\n2,a,2026-01-05,call,\n")
    bring(workspace, f"{days}\n1,b,2026-01-05,call\n2,b,2026-01-05,call\n3,b,2026-01-05,call\n")
    assert rows(workspace, "activities", "activity_id", "rep_id", "count") == [
        ("1", "b", 7),
        ("2", "b", 1),
        ("3", "b", 1),
    ]


@pytest.mark.parametrize(
    ("gone", "left"),
    [
        (1, [("a", "N", None, "AE"), ("c", "S", None, "SDR")]),
        (2, [("a", "N", "Ann", None), ("b", "N", "Bo", None)]),
    ],
)
def test_undo_takes_an_imports_columns_out_of_rows_that_others_share(workspace, gone, left):
    bring(workspace, NAMES)
    bring(workspace, ROLES)
    workspace.undo(gone)
    assert reps(workspace) == left


def test_undo_in_the_middle_lets_the_oldest_value_through(workspace):
    for text in (
        "rep_id,team_id,role\na,N,AE\n",
        "rep_id,team_id,role\na,N,SDR\n",
        "rep_id,team_id,rep_name\na,S,Ann\n",
    ):
        bring(workspace, text)
    workspace.undo(2)
    assert reps(workspace) == [("a", "S", "Ann", "AE")]


def test_a_file_dropped_again_over_a_newer_one_counts_again(workspace):
    old, new = "rep_id,team_id\na,N\nb,N\n", "rep_id,team_id\na,S\n"
    bring(workspace, old)
    bring(workspace, new)
    again = bring(workspace, old)
    assert (again.already, counts(again)) == (None, (2, 0, 1, 1, 0))
    assert rows(workspace, "reps", "rep_id", "team_id") == [("a", "N"), ("b", "N")]
    assert bring(workspace, old).already == 3
    workspace.undo()
    assert rows(workspace, "reps", "rep_id", "team_id") == [("a", "S"), ("b", "N")]


CALLS = "rep_id,done_on,kind\na,03/04/2026,call\nb,05/04/2026,call\n"


def test_the_same_file_read_by_another_choice_takes_the_place_of_its_own_rows(workspace):
    bring(workspace, CALLS, dates="month-first")
    assert rows(workspace, "activities", "done_on") == [(date(2026, 3, 4),), (date(2026, 5, 4),)]
    again = bring(workspace, CALLS, dates="day-first")
    assert (again.already, counts(again)) == (None, (2, 0, 2, 0, 0))
    assert rows(workspace, "activities", "done_on") == [(date(2026, 4, 3),), (date(2026, 4, 5),)]
    workspace.undo()
    assert rows(workspace, "activities", "done_on") == [(date(2026, 3, 4),), (date(2026, 5, 4),)]


def test_undoing_the_first_of_two_readings_leaves_the_second(workspace):
    bring(workspace, CALLS, dates="month-first")
    bring(workspace, CALLS, dates="day-first")
    workspace.undo(1)
    assert rows(workspace, "activities", "rep_id", "done_on") == [("a", date(2026, 4, 3)), ("b", date(2026, 4, 5))]
    workspace.undo(2)
    assert rows(workspace, "activities", "rep_id") == []


def test_blank_lines_at_the_end_are_no_rows(workspace):
    assert counts(bring(workspace, "rep_id,team_id\na,N\n\n\n")) == (1, 1, 0, 0, 0)


def test_progress_goes_from_nothing_to_all_and_says_what_is_done(workspace):
    seen = []
    bring(workspace, NAMES, on_progress=lambda share, what: seen.append((share, what)))
    shares = [share for share, _ in seen]
    assert shares == sorted(shares)
    assert (shares[0], shares[-1]) == (0.0, 1.0)
    assert seen[0] == (0.0, "Opening file.csv")
    assert (0.9, "Putting the rows in force") in seen


def test_what_progress_raises_stops_the_import_and_nothing_is_written(workspace):
    def stop(share, what):
        if share >= 0.9:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        bring(workspace, NAMES, on_progress=stop)
    assert workspace.is_empty()
    assert counts(bring(workspace, NAMES)) == (2, 2, 0, 0, 0)


MESSY = 'rep_id,quarter,quota,note\na,2026-Q1,none,"x, y"\nb,2026-Q1,5,ok\nc,2026-Q1\nd,soon,none,\nb,2026-Q1,6,late\n'


def test_rows_left_out_are_written_as_they_stand_with_line_and_reason(workspace, tmp_path):
    bring(workspace, MESSY, left_out=tmp_path / "out")
    (path,) = (tmp_path / "out").iterdir()
    assert path.name == "file.csv.attainment.left_out.csv"
    assert path.read_text("utf-8-sig").splitlines() == [
        "rep_id,quarter,quota,note,line,left out because",
        'a,2026-Q1,none,"x, y",2,quota is not a plain number',
        """b,2026-Q1,5,ok,3,a later row has the same rep_id and quarter and other values""",
        "c,2026-Q1,4,the row has fewer values than the header has columns",
        "d,soon,none,,5,quarter is not written like 2026-Q3",
    ]


def test_a_row_left_out_comes_in_once_its_cell_is_mended(workspace, tmp_path):
    bring(workspace, MESSY, left_out=tmp_path)
    (path,) = tmp_path.glob("*.left_out.csv")
    mended = path.read_text("utf-8-sig").replace("a,2026-Q1,none", "a,2026-Q1,7")
    report = bring(workspace, mended, name=path.name)
    assert rows(workspace, "attainment", "rep_id", "quota") == [("a", 7.0), ("b", 5.0)]
    assert report.left_out == 2


def test_a_file_with_nothing_left_out_writes_none(workspace, tmp_path):
    bring(workspace, NAMES, left_out=tmp_path / "out")
    assert list((tmp_path / "out").iterdir()) == []


def test_every_cell_of_a_wide_file_is_a_row_and_blank_ones_are_none(workspace, tmp_path):
    text = "respondent_id,team_id,asked_on,rater,clarity_clear,clarity_believable\n"
    text += "p1,N,2026-03-02,rep,4,\np2,N,2026-03-02,rep,x,5\np3,N,2026-03-02,rep,2,3\n"
    report = bring(workspace, text, left_out=tmp_path / "out")
    assert counts(report) == (5, 4, 0, 0, 1)
    assert [(each.line, each.column, each.value) for each in report.complaints] == [(3, "clarity_clear", "x")]
    (path,) = (tmp_path / "out").iterdir()
    assert path.read_text("utf-8-sig").splitlines()[1].startswith("p2,N,2026-03-02,rep,x,5,3,")


def test_files_with_choices_of_their_own_are_told_apart_in_the_fingerprint(tmp_path):
    prints = set()
    for dates in ("day-first", "month-first"):
        one = Workspace(tmp_path / f"{dates}.duckdb")
        import_files(one, [File("calls.csv", CALLS.encode(), Choices(dates=dates))])
        prints.add(one.fingerprint())
    assert len(prints) == 2


PLAIN = "activity_id,rep_id,done_on,kind,count\n" + "".join(
    f"a-{n},rep-{n},2026-03-0{n},call,{n}\n" for n in range(1, 10)
)


def test_a_file_written_the_plain_way_is_not_read_with_care(workspace, monkeypatch):
    monkeypatch.setattr(load, "staged", None)
    assert counts(bring(workspace, PLAIN)) == (9, 9, 0, 0, 0)
    assert rows(workspace, "activities", "activity_id", "done_on", "count")[8] == ("a-9", date(2026, 3, 9), 9)


@pytest.mark.parametrize(
    ("row", "added", "left_out"),
    [
        ("#N/A,rep-1,2026-03-01,call,1", 10, 0),
        ("a-10,#N/A,2026-03-01,call,1", 9, 1),
        ("a-10,rep-1,03/14/2026,call,1", 10, 0),
        ("a-10,rep-1,2026-02-30,call,1", 9, 1),
        ("a-10,rep-1,2026-03-01,call,1.5", 9, 1),
        ('="0010",rep-1,2026-03-01,call,1', 10, 0),
        ("1E+10,rep-1,2026-03-01,call,1", 9, 1),
        ("a-10,rep-1,2026-03-01,,1", 9, 1),
        ("a-10,rep-1,2026-03-01,call,200000", 9, 1),
        ("a-10,rep-1,2026-03-01,call,", 10, 0),
        ("a-10,rep-1,2026-03-01,call", 9, 1),
    ],
)
def test_one_row_that_is_not_sends_the_whole_file_to_the_careful_reading(workspace, row, added, left_out):
    assert counts(bring(workspace, PLAIN + row + "\n")) == (10, added, 0, 0, left_out)
