"""Three balanced metrics: who is high on one and low on another."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from analysis.measures.balanced import with_balanced
from analysis.questions.balance import balance_teams, by_chance
from analysis.story.balance import tell_balance, tell_every_balance
from tests.panels import panel_of

TEAMS = tuple("abcdef")


def panel(**columns):
    base = {"quota_attainment": [1.2, 1.1, 1.0, 0.9, 0.8, 0.7]} | columns
    frame = pd.DataFrame({"team_id": TEAMS, "quarter": "2026-Q1", **base})
    return panel_of(frame.dropna(axis=1, how="all"))


def three():
    """a: high on revenue, low on customers; b high on both; f: low on revenue, high on engagement."""
    return panel(customer_satisfaction=[60, 90, 80, 95, 75, 65], engagement=[3.5, 3.0, 3.6, 3.4, 4.1, 4.5])


def test_a_team_that_is_good_on_revenue_alone_is_found():
    found = balance_teams(three())
    rows = found.lopsided.set_index("team_id")
    assert rows.loc["a", "good"] == ("quota_attainment",)
    assert rows.loc["a", "bad"] == ("customer_satisfaction",)
    assert rows.loc["b", "bad"] == ("engagement",)
    assert found.on_revenue_alone["team_id"].tolist() == ["a", "b"]
    assert "c" not in rows.index


def test_the_headline_counts_them():
    section = tell_balance(balance_teams(three()))
    assert section.headline == (
        "Two teams are high on quota attainment and low on customer satisfaction or engagement; "
        "about one would be by chance."
    )
    assert section.lead == ""


def test_teams_high_on_revenue_are_set_beside_chance():
    """Six of 18 are high on revenue, the same six on engagement; of unrelated ones two would be."""
    revenue = np.linspace(1.5, 0.5, 18)
    frame = pd.DataFrame({"team_id": [f"t{at:02}" for at in range(18)], "quarter": "2026-Q1"})
    found = balance_teams(panel_of(frame.assign(quota_attainment=revenue, engagement=2 + revenue)))
    assert tell_balance(found).lead == (
        "Of 6 teams high on quota attainment 6 are high on engagement too; "
        "about 2 would be if they had nothing to do with each other."
    )


def test_every_team_has_its_place():
    cells = balance_teams(three()).cells
    places = cells[cells["name"] == "customer_satisfaction"].set_index("team_id")["place"]
    assert places.to_dict() == {"a": 6, "b": 2, "c": 3, "d": 1, "e": 4, "f": 5}
    table = tell_every_balance(balance_teams(three())).table
    assert table.iloc[0].tolist() == ["A", "120 % (1 of 6)", "60 (6 of 6)", "3.5 (4 of 6)"]


def test_teams_that_are_alike_on_all_leave_nobody_on_one_alone():
    section = tell_balance(balance_teams(panel(engagement=[4.5, 4.4, 4.0, 3.6, 3.1, 3.0])))
    assert section.headline == (
        "No team is high on quota attainment and low on engagement; about one would be by chance."
    )
    assert section.chart is None


@pytest.mark.parametrize("missing", ["customer_satisfaction", "engagement"])
def test_a_missing_metric_is_said_with_what_it_would_show(missing):
    values = {"customer_satisfaction": [60, 90, 80, 95, 75, 65], "engagement": [3.5, 3.0, 3.6, 3.4, 4.1, 4.5]}
    found = balance_teams(panel(**{name: column for name, column in values.items() if name != missing}))
    assert found.missing == (missing,)
    assert "would show which high teams" in tell_balance(found).details[0][1]


def test_one_metric_alone_says_what_the_others_would_open():
    section = tell_balance(balance_teams(panel()))
    assert section.headline == "One metric alone has nothing to balance it"
    assert len(section.details) == 2
    assert tell_every_balance(balance_teams(panel())) is None


def test_no_metric_at_all_is_no_fault():
    frame = pd.DataFrame({"team_id": TEAMS, "quarter": "2026-Q1", "coaching_cadence": np.linspace(0, 1, 6)})
    found = balance_teams(panel_of(frame))
    assert found.missing == ("quota_attainment", "customer_satisfaction", "engagement")
    assert tell_balance(found).headline == "One metric alone has nothing to balance it"


def test_who_leaves_the_high_teams_once_all_three_are_weighed():
    """Mean distances in standard deviations: a -.10, b .17, c .11, d .18, e -.08, f -.27."""
    known = three()
    frame, counts, measures = with_balanced(known.frame, known.counts, known.measures)
    found = balance_teams(replace(known, frame=frame, counts=counts, measures=measures))
    assert (found.leave, found.enter) == (("A",), ("D",))
    assert tell_balance(found).details == (
        ("All three together.", "Weighed alike, A would not be among the high teams; D comes in."),
    )


def test_engagement_of_too_few_says_so_and_has_no_place():
    known = panel(engagement=[4.5, 4.4, 4.0, 3.6, 3.1, np.nan])
    few = pd.DataFrame({"team_id": ["f"], "quarter": ["2026-Q1"], "name": ["engagement"]})
    found = balance_teams(replace(known, few=few))
    table = tell_every_balance(found).table.set_index("Team")["Engagement"]
    assert (table["F"], table["E"]) == ("too few answers", "3.1 (5 of 5)")
    assert (
        "F: quota attainment 70 % (6 of 6), engagement too few answers" in tell_every_balance(found).chart.description
    )


def test_unrelated_measures_make_so_many_teams_high_on_one_and_low_on_another():
    """Sixteen of 48 are high; of them 1 - (2/3)**2 are low on one of two others by chance: 8.9."""
    thirds = ["high", "middle", "low"] * 16
    wide = pd.DataFrame(dict.fromkeys(("quota_attainment", "customer_satisfaction", "engagement"), thirds))
    assert by_chance(wide, "quota_attainment") == pytest.approx(16 * 5 / 9)
    assert by_chance(wide[["engagement"]], "quota_attainment") == 0
