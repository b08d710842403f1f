"""Decisions, commitments and plan of a review: what is asked, what was said and happened, what runs."""

from dataclasses import replace

import pytest

from analysis.measures import MEASURES
from analysis.questions.gap import attribute_gap
from analysis.questions.plans import follow_plans
from analysis.questions.profile import profile_teams
from analysis.questions.segments import segment_teams
from analysis.story.overview import deciding, expected, tell_decision
from analysis.story.plans import tell_plans
from analysis.story.review.commitments import tell_commitments
from analysis.story.review.decisions import tell_decisions
from analysis.story.review.plan import tell_plan
from tests.golden import made_gap
from tests.golden.asked_company import asked, assert_fit_to_show, plan
from tests.panels import company

PANEL = company()
BEFORE = {"made_in": "2026-Q2", "due_in": "2026-Q4"}
GAP, PROFILE = attribute_gap(PANEL), profile_teams(PANEL)
DRIVER, AT = deciding(GAP, PROFILE)
SIDES = segment_teams(PANEL).teams
LOW = tuple(SIDES["team_id"][SIDES["segment"] == "low"])


def table(slide):
    return slide.rows[0].parts[0].figure


def for_it(**changes):
    """A plan for what the overview asks about, in the low teams."""
    return plan(measure=DRIVER["name"], teams=LOW, start=3.1, target=3.6, **changes)


def lines(slide):
    return dict(table(slide).lines)


def test_a_decision_that_nobody_sees_to_is_asked_with_the_overviews_words_and_numbers():
    slide = tell_decisions(asked(PANEL))
    question = tell_decision(GAP, PROFILE).headline
    assert slide.title == f"One decision stands out: w{question[1:]}"
    ((number, what, owner, until, goes),) = table(slide).rows
    low, high = (PROFILE.measures[DRIVER["name"]].say(value) for value in (AT.low, AT.high))
    assert what == f"Bring {DRIVER.label.lower()} in the low teams from {low} towards {high}, means over eight quarters"
    assert (number, owner, until) == ("1", "to be named", "to be set")
    assert goes == expected(GAP, DRIVER)
    assert_fit_to_show(slide)


def test_a_plan_made_now_is_asked_beside_it_until_one_of_them_is_for_it():
    slide = tell_decisions(asked(PANEL, plans=(plan(),)))
    assert slide.title == "One decision to confirm, and one is asked today that has no owner yet"
    assert [row[2] for row in table(slide).rows] == ["Ada", "to be named"]
    slide = tell_decisions(asked(PANEL, plans=(plan(), for_it(expected="8 of the 39 points, 3 to 14"))))
    assert slide.title == "Two decisions to confirm, each with an owner"
    assert table(slide).rows[1][1:] == (
        "Coach every week, from 3.1 as of 2026 Q4 to 3.6",
        "Ada",
        "2027 Q1",
        "8 of the 39 points, 3 to 14",
    )
    assert table(slide).rows[0][1] == "Coach every week, from 40 % as of 2026 Q4 to 60 %"
    assert "another question" not in slide.notes


def test_a_plan_of_what_if_does_not_say_its_target_twice():
    moved = plan(action="Coaching cadence to 60 % in 12 teams")
    ((_, what, *_), _) = table(tell_decisions(asked(PANEL, plans=(moved,)))).rows
    assert what == "Coaching cadence to 60 % in 12 teams, from 40 % as of 2026 Q4"


def test_a_decision_with_an_owner_is_to_be_confirmed_not_asked():
    slide = tell_decisions(asked(PANEL, plans=(for_it(),)))
    assert slide.title == "One decision to confirm; it has an owner"
    assert "asked" not in slide.title + table(slide).about
    assert_fit_to_show(slide)


WON = replace(
    PANEL,
    frame=PANEL.frame.assign(win_rate=PANEL.frame["quota_attainment"] / 4),
    measures=PANEL.measures | {"win_rate": MEASURES["win_rate"]},
)
OWN = ({"outcome": "win_rate"}, {"by": "quartile"}, {"quarters": PANEL.quarters[-2:]}, {"drivers": (DRIVER["name"],)})


