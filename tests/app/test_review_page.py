"""The review page: sections, titles in one's own words, what is only tried, and what is missing."""

import json
import re
from io import BytesIO

import pytest
from pptx import Presentation
from pptx.util import Inches

from analysis.errors import DataError
from analysis.plans import Plan, take_up
from analysis.records import Records
from analysis.review import Review, Run, keep_review, review_of
from analysis.scenarios import Scenario, keep
from analysis.story.review import CORE, SECTIONS
from analysis.story.review.reviewed import Reviewed
from analysis.workspace import Workspace
from pages._parts.demo import demo_path
from pages._parts.review_files import made
from tests.app.lacking import ROSTER, write
from tests.app.reading import charts_of, title_of, words_of
from tests.made_review import review
from tests.wording import causal_words

QUARTER = "2026-Q3"


@pytest.fixture
def store(own_workspace):
    return Workspace(demo_path(own_workspace))


def told(app) -> dict[str, str]:
    """Name of a section -> its title, in their order."""
    found = (re.fullmatch(r"\*\*(.*?)\*\* · (.*)", fold.label) for fold in app.expander)
    return {match[1]: match[2].replace("\\", "") for match in found if match}


def run_of(app) -> str:
    """The run's id, as the files carry it."""
    names = {button.proto.label: button.proto.url for button in app.get("download_button")}
    assert set(names) == {"PowerPoint", "PDF", "HTML talk", "Excel"}
    (popover,) = (
        block.proto.popover.label for block in app.get("popover") if block.proto.popover.label.startswith("Run ")
    )
    return popover.removeprefix("Run ")


def look_at(app, key):
    app.session_state[f"review open {key}"] = True
    return app.run()


def runs(store) -> list[str]:
    return list(Records(store).all("run"))


def press(app, label):
    next(button for button in app.button if button.label == label).click().run()
    return app


def test_the_core_sections_stand_in_it_under_their_findings(open_app, demo_workspace):
    app = open_app(demo_workspace, "review")
    words = words_of(app)
    assert "Six sections for 2026 Q3." in words
    assert list(told(app)) == [SECTIONS[key].name for key in CORE if key != "plan"]
    assert re.fullmatch(r"\d+ of the 39 points .*; \d+ are left over", told(app)["The gap bridge"])
    assert "Plan: No plan is under way. Take one up on the overview, or on What if." in words
    first, rest = told(app)["Executive summary"].split("; ")
    assert title_of(app) == f"{first}."
    assert f"{rest}. Six sections for 2026 Q3." in words
    assert "Nine more to choose from" in words


def test_a_section_is_chosen_left_out_and_moved(open_app, own_workspace, store):
    app = open_app(own_workspace, "review")
    app.session_state["review more"] = True
    app.run().checkbox(key="review coaching").check().run()
    app.checkbox(key="review decisions").uncheck().run()
    names = [
        "Executive summary",
        "Three balanced metrics",
        "Attainment by team",
        "The gap bridge",
        "How sure we are",
        "Coaching",
    ]
    assert list(told(app)) == names
    press(look_at(app, "coaching"), "Move up")
    assert list(told(app))[-2:] == ["Coaching", "How sure we are"]
    assert list(told(open_app(own_workspace, "review"))) == list(told(app))
    assert review_of(store, QUARTER).sections[-3:] == ("coaching", "how_sure", "plan")


def test_what_is_folded_shows_the_slide_as_it_is_exported(open_app, demo_workspace):
    app = open_app(demo_workspace, "review")
    assert not charts_of(app)
    look_at(app, "bridge")
    (chart,) = charts_of(app)
    assert "Low teams 79" in chart["description"]
    assert "Above the low teams' 79 %." in words_of(app).replace("\xa0", " ")
    assert app.text_area(key="review title bridge").value == told(app)["The gap bridge"]
    assert "Say: goes with." in app.text_area(key="review notes bridge").value


