"""What the import page says of a report, sentence by sentence."""

import pandas as pd

from analysis.errors import DataError
from analysis.ingest import Complaint, FileReport, Matched, Question, SetAside
from analysis.story.import_data import TWICE, tell_box, tell_file, tell_files, tell_open, tell_reading, wants_a_look
from analysis.story.imported import tell_done, tell_history, tell_onward
from analysis.story.left_out import by_header, in_plain, tell_causes, tell_grid, tell_left_out, tell_set_aside
from analysis.story.mapping import is_sure, tell_columns, tell_matches, tell_unused, tell_used

MATCHES = (
    Matched("rep_id", "Coachee ID", ("R-1042", "R-0877", "R-1190"), 1.0, "alias"),
    Matched("has_lesson", "Lesson?", ("Yes", "No", "Yes"), 0.885, "spelling"),
    Matched("has_action_plan", "Outcome agreed", ("Y", "Y", "N"), 0.64, "values"),
    Matched("held_on", "Session Date", ("03/04/2026",), 1.0, "remembered"),
)
DAY = Question(
    "dates", "held_on", "Which day is 03/04/2026?", (("day-first", "3 April 2026"),), "", "--dates day-first"
)


def report(**changes) -> FileReport:
    """Coaching sessions of which most are here already."""
    given = {
        "file": "coaching_export.csv",
        "table": "coaching",
        "columns": {match.column: match.header for match in MATCHES},
        "ignored": ("Notes", "Created By"),
        "read": 8412,
        "added": 1204,
        "updated": 86,
        "unchanged": 7090,
        "left_out": 32,
        "reasons": {"minutes is not between 0 and 600": 18, "held_on is empty": 14},
        "reading": "comma separated, UTF-8",
        "matches": MATCHES,
    }
    return FileReport(**given | changes)


def test_a_file_is_named_recognised_and_counted():
    section = tell_files([(report(),)])
    assert section.note == "coaching_export.csv · 8,412 rows · comma separated, UTF-8"
    assert section.headline == "This looks like coaching sessions."
    assert section.lead == "Four of six columns are matched. Nothing is written until you press Import."


def test_the_least_certain_match_comes_first_and_what_is_missing_last():
    rows = tell_columns(report())
    assert list(rows.Match[:4]) == ["Guess, 64\u00a0%", "Likely, 88\u00a0%", "Sure", "As last time"]
    assert list(rows["Their header"][:2]) == ["Outcome agreed", "Lesson?"]
    assert rows["First three values"].iloc[2] == "R-1042, R-0877, R-1190"
    assert set(rows["Their header"][4:]) == {"not in the file"}


def test_the_number_of_guesses_is_the_headline():
    assert tell_matches(report()) == "One match is a guess: check it"
    assert tell_matches(report(matches=MATCHES[:2])) == "One match is likely, not sure: check it"
    assert (
        tell_matches(report(matches=MATCHES[:1]), named=True)
        == "Coaching sessions: one column is matched, all for sure"
    )
    both = (MATCHES[0], Matched("session_id", "Coachee ID", ("R-1042",)))
    assert tell_matches(report(matches=both)) == "One column is matched, all for sure"
    assert is_sure(report(matches=MATCHES[:1]))
    assert not is_sure(report())


def test_a_proposal_that_is_not_applied_is_a_perhaps():
    maybe = Matched("minutes", "Length", ("45",), 0.41, "values", applied=False)
    row = tell_columns(report(matches=(*MATCHES, maybe))).loc["minutes"]
    assert (row["Their header"], row["Match"]) == ("not in the file", "Perhaps Length, 41\u00a0%")


def test_what_is_not_used_is_said_in_one_line():
    assert tell_unused(report()).startswith("Not used from the file: Notes, Created By. Not in the file: ")
    many = tell_unused(report(ignored=tuple(f"A rather long header of a survey, number {n}" for n in range(60))))
    assert " and 57 more." in many
    assert tell_used([report(ignored=())]) == "All four columns are matched."


def test_the_counts_add_up_in_words():
    section = tell_file(report())
    assert section.headline == "1,290 rows come in; 7,090 rows say nothing new"
    assert [number.value for number in section.numbers] == ["1,204", "86", "7,090", "32"]


def roster(table: str, **counts) -> FileReport:
    """One of the tables that a roster of 35 reps in six teams fills."""
    return report(file="roster.csv", table=table, read=35, left_out=0, reasons={}, updated=0, matches=(), **counts)


ROSTER = (roster("reps", added=35, unchanged=0), roster("teams", added=6, unchanged=29, repeated=29))


def test_rows_that_fill_two_tables_are_said_to_give_more():
    assert tell_box("roster.csv", ROSTER).endswith("· Reps and teams · 35 rows give 41: 35 reps and 6 teams")
    deals = report(file="deals.csv", table="deals", read=8800, added=8800, updated=0, unchanged=0, left_out=0)
    section = tell_files([(deals,), ROSTER], ["fits nothing"])
    assert section.note == "2 of 3 files · 8,835 rows"
    assert "out. 8,835 rows give 8,841: 8,800 deals, 35 reps and 6 teams. Nothing is written" in section.lead
    assert "give" not in tell_files([(deals,)]).lead


def test_a_row_that_says_what_another_row_said_is_told_from_one_that_is_here_already():
    assert tell_file(ROSTER[1]).headline == "6 rows come in; 29 rows repeat a team that another row gave"
    assert tell_file(ROSTER[1]).numbers[2].note == "as another row"
    again = roster("teams", added=1, unchanged=34, repeated=29)
    said = "1 row comes in; 29 rows repeat a team that another row gave; 5 rows say nothing new"
    assert tell_file(again).headline == said


