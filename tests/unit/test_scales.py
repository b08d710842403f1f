"""How well a company's survey measures, from the answers of its people."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from analysis.panel import build_panel
from analysis.questions.scales import check_scales, on_scale, options
from analysis.story.scales import tell_scales
from tests.company import Company
from tests.panels import panel_of

ITEMS = ("clarity_clear", "clarity_believable", "clarity_implementable")
QUARTERS = ("2025-Q1", "2025-Q2")
SPREAD = {"team": 0.4, "person": 0.3, "answer": 0.4}  # standard deviations; teams differ, people and answers within


def survey(teams=40, people=6, items=ITEMS, spread=SPREAD, quarters=QUARTERS, name="strategy_clarity", seed=0):
    """A panel of people who agree on their team more or less, asked in each quarter, on a scale of 1 to 5."""
    rng = np.random.default_rng(seed)
    shape = (teams, people, len(quarters), len(items))
    level = (
        3 + spread["team"] * rng.normal(size=(teams, 1, 1, 1)) + spread["person"] * rng.normal(size=shape[:2] + (1, 1))
    )
    score = np.clip(np.round(level + spread["answer"] * rng.normal(size=shape)), 1, 5).reshape(-1, len(items))
    index = pd.MultiIndex.from_product([range(teams), range(people), quarters], names=["team", "person", "quarter"])
    rows = pd.DataFrame(score, columns=items, index=index).reset_index()
    rows.insert(0, "team_id", "t" + rows["team"].astype(str))
    rows.insert(1, "respondent_id", rows["team_id"] + " p" + rows["person"].astype(str))
    rows = rows.drop(columns=["team", "person"])
    return panel_of_answers(rows, {name: items})


def panel_of_answers(rows: pd.DataFrame, measures: dict[str, tuple[str, ...]]):
    raters = rows[["team_id", "quarter", "respondent_id"]].assign(week=pd.Timestamp("2025-02-03"))
    raters = raters.assign(**{name: rows[list(items)].mean(axis=1) for name, items in measures.items()})
    frame = raters.groupby(["team_id", "quarter"], as_index=False)[list(measures)].mean()
    return replace(panel_of(frame, raters), items=rows)


def checked(panel):
    (scale, *_) = check_scales(panel).scales
    return scale


def answers(team: str, *scores: int) -> list[dict]:
    """Everyone of a team gives the same answer to all three questions."""
    return [
        {"team_id": team, "respondent_id": f"{team} {at}", "asked_on": "2025-02-03", "item": item, "rater": "rep"}
        | {"score": score, "subject_id": ""}
        for at, score in enumerate(scores)
        for item in ITEMS
    ]


def asked(*rows: dict, **more):
    """The panel of answers written out by hand, in the calendar quarters of their days."""
    return build_panel(Company(survey=rows, **more))


def test_a_survey_in_which_teams_differ_and_questions_fit():
    scale = checked(survey(teams=400))
    assert (scale.label, scale.questions, scale.answers, scale.teams) == ("Strategy clarity", 3, 4800, 400)
    assert scale.icc1 == pytest.approx(0.16 / (0.16 + 0.09 + (0.16 + 1 / 12) / 3), abs=0.04)
    assert scale.icc1_low < scale.icc1 < scale.icc1_high
    assert scale.icc2 == pytest.approx(6 * scale.icc1 / (1 + 5 * scale.icc1), abs=1e-9)
    assert scale.alpha == pytest.approx(3 * 0.25 / (3 * 0.25 + 0.16 + 1 / 12), abs=0.02)
    assert scale.omega == pytest.approx(scale.alpha, abs=0.01)
    assert scale.rwg_j == pytest.approx(0.94, abs=0.02)
    assert scale.sentences() == (
        "Its 3 questions measure one thing.",
        "Answers of one team agree.",
        f"Teams differ: {100 * scale.icc1:.0f} % of what sets answers apart; a team's mean of one quarter is sure.",
    )


def test_teams_that_are_alike_are_not_told_apart():
    panel = survey(spread={"team": 0.0, "person": 0.4, "answer": 1.2})
    scale = checked(panel)
    assert scale.icc1_low < 0
    assert scale.sentences()[0] == "Its 3 questions do not fit."
    assert scale.sentences()[2].startswith("Teams may be alike")
    assert tell_scales(check_scales(panel)).headline == "The survey hardly tells teams apart."


def test_answers_of_people_by_hand():
    """Two teams of five in one quarter; all say 2 in one team and 4 in the other, but one says 3 there."""
    scale = checked(asked(*answers("north", 2, 2, 2, 2, 2), *answers("south", 4, 4, 4, 4, 3)))
    agreement = 3 * (1 - 0.2 / 2) / (3 * (1 - 0.2 / 2) + 0.2 / 2)
    assert scale.rwg_j == pytest.approx((1 + agreement) / 2)
    within, between = 0.8 / 8, 5 * (1.8 / 2) ** 2 * 2
    assert scale.icc1 == pytest.approx((between - within) / (between + 4 * within))
    assert scale.alpha == pytest.approx(1.0)


def test_answers_without_an_id_tell_agreement_alone():
    rows = [*answers("north", 2, 2, 2, 2, 2), *answers("south", 4, 4, 4, 4, 3)]
    scale = checked(asked(*(row | {"respondent_id": None} for row in rows)))
    assert scale.rwg_j == checked(asked(*rows)).rwg_j
    assert np.isnan([scale.alpha, scale.omega, scale.icc1, scale.icc2]).all()
    assert scale.sentences()[0].endswith("no one is known to have answered two of them.")


def test_one_question_of_the_companys_own_has_no_alpha():
    rows = (*answers("north", 2, 2, 2, 2, 2), *answers("south", 4, 4, 4, 4, 3))
    own = [row | {"item": "My manager listens"} for row in rows if row["item"] == ITEMS[0]]
    scale = checked(asked(*own))
    assert (scale.name, scale.questions) == ("own_my_manager_listens", 1)
    assert np.isnan(scale.alpha)
    assert scale.icc1 == checked(asked(*rows)).icc1
    assert scale.sentences()[0].startswith("One question only")


def test_privacy_teams_of_fewer_than_five_count_in_no_number():
    large = (*answers("north", 2, 2, 2, 2, 2), *answers("south", 4, 4, 4, 4, 3))
    assert checked(asked(*large, *answers("tiny", 1, 5, 5, 5))) == checked(asked(*large))
    alone = checked(asked(*large[:15], *answers("tiny", 1, 5, 5, 5)))
    assert alone.sentences() == ("Fewer than two teams have 5 people who answered, so nothing is shown.",)
    assert np.isnan([alone.alpha, alone.rwg_j, alone.icc1]).all()


def test_finished_scores_are_named_together_and_without_numbers():
    scores = [
        {"team_id": f"t{team}", "asked_on": "2025-02-03", "item": item, "score": 3 + 0.1 * team}
        for team in range(9)
        for item in ("My team", "My work", "engagement_proud")
    ]
    section = tell_scales(check_scales(asked(survey_scores=scores)))
    assert section.headline == "How well the survey measures cannot be told."
    assert section.details == (("", "It came as finished scores, without the answers behind them."),)
    assert (section.table, section.caveat, section.how_to_read) == (None, "", "")
    mixed = asked(*answers("north", 2, 2, 2, 2, 2), *answers("south", 4, 4, 4, 4, 3), survey_scores=scores)
    told = tell_scales(check_scales(mixed))
    assert [lead for lead, _ in told.details] == ["Strategy clarity.", "My team, my work and engagement."]


def test_the_table_has_every_number_in_words():
    section = tell_scales(check_scales(survey()))
    (row,) = section.table.to_dict("records")
    assert (row[""], row["Questions"], row["Answers"], row["Teams"]) == ("Strategy clarity", 3, 480, 40)
    assert all(pd.notna(row[name]) and row[name] != "–" for name in ("Alpha", "Omega", "rwg(j)", "ICC(1)", "ICC(2)"))
    assert section.headline == "The survey tells teams apart."


def test_without_a_survey_there_is_nothing_to_tell():
    assert tell_scales(check_scales(build_panel(Company()))) is None


@pytest.mark.parametrize(
    ("scores", "found"), [([1, 2, 5], 5), ([1, 1 + 4 / 6, 3], 7), ([1, 3], 5), ([3], 5), ([1, 1.4], 11)]
)
def test_the_finest_step_tells_how_many_answers_there_were_to_choose_from(scores, found):
    assert options(np.array(scores, float)) == found


def test_answers_are_brought_to_their_own_scale():
    assert on_scale(np.array([1, 3, 5.0]), 7).tolist() == [1, 4, 7]
