"""A review, and scenarios, that others work on too: another program that holds the file, and another tab."""

import subprocess
import sys
from contextlib import contextmanager

import pytest

from analysis import connect
from analysis.records import Records
from analysis.review import Review, keep_review, review_of
from analysis.scenarios import Scenario, keep, scenarios
from analysis.workspace import Workspace
from pages._parts.demo import demo_path
from tests.app.reading import words_of
from tests.app.test_review_page import look_at, press, run_of, told

QUARTER = "2026-Q3"
IN_USE = ".duckdb is in use by another program."
UNKEPT = "What was changed is not kept yet."
HOLD = "import sys, duckdb; con = duckdb.connect(sys.argv[1]); print('held', flush=True); sys.stdin.read()"


@pytest.fixture
def store(own_workspace):
    return Workspace(demo_path(own_workspace))


@pytest.fixture
def held(store, monkeypatch):
    """with held(): another program holds the workspace for longer than anybody waits."""
    monkeypatch.setattr(connect, "PATIENCE", 0.2)

    @contextmanager
    def holding():
        command = [sys.executable, "-c", HOLD, str(store.path)]
        with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
            assert other.stdout.readline()
            yield

    return holding


def test_what_is_changed_while_another_program_holds_the_file_stands_and_is_kept_later(
    open_app, own_workspace, store, held
):
    app = look_at(open_app(own_workspace, "review"), "bridge")
    with held():
        app.text_input(key="review company").set_value("Northwind").run()
        words = words_of(app)
        assert UNKEPT in words
        assert IN_USE in words
        assert "Close it there, or try again in a moment." in words
        assert UNKEPT in app.toast[0].value
        assert IN_USE in app.toast[0].value
        assert app.text_input(key="review company").value == "Northwind"
        app.text_area(key="review title bridge").set_value("Clarity first").run()
        app.text_area(key="review notes bridge").set_value("Say it slowly.").run()
        app.checkbox(key="review decisions").uncheck().run()
        press(app, "Keep it")
        assert UNKEPT in words_of(app)
        assert told(app)["The gap bridge"] == "Clarity first"
        assert app.text_area(key="review notes bridge").value == "Say it slowly."
        assert "Decisions asked" not in told(app)
    assert review_of(store, QUARTER) == Review()
    press(app, "Keep it")
    assert UNKEPT not in words_of(app)
    kept = review_of(store, QUARTER)
    assert (kept.company, dict(kept.titles)["bridge"]) == ("Northwind", "Clarity first")
    assert dict(kept.notes)["bridge"] == "Say it slowly."
    assert "decisions" not in kept.sections
    assert told(open_app(own_workspace, "review")) == told(app)


def test_the_next_change_keeps_what_could_not_be_kept_beside_what_others_kept_since(
    open_app, own_workspace, store, held
):
    app = open_app(own_workspace, "review")
    with held():
        app.text_input(key="review company").set_value("Northwind").run()
        app.switch_page("pages/segments.py").run().switch_page("pages/review.py").run()
        assert UNKEPT in words_of(app)
    keep_review(store, QUARTER, Review(titles=(("bridge", "Clarity first"),)))
    app.radio(key="review look").set_value("dark").run()
    assert UNKEPT not in words_of(app)
    assert told(app)["The gap bridge"] == "Clarity first"
    assert review_of(store, QUARTER) == Review(company="Northwind", look="dark", titles=(("bridge", "Clarity first"),))


def test_what_is_not_kept_is_told_and_kept_on_the_review_of_another_quarter_too(open_app, own_workspace, store, held):
    app = open_app(own_workspace, "review")
    whole = app.select_slider(key="quarters").value
    for quarters in (("2024-Q4", "2026-Q1"), whole):
        app.select_slider(key="quarters").set_value(quarters).run()
    with held():
        app.text_input(key="review company").set_value("Northwind").run()
        app.select_slider(key="quarters").set_value(("2024-Q4", "2026-Q1")).run()
        assert UNKEPT in words_of(app)
        assert app.text_input(key="review company").value == ""
    press(app, "Keep it")
    assert UNKEPT not in words_of(app)
    assert review_of(store, QUARTER).company == "Northwind"
    assert QUARTER in Records(store).all("review")
    assert "2026-Q1" not in Records(store).all("review")


def test_a_run_that_cannot_be_kept_says_so_in_the_place_of_its_address(open_app, own_workspace, store, held):
    app = open_app(own_workspace, "review")
    name = run_of(app)
    with held():
        app.session_state["review run"] = True
        assert title_in_the_page(app.run())
        assert IN_USE in app.warning[0].value
        assert not app.code
    assert app.run().code[0].value.endswith(f"?run={name}")
    assert not app.warning
    assert list(Records(store).all("run")) == [name]


def title_in_the_page(app) -> bool:
    return "Six sections for 2026 Q3." in words_of(app)


def test_a_scenario_that_cannot_be_dropped_says_so_and_stands(open_app, own_workspace, store, held):
    keep(store, "Coach more", Scenario(moves=(("coaching_cadence", 0.5),)))
    app = open_app(own_workspace, "what_if")
    with held():
        app.button(key="drop Coach more").click().run()
        assert words_of(app)
        assert IN_USE in app.toast[0].value
        assert IN_USE in app.warning[0].value
    assert list(app.run().table[0].value["Scenario"]) == ["Coach more"]
    assert not app.warning
    app.button(key="drop Coach more").click().run()
    assert not app.toast
    assert not scenarios(store)


def test_a_section_that_another_tab_took_out_cannot_be_moved_and_what_stands_now_is_shown(
    open_app, own_workspace, store
):
    here, there = (open_app(own_workspace, "review") for _ in range(2))
    look_at(here, "summary")
    there.checkbox(key="review summary").uncheck().run()
    kept = review_of(store, QUARTER)
    here.button(key="Move down summary").click().run()
    assert "Five sections for 2026 Q3." in words_of(here)
    assert told(here) == told(there)
    assert review_of(store, QUARTER) == kept


def test_a_section_that_two_tabs_take_out_stays_out_and_that_both_take_in_stays_in(open_app, own_workspace):
    tabs = [open_app(own_workspace, "review") for _ in range(2)]
    for tab in tabs:
        tab.checkbox(key="review bridge").uncheck().run()
        assert "The gap bridge" not in told(tab)
    for tab in tabs:
        tab.session_state["review more"] = True
        tab.run()
    for tab in tabs:
        tab.checkbox(key="review bridge").check().run()
        assert "The gap bridge" in told(tab)
