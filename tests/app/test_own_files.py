"""One's own files: dropped, looked at, mapped by hand, imported, taken back."""

import re

from analysis.workspace import Workspace
from tests.app.reading import charts_of, title_of, words_of

ROSTER = b"rep,team,manager\nR1,North,Ada\nR2,North,Ada\nR3,South,Ben\n"
COACHING = b"""rep,date,minutes
R1,2026-01-05,30
R1,2026-01-12,45
R2,2026-01-13,9999
R2,someday,20
"""


def drop(app, *files: tuple[str, bytes]):
    """The page after these files were dropped on it."""
    for name, content in files:
        app.file_uploader[0].upload(name, content)
    return app.run()


def press(app, start: str):
    """The page after pressing the button whose label starts like this."""
    return next(button for button in app.button if button.label.startswith(start)).click().run()


def test_a_new_reader_is_told_what_two_files_open(open_app, own_workspace):
    app = press(open_app(own_workspace), "Start with your own files")
    assert title_of(app) == "Drop your exports here; headers need not be ours."
    words = words_of(app.switch_page("pages/gap.py").run())
    assert "Start with two files." in words
    assert "Deals and a roster open segments and trends." in words
    back = press(app, "Look at the demo company")
    assert "Demo company: invented numbers" in words_of(back)


def test_a_file_is_counted_before_anything_is_written(open_app, own_workspace):
    app = drop(open_app(own_workspace, "import_data"), ("sessions.csv", COACHING), ("roster.csv", ROSTER))
    words = words_of(app)
    assert title_of(app) == "This looks like coaching sessions, reps and teams."
    assert "Nothing is written until you press Import." in words
    assert "2 rows come in" in words
    assert "Import 7 rows" in words
    assert Workspace(own_workspace / "company.duckdb").is_empty()


def test_rows_are_left_out_by_cause_with_the_mend_before_the_lines(open_app, own_workspace):
    app = drop(open_app(own_workspace, "import_data"), ("sessions.csv", COACHING))
    words = words_of(app)
    assert "1 row · minutes is not between 0 and 600" in words
    assert "Give it in minutes." in words
    assert "Write year, month and day: 2026-09-30." in words
    lines = [table.value.to_string(index=False) for table in app.table]
    assert any("4" in text and "R2,2026-01-13,9999" in text for text in lines)
    assert any("5" in text and "R2,someday,20" in text for text in lines)


def test_rows_of_unknown_reps_wait_for_their_roster(open_app, own_workspace):
    words = words_of(drop(open_app(own_workspace, "import_data"), ("sessions.csv", COACHING)))
    assert "2 rows name 1 rep that no roster knows yet (R1): kept, and counted once a roster names them." in words


def test_an_import_is_written_listed_and_taken_back(open_app, own_workspace):
    app = press(drop(open_app(own_workspace, "import_data"), ("roster.csv", ROSTER)), "Import 5 rows")
    assert app.success[0].value == "5 rows came in."
    words = words_of(app)
    assert "Demo company" not in words
    assert "roster.csv 3 into reps; roster.csv 2 into teams" in words
    app = press(app, "Undo")
    assert app.success[0].value == "roster.csv is taken back: 5 rows removed."
    assert Workspace(own_workspace / "company.duckdb").is_empty()


def test_the_same_file_again_adds_nothing(open_app, own_workspace):
    app = press(drop(open_app(own_workspace, "import_data"), ("roster.csv", ROSTER)), "Import 5 rows")
    app = drop(app, ("roster.csv", ROSTER))
    assert "This very file is here already, as import 1" in words_of(app)
    assert next(button for button in app.button if button.label.startswith("Import 0")).disabled


def test_what_is_no_csv_is_refused_with_a_sentence(open_app, own_workspace):
    app = drop(open_app(own_workspace, "import_data"), ("photo.csv", b"\x89PNG\x00\x00"))
    words = words_of(app)
    assert "One file needs a hand with the columns." in words
    assert "photo.csv" in words


def test_a_roster_alone_says_what_is_missing_for_a_comparison(open_app, own_workspace):
    app = press(drop(open_app(own_workspace, "import_data"), ("roster.csv", ROSTER)), "Import 5 rows")
    for page in ("overview", "segments", "gap"):
        words = words_of(app.switch_page(f"pages/{page}.py").run())
        assert "Teams cannot be compared yet: no outcome is known." in words


def test_eight_teams_get_a_profile_worth_reading(open_app, small_workspace):
    app = open_app(small_workspace, "gap")
    words = words_of(app)
    finding = r"(Coaching cadence|Strategy clarity|Culture) is \S+( %)? in high teams and \S+( %)? in low teams"
    assert re.match(finding, title_of(app))
    assert re.search("may be nothing|clear of chance", words)
    assert "8 teams with complete data are too few to split the gap; 20 open it." in words
    assert "12 more teams open the exploratory split of the gap, 22 the full one." in words
    (chart,) = charts_of(app)
    clarity = r"Strategy clarity: high teams \d\.\d, low teams \d\.\d, difference [+−]?\d\.\d \(−?\d\.\d to \d\.\d\)"
    assert re.search(clarity, chart["description"])


def test_eight_teams_get_an_overview_and_segments(open_app, small_workspace):
    words = words_of(open_app(small_workspace))
    assert re.search(r"High teams reach \d+ % of quota, low teams \d+ %\.", words)
    assert re.search(r"Between high and low teams \d+ points", words)
    app = open_app(small_workspace, "segments")
    assert "of the three high teams" in title_of(app)
    (chart,) = charts_of(app)
    assert "95 % interval" in chart["description"]
