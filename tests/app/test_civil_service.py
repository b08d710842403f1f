"""A government's published survey through the pages: teams judged by engagement, a gap that is not split, and why."""

from datetime import date
from pathlib import Path

import pytest

from analysis.ingest import import_files
from analysis.panel import build_panel
from analysis.questions.gap import attribute_gap
from analysis.workspace import Workspace
from tests.app.reading import charts_of, title_of, words_of
from tests.app.test_own_files import drop, press

SURVEY = Path(__file__).parents[3] / "shared" / "data" / "civil_service_people_survey" / "2019"
FILE = "Civil-Service-People-Survey-2019-All-Organisation-Scores-CSV-format.csv"
THEMES = ("strategy_clarity", "own_my_manager", "own_my_team")  # the first is objectives and purpose
pytestmark = pytest.mark.skipif(not SURVEY.exists(), reason="../shared/data/civil_service_people_survey is not here")


@pytest.fixture(scope="module")
def survey_workspace(tmp_path_factory) -> Path:
    """A folder in which the reader's own company is the survey of 2019, its guesses accepted."""
    folder = tmp_path_factory.mktemp("civil_service")
    import_files(Workspace(folder / "company.duckdb"), [SURVEY / FILE], asked_on="2019-10-01", guesses=True)
    return folder


@pytest.fixture(scope="module")
def panel(survey_workspace):
    return build_panel(Workspace(survey_workspace / "company.duckdb"))


def test_organisations_are_judged_by_engagement(panel):
    assert (panel.outcome, panel.core_drivers, len(panel.teams)) == ("engagement", ("strategy_clarity",), 109)
    assert set(THEMES) < set(panel.drivers)
    office = panel.frame.set_index("team_id").loc["Attorney General's Office"]
    assert office["engagement"] == pytest.approx(1 + 4 * 0.76)


def test_the_engagement_gap_is_not_split_by_themes_of_the_same_survey(panel):
    gap = attribute_gap(panel, outcome="engagement", drivers=THEMES)
    assert (gap.gate, len(gap.shares), gap.teams) == ("closed", 0, (36, 37, 36))
    assert gap.gap == pytest.approx(0.55, abs=0.05)
    assert "Strategy clarity, my manager, my team and 8 other themes come as finished scores" in gap.why
    assert "The same people answered on engagement in the same survey" in gap.why
    assert "one survey cannot tell what lasts from what passes" in gap.why


def test_the_gap_page_says_why_and_compares_every_theme(open_app, survey_workspace):
    app = open_app(survey_workspace, "gap")
    words = words_of(app)
    assert "The gap in engagement is not split." in words
    assert "without the single answers behind them: how much of a score is chance cannot be told." in words
    assert "who is content scores everything higher: that alone makes scores go together." in words
    assert "one survey cannot tell what lasts from what passes" in words
    assert "The single answers behind the survey's scores, each with its team and person, open a split" in words
    drawn = str(charts_of(app))
    assert all(theme in drawn for theme in ("Strategy clarity", "My manager", "My team"))


@pytest.mark.parametrize("page", ["overview", "segments", "dictionary"])
def test_every_page_stands_on_a_survey_alone(open_app, survey_workspace, page):
    words = words_of(open_app(survey_workspace, page))
    assert "ngagement" in words
    assert "quota" not in title_of(open_app(survey_workspace, page)).lower()


def test_through_the_pages_the_index_of_engagement_is_named_and_becomes_the_outcome(open_app, own_workspace):
    app = drop(open_app(own_workspace, "import_data"), (FILE, (SURVEY / FILE).read_bytes()))
    app = app.date_input[0].set_value(date(2019, 10, 1)).run()
    columns = {row["Their header"]: row for row in app.data_editor[0].value.to_dict("records")}
    index = columns["Employee Engagement Index"]
    assert (index["Our column"], index["Match"]) == (
        "Engagement: I am glad to be seen as part of this team.",
        "Likely, 90\u00a0%",
    )
    words = words_of(press(app, "Import 1,308 rows").switch_page("pages/segments.py").run())
    assert "109 teams · 2019 Q4 · engagement · top and bottom third" in words
