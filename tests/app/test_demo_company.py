"""First start: the demo company on every page, with finding, chart and what is left."""

import re

import pytest
from streamlit.runtime.pages_manager import PagesManager
from streamlit.testing.v1 import AppTest

from analysis.story.statistics import STATISTICS
from pages._parts.demo import demo_path
from tests.app.conftest import ROOT
from tests.app.reading import charts_of, title_of, words_of

PAGES = ("overview", "segments", "gap", "import_data", "dictionary")


@pytest.mark.parametrize("page", PAGES)
def test_every_page_says_that_the_numbers_are_invented(open_app, demo_workspace, page):
    words = words_of(open_app(demo_workspace, page))
    assert "Demo company: invented numbers" in words
    assert "Start with your own files" in words


def test_a_page_opened_right_after_a_start_has_its_frame(monkeypatch, demo_workspace):
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("HEADROOM_WORKSPACE", str(demo_workspace))
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=120).run()
    assert PagesManager.uses_pages_directory is False
    assert "Demo company: invented numbers" in words_of(app.switch_page("pages/gap.py").run())


def test_the_demo_company_is_invented_at_first_need(open_app, tmp_path):
    words = words_of(open_app(tmp_path))
    assert "High teams reach 118 % of quota, low teams 79 %." in words
    assert sorted(path.name for path in tmp_path.iterdir()) == ["company.duckdb", demo_path(tmp_path).name]


def test_a_leader_reads_the_gap_in_points_and_money(open_app, demo_workspace):
    app = open_app(demo_workspace)
    words = words_of(app)
    assert title_of(app) == "High teams reach 118 % of quota, low teams 79 %."
    assert re.search(r"Of those 39 points, −?\d+ go with strategy clarity", words)
    assert re.search(r"−?\d+ are not explained by anything measured", words)
    assert "Between high and low teams 39 points" in words
    assert re.search(r"Revenue, across the 20 low teams \$[\d.]+M a year", words)
    assert "The gap was open in all eight quarters" in words
    assert re.search(r"All \w+ sources are in", words)
    assert re.search(r"Who brings [a-z ]+ in the low teams from .* towards .*\?", words)


def test_the_bridge_leads_from_low_to_high_teams(open_app, demo_workspace):
    app = open_app(demo_workspace, "gap")
    assert re.fullmatch(r"Measured practices go with \d+ \(\d+ to \d+\) of the 39 points\.", title_of(app))
    bridge, _ = charts_of(app)
    assert bridge["description"].startswith("Low teams 79 %, high teams 118 %. Strategy clarity +")
    assert "Luck of the quarter +" in bridge["description"]
    assert "Not measured " in bridge["description"]


def test_how_sure_is_said_with_what_is_left(open_app, demo_workspace):
    words = words_of(open_app(demo_workspace, "gap"))
    assert "There are enough teams. 60 teams over 8 quarters: enough for a split." in words
    assert "With each team left out in turn, the three drivers go with" in words
    assert re.search(r"Strategy clarity is measured with a reliability of 0\.\d\d; uncorrected it would read", words)
    assert "An association, not a proof" in words


def test_another_outcome_and_rule_change_the_finding(open_app, demo_workspace):
    app = open_app(demo_workspace, "gap")
    app.selectbox(key="outcome").select("revenue_per_rep").run()
    assert re.match(r"Measured practices go with \$[\d,]+ \(−?\$[\d,]+ to \$[\d,]+\) of the \$[\d,]+", title_of(app))
    app.selectbox(key="by").select("quartile").run()
    assert "15 high teams against 15 low teams" in words_of(app)


def test_fewer_drivers_can_be_chosen(open_app, demo_workspace):
    app = open_app(demo_workspace, "gap")
    app.get("pills")[0].set_value(["coaching_cadence"]).run()
    bridge, _ = charts_of(app)
    assert "Strategy clarity" not in bridge["description"]
    assert "Coaching cadence +" in bridge["description"]


def test_segments_say_whose_place_is_sure(open_app, demo_workspace):
    app = open_app(demo_workspace, "segments")
    assert re.match(r"\w+ of the 20 high teams are clear of the rest\.", title_of(app))
    assert "as far as that is luck that lingers, fewer are clear of the rest" in words_of(app)
    names = ["The 20 high teams", "The 20 middle teams", "The 20 low teams"]
    assert [part.label for part in app.expander][1:4] == names
    assert len(charts_of(app)) == 6


def test_the_dictionary_explains_every_table_and_measure(open_app, demo_workspace):
    app = open_app(demo_workspace, "dictionary")
    words = words_of(app)
    assert "Fourteen tables; two are enough to start." in words
    assert "Coaching sessions · One row per coaching session a manager held with a rep." in words
    assert len(app.get("download_button")) == 16
    assert "18 drivers · What a manager can change." in words
    assert "Coaching cadence (share of rep-weeks) Rep-weeks with at least one structured coaching session" in words


def test_the_dictionary_explains_every_statistic_with_its_source(open_app, demo_workspace):
    words = words_of(open_app(demo_workspace, "dictionary"))
    assert "What the statistics mean" in words
    assert (
        "Second method (Shapley) The same split by averaging over every order in which drivers could be added." in words
    )
    assert all(f"{one.label} {one.meaning} {one.about} ({one.source}.)" in words for one in STATISTICS.values())
