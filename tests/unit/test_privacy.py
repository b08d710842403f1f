"""Nothing from a survey for fewer than five distinct respondents."""

import pandas as pd

from analysis.panel import build_panel
from analysis.privacy import respondents, visible_teams
from tests.company import Company, roster, year_of

QUARTERS = ("2025-Q1", "2025-Q2")


def asked(scores=(), **people: str):
    """`asked(north="a b c / a d")`: who answered in the first, and in the second quarter; "?" is anonymous."""
    survey = [
        {
            "respondent_id": None if who == "?" else who,
            "team_id": team,
            "rater": "rep",
            "item": "clarity_clear",
            "score": 3,
            "asked_on": day,
        }
        for team, words in people.items()
        for day, names in zip(("2025-02-03", "2025-05-05"), words.split("/"), strict=False)
        for who in names.split()
    ]
    reps = roster(**{team: f"rep-{team}" for team in people})
    done = year_of(1, 1, *(rep["rep_id"] for rep in reps), quarters=QUARTERS)
    return build_panel(Company(reps=reps, attainment=done, survey=survey, survey_scores=scores))


def test_privacy_counts_distinct_respondents_over_the_chosen_quarters():
    panel = asked(north="a b c / a d e", south="f g h i j")
    assert respondents(panel, "strategy_clarity").to_dict() == {"north": 5, "south": 5}
    assert respondents(panel.between(("2025-Q1",)), "strategy_clarity").to_dict() == {"north": 3, "south": 5}


def test_privacy_counts_anonymous_answers_by_their_fullest_quarter():
    assert respondents(asked(north="? ? ? ? / ? ?"), "strategy_clarity").to_dict() == {"north": 4}
    assert respondents(asked(north="? ? ? a / ? ? b"), "strategy_clarity").to_dict() == {"north": 5}


def test_privacy_takes_published_scores_at_their_n():
    score = {"team_id": "west", "asked_on": "2025-02-03", "item": "clarity_clear", "score": 4}
    assert respondents(asked([score | {"n": 3}], north="a", west=""), "strategy_clarity").west == 3
    assert respondents(asked([score], north="a", west=""), "strategy_clarity").west == 5


def test_privacy_hides_small_teams():
    panel = asked(north="a b c d e", south="f g h i", west="j", east="k l m n o p")
    assert visible_teams(panel, "strategy_clarity") == ("east", "north")


def test_privacy_hides_the_next_smallest_beside_a_single_hidden_team():
    panel = asked(north="a b c d e", south="f g h i", east="k l m n o p")
    assert visible_teams(panel, "strategy_clarity") == ("east",)


def test_privacy_looks_at_each_shown_group():
    panel = asked(north="a b c d e", south="f g h i", east="k l m n o", west="p q r s t")
    segments = pd.Series({"north": "high", "west": "high", "south": "low", "east": "low"})
    assert visible_teams(panel, "strategy_clarity", segments) == ("north", "west")


def test_privacy_shows_everyone_what_is_not_from_a_survey():
    assert visible_teams(asked(north="a", south="b"), "quota_attainment") == ("north", "south")


def test_privacy_counts_nobody_where_nobody_answered():
    assert respondents(asked(north="a b c d e", south=""), "strategy_clarity").to_dict() == {"north": 5, "south": 0}
    assert visible_teams(asked(north="a b c d e", south=""), "strategy_clarity") == ("north",)
