"""What comes back from the survey kit imports with nothing given but the file: every score, team, rater and day."""

import csv
import gzip
import io
from datetime import date, datetime

import pytest
import xlsxwriter

from analysis.errors import DataError
from analysis.ingest import import_files
from analysis.kit import Team, form
from analysis.kit.ask import ANSWERS, asked, grouped
from analysis.kit.words import SCALE
from analysis.panel import build_panel
from analysis.workspace import Workspace
from tests.filled import as_csv, fill

TEAMS = (Team("north"), Team("Süd; 2"))
PEOPLE = (
    ("LI-17-84", "north", "rep", date(2026, 2, 3)),
    ("0042", "north", "rep", date(2026, 2, 10)),
    ("KA-01-11", "Süd; 2", "rep", date(2026, 2, 11)),
    ("MÜ-30-05", "Süd; 2", "manager", date(2026, 2, 12)),
    ("BE-13-66", "Süd; 2", "leader", date(2026, 12, 13)),
)
MEANS = (("North", 3), ("North", 4), ("South & West", 2))
ABOVE = f"One row a person. Answer each statement from 1 to 5: {SCALE}."
SKIPPED = 2  # the statement that the second person leaves out
QUALTRICS = (
    "StartDate EndDate Status IPAddress Progress Duration Finished RecordedDate ResponseId RecipientLastName "
    "RecipientFirstName RecipientEmail ExternalReference LocationLatitude LocationLongitude DistributionChannel "
    "UserLanguage"
).split()


def score(person: int, statement: int) -> int | None:
    """What a person answers; None where the role is not asked, or the statement is left out."""
    item = asked(full=True)[statement]
    if PEOPLE[person][2] not in item.raters or (person, statement) == (1, SKIPPED):
        return None
    return 1 + (3 * person + 2 * statement) % 5


def answers(full: bool) -> dict[tuple[str, str], tuple]:
    """(person, item) -> (team, rater, day, score): what has to be in the workspace."""
    places = {item: place for place, item in enumerate(asked(full=True))}
    return {
        (code, item.name): (team, role, day, score(person, places[item]))
        for person, (code, team, role, day) in enumerate(PEOPLE)
        for item in asked(full)
        if score(person, places[item])
    }


def by_item(full: bool, person: int) -> dict:
    places = {item: place for place, item in enumerate(asked(full=True))}
    return {item: score(person, places[item]) for item in asked(full)}


def workbook(full: bool) -> bytes:
    rows = [[*about, *by_item(full, person).values()] for person, about in enumerate(PEOPLE)]
    return fill(form(TEAMS, full=full), rows)


def imported(tmp_path, name: str, content: bytes) -> tuple[dict, object]:
    """((person, item) -> (team, rater, day, score), the file's report), with nothing given but the file."""
    workspace = Workspace(tmp_path / "company.duckdb")
    (report,) = import_files(workspace, [(name, content)]).files
    with workspace.reading() as con:
        rows = con.execute(
            "select respondent_id, item, team_id, rater, asked_on, score, subject_id, scale_min, scale_max from survey"
        ).fetchall()
    assert {row[6:] for row in rows} == {("", 1.0, 5.0)}
    assert len({row[:2] for row in rows}) == len(rows)
    return {row[:2]: row[2:6] for row in rows}, report


def written(rows, delimiter: str = ",") -> str:
    lines = io.StringIO()
    csv.writer(lines, delimiter=delimiter, lineterminator="\r\n").writerows(rows)
    return lines.getvalue()


SAVED = {
    "the workbook itself": ("survey_form.xlsx", lambda book: book),
    "csv with commas": ("survey_form.csv", as_csv),
    "csv with semicolons in cp1252": ("survey_form.csv", lambda book: as_csv(book, ";", "cp1252")),
    "csv utf-8 with a byte order mark": ("survey_form.csv", lambda book: as_csv(book, ";", "utf-8-sig")),
    "unicode text": ("survey_form.txt", lambda book: as_csv(book, "\t", "utf-16")),
    "csv in a gzip": ("survey_form.csv.gz", lambda book: gzip.compress(as_csv(book))),
}


