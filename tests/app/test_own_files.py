"""One's own files: dropped, looked at, mapped by hand, imported, taken back."""

import re

from analysis.ingest import Choices
from analysis.workspace import Workspace
from tests.app.reading import charts_of, title_of, words_of

ROSTER = b"rep,team,manager\nR1,North,Ada\nR2,North,Ada\nR3,South,Ben\n"
COACHING = b"""rep,date,minutes
R1,2026-01-05,30
R1,2026-01-12,45
R2,2026-01-13,9999
R2,someday,20
"""
PHASES = b"deal id,col7,Phase X,amount,close date\nD1,R1,Won,1000,2026-01-15\nD2,R2,Lost,900,2026-02-15\n"
ACCOUNTS = b"account,sector,year_established,revenue\nAcme,retail,1996,1100\n"


def drop(app, *files: tuple[str, bytes]):
    """The page after these files were dropped on it."""
    for name, content in files:
        app.file_uploader[0].upload(name, content)
    return app.run()


def press(app, start: str):
    """The page after pressing the button whose label starts like this."""
    return next(button for button in app.button if button.label.startswith(start)).click().run()


def pick(app, **mapping: str):
    """The page after these columns were given these headers of the one file that is dropped (a browser test clicks)."""
    (file,) = app.file_uploader[0].value
    app.session_state["choices"] = {file.file_id: Choices(guesses=True, tables=("deals",), mapping=mapping)}
    return app.run()


def take_back(app):
    """The page after the newest import was taken back."""
    return press(app, "Take it back")


def columns(app) -> list[dict]:
    """The rows of the table of columns."""
    return app.data_editor[0].value.to_dict("records")


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
    assert "1 row · “minutes” is not between 0 and 600" in words
    assert "Give it in minutes." in words
    assert "Write year, month and day: 2026-09-30" in words
    assert "--dates" not in words
    lines = [table.value.to_string(index=False) for table in app.table]
    assert any("4" in text and "R2,2026-01-13,9999" in text for text in lines)
    assert any("5" in text and "R2,someday,20" in text for text in lines)


def test_a_file_that_needs_a_hand_stays_when_the_others_come_in(open_app, own_workspace):
    files = (("roster.csv", ROSTER), ("my_deals (1).csv", PHASES))
    app = drop(open_app(own_workspace, "import_data"), *files)
    assert title_of(app) == "One file needs a hand with the columns."
    app = press(app, "Import 5 rows")
    stuck = "my_deals (1).csv is not in yet: it fits none of the tables."
    assert app.success[0].value.replace("\\", "") == f"5 rows came in. {stuck}"
    words = words_of(app)
    assert "my_deals (1).csv · needs a hand with the columns" in words
    assert "This very file is here already, as import 1" in words


def test_a_header_picked_by_hand_lets_the_file_in(open_app, own_workspace):
    app = drop(open_app(own_workspace, "import_data"), ("my_deals (1).csv", PHASES))
    assert "Which column holds “Rep who owns the deal” and “Open, won or lost”?" in words_of(app)
    app = press(pick(app, status="Phase X", rep_id="col7"), "Import 2 rows")
    assert app.success[0].value == "2 rows came in."
    assert not any(button.label.startswith("Import") for button in app.button)
    words = words_of(app)
    assert "2 into deals" in words
    assert re.search(r"my_deals \(1\)\.csv · Import 1 · \d+ \w+ \d{4}, \d\d:\d\d UTC", words)


def test_what_is_needed_comes_first_where_a_file_does_not_fit(open_app, own_workspace):
    app = drop(open_app(own_workspace, "import_data"), ("deals.csv", PHASES))
    rows = columns(app)
    assert [row["Our column"] for row in rows[:2]] == ["Rep who owns the deal (needed)", "Open, won or lost (needed)"]
    assert {row["Their header"] for row in rows[:2]} == {"not in the file"}
    assert {"Our column": "Deal", "Their header": "deal id", "First three values": "D1, D2", "Match": "Sure"} in rows


def test_a_file_that_fits_no_table_is_not_taken_for_one(open_app, own_workspace):
    app = drop(open_app(own_workspace, "import_data"), ("accounts.csv", ACCOUNTS))
    words = words_of(app)
    assert title_of(app) == "One file needs a hand with the columns."
    assert "accounts.csv fits none of the tables." in words
    assert "It has: account, sector, year_established, revenue." in words
    assert not app.data_editor


def test_a_file_that_fits_no_table_is_no_headline_where_others_fit(open_app, own_workspace):
    app = drop(open_app(own_workspace, "import_data"), ("accounts.csv", ACCOUNTS), ("roster.csv", ROSTER))
    words = words_of(app)
    assert title_of(app) == "This looks like reps and teams."
    assert "One file fits none of the tables and stays out." in words
    assert "accounts.csv · fits none of the tables, and stays out" in words
    app = press(app, "Import 5 rows")
    assert app.success[0].value == "5 rows came in. accounts.csv is not in yet: it fits none of the tables."
    assert not app.file_uploader[0].value