@pytest.mark.parametrize("chosen", [*OWN, {"quarters": PANEL.quarters[:-1]}], ids=str)
def test_what_was_said_of_another_question_is_not_printed_beside_this_ones_numbers(chosen):
    said = plan(expected="8 of the 39 points, 3 to 14")
    slide = tell_decisions(asked(WON, plans=(said,), **chosen))
    assert table(slide).rows[0][2:] == ("Ada", "2027 Q1", "–")
    assert slide.notes.endswith("–: what goes with the plan was said of another question than this review asks.")
    assert "39 points" not in str(slide)
    assert_fit_to_show(slide)


def test_what_stands_out_is_worked_out_for_the_reviews_own_question():
    chosen = asked(PANEL, plans=(plan(expected="8 of the 39 points, 3 to 14"),), drivers=(DRIVER["name"],))
    _, (*_, owner, _, goes) = table(tell_decisions(chosen)).rows
    driver, _ = deciding(chosen.gap, chosen.profile)
    assert (owner, goes) == ("to be named", expected(chosen.gap, driver))


def test_an_older_review_opened_again_says_what_it_said():
    made = plan(made_in="2026-Q3", expected="8 of the 39 points, 3 to 14")
    again = asked(PANEL, plans=(made,), quarters=tuple(each for each in PANEL.quarters if each <= "2026-Q3"))
    assert table(tell_decisions(again)).rows[0][-1] == "8 of the 39 points, 3 to 14"


def test_what_runs_for_it_already_is_not_asked_again():
    slide = tell_decisions(asked(PANEL, plans=(for_it(made_in="2026-Q3", due_in="2027-Q2"),)))
    assert slide.title == f"No new decision is asked: a plan for {DRIVER.label.lower()} runs until the end of 2027 Q2"
    assert table(slide).rows[0][2:4] == ("Ada", "2027 Q2")
    few = replace(for_it(made_in="2026-Q3"), teams=LOW[:3])
    assert tell_decisions(asked(PANEL, plans=(few,))).title.startswith("One decision stands out")


def test_more_decisions_than_a_slide_holds_are_counted():
    rows = table(tell_decisions(asked(PANEL, plans=(plan(),) * 8))).rows
    assert len(rows) == 5
    assert rows[-1] == ("", "and 5 more on the overview", "", "", "")


def test_behind_a_closed_gate_nothing_is_asked_and_it_says_why():
    small = company(12)
    slide = tell_decisions(asked(small))
    assert slide.title == "No decision is asked today: the gap is not split yet"
    said = lines(slide)
    assert said["Why nothing is asked."] == attribute_gap(small).why
    assert said["What we see."].startswith("High teams reach ")
    assert "high teams" in said["What differs."]
    assert said["What the next file opens."].count(": ") >= 2
    assert_fit_to_show(slide)


@pytest.mark.parametrize(
    ("gap", "why", "because"),
    [
        (made_gap.gap(gate="exploratory", why="22 teams."), "the split of the gap is exploratory", "22 teams."),
        (
            made_gap.gap(shares=made_gap.gap().shares.assign(ci_low=-0.1, ci_high=0.5)),
            "no practice stands clear above zero",
            "There go with strategy clarity 8 of the 39 points, −4 to 20 (may be nothing); ",
        ),
    ],
)
def test_what_may_be_nothing_is_no_decision(gap, why, because):
    slide = tell_decisions(asked(PANEL, answers={attribute_gap: gap}))
    assert slide.title == f"No decision is asked today: {why}"
    assert lines(slide)["Why nothing is asked."].startswith(because)
    assert_fit_to_show(slide)


