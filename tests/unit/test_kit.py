"""The survey kit: what it asks and of whom, what it promises, and how it is written."""

import io
import re
import zipfile
from datetime import date

import pytest
from python_calamine import CalamineWorkbook

from analysis.__main__ import main
from analysis.items import ITEMS
from analysis.kit import FORM, Team, count_asked, form, kit, texts
from analysis.kit.ask import ANSWERS, asked, called, grouped
from analysis.kit.words import LEAST
from analysis.privacy import MINIMUM
from tests.filled import as_csv, fill

TEAMS = (Team("T001"), Team("Süd & Co; 2"))
QUALTRICS_KINDS = {"DB", "TE:SingleLine", "MC:Dropdown", "MC:SingleAnswer:Horizontal"}


def sheet(workbook: bytes, name: str) -> list[list]:
    return CalamineWorkbook.from_filelike(io.BytesIO(workbook)).get_sheet_by_name(name).to_python()


def part(workbook: bytes, name: str) -> str:
    return zipfile.ZipFile(io.BytesIO(workbook)).read(name).decode()


def test_the_short_form_asks_fifteen_statements_on_clarity_culture_and_engagement():
    topics = [item.construct for item in asked(full=False)]
    assert (count_asked(), count_asked(full=True)) == (15, 40)
    assert [topics.count(name) for name in ("strategy_clarity", "culture", "engagement")] == [3, 9, 3]


@pytest.mark.parametrize("full", [False, True])
def test_every_statement_is_for_one_group_of_people(full):
    groups = grouped(full)
    assert sum(map(len, groups.values())) == count_asked(full)
    assert {item.name for item in groups["everyone"]} >= {"clarity_clear", "clarity_believable"}
    assert all(item.raters == ("rep",) for item in groups["reps only"])


@pytest.mark.parametrize("full", [False, True])
def test_the_header_is_who_answers_and_the_wordings(full):
    title, topics, header, *rest = sheet(form(TEAMS, full=full), "Survey")
    assert header == ["Person code", "Team", "Role", "Date", *(item.wording for item in asked(full))]
    assert title[0].startswith("One row a person. Answer each statement from 1 to 5: 1 strongly disagree;")
    assert [topic for topic in topics if topic][:3] == [
        "Strategy clarity",
        *(["Metrics", "Culture"] if full else ["Culture", "Engagement"]),
    ]
    assert rest == []


def test_teams_go_by_name_where_no_two_can_be_mixed_up():
    assert called([Team("T1", "North"), Team("T2", "South"), Team("T3")]) == ["North", "South", "T3"]
    assert called([Team("T1", "North East"), Team("T2", "north-east")]) == ["T1", "T2"]
    assert called([Team("T1", "T2"), Team("T2", "South")]) == ["T1", "T2"]
    listed = [row[:2] for row in sheet(form([Team("T1", "North"), Team("T2", "South")]), "How to")][-2:]
    assert listed == [["North", "T1"], ["South", "T2"]]


def test_cells_offer_what_can_be_answered():
    written = part(form(TEAMS), "xl/worksheets/sheet1.xml")
    lists = dict(
        re.findall(r'<dataValidation type="list"[^>]* sqref="(\w+):\w+"[^>]*><formula1>(.*?)</formula1>', written)
    )
    assert lists["C4"] == '"rep,manager,leader"'
    assert lists["E4"] == '"1,2,3,4,5"'
    rows = sheet(form(TEAMS), "How to")
    first, last = map(int, re.fullmatch(r"'How to'!\$A\$(\d+):\$A\$(\d+)", lists["B4"]).groups())
    assert [row[0] for row in rows[first - 1 : last]] == ["T001", "Süd & Co; 2"]
    assert "'How to'" not in part(form(), "xl/worksheets/sheet1.xml")


def test_statements_that_a_role_is_not_asked_turn_grey():
    written = part(form(full=True), "xl/worksheets/sheet1.xml")
    rules = dict(re.findall(r'<conditionalFormatting sqref="(\w+):\w+">.*?<formula>(.*?)</formula>', written))
    assert rules["H4"] == 'OR($C4="leader")'
    assert rules["N4"] == 'OR($C4="manager",$C4="leader")'
    assert "E4" not in rules