def test_a_title_and_notes_of_ones_own_are_kept_and_go_back_to_the_finding(open_app, own_workspace):
    app = look_at(open_app(own_workspace, "review"), "bridge")
    finding, notes = told(app)["The gap bridge"], app.text_area(key="review notes bridge").value
    app.text_area(key="review title bridge").set_value("Clarity first").run()
    app.text_area(key="review notes bridge").set_value("Say it slowly.").run()
    again = look_at(open_app(own_workspace, "review"), "bridge")
    assert told(again)["The gap bridge"] == "Clarity first"
    assert again.text_area(key="review notes bridge").value == "Say it slowly."
    press(press(again, "Back to the finding"), "Back to the notes as told")
    assert told(again)["The gap bridge"] == finding
    assert again.text_area(key="review notes bridge").value == notes


def test_a_title_of_three_lines_is_told_and_not_kept(open_app, own_workspace, store):
    app = look_at(open_app(own_workspace, "review"), "bridge")
    finding = told(app)["The gap bridge"]
    assert "Two lines on the slide." in words_of(app)
    app.text_area(key="review title bridge").set_value("A title that is longer than any slide can bear " * 4).run()
    (warned,) = app.warning
    assert warned.value.startswith("Three lines on the slide, and a title has two at most. This one is not kept")
    assert app.text_area(key="review title bridge").value.startswith("A title that is longer")
    assert told(app)["The gap bridge"] == finding
    assert review_of(store, QUARTER).titles == ()


def test_a_title_that_claims_a_cause_is_kept_and_told_so(open_app, own_workspace):
    app = look_at(open_app(own_workspace, "review"), "bridge")
    assert "says more than" not in words_of(app)
    app.text_area(key="review title bridge").set_value("Clearer strategy lifts the low teams by 12 points").run()
    assert "“lifts” says more than an association bears; say: goes with, differs by." in words_of(app)
    assert told(app)["The gap bridge"] == "Clearer strategy lifts the low teams by 12 points"
    app.text_area(key="review title bridge").set_value("Clarity causes 8 points and leads to wins").run()
    assert "“causes” and “leads to” say more than an association bears" in words_of(app)
    press(app, "Back to the finding")
    assert "than an association bears" not in words_of(app)


def test_notes_that_claim_a_cause_are_kept_and_told_so(open_app, own_workspace, store):
    app = look_at(open_app(own_workspace, "review"), "bridge")
    app.text_area(key="review notes bridge").set_value("Coaching drives quota. “It causes wins,” some say.").run()
    assert "“drives” says more than an association bears; say: goes with, differs by." in words_of(app)
    assert review_of(store, QUARTER).notes == (("bridge", "Coaching drives quota. “It causes wins,” some say."),)
    press(app, "Back to the notes as told")
    assert "than an association bears" not in words_of(app)


def test_notes_over_their_limit_are_told_and_not_kept(open_app, own_workspace, store):
    app = look_at(open_app(own_workspace, "review"), "bridge")
    as_told = app.text_area(key="review notes bridge").value
    app.text_area(key="review notes bridge").set_value("Say it slowly. " * 200 + "And stop").run()
    (warned,) = app.warning
    assert warned.value == (
        "These notes have 3,008 letters, and 3,000 are the most. They are not kept: make them shorter."
    )
    assert app.text_area(key="review notes bridge").value.endswith("And stop")
    assert review_of(store, QUARTER).notes == ()
    press(app, "Back to the notes as told")
    assert not app.warning
    assert app.text_area(key="review notes bridge").value == as_told
    app.text_area(key="review notes bridge").set_value("s" * 3000).run()
    assert not app.warning
    assert review_of(store, QUARTER).notes == (("bridge", "s" * 3000),)


def test_a_file_that_cannot_be_made_is_told_on_the_pages_next_run(open_app, own_workspace, store):
    app = open_app(own_workspace, "review")
    reviewed = Reviewed(story=review(), run=Run(quarter=QUARTER, review=Review(), fingerprint=""))
    with pytest.raises(DataError):
        made(app.session_state["review file failed"], "pptx", reviewed, b"no slides", store)
    (warned,) = app.run().warning
    assert warned.value.startswith("The .pptx file was not made.  \n")
    assert "template" in warned.value
    assert runs(store) == []
    assert not app.run().warning
    assert made(app.session_state["review file failed"], "xlsx", reviewed, None, store).startswith(b"PK")
    assert not app.run().warning