def test_what_is_odd_what_was_decided_and_what_stays_at_the_door_is_said():
    told = report(concerns={"closed_on is before created_on": 12}, notes=("Read as EUR.",), dropped=("IP Address",))
    assert tell_file(told).details == (
        ("12 rows", "come in though odd: closed_on is before created_on."),
        ("", "Read as EUR."),
        ("Left at the door:", "IP Address, since they tell who answered."),
    )
    assert wants_a_look((told,))


def test_nothing_is_imported_while_a_question_is_open():
    assert tell_open([report(questions=(DAY,))]) == "One question is open: Import opens once it is answered."
    assert tell_open([report()]) == ""
    assert tell_files([(report(questions=(DAY, DAY)),)]).lead.endswith("Import opens once they are answered.")


def test_rows_left_out_are_told_by_cause_without_options_of_the_command_line():
    mend = "Write 2026-09-30, or say which comes first (--dates)."
    one = Complaint(212, "held_on", "soon", "held_on is empty", mend, "R-2201,soon")
    faulty = report(complaints=(one,))
    assert tell_left_out(faulty) == "32 rows are left out, for two reasons"
    assert tell_left_out(faulty, mended=1) == "32 rows are left out, for two reasons; one comes along mended"
    (_, _, _), (cause, mended, lines) = tell_causes(faulty)
    assert cause == "**14 rows** · “Session Date” is empty"
    assert mended == "Write 2026-09-30, or say which comes first."
    assert lines.values.tolist() == [["212", "R-2201,soon"]]
    assert tell_grid(faulty)[0] == "Fix the first 1 of them in the grid"


def test_of_many_rows_left_out_the_first_lines_are_shown_each_once():
    many = [
        Complaint(line, "held_on", "", "held_on is empty", "Fill it in.", "R-1,") for line in range(20) for _ in "ab"
    ]
    (_why, mend, lines), *_ = tell_causes(report(complaints=tuple(many), reasons={"held_on is empty": 40}))
    assert list(lines["Line"]) == [str(line) for line in range(8)]
    assert mend == "Fill it in. These are the first eight lines; the download has all."


def test_a_column_of_ours_goes_by_the_header_of_the_file():
    assert by_header("held_on holds times; minutes is 900", report()) == "“Session Date” holds times; minutes is 900"
    assert by_header("minutes is 900", report()) == "“how long the session took” is 900"
    lacks = "coaching also needs `held_on` (the day of the session)."
    assert in_plain(lacks) == "As coaching sessions it also needs the day of the session."
    assert in_plain("a.csv fits none of the tables.") == "a.csv fits none of the tables."


def test_a_workbook_has_no_separator_and_a_file_dropped_twice_is_said_to_be():
    assert tell_reading([report(file="kit.XLSX, sheet Survey")]) == "kit.XLSX, sheet Survey · 8,412 rows"
    twice = report(already=TWICE, added=0, updated=0)
    assert tell_file(twice).headline == "This very file lies here twice, and comes in once"


def test_nothing_is_said_of_import_where_nothing_can_come_in():
    assert tell_files([], ["unreadable"]).lead == ""
    assert tell_files([(report(already=3, added=0, updated=0),)]).lead == "Four of six columns are matched."


def test_after_an_import_the_page_leads_on():
    assert tell_onward(0, 0) == "Next: a roster, so that these rows count for a team."
    assert tell_onward(12, 0) == "Next: deals or quotas open your segments."
    assert tell_onward(12, 3) == ""


def test_lines_that_are_no_rows_are_listed():
    label, lines = tell_set_aside(
        report(set_aside=(SetAside(9, "a total", "Total,12"), SetAside(11, "a footer", "(c)")))
    )
    assert label == "2 lines are no rows: a total, a footer"
    assert lines.values.tolist() == [["9", "A total", "Total,12"], ["11", "A footer", "(c)"]]
    assert tell_set_aside(report()) is None


def test_files_that_fit_nothing_are_no_headline_where_others_fit():
    section = tell_files([(report(),)], ["fits nothing", "fits nothing"])
    assert section.headline == "This looks like coaching sessions."
    assert section.lead.startswith("Two files fit none of the tables and stay out.")
    assert tell_files([], ["fits nothing"]).headline == "One file needs a hand with the columns."
    stuck = tell_files([(report(),)], ["by hand", "unreadable"])
    assert stuck.headline == "One file needs a hand with the columns."
    assert stuck.lead.startswith("One file cannot be read and stays out.")


def test_an_import_done_says_what_is_left_out_less_what_came_mended():
    assert tell_done([report()]) == "1,290 rows came in; 32 rows left out."
    assert tell_done([report()], mended=32) == "1,290 rows came in."
    strange = [(name, DataError(f"{name} fits none of the tables.")) for name in ("a.csv", "b.csv")]
    assert tell_done([report()], strange[:1]).endswith(". a.csv is not in yet: it fits none of the tables.")
    assert tell_done([report()], strange).endswith(". a.csv and b.csv are not in yet: each fits none of the tables.")


def test_the_history_asks_before_it_takes_back():
    at = pd.Timestamp("2026-11-22 09:05")
    loads = pd.DataFrame(
        [(3, at, "deals.csv", "deals", 10, 2, 0), (3, at, "roster.csv", "reps", 5, 0, 1)],
        columns=["import_id", "imported_at", "file", "table", "added", "updated", "left_out"],
    )
    title, brought, question = tell_history(loads)
    assert title == "**2 files** · Import 3 · 22 November 2026, 09:05 UTC"
    assert brought == "deals.csv: 12 into deals; roster.csv: 5 into reps (1 left out)"
    assert question == "Take back 2 files, 17 rows?"
