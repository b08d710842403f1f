"""Nothing from a survey for fewer than five distinct respondents."""

import pytest

from analysis.panel import build_panel
from analysis.privacy import hidden_teams, shown_values, withheld
from analysis.questions.segments import segment_teams
from tests.company import Company, answer, roster, year_of

QUARTERS = ("2025-Q1", "2025-Q2")


def score_of(who: str) -> int:
    """Those with a capital are unhappy."""
    return 1 if who.isupper() else 4


def shown(panel) -> dict[str, float]:
    return shown_values(panel, "strategy_clarity").to_dict()


def asked_of_engagement(**people: str):
    return asked(item="engagement_proud", **people)


def asked(scores=(), item="clarity_clear", **people: str):
    """`asked(north="a b c / a d")`: who answered in the first, and in the second quarter; "?" is anonymous."""
    survey = [
        {
            "respondent_id": None if who == "?" else who,
            "team_id": team,
            "rater": "rep",
            "item": item,
            "score": score_of(who),
            "asked_on": day,
        }
        for team, words in people.items()
        for day, names in zip(("2025-02-03", "2025-05-05"), words.split("/"), strict=False)
        for who in names.split()
    ]
    reps = roster(**{team: f"rep-{team}" for team in people})
    done = year_of(1, 1, *(rep["rep_id"] for rep in reps), quarters=QUARTERS)
    return build_panel(Company(reps=reps, attainment=done, survey=survey, survey_scores=scores))


def test_privacy_pools_the_quarters_before_it_counts():
    panel = asked(north="a b c / a d e", south="f g h i / f g h i")
    assert shown(panel) == {"north": 4.0}
    assert hidden_teams(panel, "strategy_clarity") == 1


def test_privacy_of_a_choice_of_quarters_wants_five_in_each():
    panel = asked(north="a b c / a d e", south="f g h i j / f g h i j")
    assert shown(panel.between(("2025-Q1",))) == {"south": 4.0}


def test_privacy_no_two_choices_of_quarters_differ_by_one_person():
    """Five answer in the first quarter, one unhappy rep in the second: no number shown knows of the one."""
    panel = asked(north="a b c d e / X")
    assert panel.frame["strategy_clarity"].tolist() == [4.0, 1.0]
    assert shown(panel) == {"north": 4.0}
    assert shown(panel.between(("2025-Q1",))) == {"north": 4.0}
    assert shown(panel.between(("2025-Q2",))) == {}


def test_privacy_small_quarters_count_together_where_they_have_five():
    assert shown(asked(north="a b C / d e F")) == {"north": pytest.approx(3.0)}


def test_privacy_counts_anonymous_answers_by_their_fullest_week():
    assert shown(asked(north="? ? ? ? / ? ? ? ?")) == {}
    assert shown(asked(north="? ? ? ? ? / ? ?")) == {"north": 4.0}


def test_privacy_an_id_made_anew_for_every_answer_is_no_person():
    """Four reps who answer every quarter, each time under a new response id."""
    teams = {
        f"t{at}": " / ".join(" ".join(f"r{at}{wave}{who}" for who in range(4)) for wave in "ab") for at in range(8)
    }
    panel = asked(**teams)
    assert panel.raters["respondent_id"].isna().all()
    assert shown(panel) == {}


def test_privacy_takes_published_scores_at_their_n():
    score = {"team_id": "west", "asked_on": "2025-02-03", "item": "clarity_clear", "score": 4}
    assert "west" not in shown(asked([score | {"n": 3}], north="a", west=""))
    assert "west" in shown(asked([score], north="a", west=""))


def test_privacy_shows_everyone_what_is_not_from_a_survey():
    panel = asked(north="a", south="b")
    assert shown_values(panel, "quota_attainment").index.tolist() == ["north", "south"]


def test_privacy_teams_are_never_ranked_by_what_fewer_than_five_said():
    answered = asked_of_engagement(north="a b c d e / a b", south="f g h i / f g h i j")
    values = answered.frame.set_index(["team_id", "quarter"])["engagement"].dropna().to_dict()
    assert values == {("north", "2025-Q1"): 4.0, ("south", "2025-Q2"): 4.0}
    found = segment_teams(answered, outcome="engagement")
    assert list(found.teams["quarters"]) == [1, 1]
    assert found.cautions == ("Engagement of 2 of 4 team quarters counts nowhere: fewer than 5 people answered.",)
    assert withheld(answered.between(("2025-Q2",)), "engagement") == (
        "Engagement of 1 of 2 team quarters counts nowhere: fewer than 5 people answered.",
    )
    assert withheld(answered, "quota_attainment") == ()


def test_privacy_an_outcome_that_few_spoke_of_everywhere_is_not_measured():
    answered = asked_of_engagement(north="a b c d / a b c d")
    assert "engagement" not in answered.measures
    assert "engagement" not in answered.frame


def judged(*people: str):
    """A team of which so many reps told what moves them, and the manager of one of them."""
    survey = [answer(who, item, score) for who in people for item, score in zip(MOTIVES, (2, 4), strict=True)]
    survey += [answer("mo", item, 3, rater="manager", subject_id="ann") for item in MOTIVES]
    return build_panel(Company(reps=roster(north="ann"), attainment=year_of(1, 1, "ann"), survey=survey))


MOTIVES = ("motivation_intrinsic", "motivation_extrinsic")


def test_privacy_of_what_is_worked_out_from_answers_is_that_of_the_answers():
    """How far a manager is from the team's motives tells what the team answered."""
    assert shown_values(judged(*"abcd"), "motivation_known").empty
    assert shown_values(judged(*"abcde"), "motivation_known").to_dict() == {"north": 1.0}


def test_privacy_of_motives_counts_anonymous_answers_by_their_fullest_week():
    rows = [answer(None, item, 2, day) for day in ("2025-02-03", "2025-02-10") for item in MOTIVES for _ in range(3)]
    rows += [answer("mo", item, 3, rater="manager", subject_id="ann") for item in MOTIVES]
    panel = build_panel(Company(reps=roster(north="ann"), attainment=year_of(1, 1, "ann"), survey=rows))
    assert panel.counts["motivation_known"].tolist() == [6]  # answers, of three people twice for all anyone knows
    assert shown_values(panel, "motivation_known").empty
