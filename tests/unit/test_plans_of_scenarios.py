"""A scenario becomes plans: one a driver, a target a team; the next quarters show how many teams are there."""

from dataclasses import asdict, replace
from datetime import date, timedelta

import numpy as np
import pytest

from analysis.errors import DataError
from analysis.ingest import import_files
from analysis.panel import build_panel
from analysis.plans import KIND, Plan, aimed, plans, take_up_all
from analysis.questions.plans import draft_scenario_plans, follow_plans
from analysis.records import Records
from analysis.story.plans import tell_plans
from analysis.workspace import Workspace
from tests.panels import company

CADENCE, CULTURE = "coaching_cadence", "culture"
TEAMS = ("team 000", "team 001", "team 002", "team 003")
PLAN = Plan(
    action="Coaching cadence to 60 % in 2 teams",
    owner="Ada",
    measure=CADENCE,
    teams=TEAMS[:2],
    start=0.4,
    target=0.6,
    made_in="2025-Q1",
    due_in="2025-Q2",
    targets=((TEAMS[0], 0.6), (TEAMS[1], 0.6)),
)


def panel_with(name, *quarters):
    """A company of 20 teams and as many quarters, in which TEAMS have these values of a measure."""
    panel = company(teams=20, quarters=len(quarters))
    for quarter, values in zip(panel.quarters, quarters, strict=True):
        for team, value in zip(TEAMS, values, strict=True):
            here = panel.frame["team_id"].eq(team) & panel.frame["quarter"].eq(quarter)
            panel.frame.loc[here, name] = value
    return panel


def with_three_answers(panel, *teams):
    """The panel in which three reps of these teams answered in each quarter: nothing of them may be shown for one."""
    few = panel.raters["team_id"].isin(teams) & panel.raters.groupby(["team_id", "quarter"]).cumcount().ge(3)
    return replace(panel, raters=panel.raters[~few])


def test_a_driver_moved_becomes_a_plan_for_the_teams_short_of_it():
    panel = panel_with(CADENCE, (0.9, 0.9, 0.9, 0.9), (0.3, 0.5, 0.6, 0.8))
    (draft,) = draft_scenario_plans(panel, ((CADENCE, 0.6),), TEAMS[::-1], expected="5 points of quota")
    assert draft.teams == TEAMS[:2]
    assert draft.targets == ((TEAMS[0], 0.6), (TEAMS[1], 0.6))
    assert (draft.start, draft.target) == (pytest.approx(0.4), 0.6)
    assert (draft.action, draft.owner) == ("Coaching cadence to 60 % in 2 teams", "")
    assert (draft.made_in, draft.due_in, draft.expected) == ("2025-Q2", "2025-Q3", "5 points of quota")


def test_a_plan_for_one_team_names_it_and_one_for_nobody_is_none():
    panel = panel_with(CADENCE, (0.3, 0.5, 0.6, 0.8))
    assert draft_scenario_plans(panel, ((CADENCE, 0.4),), TEAMS)[0].action == "Coaching cadence to 40 % in Team 000"
    assert draft_scenario_plans(panel, ((CADENCE, 0.3),), TEAMS) == ()


def test_where_less_is_better_teams_above_the_target_are_short_of_it():
    panel = panel_with(CADENCE, (0.3, 0.5, 0.6, 0.8))
    panel.measures[CADENCE] = replace(panel.measures[CADENCE], better="lower")
    assert draft_scenario_plans(panel, ((CADENCE, 0.55),), TEAMS)[0].teams == TEAMS[2:]


def test_each_driver_moved_has_a_plan_and_one_that_is_not_measured_has_none():
    panel = panel_with(CADENCE, (0.3, 0.5, 0.6, 0.8))
    drafts = draft_scenario_plans(panel, ((CULTURE, 4.9), (CADENCE, 0.6), ("plan_coverage", 0.5)), TEAMS)
    assert [(draft.measure, draft.target, len(draft.teams)) for draft in drafts] == [
        (CULTURE, 4.9, 4),
        (CADENCE, 0.6, 2),
    ]


def test_a_team_that_may_not_be_shown_has_the_target_and_is_in_no_number():
    panel = with_three_answers(panel_with(CULTURE, (3.0, 3.2, 5.0, 1.0)), TEAMS[2], TEAMS[3])
    (draft,) = draft_scenario_plans(panel, ((CULTURE, 4.0),), TEAMS)
    assert draft.teams == TEAMS  # two of them whatever they are at
    assert draft.start == pytest.approx(3.1)
    other = with_three_answers(panel_with(CULTURE, (3.0, 3.2, 2.0, 4.5)), TEAMS[2], TEAMS[3])
    assert draft_scenario_plans(other, ((CULTURE, 4.0),), TEAMS) == (draft,)


def test_a_mean_of_one_team_that_may_be_shown_among_others_is_no_start():
    panel = with_three_answers(panel_with(CULTURE, (3.0, 4.2, 3.0, 3.0)), TEAMS[2], TEAMS[3])
    assert draft_scenario_plans(panel, ((CULTURE, 4.0),), TEAMS) == ()