@pytest.mark.parametrize("full", [False, True], ids=["short", "full"])
@pytest.mark.parametrize("saved", SAVED)
def test_the_filled_in_form(tmp_path, saved, full):
    name, save = SAVED[saved]
    found, report = imported(tmp_path, name, save(workbook(full)))
    assert found == answers(full)
    assert (report.table, report.left_out, report.added) == ("survey", 0, len(found))


def test_what_is_no_row_is_said(tmp_path):
    _, report = imported(tmp_path, "survey_form.xlsx", workbook(full=False))
    left = "Left aside in survey_form.xlsx, since it shares no column with any table: sheet How to."
    assert left in report.notes
    assert [(line.line, line.text.partition(",")[0]) for line in report.set_aside] == [(1, ABOVE), (2, "")]


def test_a_sheet_that_may_be_a_table_is_not_left_aside(tmp_path):
    """A cover shares no column with any table; a sheet that shares one may be a table whose header went wrong."""
    made = io.BytesIO()
    with xlsxwriter.Workbook(made, {"in_memory": True}) as book:
        for name, header in (("Cover", "Made by"), ("Reps", "rep_id"), ("More", "rep_id")):
            sheet = book.add_worksheet(name)
            sheet.write_row(0, 0, [header, "team_id" if name == "Reps" else "Phase X"])
            sheet.write_row(1, 0, ["ann", "north"])
    with pytest.raises(DataError, match=r"roster\.xlsx, sheet More fits none of the tables"):
        import_files(Workspace(tmp_path / "company.duckdb"), [("roster.xlsx", made.getvalue())])


def test_a_form_pasted_together_again_adds_only_what_is_new(tmp_path):
    first = fill(form(TEAMS), [[*PEOPLE[0], *by_item(False, 0).values()]])
    imported(tmp_path, "survey_form.xlsx", first)
    found, report = imported(tmp_path, "survey_form.xlsx", workbook(full=False))
    assert found == answers(full=False)
    assert (report.unchanged, report.left_out) == (15, 0)


def test_teams_called_by_name_are_the_roster_s(tmp_path):
    """The form lists the names that people know; the answers count for the ids that the other files have."""
    workspace = Workspace(tmp_path / "company.duckdb")
    roster = b"team_id,team_name,manager_name\nT1,North,Ada\nT2,South & West,Ben\n"
    import_files(workspace, [("teams.csv", roster)])
    teams = [Team(row.team_id, row.team_name) for row in build_panel(workspace).teams.itertuples()]
    rows = [[f"P-{n}", name, "rep", date(2026, 2, 3), *[score] * 15] for n, (name, score) in enumerate(MEANS)]
    import_files(workspace, [("survey_form.xlsx", fill(form(teams), rows))])
    panel = build_panel(workspace)
    assert dict(zip(panel.frame.team_id, panel.frame.culture, strict=True)) == {"T1": 3.5, "T2": 2.0}
    assert panel.waiting == ()


def test_a_row_without_a_role_is_left_out_and_said(tmp_path):
    rows = [["LI-17-84", "north", None, date(2026, 2, 3), 4, 4, 4], [*PEOPLE[1], 5, 5, 5]]
    found, report = imported(tmp_path, "survey_form.xlsx", fill(form(TEAMS), rows))
    assert found == {("0042", item.name): ("north", "rep", date(2026, 2, 10), 5.0) for item in asked(full=False)[:3]}
    assert (report.left_out, report.reasons) == (3, {"rater is empty": 3})


def google_forms(full: bool, day: str = "{:%Y/%m/%d} 9:12:33 AM GMT+1") -> bytes:
    """Google Forms: a timestamp, then each question; a grid's columns are headed `title [statement]`."""
    groups = grouped(full)
    titles = {"everyone": "How far do you agree?"}
    headers = [
        f"{titles.get(name, f'How far do you agree? ({name})')} [{item.wording}]"
        for name, items in groups.items()
        for item in items
    ]
    rows = []
    for person, (code, team, role, asked_on) in enumerate(PEOPLE):
        scores = by_item(full, person)
        said = [ANSWERS[scores[item] - 1] if scores[item] else "" for items in groups.values() for item in items]
        rows.append([day.format(asked_on), code, team, role, *said])
    return written([["Timestamp", "Person code", "Team", "Role", *headers], *rows]).encode()


