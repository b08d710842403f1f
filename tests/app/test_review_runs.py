"""A run of a review: opened again by its address, kept when looked at, the same on the page and the command line."""

import json

import pytest

from analysis.__main__ import main
from analysis.records import Records
from analysis.review import Review, review_of
from analysis.scenarios import Scenario, keep
from analysis.workspace import Workspace
from pages._parts.demo import demo_path
from tests.app.reading import words_of
from tests.app.test_review_page import QUARTER, look_at, press, run_of, runs, told


@pytest.fixture
def store(own_workspace):
    return Workspace(demo_path(own_workspace))


@pytest.fixture
def open_run(open_app):
    """open_run(folder, id): the page as a run's address opens it in a fresh browser."""

    def opened(folder, name):
        app = open_app(folder)
        app.query_params["run"] = name
        return app.switch_page("pages/review.py").run()

    return opened


def test_page_and_command_line_tell_the_same_run_and_the_same_titles(open_app, own_workspace, tmp_path, capsys):
    app = open_app(own_workspace, "review")
    app.selectbox(key="outcome").select("win_rate").run()
    app.selectbox(key="by").select("quartile").run()
    app.select_slider(key="quarters").set_value(("2025-Q1", "2026-Q3")).run()
    press(app, "Keep this for 2026 Q3")
    app.text_input(key="review company").set_value("Northwind").run()
    look_at(app, "bridge").text_area(key="review title bridge").set_value("Clarity first").run()
    place = demo_path(own_workspace)
    assert main(["report", "-o", str(tmp_path), "--ending", "xlsx", "--workspace", str(place), "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["run"] == run_of(app)
    assert [section["title"] for section in answer["sections"]] == list(told(app).values())
    assert told(app)["The gap bridge"] == "Clarity first"
    assert answer["file"].endswith(f"sales_review_2026-Q3_{answer['run']}.xlsx")


def test_a_run_opens_as_it_was_written_and_leaves_the_quarters_own_alone(
    open_app, open_run, own_workspace, store, tmp_path
):
    words = ["--sections", "bridge,teams", "--by", "quartile", "--workspace", str(store.path)]
    assert main(["report", "-o", str(tmp_path / "one.xlsx"), *words]) == 0
    name = run_of(open_run(own_workspace, (ids := runs(store))[0]))
    assert [name] == ids
    app = open_run(own_workspace, name.lower())
    assert f"Run {name}, as it was written. What is changed here stays in this session." in words_of(app)
    assert list(told(app)) == ["The gap bridge", "Attainment by team"]
    assert app.selectbox(key="by").value == "quartile"
    app.checkbox(key="review teams").uncheck().run()
    assert list(told(app)) == ["The gap bridge"]
    assert review_of(store, QUARTER) == Review()
    press(app, "Back to the kept review")
    assert "Six sections for 2026 Q3." in words_of(app)
    assert app.selectbox(key="by").value == "top-third"


def test_a_run_of_older_plans_says_what_has_changed_since(open_run, own_workspace, store, tmp_path):
    assert (
        main(["report", "-o", str(tmp_path / "one.xlsx"), "--sections", "teams", "--workspace", str(store.path)]) == 0
    )
    (name,) = runs(store)
    keep(store, "Coach more", Scenario(moves=(("coaching_cadence", 0.5),)))
    assert "Plans or scenarios have changed since" in words_of(open_run(own_workspace, name))
    Records(store).put("person", "Somebody else", None)
    assert "The data has changed since" in words_of(open_run(own_workspace, name))


def test_an_unknown_run_is_a_sentence_above_the_quarters_own(open_run, demo_workspace):
    app = open_run(demo_workspace, "000000")
    words = words_of(app)
    assert "No review was written under the run id 000000." in words
    assert "Six sections for 2026 Q3." in words


def test_looking_at_the_run_keeps_it_and_shows_its_address(open_app, open_run, own_workspace, store):
    app = open_app(own_workspace, "review")
    name = run_of(app)
    assert runs(store) == []
    app.session_state["review run"] = True
    app.run()
    assert app.code[0].value.endswith(f"?run={name}")
    assert runs(store) == [name]
    assert f"Run {name}, as it was written." in words_of(open_run(own_workspace, name))
