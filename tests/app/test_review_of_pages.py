"""Slides of the review beside the pages they are taken from: on the demo company the same words and digits."""

import re
from datetime import date

import pytest

from analysis.logs import build_logs
from analysis.panel import build_panel
from analysis.plans import Plan, take_up
from analysis.questions.plans import standing
from analysis.questions.segments import segment_teams
from analysis.review import Review
from analysis.scenarios import Scenario, keep
from analysis.story.figures import Table
from analysis.story.review import SECTIONS as ALL
from analysis.story.review import prepare
from analysis.story.review.story import Story
from analysis.workspace import Workspace
from pages._parts.demo import demo_path
from tests.app.reading import charts_of, title_of, words_of
from tests.golden.asked_company import assert_fit_to_show

KEYS = ("decisions", "commitments", "plan", "scenarios", "claims", "appendix")
MOVES = {"Coach more": (("coaching_cadence", 0.5),), "Both": (("coaching_cadence", 0.5), ("strategy_clarity", 3.5))}


@pytest.fixture
def slides(own_workspace):
    """The slides of a demo company that kept a plan of the quarter before and two scenarios."""
    workspace = Workspace(demo_path(own_workspace))
    panel = build_panel(workspace)
    before = panel.quarters[-2]
    teams = tuple(segment_teams(panel).teams.query("segment == 'low'")["team_id"])
    start = standing(panel, "coaching_cadence", teams, before)
    given = {"measure": "coaching_cadence", "teams": teams, "start": start, "target": 0.6, "made_in": before}
    take_up(workspace, Plan(action="Coach every week", owner="Ada", due_in="2027-Q1", **given))
    for name, moves in MOVES.items():
        keep(workspace, name, Scenario(moves=moves))
    asked = prepare(workspace, build_logs(workspace, panel), Review())
    return {key: ALL[key].tell(asked) for key in KEYS}


def foot_of(slide):
    chosen = {"filters": "Chosen: top and bottom quarter", "as_of": date(2026, 9, 30), "run": "7F3A21"}
    return Story(company="", quarter="2026-Q3", quarters=("2026-Q3",) * 2, slides=(slide,), **chosen).source(slide)


def table_of(slide):
    return next(part.figure for row in slide.rows for part in row.parts if isinstance(part.figure, Table))


def shown(app, heads):
    """The rows of the page's table with these headers."""
    found = next(table.value for table in app.table if set(heads) <= set(table.value.columns))
    return [tuple(row) for row in found[list(heads)].to_numpy()]


def test_slides_say_what_the_pages_say(slides, open_app, own_workspace):
    app = open_app(own_workspace)
    words = words_of(app)
    assert f"{slides['commitments'].title}." in words
    assert shown(app, ("What", "Who", "Said", "Now"))[0] == tuple(
        table_of(slides["commitments"]).rows[0][i] for i in (0, 1, 3, 4)
    )
    ((_, what, _, _, goes),) = table_of(slides["decisions"]).rows
    assert slides["decisions"].title.removeprefix("One decision stands out: w") in words
    assert goes in words
    assert re.fullmatch(
        r"Bring strategy clarity in the low teams from 3.\d towards 3.\d, means over eight quarters", what
    )
    for slide in slides.values():
        assert_fit_to_show(slide)


def test_scenarios_stand_as_on_the_what_if_page(slides, open_app, own_workspace):
    told = table_of(slides["scenarios"])
    page = [
        tuple(cell.replace("\\", "") for cell in row) for row in shown(open_app(own_workspace, "what_if"), told.heads)
    ]
    assert page == list(told.rows)
    assert {row[0] for row in page} == set(MOVES)


def test_only_slides_that_ask_the_reviews_own_choices_name_them_at_their_foot(slides):
    named = {key for key, slide in slides.items() if "Chosen: top and bottom quarter." in foot_of(slide)}
    assert named == {*KEYS} - {"scenarios", "claims"}


def test_claims_and_sources_stand_as_on_their_pages(slides, open_app, own_workspace):
    app = open_app(own_workspace, "claims")
    assert title_of(app) == f"{slides['claims'].title}."
    figure = slides["claims"].rows[0].parts[0].figure
    described = next(words for chart in charts_of(app) if "published 31" in (words := chart.get("description", "")))
    assert all(f"here {here}, {verdict}" in described for _, here, verdict in figure.cells)
    assert slides["appendix"].title in words_of(open_app(own_workspace))