def test_a_title_whose_finding_has_changed_since_says_so(open_app, own_workspace, store):
    own = Review(titles=(("bridge", "Clarity first"),), findings=(("bridge", "12 of the 24 points"),))
    keep_review(store, QUARTER, own)
    app = open_app(own_workspace, "review")
    assert re.search(r"The finding has changed since this title was written: \d+ of the 39 points", words_of(app))


def test_plans_and_scenarios_that_are_kept_open_their_sections(open_app, own_workspace, store):
    keep(store, "Coach more", Scenario(moves=(("coaching_cadence", 0.5),)))
    plan = Plan(
        action="Raise coaching", owner="Dana", due_in="2026-Q4", made_in="2026-Q3", measure="coaching_cadence",
        teams=("T003",), start=0.3, target=0.5,
    )  # fmt: skip
    take_up(store, plan)
    app = open_app(own_workspace, "review")
    assert "Seven sections for 2026 Q3." in words_of(app)
    app.session_state["review more"] = True
    assert "Scenarios: Opens with" not in words_of(app.run())


def test_quarters_that_end_earlier_make_the_review_of_that_quarter(open_app, own_workspace, store):
    keep_review(store, "2026-Q1", Review(titles=(("bridge", "As it was in Q1"),)))
    app = open_app(own_workspace, "review")
    app.select_slider(key="quarters").set_value(("2024-Q4", "2026-Q1")).run()
    assert "sections for 2026 Q1." in words_of(app)
    assert told(app)["The gap bridge"] == "As it was in Q1"
    assert not tried(app)
    app.select_slider(key="quarters").set_value(("2025-Q1", "2026-Q1")).run()
    press(app, "Keep this for 2026 Q1")
    assert review_of(store, "2026-Q1").quarters[0] == "2025-Q1"
    assert told(app)["The gap bridge"] == "As it was in Q1"
    assert review_of(store, QUARTER).quarters is None


def test_what_another_tab_keeps_stands_here_after_the_next_click(open_app, own_workspace):
    one, other = (open_app(own_workspace, "review") for _ in range(2))
    look_at(one, "bridge").text_area(key="review title bridge").set_value("Clarity first").run()
    other.checkbox(key="review decisions").uncheck().run()
    assert told(other)["The gap bridge"] == "Clarity first"
    assert told(one.run()) == told(other)


def test_what_is_only_tried_is_not_kept_for_the_quarter_until_somebody_says_so(open_app, own_workspace, store):
    app = open_app(own_workspace, "review")
    assert not tried(app)
    found, kept = title_of(app), run_of(app)
    app.selectbox(key="by").select("quartile").run()
    assert tried(app)
    assert "The review kept for 2026 Q3 compares something else." in words_of(app)
    assert title_of(app) != found
    assert run_of(app) != kept
    app.checkbox(key="review decisions").uncheck().run()
    assert tried(app)
    assert review_of(store, QUARTER).by == "top-third"
    press(app, "Back to what is kept")
    assert (title_of(app), app.selectbox(key="by").value, tried(app)) == (found, "top-third", False)
    assert "Decisions asked" not in told(app)
    app.selectbox(key="by").select("quartile").run()
    press(app, "Keep this for 2026 Q3")
    assert not tried(app)
    assert review_of(store, QUARTER).by == "quartile"


def test_what_another_tab_keeps_is_told_where_this_one_compares_something_else(open_app, own_workspace, store):
    one, other = (open_app(own_workspace, "review") for _ in range(2))
    one.selectbox(key="by").select("quartile").run()
    press(one, "Keep this for 2026 Q3")
    other.checkbox(key="review decisions").uncheck().run()
    assert tried(other)
    assert review_of(store, QUARTER).by == "quartile"
    press(other, "Back to what is kept")
    assert told(other) == told(one.run())


