"""The survey kit is offered where strategy clarity or culture is missing, with the company's own teams in it."""

from datetime import date

import pytest

from analysis.ingest import import_files
from analysis.kit import FORM, form
from analysis.workspace import Workspace
from tests.app.reading import words_of
from tests.filled import fill

OFFER = "Strategy clarity and culture open with a survey; here is one to send"
SURVEYS = ("survey.csv", "survey_scores.csv")


@pytest.fixture(scope="module")
def unasked(tmp_path_factory, small_files):
    """A folder in which the reader's own company of eight teams has asked nobody."""
    folder = tmp_path_factory.mktemp("unasked")
    files = [path for path in sorted(small_files.glob("*.csv")) if path.name not in SURVEYS]
    import_files(Workspace(folder / "company.duckdb"), files)
    return folder


def downloads(app) -> list[str]:
    return [button.proto.label for button in app.get("download_button")]


@pytest.mark.parametrize("page", ["overview", "gap"])
def test_without_a_survey_there_is_one_to_send(open_app, unasked, page):
    app = open_app(unasked, page)
    words = words_of(app)
    assert OFFER in words
    assert "15 statements, four minutes a person, with an invitation and a note on how answers are kept." in words
    assert downloads(app) == ["Survey form (Excel)", "Text for Forms or Qualtrics"]
    assert [toggle.label for toggle in app.toggle] == [
        "All 40 statements, in place of the 15 for clarity, culture and engagement"
    ]


@pytest.mark.parametrize("page", ["overview", "gap"])
def test_with_a_survey_nothing_is_offered(open_app, small_workspace, page):
    app = open_app(small_workspace, page)
    assert "here is one to send" not in words_of(app)
    assert downloads(app) == []


def test_the_dictionary_holds_the_statements_and_the_kit(open_app, demo_workspace):
    app = open_app(demo_workspace, "dictionary")
    assert "What to ask in a survey" in words_of(app)
    assert {"Survey form (Excel)", "Text for Forms or Qualtrics"} <= set(downloads(app))
    statements = next(table.value for table in app.table if "Statement" in table.value.columns)
    assert len(statements) == 40
    assert list(statements.iloc[0]) == [
        "I can say in a sentence what our strategy asks of this team.",
        "Strategy clarity",
        "rep, manager, leader",
        "clarity\\_clear",
    ]


def test_a_filled_in_form_comes_in_with_one_press(open_app, own_workspace):
    rows = [[f"P-{n}", "North", "rep", date(2026, 2, 3), *[4] * 15] for n in range(2)]
    app = open_app(own_workspace, "import_data")
    app.file_uploader[0].upload(FORM, fill(form(), rows))
    app = app.run()
    words = words_of(app)
    assert "Left aside in survey_form.xlsx, since it shares no column with any table: sheet How to." in words
    app = next(button for button in app.button if button.label == "Import 30 rows").click().run()
    with Workspace(own_workspace / "company.duckdb").reading() as con:
        found = con.execute("select team_id, rater, asked_on, count(*), avg(score) from survey group by all").fetchall()
    assert found == [("North", "rep", date(2026, 2, 3), 30, 4.0)]
