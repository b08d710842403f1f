"""Who stays high under another rule, and who changes group when another outcome counts."""

import numpy as np
import pandas as pd
import pytest

from analysis.clusters import balanced, cluster_teams
from analysis.errors import DataError
from analysis.questions.segments import segment_teams
from analysis.questions.stress import stress_teams
from tests.panels import company, panel_of


def twelve(**outcomes):
    """Twelve teams of one quarter, by default from 12 down to 1; `twelve(win_rate=[...])` adds another outcome."""
    frame = pd.DataFrame({"team_id": [f"t{at:02}" for at in range(12)], "quarter": "2026-Q1"})
    return panel_of(frame.assign(quota_attainment=np.arange(12, 0, -1) / 6, **outcomes))


def test_rules_are_counted_by_hand():
    """Four are the top third, three the top quarter, six the upper half, seven reach 100 %."""
    rules = stress_teams(twelve()).rules.set_index("rule")
    assert rules.drop("clusters").to_dict("index") == {
        "top-third": {"high": 4, "stay": 4},
        "quartile": {"high": 3, "stay": 3},
        "median": {"high": 6, "stay": 4},
        "threshold:1.0": {"high": 7, "stay": 4},
    }


def test_a_team_is_always_high_only_if_every_rule_says_so():
    found = stress_teams(twelve())
    assert found.high["team_id"].tolist() == ["t00", "t01", "t02", "t03"]
    assert found.high["rules"].tolist()[3] == len(found.rules) - 1
    assert found.always == 3


def test_the_other_way_round_every_team_but_the_middle_changes_group():
    """The four best become the four worst, and the other way round; the four in the middle stay."""
    found = stress_teams(twelve(win_rate=np.arange(1, 13) / 20))
    assert found.outcomes[["name", "known", "high", "moved"]].values.tolist() == [["win_rate", 12, 0, 8]]


def test_where_less_is_better_the_shortest_cycle_is_high():
    found = stress_teams(twelve(sales_cycle_days=np.arange(1, 13) * 10.0))
    assert found.outcomes[["high", "moved"]].values.tolist() == [[4, 0]]


def test_a_level_nobody_falls_short_of_gives_way_to_the_mean():
    panel = twelve()
    panel.frame["quota_attainment"] += 1
    assert stress_teams(panel).threshold == "threshold:2.08"


def test_clusters_need_twelve_teams():
    with pytest.raises(DataError, match="8 teams are too few for clusters; 12 are the fewest"):
        segment_teams(company(teams=8), by="clusters")
    assert "clusters" not in set(stress_teams(company(teams=8)).rules["rule"])


def clear(seed=0, **more):
    """Thirty teams that lie in three clear clusters of quota and win rate, over eight quarters."""
    rng, panel = np.random.default_rng(seed), company(teams=30)
    level = np.repeat(np.tile([1.0, 0.0, -1.0], 10), 8)
    return panel_of(
        panel.frame[["team_id", "quarter"]].assign(
            quota_attainment=1 + 0.3 * level + rng.normal(0, 0.05, 240),
            win_rate=0.4 + 0.1 * level + rng.normal(0, 0.02, 240),
            **more,
        )
    )


def test_clear_clusters_are_the_groups_and_are_said_to_stand():
    found = segment_teams(clear(), by="clusters")
    assert (found.counts, found.metrics) == ((10, 10, 10), ("Quota attainment", "Win rate"))
    assert found.gap == pytest.approx(0.6, abs=0.02)
    assert np.isnan(found.gap_low)
    assert found.teams["p_top"].round(2).tolist() == [1.0] * 10 + [0.0] * 20
    assert found.cautions == ()


def test_teams_without_clear_clusters_are_told_so():
    rng, panel = np.random.default_rng(3), company(teams=30)
    level = rng.normal(size=(30, 5)).repeat(8, axis=0) + 0.1 * rng.normal(size=(240, 5))
    names = ("quota_attainment", "win_rate", "deal_size", "margin_rate", "sales_cycle_days")
    frame = panel.frame[["team_id", "quarter"]].assign(**dict(zip(names, level.T, strict=True)))
    (caution,) = segment_teams(panel_of(frame), by="clusters").cautions
    assert "below 75 % the teams form no clear clusters" in caution


def test_money_and_engagement_are_balanced_where_both_are_known():
    panel = clear(engagement=np.random.default_rng(1).normal(3.5, 0.3, 240))
    assert balanced(panel) == ("quota_attainment", "engagement")
    assert balanced(clear()) == ("quota_attainment", "win_rate")


def test_a_team_without_a_metric_is_placed_by_its_others():
    panel = clear()
    panel.frame.loc[panel.frame["team_id"] == "team 000", "win_rate"] = np.nan
    assert cluster_teams(panel, "quota_attainment").groups.segment[0] == "high"
