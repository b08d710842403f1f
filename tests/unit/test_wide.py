"""Wide files: a survey with a column an item, quotas with a column a quarter, each cell a row."""

import duckdb
import pytest

from analysis.ingest.choices import Choices
from analysis.ingest.matching.match import Match, match_file
from analysis.ingest.matching.wide import Wide, unpivoted
from analysis.ingest.matching.wide_quotas import read_quarter
from analysis.ingest.matching.wide_survey import shorten
from analysis.tables import TABLES


def matched(text: str, name: str = "export.csv", labels: tuple[str, ...] = (), **choices) -> list[Match]:
    headers, *rows = [line.split("|") for line in text.strip().splitlines()]
    return match_file(TABLES, name, headers, rows, Choices(**choices), labels)


def cells(match: Match) -> list[tuple]:
    return list(match.wide.cells)


def test_each_row_becomes_a_row_a_cell_in_the_files_order():
    wide = Wide("quotas", {"rep_id": 0}, ((1, "2026-Q1", "quota"), (2, "2026-Q1", "revenue"), (3, "2026-Q2", "quota")))
    reader = "(values ('ann', '1', '2', '3'), ('ben', '4', null, null)) as file(c0, c1, c2, c3)"
    sql, each = unpivoted(reader, 4, wide)
    assert each == 2
    assert duckdb.sql(f"select c0, c4, c5, c6 from {sql}").fetchall() == [
        ("ann", "2026-Q1", "1", "2"),
        ("ann", "2026-Q2", "3", None),
        ("ben", "2026-Q1", "4", None),
        ("ben", "2026-Q2", None, None),
    ]
    assert wide.positions(4) == {"rep_id": 0, "quarter": 4, "quota": 5, "revenue": 6}


def test_a_quotation_mark_in_an_items_name_stays_a_part_of_it():
    sql, _ = unpivoted("(values ('a', '1')) as file(c0, c1)", 2, Wide("survey", {}, ((1, "it's clear", "score"),)))
    assert duckdb.sql(f"select c2, c3 from {sql}").fetchall() == [("it's clear", "1")]


@pytest.mark.parametrize(
    ("header", "quarter"),
    [
        ("2026-Q1", ("2026-Q1", "")),
        ("Q1 2026", ("2026-Q1", "")),
        ("FY26-Q3", ("FY2026-Q3", "")),
        ("Q3-2026", ("2026-Q3", "")),
        ("Q1 2026 Quota", ("2026-Q1", "quota")),
        ("Q1 2026 Revenue", ("2026-Q1", "revenue")),
        ("Actual 2026 Q2", ("2026-Q2", "revenue")),
        ("quota_q4_fy2026", ("FY2026-Q4", "quota")),
        ("Q1'26 Target", ("2026-Q1", "quota")),
        ("Q1", None),
        ("Q5 2026", None),
        ("Q1 2026 Pipeline", None),
        ("Q1 2026 attainment %", None),
        ("SQ1 2026x", None),
        ("2026", None),
    ],
)
def test_a_quarter_is_read_from_its_header(header, quarter):
    assert read_quarter(header) == quarter


def test_quotas_and_revenue_side_by_side_fill_attainment():
    (match,) = matched("Rep|Q1 2026 Quota|Q1 2026 Actual|Q2 2026 Quota\nann|100|90|120")
    assert (match.table.name, match.doubt) == ("attainment", "")
    assert match.positions == {"rep_id": 0, "quarter": 4, "quota": 5, "revenue": 6}
    assert cells(match) == [(1, "2026-Q1", "quota"), (2, "2026-Q1", "revenue"), (3, "2026-Q2", "quota")]


def test_a_column_a_quarter_may_be_sales_and_is_taken_for_quotas_only_where_something_says_so():
    text = "Rep|2026-Q1|2026-Q2\nann|100|120"
    (match,) = matched(text)
    assert match.doubt == "export.csv has a column a quarter; that they are quotas, and not sales, is a guess."
    assert matched(text, "quotas 2026.csv")[0].doubt == ""
    assert matched(text, guesses=True)[0].doubt != ""
    assert matched(text, tables=("attainment",))[0].doubt == ""


def test_a_roster_with_quotas_beside_it_fills_the_roster_too():
    matches = matched(
        "Rep ID|Name|Email|Team|Q1 2026 Quota\n7|Ann|ann@example.com|West|100\n8|Ben|ben@example.com|West|90"
    )
    assert [match.table.name for match in matches] == ["attainment", "reps"]


PROUD, STAY = "I am glad to be seen as part of this team.", "I see myself here a year from now."