def test_the_next_quarter_shows_how_many_teams_are_there():
    panel = panel_with(CADENCE, (0.3, 0.5, 0.6, 0.8), (0.6, 0.58, 0.1, 0.1))
    found = follow_plans(panel, plans=(("one", PLAN), ("two", replace(PLAN, targets=()))))
    assert list(found.plans["at"]) == ["1 of 2", ""]
    assert list(tell_plans(found).table["Now"]) == ["59 % (2025 Q2); 1 of 2 teams at their target", "59 % (2025 Q2)"]


def test_teams_that_may_not_be_shown_are_not_counted_and_of_one_nothing_is_said():
    values = (3.0, 3.0, 3.0, 3.0), (4.5, 3.5, 4.5, 4.5)
    plan = replace(PLAN, measure=CULTURE, teams=TEAMS, start=3.0, target=4.0, targets=tuple((t, 4.0) for t in TEAMS))

    def at(*hidden):
        panel = with_three_answers(panel_with(CULTURE, *values), *hidden)
        return follow_plans(panel, plans=(("one", plan),)).plans["at"].iloc[0]

    assert [at(), at(TEAMS[3]), at(*TEAMS[2:]), at(*TEAMS[1:])] == ["3 of 4", "2 of 3 known", "1 of 2 known", ""]


def test_before_the_next_quarter_nothing_is_said_of_teams():
    panel = panel_with(CADENCE, (0.3, 0.5, 0.6, 0.8))
    row = follow_plans(panel, plans=(("one", PLAN),)).plans.iloc[0]
    assert (row["state"], row["at"]) == ("too soon", "")


def test_plans_are_kept_with_their_targets_and_older_ones_have_none(tmp_path):
    workspace = Workspace(tmp_path / "company.duckdb")
    older = asdict(PLAN)
    del older["targets"]
    Records(workspace).put(KIND, "2025-Q1 1", older)
    names = take_up_all(workspace, (PLAN, replace(PLAN, owner=" Bea ")))
    assert names == ("2025-Q1 2", "2025-Q1 3")
    assert [plan for _, plan in plans(workspace)] == [replace(PLAN, targets=()), PLAN, replace(PLAN, owner="Bea")]


def test_several_drafts_are_taken_up_together_or_not_at_all(tmp_path):
    workspace = Workspace(tmp_path / "company.duckdb")
    with pytest.raises(DataError, match="somebody who sees to it"):
        take_up_all(workspace, (PLAN, replace(PLAN, owner="")))
    assert plans(workspace) == ()


def test_records_that_break_off_halfway_are_not_there(tmp_path):
    records = Records(Workspace(tmp_path / "company.duckdb"))
    records.put(KIND, "one", {"said": 1})
    with pytest.raises(TypeError):
        records.put_all(KIND, {"one": {"said": 2}, "two": {"said": np.ones(1)}})
    assert records.all(KIND) == {"one": {"said": 1}}


def test_another_target_is_that_of_each_team():
    assert aimed(PLAN, 0.7).targets == ((TEAMS[0], 0.7), (TEAMS[1], 0.7))
    assert aimed(replace(PLAN, targets=()), 0.7) == replace(PLAN, targets=(), target=0.7)


def coached(*weeks, starts):
    """A log of coaching: each of t1 to t4's one rep in so many weeks from that Monday on."""
    rows = [f"t{at}r,{starts + timedelta(weeks=week)}" for at, many in enumerate(weeks, 1) for week in range(many)]
    return ("coaching.csv", "\n".join(["rep_id,held_on", *rows]).encode())


def quotas(quarter):
    rows = [f"t{at}r,{quarter},100,{80 + 10 * at}" for at in range(1, 5)]
    return (f"{quarter}.csv", "\n".join(["rep_id,quarter,quota,revenue", *rows]).encode())


def test_the_next_quarters_files_show_where_a_scenario_went(tmp_path):
    workspace = Workspace(tmp_path / "company.duckdb")
    roster = ("reps.csv", b"rep_id,team_id\nt1r,t1\nt2r,t2\nt3r,t3\nt4r,t4\n")
    import_files(workspace, [roster, quotas("2026-Q1"), coached(3, 4, 2, 13, starts=date(2025, 12, 29))])
    drafts = draft_scenario_plans(build_panel(workspace), ((CADENCE, 0.5),), ("t1", "t2", "t3", "t4"))
    assert [(draft.teams, draft.due_in) for draft in drafts] == [(("t1", "t2", "t3"), "2026-Q2")]
    take_up_all(workspace, tuple(replace(draft, owner="Ada") for draft in drafts))
    import_files(workspace, [quotas("2026-Q2"), coached(8, 7, 1, 13, starts=date(2026, 3, 30))])
    told = tell_plans(follow_plans(build_panel(workspace), plans=plans(workspace))).table.iloc[0]
    assert (told["What"], told["Said"]) == (
        "Coaching cadence (any session) to 50 % in 3 teams",
        "Coaching cadence (any session): 23 % to 50 %",
    )
    assert (told["Now"], told[""]) == ("41 % (2026 Q2); 2 of 3 teams at their target", "not reached")
