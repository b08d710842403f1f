"""Balanced performance, worked by hand: results, customers and people weigh the same."""

import numpy as np
import pandas as pd
import pytest

from analysis.measures import MEASURES
from analysis.measures.balanced import BALANCED, with_balanced
from analysis.panel import build_panel
from analysis.privacy import shown_values
from tests.company import Company, answer, roster, year_of

PARTS = ("quota_attainment", "customer_satisfaction", "engagement")


def balanced(**columns):
    """The balanced outcome of single teams' quarters, all else as given."""
    names = list(columns)
    keys = pd.DataFrame({"team_id": [f"t{at}" for at in range(len(columns[names[0]]))], "quarter": "2025-Q1"})
    frame, counts = keys.assign(**columns), keys.assign(**dict.fromkeys(names, 7.0))
    return with_balanced(frame, counts, {name: MEASURES[name] for name in names})


def test_balanced_is_the_mean_distance_in_standard_deviations():
    frame, counts, measures = balanced(
        quota_attainment=[0.9, 1.1], customer_satisfaction=[80.0, 70.0], engagement=[3.0, 4.0]
    )
    # one standard deviation below, above, below; and the other way round
    assert frame[BALANCED.name].tolist() == pytest.approx([-1 / 3, 1 / 3])
    assert counts[BALANCED.name].tolist() == [7, 7]
    assert list(measures) == [*PARTS, BALANCED.name]


def test_balanced_is_known_where_all_three_are():
    frame, _, _ = balanced(
        quota_attainment=[0.9, 1.1, 1.5], customer_satisfaction=[80.0, 70.0, 75.0], engagement=[3.0, 4.0, np.nan]
    )
    assert frame[BALANCED.name].isna().tolist() == [False, False, True]


@pytest.mark.parametrize("absent", PARTS)
def test_balanced_is_not_measured_without_one_of_the_three(absent):
    columns = {"quota_attainment": [0.9, 1.1], "customer_satisfaction": [80.0, 70.0], "engagement": [3.0, 4.0]}
    frame, _, measures = balanced(**{name: values for name, values in columns.items() if name != absent})
    assert BALANCED.name not in frame
    assert BALANCED.name not in measures


def test_balanced_takes_revenue_per_rep_where_there_are_no_quotas():
    _, _, measures = balanced(revenue_per_rep=[9.0, 11.0], customer_satisfaction=[80.0, 70.0], engagement=[3.0, 4.0])
    assert BALANCED.name in measures


def test_balanced_knows_nothing_of_the_engagement_of_too_few():
    """In the south four answered: their engagement is in no number, and the balance of the south is not known."""
    people = {"north": "abcde", "east": "fghij", "south": "klmn"}
    survey = [
        answer(who, "engagement_proud", score, team_id=team)
        for (team, names), score in zip(people.items(), (3, 4, 1), strict=True)
        for who in names
    ]
    customers = [
        {"team_id": team, "answered_on": "2025-02-03", "kind": "csat", "score": score}
        for team, score in zip(people, (80, 70, 90), strict=True)
    ]
    done = [row for rep, sold in zip(people, (0.9, 1.1, 1.0), strict=True) for row in year_of(1, sold, rep)]
    reps = roster(**{team: team for team in people})
    panel = build_panel(Company(reps=reps, attainment=done, survey=survey, satisfaction=customers))
    found = shown_values(panel, BALANCED.name)
    z = (1.1 - 1.0) / np.std([0.9, 1.1, 1.0]), (70 - 80) / np.std([80, 70, 90]), 1
    assert found.to_dict() == {"east": pytest.approx(sum(z) / 3), "north": pytest.approx((-z[0] - 1) / 3)}
    assert (BALANCED.say(found["north"]), BALANCED.say_difference(0.5)) == ("−0.74", "0.50")