def test_repeats_in_a_file_are_said_to_be_repeats(open_app, own_workspace):
    sessions = b"rep,date,minutes\nR1,2026-01-05,30\nR1,2026-01-05,30\n"
    words = words_of(drop(open_app(own_workspace, "import_data"), ("roster.csv", ROSTER), ("sessions.csv", sessions)))
    assert "1 row comes in; 1 row repeats a session that another row gave" in words
    assert "2 rows come in; 1 row repeats a team that another row gave" in words
    assert "here already" not in words


def test_the_rows_of_a_file_that_fills_two_tables_count_once(open_app, own_workspace):
    words = words_of(drop(open_app(own_workspace, "import_data"), ("roster.csv", ROSTER)))
    assert "roster.csv · 3 rows · comma separated, UTF-8" in words
    assert (
        "All three columns are matched. 3 rows give 5: 3 reps and 2 teams. Nothing is written until you press Import."
        in words
    )


def test_rows_of_unknown_reps_wait_for_their_roster(open_app, own_workspace):
    words = words_of(drop(open_app(own_workspace, "import_data"), ("sessions.csv", COACHING)))
    assert "2 rows name 1 rep that no roster knows yet (R1): kept, and counted once a roster names them." in words


def test_reps_of_a_roster_dropped_alongside_do_not_wait(open_app, own_workspace):
    app = drop(open_app(own_workspace, "import_data"), ("sessions.csv", COACHING), ("roster.csv", ROSTER))
    assert "no roster knows" not in words_of(app)


def test_an_import_is_written_listed_and_taken_back(open_app, own_workspace):
    app = press(drop(open_app(own_workspace, "import_data"), ("roster.csv", ROSTER)), "Import 5 rows")
    assert app.success[0].value == "5 rows came in."
    words = words_of(app)
    assert "Demo company" not in words
    assert "3 into reps, 2 into teams" in words
    assert "Next: deals or quotas open your segments." in words
    assert "The roster is here" in words
    assert "Take back roster.csv, 5 rows?" in words
    app = take_back(app)
    assert app.success[0].value == "roster.csv is taken back: 5 rows removed."
    assert "Next:" not in words_of(app)
    assert Workspace(own_workspace / "company.duckdb").is_empty()


def test_the_same_file_again_adds_nothing(open_app, own_workspace):
    app = press(drop(open_app(own_workspace, "import_data"), ("roster.csv", ROSTER)), "Import 5 rows")
    app = drop(app, ("roster.csv", ROSTER))
    assert "This very file is here already, as import 1" in words_of(app)
    assert next(button for button in app.button if button.label == "Import").disabled


def test_the_same_file_twice_in_a_drop_comes_in_once(open_app, own_workspace):
    app = drop(open_app(own_workspace, "import_data"), ("roster.csv", ROSTER), ("roster.csv", ROSTER))
    assert "roster.csv (2) · Reps and teams · This very file lies here twice, and comes in once" in words_of(app)
    assert press(app, "Import 5 rows").success[0].value == "5 rows came in."


def test_what_is_no_csv_is_refused_with_a_sentence(open_app, own_workspace):
    app = drop(open_app(own_workspace, "import_data"), ("photo.csv", b"\x89PNG\x00\x00"))
    assert title_of(app) == "One file cannot be read."
    assert "photo.csv is a picture, not a CSV file or a workbook." in words_of(app)
    assert not app.expander
    damaged = (("photo.csv", b"\x89PNG\x00\x00"), ("empty.csv", b""), ("accounts.csv", ACCOUNTS))
    app = drop(open_app(own_workspace, "import_data"), *damaged)
    assert title_of(app) == "Two files cannot be read, and one file needs a hand with the columns."
    assert "empty.csv is empty." in words_of(app)


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
    chart, reps = charts_of(app)
    clarity = r"Strategy clarity: high teams \d\.\d, low teams \d\.\d, difference [+−]?\d\.\d \(−?\d\.\d to \d\.\d\)"
    assert re.search(clarity, chart["description"])
    assert re.search(r"Coached weeks, \+\d+ points: [+−]?[\d.]+ points \(", reps["description"])


def test_eight_teams_get_an_overview_and_segments(open_app, small_workspace):
    words = words_of(open_app(small_workspace))
    assert re.search(r"High teams reach \d+ % of quota, low teams \d+ %\.", words)
    assert re.search(r"Between high and low teams \d+ points", words)
    app = open_app(small_workspace, "segments")
    assert "of the three high teams" in title_of(app)
    chart, *_ = charts_of(app)
    assert "95 % interval" in chart["description"]