def microsoft_forms(full: bool) -> bytes:
    """Microsoft Forms: an Excel workbook with real times, an anonymous e-mail, and the statements as headers."""
    made = io.BytesIO()
    items = [item for group in grouped(full).values() for item in group]
    with xlsxwriter.Workbook(made, {"in_memory": True}) as book:
        sheet, shown = book.add_worksheet("Sheet1"), book.add_format({"num_format": "m/d/yy h:mm:ss"})
        about = ["ID", "Start time", "Completion time", "Email", "Name", "Last modified time"]
        sheet.write_row(0, 0, [*about, "Person code", "Team", "Role", *(item.wording for item in items)])
        for person, (code, team, role, day) in enumerate(PEOPLE):
            sheet.write(person + 1, 0, person + 1)
            for at, minute in ((1, 2), (2, 9)):
                sheet.write_datetime(person + 1, at, datetime(day.year, day.month, day.day, 9, minute, 5), shown)
            sheet.write(person + 1, 3, "anonymous")
            scores = by_item(full, person)
            said = [ANSWERS[scores[item] - 1] if scores[item] else None for item in items]
            sheet.write_row(person + 1, 6, [code, team, role, *said])
    return made.getvalue()


def qualtrics(full: bool, *, named: bool, words: bool) -> bytes:
    """Qualtrics: ids (ours where `named`, else Q1 ..), wordings, import ids; choice texts or numbers."""
    items = [item for group in grouped(full).values() for item in group]
    ids = ["respondent_id", "team_id", "rater", *(item.name for item in items)]
    labels = ["Person code", "Team", "Role", *(item.wording for item in items)]
    own = ids if named else [f"Q{place}" for place in range(1, len(ids) + 1)]
    rows = [[*QUALTRICS, *own], [*QUALTRICS, *labels]]
    rows.append(
        [f'{{"ImportId":"{name}"}}' for name in (*QUALTRICS, *(f"QID{place}" for place in range(1, len(ids) + 1)))]
    )
    for person, (code, team, role, day) in enumerate(PEOPLE):
        scores = by_item(full, person)
        said = [(ANSWERS[scores[item] - 1] if words else scores[item]) if scores[item] else "" for item in items]
        at = f"{day} 09:12:33"
        about = [
            at,
            at,
            "IP Address",
            f"10.0.0.{person}",
            "100",
            "95",
            "True",
            at,
            f"R_{person}aB",
            "",
            "",
            "",
            "",
            "48.1",
            "11.5",
        ]
        rows.append([*about, "anonymous", "EN", code, team, role, *said])
    return written(rows).encode("utf-8-sig")


@pytest.mark.parametrize("full", [False, True], ids=["short", "full"])
def test_google_forms(tmp_path, full):
    found, report = imported(tmp_path, "How we sell.csv", google_forms(full))
    assert found == answers(full)
    assert report.left_out == 0


def test_google_sheets_whose_days_tell_their_order(tmp_path):
    found, _ = imported(tmp_path, "Responses.csv", google_forms(False, "{0.month}/{0.day}/{0.year} 9:12:33"))
    assert found == answers(full=False)


@pytest.mark.parametrize("full", [False, True], ids=["short", "full"])
def test_microsoft_forms(tmp_path, full):
    found, report = imported(tmp_path, "How we sell(1-5).xlsx", microsoft_forms(full))
    assert found == answers(full)
    assert report.left_out == 0
    assert {"Email", "Name"} <= set(report.dropped)


@pytest.mark.parametrize("words", [False, True], ids=["numbers", "words"])
@pytest.mark.parametrize("named", [False, True], ids=["Q1", "our ids"])
@pytest.mark.parametrize("full", [False, True], ids=["short", "full"])
def test_qualtrics(tmp_path, full, named, words):
    found, report = imported(tmp_path, "survey.csv", qualtrics(full, named=named, words=words))
    assert found == answers(full)
    assert report.left_out == 0
    assert {"IPAddress", "LocationLatitude", "LocationLongitude"} <= set(report.dropped)
