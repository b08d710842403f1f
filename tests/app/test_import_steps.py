"""The import's steps as a person meets them: other windows, questions, corrections, downloads, names to settle."""

import io
import zipfile

import pytest

from analysis.ingest import Choices, File, import_files
from analysis.workspace import Workspace
from pages._parts.dry_run import shapes_of
from pages._parts.grid import rows_to_mend, written
from pages._parts.imports import left_out
from pages._parts.upload import Upload, unlike
from tests.app.reading import title_of, words_of
from tests.app.test_own_files import COACHING, ROSTER, drop, press

AMBIGUOUS = b"rep,session date,minutes\nR1,03/04/2026,30\nR1,05/04/2026,45\n"
DEALS = b"deal id,owner,status,amount,close date\nD1,Robert Smith,won,1000,2026-01-15\nD2,Bob Smit,won,900,2026-02-15\n"
NAMES = b"rep id,name,team\nR1,Robert Smith,North\nR2,Ann Lee,South\n"


@pytest.fixture
def company(own_workspace):
    """The reader's own company, as another window sees it."""
    return Workspace(own_workspace / "company.duckdb")


def test_an_import_of_another_window_is_said_and_counted_anew(open_app, own_workspace, company):
    app = drop(open_app(own_workspace, "import_data"), ("roster.csv", ROSTER))
    import_files(company, [File("roster.csv", ROSTER)])
    app = press(app, "Import 5 rows")
    assert app.info[0].value.startswith("Another import came in meanwhile")
    assert "This very file is here already, as import 1" in words_of(app)
    assert len(company.imports().import_id.unique()) == 1


def test_an_import_that_another_window_took_back_cannot_be_taken_back_again(open_app, own_workspace, company):
    app = press(drop(open_app(own_workspace, "import_data"), ("roster.csv", ROSTER)), "Import 5 rows")
    company.undo(1)
    app = press(app, "Take it back")
    assert "There is no import 1 to undo." in app.error[0].value
    assert "What is here" not in words_of(app)


def test_a_question_holds_back_the_import_until_it_is_answered(open_app, own_workspace):
    app = drop(open_app(own_workspace, "import_data"), ("sessions.csv", AMBIGUOUS))
    assert "One question is open: Import opens once it is answered." in words_of(app)
    assert next(button for button in app.button if button.label == "Import").disabled
    assert app.radio[0].label == "Which day is 03/04/2026?"
    assert app.radio[0].options == ["3 April 2026", "4 March 2026"]
    app = press(app.radio[0].set_value("day-first").run(), "Import 2 rows")
    assert app.success[0].value == "2 rows came in."


STAGES = b"deal id,owner,stage,amount,close date\nD1,R1,Verbal yes,10,2026-01-15\nD2,R1,7 - Signed,9,2026-02-15\n"


def test_a_companys_own_stages_are_shown_with_what_they_count_as(open_app, own_workspace, company):
    app = drop(open_app(own_workspace, "import_data"), ("deals.csv", STAGES))
    assert "2 words of “open, won or lost” are words of your own: check what they count as" in words_of(app)
    table = next(frame.value for frame in app.dataframe if "Their word" in frame.value)
    assert dict(zip(table["Their word"], table["Counts as"], strict=True)) == {
        "Verbal yes": "open",
        "7 - Signed": "won",
    }
    press(app, "Import 2 rows")
    with company.reading() as con:
        assert con.execute("select deal_id, status from deals order by 1").fetchall() == [("D1", "open"), ("D2", "won")]


def test_files_dropped_together_are_one_import_with_one_undo(open_app, own_workspace, company):
    app = press(
        drop(open_app(own_workspace, "import_data"), ("roster.csv", ROSTER), ("sessions.csv", COACHING)),
        "Import 7 rows",
    )
    assert "Take back 2 files, 7 rows?" in words_of(app)
    app = press(app, "Take it back")
    assert app.success[0].value == "roster.csv, sessions.csv are taken back: 7 rows removed."
    assert company.is_empty()


def test_cancel_takes_the_files_off_the_page(open_app, own_workspace):
    app = press(drop(open_app(own_workspace, "import_data"), ("roster.csv", ROSTER)), "Cancel")
    assert title_of(app) == "Drop your exports here; headers need not be ours."
    assert not app.file_uploader[0].value


def test_all_rows_left_out_are_written_as_they_stand(company):
    uploads = [Upload(name, f"{name}.csv", io.BytesIO(COACHING)) for name in ("one", "two")]
    alone = left_out(company, uploads[:1], alone=True).decode()
    assert "R2,2026-01-13,9999" in alone
    assert "R2,someday,20" in alone
    with zipfile.ZipFile(io.BytesIO(left_out(company, uploads, alone=False))) as packed:
        assert len(packed.namelist()) == 2


def test_only_rows_that_were_changed_come_along_and_a_cell_too_many_stays_one(company):
    content = b'rep,date,minutes\nR1,2026-01-05,30,\nR2,2026-01-06,30,extra\n"R,3",someday,20\n'
    upload = Upload("one", "sessions.csv", io.BytesIO(content))
    shape = shapes_of(upload)["sessions.csv"]
    (report,) = import_files(company, [upload.as_file()], dry_run=True).files
    rows = rows_to_mend(report, shape)
    assert rows.iloc[-1].tolist() == ["4", "R,3", "someday", "20", ""]
    assert '"R,3",someday,20\n' in written(rows, shape)
    assert "R2,2026-01-06,30,extra\n" in written(rows, shape)


def test_a_name_that_is_not_sure_is_settled_once(open_app, own_workspace, company):
    import_files(company, [("names.csv", NAMES), ("deals.csv", DEALS)], guesses=True)
    app = open_app(own_workspace, "import_data")
    assert "One name is not sure: who is Bob Smit?" in words_of(app)
    box = next(box for box in app.selectbox if "Bob Smit" in box.label)
    box.select("R1")
    app = press(app, "Keep these answers")
    assert "not sure" not in words_of(app)


def test_the_fiscal_year_is_a_setting(open_app, own_workspace):
    app = open_app(own_workspace, "import_data")
    app.selectbox(key="fiscal year").select(2).run()
    assert app.selectbox(key="fiscal year").value == 2


def test_the_coverage_is_shown_team_by_team(open_app, small_workspace):
    app = open_app(small_workspace, "import_data")
    box = next(box for box in app.selectbox if box.label == "Team by team")
    words = words_of(box.select("coaching").run())
    assert "Coaching sessions: " in words
    assert "What the next file opens" in words or "Every source that opens something is in" in words


def test_two_files_of_one_name_are_told_apart():
    assert unlike("export.csv", []) == "export.csv"
    assert unlike("export.csv", ["export.csv"]) == "export.csv (2)"


def test_choices_of_a_file_make_it_another_dry_run():
    upload = Upload("one", "a.csv", io.BytesIO(b""))
    assert upload.key != Upload("one", "a.csv", io.BytesIO(b""), Choices(decimal=",")).key
