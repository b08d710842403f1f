"""How much managers differ: made of a company written out by hand, from panel and logs to what is said."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from analysis.errors import DataError
from analysis.logs import Logs
from analysis.logs.in_post import at_quota, in_post
from analysis.measures import MEASURES
from analysis.questions.multiplier import compare_managers
from analysis.story.multiplier import tell_multiplier, tell_unknown
from tests.golden.made_claims import multiplier
from tests.panels import panel_of

QUARTERS = tuple(f"{year}-Q{quarter}" for year in (2025, 2026) for quarter in (1, 2, 3, 4))
NOTHING = pd.DataFrame()


def managed(levels: dict[str, list[float]], managers: dict[str, str], **columns) -> Logs:
    """Teams with their attainment by quarter; `managers`: team -> a letter a quarter, "AABB" where it changed."""
    rows = [(team, quarter, value) for team in levels for quarter, value in zip(QUARTERS, levels[team], strict=False)]
    frame = pd.DataFrame(rows, columns=["team_id", "quarter", "quota_attainment"]).assign(**columns)
    posts = [
        (team, quarter, team + who, 13.0)
        for team in managers
        for quarter, who in zip(QUARTERS, managers[team], strict=False)
    ]
    posts = pd.DataFrame(posts, columns=["team_id", "quarter", "manager", "weeks"]).assign(manager_name="Ada")
    panel = panel_of(frame)
    reps = frame[["team_id", "quarter"]].assign(rep_id="r", reps=1.0, quota=1.0, revenue=frame["quota_attainment"])
    frames = dict.fromkeys("answers rep_weeks coaching_weeks sessions hours reviews candidates reps".split(), NOTHING)
    return Logs(panel=replace(panel, reps=reps), posts=posts, **frames)


def teams(many: int, changed: int = 0, seed: int = 0) -> Logs:
    rng = np.random.default_rng(seed)
    levels = {f"t{at:02}": list(1 + rng.normal(0, 0.1) + rng.normal(0, 0.1, 4)) for at in range(many)}
    return managed(levels, {team: "AABB" if at < changed else "AAAA" for at, team in enumerate(levels)})


def test_whoever_was_there_most_of_the_weeks_has_the_quarter():
    posts = pd.DataFrame(
        [
            ("a", "2025-Q1", "m1", 4.0),
            ("a", "2025-Q1", "m2", 9.0),
            ("b", "2025-Q1", "m3", 6.0),
            ("b", "2025-Q1", "m4", 6.0),
        ],
        columns=["team_id", "quarter", "manager", "weeks"],
    )
    assert in_post(posts).values.tolist() == [["a", "2025-Q1", "m2"]]


def test_a_rep_counts_by_the_weeks_on_the_team_and_reaches_quota_or_not():
    reps = pd.DataFrame(
        [("a", "2025-Q1", 1.0, 100.0, 100.0), ("a", "2025-Q1", 0.5, 50.0, 49.0), ("a", "2025-Q1", 1.0, np.nan, 80.0)],
        columns=["team_id", "quarter", "reps", "quota", "revenue"],
    )
    assert at_quota(reps)["reps_at_quota"].tolist() == [pytest.approx(1 / 1.5)]


def test_four_managers_who_never_change_places():
    """The best reaches 1.3, the others 1.1, .9 and .7: the top quarter is one of four."""
    found = compare_managers(
        managed({team: [level] * 4 for team, level in LEVELS.items()}, dict.fromkeys("abcd", "AAAA"))
    )
    row = found.top("quota_attainment")
    assert (row["top"], row["rest"], row["times"]) == pytest.approx((1.3, 0.9, 1.3 / 0.9))
    assert np.isnan(row["low"])  # four teams bear no interval
    assert (found.top("reps_at_quota")["top"], found.top("reps_at_quota")["rest"]) == pytest.approx((1, 1 / 3))
    assert found.posts["manager"].tolist() == ["aA", "bA", "cA", "dA"]
    assert found.posts["top"].tolist() == [True, False, False, False]


LEVELS = {"a": 1.3, "b": 1.1, "c": 0.9, "d": 0.7}


def test_a_change_of_manager_makes_two_posts_and_eight_such_teams_tell_manager_from_team():
    found = compare_managers(quarters_of(16, manager=0.05))
    assert (found.managers, found.teams, found.changed, found.apart) == (24, 16, 8, True)
    assert 0 <= found.alone[1] <= found.alone[2] <= found.spread[2]
    seven = compare_managers(quarters_of(15, manager=0.05))
    assert (seven.changed, seven.apart) == (7, False)


def quarters_of(many: int, carried: float = 0.0, manager: float = 0.0) -> Logs:
    """Teams over eight quarters, half of them with a new manager in the fifth; luck of which `carried` lasts."""
    rng = np.random.default_rng(2)
    luck, level = rng.normal(0, 0.1, (many, 8)), rng.normal(0, 0.1, many)
    for at in range(1, 8):
        luck[:, at] = carried * luck[:, at - 1] + (1 - carried**2) ** 0.5 * luck[:, at]
    luck += rng.normal(0, 1, (many, 2))[:, [0] * 4 + [1] * 4] * manager * (np.arange(many) < many // 2)[:, None]
    levels = {f"t{at:02}": list(1 + level[at] + luck[at]) for at in range(many)}
    return managed(levels, {team: "AAAABBBB" if at < many // 2 else "A" * 8 for at, team in enumerate(levels)})


def test_where_luck_lasts_nothing_is_said_of_the_manager_alone():
    """No manager differs, yet without this the interval of the manager alone is clear of nothing."""
    result = compare_managers(quarters_of(48, carried=0.5))
    assert (result.changed, result.luck_told, result.apart) == (24, False, False)
    assert np.isnan(result.alone).all()
    lead = tell_multiplier(result).lead
    assert "cannot be told apart: luck may last beyond its quarter, or too few quarters tell." in lead
    assert "luck of the quarter" not in lead


def test_managers_who_differ_are_not_taken_for_luck_that_lasts():
    result = compare_managers(quarters_of(48, manager=0.1))
    assert (result.luck_told, result.apart) == (True, True)
    assert result.alone[1] > 0
    told = tell_multiplier(result)
    assert told.lead.endswith("went with the manager alone; part of it may be who is replaced.")
    assert any(line[1].startswith("Managers are often replaced after bad quarters") for line in told.how_sure)


def test_without_enough_changes_it_is_said_that_manager_and_team_cannot_be_told_apart():
    told = tell_multiplier(compare_managers(teams(20, changed=1)))
    assert "Manager and team cannot be told apart: 1 team changed the manager." in told.lead


def test_a_manager_of_one_quarter_is_in_no_list():
    found = compare_managers(
        managed({team: [1.0, 1.1, 0.9, 1.2] for team in "abcde"}, dict.fromkeys("abcd", "AAAA") | {"e": "AAAB"})
    )
    assert "eB" not in set(found.posts["manager"])


def test_luck_left_in_makes_the_top_look_better():
    """Twenty teams that differ by luck alone: judged by other quarters the best are as good as the rest."""
    rng = np.random.default_rng(5)
    levels = {f"t{at:02}": list(1 + rng.normal(0, 0.1, 4)) for at in range(40)}
    found = compare_managers(managed(levels, dict.fromkeys(levels, "AAAA")))
    row = found.top("quota_attainment")
    assert row["low"] < 1 < row["high"]
    assert found.top("quota_attainment", "same quarters")["times"] > 1.08


def test_between_teams_in_like_territories_less_stays():
    logs = teams(30)
    territory = logs.panel.frame.groupby("team_id")["quota_attainment"].transform("mean")
    frame = logs.panel.frame.assign(territory_potential=territory)
    measures = logs.panel.measures | {"territory_potential": MEASURES["territory_potential"]}
    found = compare_managers(replace(logs, panel=replace(logs.panel, frame=frame, measures=measures)))
    assert found.conditions == ("Territory potential",)
    assert found.spread[0] > 0.3
    assert found.alike[0] == 0


def test_without_managers_the_fault_says_what_to_import():
    logs = managed(dict.fromkeys("ab", [1.0] * 4), {})
    with pytest.raises(DataError, match="Import a roster of teams with manager_id"):
        compare_managers(logs)


def test_what_only_answers_tell_is_not_held_against_managers():
    logs = teams(6)
    frame = logs.panel.frame.rename(columns={"quota_attainment": "engagement"})
    with pytest.raises(DataError, match="only answers of a survey are here") as fault:
        compare_managers(replace(logs, panel=panel_of(frame)))
    told = tell_unknown(fault.value)
    assert told.headline == "How much managers differ is not known yet."
    assert "Import quotas or deals of the reps." in told.lead


def with_interval(low: float, high: float, times: float = 1.1):
    """The same managers, their first two rows of the top quarter with this interval."""
    tops = multiplier().tops
    tops.loc[:1, ["times", "low", "high"]] = times, low, high
    return multiplier(tops=tops)


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [
        (1.2, 1.4, "1.1 times as much (1.2 to 1.4)."),
        (0.97, 1.28, "1.1 times as much (1.0 to 1.3); it may be nothing."),
        (1.02, 1.28, "1.1 times as much (1.02 to 1.28)."),  # clear of once: it does not read as once
    ],
)
def test_how_many_times_is_never_said_without_how_sure(low, high, said):
    result = with_interval(low, high)
    told = tell_multiplier(result)
    assert told.headline.endswith(said)
    assert result.summary().endswith(said)
    assert told.details[0][1].endswith(said.replace(" as much", ""))


@pytest.mark.parametrize("managers", [4, 11])
def test_a_handful_of_managers_cannot_be_told_from_lucky_ones(managers):
    """Four or eleven teams that differ by luck alone: no interval, so no top quarter in words or in the drawing."""
    rng = np.random.default_rng(managers)
    levels = {f"t{at:02}": list(1 + rng.normal(0, 0.12, 4)) for at in range(managers)}
    result = compare_managers(managed(levels, dict.fromkeys(levels, "AAAA")))
    told = tell_multiplier(result)
    assert told.headline == "Good managers cannot be told from lucky ones yet."
    assert result.summary().endswith("Good managers cannot be told from lucky ones yet.")
    assert told.details == ()
    assert "top quarter" not in told.chart.description