def test_commitments_are_the_overviews_sentence_and_table():
    said = (plan(**BEFORE), plan(owner="Bea", made_in="2026-Q3"))
    slide = tell_commitments(asked(PANEL, plans=(*said, plan(owner="Cleo"))))
    told = tell_plans(follow_plans(PANEL, plans=tuple((str(at), each) for at, each in enumerate(said))))
    assert f"{slide.title}." == told.headline
    assert table(slide).rows == tuple(map(tuple, told.table.to_numpy()))
    assert table(slide).heads[-1] == "Where it stands"
    assert_fit_to_show(slide)


def test_commitments_leave_out_what_ended_before_unless_nothing_came_after():
    ended, reaches = plan(owner="Early", made_in="2025-Q1", due_in="2025-Q3"), plan(**BEFORE)
    owners = [row[1] for row in table(tell_commitments(asked(PANEL, plans=(ended, reaches)))).rows]
    assert owners == ["Ada"]
    alone = tell_commitments(asked(PANEL, plans=(ended,)))
    assert table(alone).rows[0][1:3] == ("Early", "2025 Q3")
    assert tell_commitments(asked(PANEL, plans=(plan(),))) is None


def test_none_of_several_that_reached_it_reads_as_none():
    missed = plan(**BEFORE, target=0.99)
    assert tell_commitments(asked(PANEL, plans=(missed, missed))).title == (
        "None of two plans that have ended reached what was said"
    )


def test_an_older_quarter_is_told_as_it_was_known_then():
    slide = tell_commitments(asked(PANEL, plans=(plan(**BEFORE),), quarters=("2026-Q2", "2026-Q3")))
    assert "(2026 Q3)" in table(slide).rows[0][4]
    assert slide.title == "One plan is under way"


def test_the_plan_says_what_runs_the_first_to_end_on_top():
    plans = (plan(owner="Bea", due_in="2027-Q2"), plan(**BEFORE), plan(made_in="2026-Q3"))
    slide = tell_plan(asked(PANEL, plans=plans))
    assert slide.title == (
        "Two actions run until 2027 Q2 at the latest, each with one owner, one date and a measure we already collect"
    )
    assert [row[:4] for row in table(slide).rows] == [
        ("1", "Coach every week", "Ada", "2027 Q1"),
        ("2", "Coach every week", "Bea", "2027 Q2"),
    ]
    assert (
        slide.sure
        == "The next review reads the same measures. The one plan that has ended did not reach what was said."
    )
    assert_fit_to_show(slide)


def test_a_plan_made_now_stands_where_it_starts_and_an_older_one_where_it_is():
    new, older = table(tell_plan(asked(PANEL, plans=(plan(), plan(made_in="2026-Q3", due_in="2027-Q3"))))).rows
    assert new[4:] == ("Coaching cadence", "40 %", "60 %")
    told = tell_plans(follow_plans(PANEL, plans=(("", plan(made_in="2026-Q3", due_in="2027-Q3")),)))
    assert told.table["Now"][0].startswith(f"{older[5]} (2026 Q4)")


def test_a_measure_that_is_not_there_any_more_is_not_known():
    slide = tell_plan(asked(PANEL, plans=(plan(measure="win_rate"),)))
    assert table(slide).rows[0][4:] == ("win_rate", "not known", "not known")
    assert slide.title == "One action runs until the end of 2027 Q1, with one owner and one date"
    assert tell_plan(asked(PANEL, plans=(plan(**BEFORE),))) is None


def test_more_plans_than_a_slide_holds_are_counted():
    rows = table(tell_plan(asked(PANEL, plans=(plan(),) * 9))).rows
    assert (len(rows), rows[-1][1]) == (6, "and 4 more on the overview")


def test_a_teams_few_answers_are_not_in_a_plan():
    few = PANEL.raters.groupby(["team_id", "quarter"]).head(3)
    panel = replace(PANEL, raters=few, counts=PANEL.counts.assign(culture=3.0))
    asked_for = plan(measure="culture", teams=("team 001",), made_in="2026-Q3", due_in="2027-Q1", start=3.0, target=3.5)
    slide = tell_plan(asked(panel, plans=(asked_for,)))
    assert table(slide).rows[0][5] == "not known"
