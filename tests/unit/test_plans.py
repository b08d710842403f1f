"""Plans: taken up with an owner and a date, kept, and followed into the next quarters."""

from dataclasses import replace

import pytest

from analysis.errors import DataError
from analysis.plans import Plan, drop, later, plans, take_up
from analysis.questions.plans import draft_plan, follow_plans
from analysis.story.plans import tell_plans
from analysis.workspace import Workspace
from tests.panels import company

TEAMS = ("t00", "t01")
PLAN = Plan(
    action="Coach every week",
    owner="Ada",
    measure="coaching_cadence",
    teams=TEAMS,
    start=0.4,
    target=0.6,
    made_in="2025-Q1",
    due_in="2025-Q3",
)


@pytest.mark.parametrize(("quarter", "steps", "after"), [("2026-Q3", 1, "2026-Q4"), ("2026-Q3", 2, "2027-Q1")])
def test_quarters_are_counted_over_the_year(quarter, steps, after):
    assert later(quarter, steps) == after


def test_a_plan_is_kept_as_it_was_said_and_dropped_again(tmp_path):
    workspace = Workspace(tmp_path / "company.duckdb")
    first, second = take_up(workspace, PLAN), take_up(workspace, replace(PLAN, owner="  Bea "))
    assert (first, second) == ("2025-Q1 1", "2025-Q1 2")
    assert plans(workspace) == ((first, PLAN), (second, replace(PLAN, owner="Bea")))
    drop(workspace, first)
    assert [name for name, _ in plans(workspace)] == [second]
    assert take_up(workspace, PLAN) == "2025-Q1 3"


def test_a_plan_changes_no_figure(tmp_path):
    workspace = Workspace(tmp_path / "company.duckdb")
    before = workspace.fingerprint()
    take_up(workspace, PLAN)
    assert workspace.fingerprint() == before


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"owner": " "}, "somebody who sees to it"),
        ({"action": ""}, "what is to be done"),
        ({"target": 0.4}, "changes nothing"),
        ({"due_in": "2025-Q1"}, "ends in a later quarter"),
        ({"due_in": "soon"}, "like 2025-Q2"),
    ],
)
def test_a_plan_without_owner_change_or_end_is_refused(tmp_path, change, words):
    workspace = Workspace(tmp_path / "company.duckdb")
    with pytest.raises(DataError, match=words):
        take_up(workspace, replace(PLAN, **change))
    assert plans(workspace) == ()


def panel_where_coaching_is(values):
    """As many quarters, in which the plan's teams have these values of coaching cadence; else eight, as they come."""
    panel = company(teams=20, quarters=len(values) or 8)
    names = sorted(panel.teams["team_id"])[:2]
    for quarter, value in zip(panel.quarters, values, strict=False):
        here = panel.frame["team_id"].isin(names) & (panel.frame["quarter"] == quarter)
        panel.frame.loc[here, "coaching_cadence"] = value
    return panel, tuple(names)


@pytest.mark.parametrize(
    ("due", "values", "state", "now"),
    [
        (2, (0.4, 0.5, 0.6), "reached", 0.6),
        (2, (0.4, 0.6, 0.55), "missed", 0.55),
        (9, (0.4, 0.5, 0.45, 0.5), "closer", 0.5),
        (9, (0.4, 0.5, 0.45, 0.3), "no closer", 0.3),
    ],
)
def test_a_plan_is_followed_to_its_quarter(due, values, state, now):
    panel, teams = panel_where_coaching_is(values)
    first = panel.quarters[0]
    plan = replace(PLAN, teams=teams, made_in=first, due_in=later(first, due))
    row = follow_plans(panel, plans=(("one", plan),)).plans.iloc[0]
    assert (row["state"], row["now"]) == (state, pytest.approx(now))


def test_a_plan_of_the_last_quarter_waits_and_one_without_its_measure_says_so():
    panel, teams = panel_where_coaching_is((0.4, 0.4))
    waiting = replace(PLAN, teams=teams, made_in=panel.quarters[-1], due_in=later(panel.quarters[-1], 1))
    gone = replace(PLAN, measure="plan_coverage", teams=teams, made_in=panel.quarters[0], due_in=panel.quarters[1])
    found = follow_plans(panel, plans=(("one", waiting), ("two", gone)))
    assert list(found.plans["state"]) == ["too soon", "not measured"]
    section = tell_plans(found)
    assert section.headline == "Two plans are under way."
    assert list(section.table[""]) == ["no newer quarter yet", "not measured"]
    assert section.table["Said"].iloc[0] == "Coaching cadence: 40\u00a0% to 60\u00a0%".replace("\u00a0", " ")


def test_plans_that_have_ended_are_counted_in_the_headline():
    panel, teams = panel_where_coaching_is((0.4, 0.6))
    first = panel.quarters[0]
    good = replace(PLAN, teams=teams, made_in=first, due_in=later(first, 1))
    found = follow_plans(panel, plans=(("one", good), ("two", replace(good, target=0.9))))
    assert tell_plans(found).headline == "One of two plans that have ended reached what was said."
    assert found.summary() == "2 plans; 2 have ended, 1 of them reached what was said."


def test_a_draft_starts_where_the_measure_stands_in_the_last_quarter():
    panel, teams = panel_where_coaching_is(())
    last = panel.frame[(panel.frame["quarter"] == panel.quarters[-1]) & panel.frame["team_id"].isin(teams)]
    draft = draft_plan(panel, measure="coaching_cadence", teams=teams, target=0.8, action="Coach every week")
    assert draft.start == pytest.approx(last["coaching_cadence"].mean())
    assert (draft.made_in, draft.due_in) == (panel.quarters[-1], later(panel.quarters[-1], 1))


def test_nobodys_answers_can_be_read_off_a_plan_for_one_small_team():
    panel = company(teams=20)
    team = panel.teams["team_id"].iloc[0]
    few = panel.raters["team_id"].eq(team) & panel.raters.groupby(["team_id", "quarter"]).cumcount().ge(3)
    thin = replace(panel, raters=panel.raters[~few])
    draft = {"measure": "culture", "teams": (team,), "target": 5.0, "action": "x"}
    assert draft_plan(panel, **draft) is not None
    assert draft_plan(thin, **draft) is None