def test_a_survey_is_known_by_the_banks_names_and_wordings():
    (match,) = matched(f"Person code|Team|Role|Date|clarity_clear|{PROUD}\np1|West|rep|2026-02-10|4|5")
    assert (match.table.name, match.doubt, match.constants) == ("survey", "", {})
    assert match.positions == {"respondent_id": 0, "team_id": 1, "rater": 2, "asked_on": 3, "item": 6, "score": 7}
    assert [item for _, item, _ in cells(match)] == ["clarity_clear", "engagement_proud"]


@pytest.mark.parametrize("form", ["{}", "How far do you agree? [{}]", "How far do you agree? - {}", "{} "])
def test_a_grids_title_is_no_part_of_the_statement(form):
    header = "|".join(("Timestamp", "Team", form.format(PROUD), form.format(STAY)))
    (match,) = matched(f"{header}\n2026-02-10 08:00:00|West|Agree|Disagree\n2026-02-10 08:01:00|West|Agree|Agree")
    assert [item for _, item, _ in cells(match)] == ["engagement_proud", "engagement_stay"]
    assert match.constants == {"rater": "rep"}
    assert match.notes == ("No column says who answered: every answer counts as a rep's.",)


def test_a_wording_that_comes_near_is_proposed_for_the_banks_item():
    text = (
        "Respondent|Team|Date|I'm glad to be seen as a part of this team|Our tools help me sell\n"
        "p1|West|2026-02-10|4|2\np2|West|2026-02-10|5|3"
    )
    (match,) = matched(text)
    assert [item for _, item, _ in cells(match)] == [
        "I'm glad to be seen as a part of this team",
        "Our tools help me sell",
    ]
    (at, certainty, how) = match.proposed["engagement_proud"]
    assert (at, how) == (3, "spelling")
    assert 0.8 < certainty < 0.95
    (accepted,) = matched(text, guesses=True)
    assert [item for _, item, _ in cells(accepted)] == ["engagement_proud", "Our tools help me sell"]


def test_a_persons_own_choice_names_the_item():
    (match,) = matched(
        "Respondent|Team|Date|Direction|Tools\np1|West|2026-02-10|4|2\np2|West|2026-02-10|5|3",
        mapping={"clarity_clear": "Direction"},
    )
    assert [item for _, item, _ in cells(match)] == ["clarity_clear", "Tools"]


def test_the_wording_stands_in_the_labels_where_headers_are_codes():
    labels = ("Response", "Team", "Recorded Date", f"Agree? - {PROUD}", "Our tools help me sell.")
    (match,) = matched("ResponseId|Team|RecordedDate|Q1|Q2\nR_1|West|2026-02-10|4|2", labels=labels)
    assert [item for _, item, _ in cells(match)] == ["engagement_proud", "Our tools help me sell"]


def test_a_team_a_row_is_a_published_score_whose_day_is_asked():
    text = f"Team|Responses|{PROUD}|{STAY}\nWest|12|4.1|3.2\nEast|9|3.9|3.0"
    (match,) = matched(text)
    assert (match.table.name, match.asks) == ("survey_scores", ("asked_on",))
    assert match.missing == []
    assert matched(text, asked_on="2026-02-10")[0].constants == {"asked_on": "2026-02-10"}


def test_numbers_by_team_are_a_survey_only_if_a_person_says_so():
    (match,) = matched("Team|Calls|Meetings\nWest|3|4\nEast|5|1")
    assert match.doubt == "export.csv may be a survey with a column a question; its numbers could be others."


def test_addresses_are_no_respondents_unless_a_person_keeps_them():
    text = (
        f"Id|Email|Name|Team|Completion time|{PROUD}|{STAY}\n"
        "1|ann@example.com|Ann|West|2026-02-10|4|5\n2|ben@example.com|Ben|West|2026-02-10|4|5"
    )
    (match,) = matched(text)
    assert match.dropped == ("Email", "Name")
    assert match.positions["respondent_id"] == 0
    (coded,) = matched(text.replace("Id|Email", "Ref|Respondent"))
    assert (coded.dropped, "respondent_id" in coded.positions) == (("Respondent", "Name"), False)
    (kept,) = matched(text.replace("Id|Email", "Ref|Respondent"), keep_personal=True)
    assert (kept.dropped, kept.positions["respondent_id"]) == ((), 1)


@pytest.mark.parametrize(
    ("wording", "item"),
    [
        ("My manager theme score (B09-B18)", "My manager"),
        ("B06. I understand our purpose (% strongly agree or agree)", "I understand our purpose"),
        ("Employee Engagement Index", "Employee engagement index"),
        ("PERMA Index", "PERMA index"),
        ("Our tools help me sell.", "Our tools help me sell"),
        (
            "Overall, I have confidence in the decisions that our senior managers take",
            "Overall, I have confidence in the decisions that our senior",
        ),
    ],
)
def test_an_own_items_name_is_its_wording_made_short(wording, item):
    assert shorten(wording) == item
