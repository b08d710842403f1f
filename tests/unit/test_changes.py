"""What changed since the quarter before: against a naive second writing, and with answers of too few."""

from dataclasses import replace

import numpy as np
import pytest
from scipy import stats

from analysis.questions.changes import measure_changes
from analysis.questions.segments import segment_teams
from tests.panels import company as drawn
from tests.panels import panel_of

NAMES = ("quota_attainment", "customer_satisfaction", "engagement")
ALL_AT_ONCE = 1 - 0.05 / 9


def company(*, teams=30, gaps=False, seed=0):
    """A company with the three metrics; with gaps, a tenth of the teams' quarters is not known."""
    rng = np.random.default_rng(seed)
    frame = drawn(teams, 4, seed=seed).frame[["team_id", "quarter", "quota_attainment"]]
    frame = frame.assign(
        customer_satisfaction=75 + 5 * rng.normal(size=len(frame)), engagement=3.5 + 0.3 * rng.normal(size=len(frame))
    )
    for name in NAMES[1:] if gaps else ():
        frame[name] = frame[name].mask(rng.random(len(frame)) < 0.1)
    return panel_of(frame)


def values(panel, name, quarter):
    rows = panel.frame[panel.frame["quarter"] == quarter]
    return {team: value for team, value in zip(rows["team_id"], rows[name], strict=True) if value == value}


def sides(panel):
    teams = segment_teams(panel).teams
    return {side: list(teams.loc[teams["segment"] == side, "team_id"]) for side in ("high", "low")}


@pytest.mark.parametrize("gaps", [False, True])
@pytest.mark.parametrize("name", NAMES)
def test_each_team_is_set_against_itself(name, gaps):
    panel = company(gaps=gaps)
    before, now = (values(panel, name, quarter) for quarter in panel.quarters[-2:])
    moved = {
        side: [now[team] - before[team] for team in teams if team in now and team in before]
        for side, teams in sides(panel).items()
    }
    found = measure_changes(panel).changes
    found = found[found["name"] == name].set_index("side")
    near = {"abs": 0.0051 if name == "engagement" else 1e-9}
    for side, apart in moved.items():
        edges = stats.ttest_1samp(apart, 0).confidence_interval(ALL_AT_ONCE)
        expected = (np.mean(apart), edges.low, edges.high, len(apart))
        assert tuple(found.loc[side, ["value", "low", "high", "teams"]]) == pytest.approx(expected, **near)
    edges = stats.ttest_ind(moved["high"], moved["low"], equal_var=False).confidence_interval(ALL_AT_ONCE)
    expected = (np.mean(moved["high"]) - np.mean(moved["low"]), edges.low, edges.high)
    assert tuple(found.loc["gap", ["value", "low", "high"]]) == pytest.approx(expected, **near)


def test_without_gaps_levels_are_the_means_of_the_teams():
    panel = company()
    found = measure_changes(panel)
    for row in found.levels.itertuples():
        known = values(panel, row.name, row.quarter)
        expected = np.mean([known[team] for team in sides(panel)[row.segment]])
        assert row.value == pytest.approx(expected, abs=0.0051 if row.name == "engagement" else 1e-9)
    assert len(found.levels) == len(NAMES) * 2 * 4


def test_the_lines_of_the_outcome_are_those_of_its_page():
    panel = company()
    found = measure_changes(panel).levels
    found = found[found["name"] == "quota_attainment"].set_index(["segment", "quarter"])["value"]
    page = segment_teams(panel).trend.set_index(["segment", "quarter"])["value"]
    assert found.sort_index().to_numpy() == pytest.approx(page.sort_index().to_numpy())


def test_what_fewer_than_five_answered_is_in_no_number():
    """The hidden cell may say anything: nothing told moves with it."""
    panel = company()
    hidden = (panel.frame["team_id"] == sides(panel)["low"][0]) & (panel.frame["quarter"] == panel.quarters[-1])
    few = replace(panel, counts=panel.counts.assign(engagement=panel.counts["engagement"].mask(hidden, 4.0)))
    told = [
        measure_changes(replace(few, frame=few.frame.assign(engagement=few.frame["engagement"].mask(hidden, said))))
        for said in (1.0, 5.0)
    ]
    assert told[0].levels.equals(told[1].levels)
    assert told[0].changes.equals(told[1].changes)
    rows = told[0].changes.set_index(["name", "side"])["teams"]
    assert rows["engagement", "low"] == rows["quota_attainment", "low"] - 1


def test_a_metric_that_too_few_answered_is_named_and_has_no_number():
    panel = company(teams=6)
    found = measure_changes(replace(panel, counts=panel.counts.assign(engagement=4.0)))
    assert [measure.name for measure in found.measures] == list(NAMES[:2])
    assert (found.few, found.missing) == (("engagement",), ())
    assert "engagement" not in set(found.levels["name"]) | set(found.changes["name"])


def test_what_is_not_measured_is_named():
    panel = company()
    found = measure_changes(
        replace(
            panel,
            frame=panel.frame.drop(columns=["engagement"]),
            measures={name: measure for name, measure in panel.measures.items() if name != "engagement"},
        )
    )
    assert found.missing == ("engagement",)


def test_one_quarter_shows_no_change():
    found = measure_changes(company(), quarters=("2025-Q4",))
    assert (found.before, found.now) == ("", "2025-Q4")
    assert found.changes.empty
    assert found.summary() == "One quarter alone shows no change."


def test_a_change_of_all_high_teams_is_clear():
    panel = company()
    last = (panel.frame["quarter"] == panel.quarters[-1]) & panel.frame["team_id"].isin(sides(panel)["high"])
    frame = panel.frame.assign(customer_satisfaction=panel.frame["customer_satisfaction"] + 30 * last)
    found = measure_changes(replace(panel, frame=frame))
    rows = found.clear[found.clear["name"] == "customer_satisfaction"]
    assert list(rows["side"]) == ["high", "gap"]
    assert (rows["low"] > 20).all()


def test_teams_by_customers_are_followed_by_results_first():
    found = measure_changes(company(), outcome="engagement")
    assert [measure.name for measure in found.measures] == list(NAMES)