def tried(app) -> bool:
    """Whether the page says that what it compares is not kept."""
    return " · tried, not kept" in words_of(app)


def test_the_controls_of_another_page_do_not_change_what_is_kept(open_app, own_workspace, store):
    app = open_app(own_workspace, "review")
    app.selectbox(key="outcome").select("win_rate").run()
    press(app, "Keep this for 2026 Q3")
    app.switch_page("pages/what_if.py").run().selectbox(key="outcome").select("revenue_per_rep").run()
    app.switch_page("pages/review.py").run()
    assert app.selectbox(key="outcome").value == "win_rate"
    assert review_of(store, QUARTER).outcome == "win_rate"


def test_a_template_that_is_none_is_a_sentence(open_app, demo_workspace):
    app = open_app(demo_workspace, "review")
    upload = app.get("file_uploader")[0]
    upload.set_value(("look.pptx", b"no slides", "application/octet-stream")).run()
    assert not app.exception
    assert "template" in app.warning[0].value
    assert "review template" not in app.session_state


def test_a_template_is_taken_for_the_session_and_given_back(open_app, demo_workspace):
    app = open_app(demo_workspace, "review")
    slides = Presentation()
    slides.slide_width, slides.slide_height = Inches(13.333), Inches(7.5)
    file = BytesIO()
    slides.save(file)
    app.get("file_uploader")[0].set_value(("ours.pptx", file.getvalue(), "application/octet-stream")).run()
    assert "PowerPoint takes colours and layouts from ours.pptx." in words_of(app)
    app.switch_page("pages/overview.py").run().switch_page("pages/review.py").run()
    assert "from ours.pptx." in words_of(app)
    press(app, "Use Headroom's own")
    assert "ours.pptx" not in words_of(app)


def test_eight_teams_have_the_differences_in_the_place_of_the_bridge(open_app, small_workspace):
    app = open_app(small_workspace, "review")
    assert "8 teams with complete data are too few to split the gap" in told(app)["The gap bridge"]


def test_sections_whose_files_are_missing_say_which(open_app, lacking):
    folder = lacking(keep=("attainment", *ROSTER))
    keep_review(
        Workspace(folder / "company.duckdb"), "2026-Q3", Review(sections=("teams", "coaching", "culture", "time"))
    )
    app = open_app(folder, "review")
    words = words_of(app)
    assert list(told(app)) == ["Attainment by team"]
    assert "Coaching: Opens with coaching sessions." in words
    assert "Culture: Opens with a survey of reps about culture" in words
    assert "Managers' time: Opens with a file of where managers' hours go." in words


def test_files_taken_back_in_another_tab_leave_the_page_whole(open_app, tmp_path, frames):
    for names in (("attainment", *ROSTER), ("deals",)):
        write({name: frames[name] for name in names}, tmp_path)
    app = open_app(tmp_path, "review")
    app.selectbox(key="outcome").select("win_rate").run()
    press(app, next(button.label for button in app.button if button.label.startswith("Keep this for ")))
    store = Workspace(tmp_path / "company.duckdb")
    store.undo(None)
    assert "Win rate is no outcome that is measured here." in words_of(open_app(tmp_path, "review"))
    words_of(app.run())
    assert app.selectbox(key="outcome").value == "quota_attainment"
    store.undo(None)
    assert title_of(app.run())


def test_without_an_outcome_the_page_says_what_opens_it(open_app, lacking):
    assert title_of(open_app(lacking(keep=ROSTER), "review")).startswith("There is no quarter to review yet")


def test_every_section_is_told_without_a_cause(open_app, own_workspace, store):
    keep_review(store, QUARTER, Review(sections=tuple(SECTIONS)))
    app = open_app(own_workspace, "review")
    for key in SECTIONS:
        app.session_state[f"review open {key}"] = True
    app.run()
    said = [words_of(app), *(area.value for area in app.text_area), *(json.dumps(chart) for chart in charts_of(app))]
    assert causal_words("\n".join(said)) == []
