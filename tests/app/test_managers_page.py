"""The managers page: the list with what the invented company plants, one report, its reply, and what is missing."""

import json
import re
import shutil

import pytest

from analysis.ingest import import_files
from analysis.workspace import Workspace
from data.make_demo import make_demo
from tests.app.reading import charts_of, title_of, words_of


def press(app, label):
    return next(button for button in app.button if button.label.startswith(label)).click().run()


@pytest.fixture(scope="module")
def planted(tmp_path_factory) -> dict:
    return json.loads((make_demo(tmp_path_factory.mktemp("planted")) / "truth.json").read_text("utf-8"))["planted"]


def test_the_list_names_lost_hours_and_the_blind_spot_first(open_app, demo_workspace, planted):
    app = open_app(demo_workspace, "managers")
    fire, blind = planted["firefighting"]["manager_name"], planted["blind_spot"]["manager_name"]
    lost, seen = title_of(app).split("; ")
    assert re.fullmatch(rf"6\d\u00a0% of {fire}'s hours go to firefighting and admin", lost)
    assert re.fullmatch(rf"{blind} rates coaching 4\.\d where \w+ reps say 2\.\d\.", seen)
    rows = app.dataframe[0].value.set_index("Manager")
    assert "coaching" in rows.at[blind, "Rates higher than reps do"].lower()
    assert "met no candidate" in rows.at[planted["never_recruits"]["manager_name"], "Also"].lower()
    assert "plans past their day" in rows.at[planted["aged_plans"]["manager_name"], "Also"]


def test_one_manager_is_one_report_with_a_step_for_each_finding(open_app, demo_workspace, planted):
    app = open_app(demo_workspace, "managers")
    app.selectbox(key="manager").select(planted["blind_spot"]["manager"]).run()
    words = words_of(app)
    assert title_of(app).startswith(f"{planted['blind_spot']['manager_name']} rates coaching 4.")
    assert re.search(r"Compared with \d+ other managers, adjusted for territory and new reps\.", words)
    assert re.search(r"Role as coach\. Own rating 5\.0, \d reps 3\.\d: 1\.\d points higher", words)
    assert "The leader too rates it lower, 3.5." in words
    assert "What lies with the people on the team is in these numbers too" in words
    steps = next(table.value for table in app.table if "For" in table.value)
    assert "Blind spot: coaching" in steps["For"].tolist()
    assert all("end of" in said for said in steps["What, who, until when"])
    drawn = " ".join(chart["description"] for chart in charts_of(app))
    assert "Coaching cadence " in drawn
    assert "As coach" not in drawn
    assert "Coach: own 5.0" in drawn


def test_a_reply_is_kept_and_stands_on_the_report(open_app, own_workspace, planted):
    app = open_app(own_workspace, "managers")
    app.selectbox(key="manager").select(planted["firefighting"]["manager"]).run()
    app.text_area[0].input("Two seats were open all year.").run()
    app = press(app, "Keep the reply")
    name = planted["firefighting"]["manager_name"]
    assert f"Reply of {name}. Two seats were open all year." in words_of(app)


def test_a_growth_areas_step_becomes_a_plan_of_the_team(open_app, own_workspace, planted):
    app = open_app(own_workspace, "managers")
    app.selectbox(key="manager").select(planted["firefighting"]["manager"]).run()
    next(box for box in app.text_input if box.label == "Who sees to it").input("Ada")
    app = press(app, "Take it up")
    assert "What we said, what happened" in words_of(app)


@pytest.mark.parametrize(
    ("file", "part"),
    [
        ("coaching", "Coaching. A list of coaching sessions shows how often"),
        ("time_use", "Time use. A log of the manager's hours shows"),
        ("reviews", "Talent. Talent reviews show"),
        ("candidates", "Recruiting. A list of candidates shows"),
        ("survey", "Blind spots. The manager's own answers"),
    ],
)
def test_without_a_file_the_rest_is_shown_and_the_report_says_what_would_open_more(
    open_app, tmp_path, small_files, file, part
):
    folder = tmp_path / "files"
    shutil.copytree(small_files, folder)
    (folder / f"{file}.csv").unlink()
    import_files(Workspace(tmp_path / "company.duckdb"), sorted(folder.glob("*.csv")))
    app = open_app(tmp_path, "managers")
    assert title_of(app)
    app.selectbox(key="manager").select("M101").run()
    words = words_of(app)
    assert "Strengths" in words
    assert part in words


def test_without_managers_the_page_says_what_to_import(open_app, tmp_path, small_files):
    folder = tmp_path / "files"
    folder.mkdir()
    shutil.copy(small_files / "attainment.csv", folder)
    shutil.copy(small_files / "reps.csv", folder)
    import_files(Workspace(tmp_path / "company.duckdb"), sorted(folder.glob("*.csv")))
    app = open_app(tmp_path, "managers")
    assert title_of(app) == "No file says who manages which team."