def test_what_is_typed_is_saved_as_it_is_shown():
    filled = fill(form(TEAMS), [["0042", "Süd & Co; 2", "rep", date(2026, 2, 10), 1, None, 5]])
    assert (
        as_csv(filled, ";", "cp1252").decode("cp1252").splitlines()[3]
        == '0042;"Süd & Co; 2";rep;2026-02-10;1;;5' + ";" * 12
    )


def test_how_to_holds_steps_invitation_and_who_is_asked():
    words = "\n".join(str(cell) for row in sheet(form(TEAMS), "How to") for cell in row)
    assert "Do not pass one file round" in words
    assert "Subject: 15 statements about how we sell, 4 minutes, until [day]" in words
    assert "We have put into words how we want to work together.\nCulture\nreps only" in words


def test_the_promise_is_the_minimum_group_that_is_kept():
    assert LEAST == MINIMUM
    assert "Nothing is shown for a team until 5 of its people have answered" in texts()["invitation.txt"]


def test_forms_get_titles_choices_and_statements_to_paste():
    text = texts(TEAMS, full=True)["microsoft_or_google_forms.txt"]
    assert "Question: Team (a drop-down, required)\nT001\nSüd & Co; 2\n" in text
    assert (
        "Question: How far do you agree? (reps only) (Microsoft Forms: Likert; Google Forms: multiple choice grid)"
        in text
    )
    assert "Columns:\n" + "\n".join(ANSWERS) in text
    assert [item.name for item in ITEMS if text.count(f"\n{item.wording}\n") != 1] == []
    assert (
        "[your teams, one a line, as the company's other files write them]" in texts()["microsoft_or_google_forms.txt"]
    )


def test_qualtrics_gets_questions_whose_ids_are_columns_and_items():
    text = texts(TEAMS, full=True)["qualtrics.txt"]
    assert text.startswith("[[AdvancedFormat]]\n\n[[Block:About you]]\n")
    ids = re.findall(r"\[\[ID:(\w+)\]\]", text)
    assert ids[:3] == ["respondent_id", "team_id", "rater"]
    assert sorted(ids[3:]) == sorted(item.name for item in ITEMS)
    assert set(re.findall(r"\[\[Question:([\w:]+)\]\]", text)) == QUALTRICS_KINDS
    assert "[[ID:team_id]]\nTeam\n[[Choices]]\nT001\nSüd & Co; 2\n" in text
    statement = "People here mean it when they speak of our values."
    assert f"[[ID:culture_believed]]\n{statement}\n[[AdvancedChoices]]\n[[Choice:1]]\nStrongly disagree\n" in text


def test_the_command_line_writes_the_kit_or_the_form(tmp_path, capsys):
    (tmp_path / "reps.csv").write_text("rep_id,team_id\nann,north\nbob,south\n", encoding="utf-8")
    place = str(tmp_path / "company.duckdb")
    main(["import", str(tmp_path / "reps.csv"), "--workspace", place])
    capsys.readouterr()
    assert main(["kit", "-o", str(tmp_path / "new" / "kit.zip"), "--workspace", place]) == 0
    assert capsys.readouterr().out == f"Wrote {tmp_path / 'new' / 'kit.zip'}, with 2 teams to choose from.\n"
    with zipfile.ZipFile(tmp_path / "new" / "kit.zip") as held:
        assert held.namelist() == [FORM, "invitation.txt", "microsoft_or_google_forms.txt", "qualtrics.txt"]
        assert b"\r\nnorth\r\nsouth\r\n" in held.read("microsoft_or_google_forms.txt")
    assert main(["kit", "-o", str(tmp_path / "form.xlsx"), "--full", "--workspace", place, "--json"]) == 0
    assert len(sheet((tmp_path / "form.xlsx").read_bytes(), "Survey")[2]) == 44


def test_no_company_is_needed_and_another_ending_is_refused(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("HEADROOM_WORKSPACE", str(tmp_path / "none"))
    assert main(["kit", "-o", str(tmp_path / "survey_form.xlsx")]) == 0
    assert not (tmp_path / "none").exists()
    assert main(["kit", "-o", str(tmp_path / "form.doc")]) == 1
    assert "Name it survey_kit.zip for the whole kit, or survey_form.xlsx" in capsys.readouterr().err


def test_the_zip_holds_the_form_that_is_offered_alone():
    with zipfile.ZipFile(io.BytesIO(kit(TEAMS))) as held:
        assert sheet(held.read(FORM), "Survey") == sheet(form(TEAMS), "Survey")
