"""The culture page: the weakest practice, the teams, and who is hidden."""

import json
import re

from analysis.ingest import import_files
from analysis.workspace import Workspace
from tests.app.reading import charts_of, title_of, words_of


def test_the_demo_companys_weak_practice_is_named_with_its_level(open_app, demo_workspace):
    app = open_app(demo_workspace, "culture")
    assert re.fullmatch(
        r"Of culture's four practices, experienced and consistent is the weakest: 3\.\d of 5\.", title_of(app)
    )
    words = words_of(app)
    assert re.search(r"It lies below [a-z ,]+ by 0\.\d, .* with 95 % certainty for all at once", words)
    assert re.search(r"Culture is \d\.\d of 5 in [\w ]+ and \d\.\d in [\w ]+", words)
    assert "All 60 teams" in words
    assert re.search(r"Team-mates agree on the culture in (all )?\d+( of \d+)? teams", words)
    assert "An association, not a proof" in words


def test_other_teams_are_high_by_another_outcome(open_app, demo_workspace):
    app = open_app(demo_workspace, "culture")
    app.selectbox(key="outcome").select("win_rate").run()
    assert "20 high teams against 20 low teams by win rate" in words_of(app)


def test_privacy_on_a_page_of_small_teams_every_cell_is_a_number_or_says_why_not(open_app, small_workspace):
    app = open_app(small_workspace, "culture")
    heat = next(
        chart
        for chart in charts_of(app)
        if "too few" in json.dumps(chart) or "aligned and believed" in chart["description"]
    )
    cells = re.findall(r"(?:modelled|believed|consistent|hard) ([^,.]+(?:\.\d)?)", heat["description"])
    assert len(cells) == 32
    assert all(re.fullmatch(r"\d\.\d|too few answers", cell) for cell in cells)


def test_without_a_survey_the_page_says_what_it_would_show_and_offers_one(open_app, own_workspace, small_files):
    files = [path for path in small_files.glob("*.csv") if not path.stem.startswith("survey")]
    import_files(Workspace(own_workspace / "company.duckdb"), sorted(files))
    app = open_app(own_workspace, "culture")
    assert title_of(app) == "Culture opens with a survey of reps."
    words = words_of(app)
    assert "With a survey of reps this page shows culture's four practices by team" in words
    assert "here is one to send" in words
    assert charts_of(app) == []
