"""Published claims: the rule for a verdict, what is declared, and what is said where a company's data do not tell."""

import numpy as np
import pytest

from analysis.measures import MEASURES
from analysis.published import CLAIMS, MANAGERS, STRATEGY, SUM, WEEKLY
from analysis.questions.claims import CONSISTENT, HANGS, NOT, UNTOLD, verdict, weigh_claim, weigh_wordings
from analysis.questions.routines import Routines
from analysis.story.claim_values import weigh_all
from analysis.story.claims import tell_claims, tell_whole
from tests.golden import made_gap

SHARE, AT_MOST = STRATEGY.wordings[:2]
TIMES, EVERY_WEEK = MANAGERS.wordings[0], WEEKLY.wordings[0]


@pytest.mark.parametrize(
    ("wording", "low", "high", "said"),
    [
        (SHARE, 0.20, 0.40, CONSISTENT),
        (SHARE, 0.10, 0.40, UNTOLD),  # half of it is in there
        (SHARE, 0.20, 0.50, UNTOLD),  # and half as much again here
        (SHARE, 0.04, 0.30, NOT),
        (SHARE, 0.32, 0.60, NOT),
        (SHARE, np.nan, np.nan, UNTOLD),
        (AT_MOST, 0.02, 0.30, CONSISTENT),
        (AT_MOST, -0.1, 0.20, CONSISTENT),
        (AT_MOST, 0.10, 0.40, UNTOLD),
        (AT_MOST, 0.33, 0.60, NOT),
        (TIMES, 2.8, 5.2, CONSISTENT),
        (TIMES, 2.4, 5.0, UNTOLD),  # half of four times is two and a half: counted from once
        (TIMES, 1.2, 1.4, NOT),
        (EVERY_WEEK, 0.82, 0.9, CONSISTENT),
        (EVERY_WEEK, 0.75, 0.85, UNTOLD),
        (EVERY_WEEK, 0.40, 0.50, NOT),
    ],
)
def test_an_interval_is_held_against_what_passes_for_the_claim(wording, low, high, said):
    assert verdict(wording, low, high) == said


def test_numbers_are_said_as_people_say_them():
    weighed = weigh_claim(MANAGERS, TIMES, 1.3027, 1.2068, 1.4175)
    assert (TIMES.say(4), TIMES.say(weighed.value), weighed.interval()) == ("4 times", "1.3 times", "1.2 to 1.4")
    assert SHARE.say(0.31) == "31\u00a0%"
    assert (SHARE.say(-0.02), SHARE.say(-0.001), SHARE.say(np.nan)) == ("−2\u00a0%", "0\u00a0%", "not known")


def test_every_claim_names_its_source_what_it_needs_and_how_each_wording_is_counted():
    assert [claim.wordings[0].published for claim in CLAIMS] == [0.31, 4, 0.5, 0.5, 1, 3]
    names = [wording.name for claim in CLAIMS for wording in claim.wordings]
    assert len(names) == len(set(names))
    for claim in CLAIMS:
        assert claim.source
        assert claim.needs
        assert all(wording.how.endswith(".") for wording in claim.wordings)


def test_what_was_published_side_by_side_leaves_nothing():
    assert sum(SUM.values()) == pytest.approx(1)


def test_the_share_of_strategy_clarity_is_the_gap_pages():
    first = weigh_all(made_gap.gap(), None, None, None, None)[0][0]
    assert (first.value, first.low, first.high) == pytest.approx((8 / 39, 4 / 39, 12 / 39))
    assert first.verdict == UNTOLD  # 10 to 31 %: the claim is in there, and so is half of it


def test_a_gap_in_answers_says_nothing_of_a_claim_about_results():
    surveyed = made_gap.gap(outcome=MEASURES["engagement"])
    assert np.isnan(weigh_all(surveyed, surveyed, None, None, None)[0][0].value)


def test_without_any_data_every_claim_says_what_opens_it():
    main, *claims = tell_claims(None, None, None, None, None)
    assert main.headline == "None of six published claims can be held to this company's numbers yet."
    assert [told.details[0][0] for told in claims] == ["What would show it:"] * 6
    assert claims[3].details[0][1].startswith("Managers' hours by what they went to.")
    assert main.chart.description.count("here not known, cannot tell") == 6


def test_what_is_here_is_weighed_and_the_rest_left_open():
    main, _, _, _, time, weekly, _ = tell_claims(None, None, None, None, ROUTINES)
    assert main.headline == "Of six published claims one is consistent here and four cannot be told."
    assert time.headline == "Managers lose half their time to firefighting: consistent"
    assert time.lead.endswith("Here 48\u00a0% (44 to 52) of managers' hours.")
    assert weekly.headline == "Great managers coach every week: hangs on the wording"
    assert [said.split(": ")[1] for said, _ in weekly.how_sure] == [
        "not known.",
        "45\u00a0% (40 to 50), not consistent.",
        "90\u00a0% (85 to 95), consistent.",
    ]
    assert weekly.details == (
        ("Consistent:", "90\u00a0% (85 to 95) of reps' weeks in all teams, any session."),
        ("Not consistent:", "45\u00a0% (40 to 50) of reps' weeks in all teams, with a lesson and a plan."),
    )
    assert main.lead == "The verdict hangs on the wording: **weekly coaching**."


def test_the_verdict_on_a_claim_rests_on_no_order_of_its_wordings():
    """10 to 31 %: as a size it cannot be told, as the quoted "up to" it is consistent; first or last, it hangs."""
    rows = tuple(weigh_claim(STRATEGY, one, 0.21, 0.10, 0.31) for one in STRATEGY.wordings[:2])
    assert [one.verdict for one in rows] == [UNTOLD, CONSISTENT]
    assert {weigh_wordings(turned).verdict for turned in (rows, rows[::-1])} == {HANGS}
    main, strategy, *_ = tell_claims(made_gap.gap(), None, None, None, None)
    assert "The verdict hangs on the wording: " in main.lead
    assert "**strategy's share**" in main.lead
    assert strategy.headline.endswith(": hangs on the wording")


def test_a_wording_that_is_not_known_or_speaks_of_another_number_decides_nothing():
    size, most, both = STRATEGY.wordings
    rows = (
        weigh_claim(STRATEGY, size, np.nan, np.nan, np.nan),
        weigh_claim(STRATEGY, most, 0.1, 0.05, 0.2),
        weigh_claim(STRATEGY, both, 0.4, 0.3, 0.5),
    )
    assert weigh_wordings(rows) == rows[1]
    assert weigh_wordings(rows[:1]).verdict == UNTOLD


LEVELS = {"lost": (0.48, 0.44, 0.52), "coached": (0.45, 0.4, 0.5), "met": (0.9, 0.85, 0.95)}
ROUTINES = Routines(levels=LEVELS, n=dict.fromkeys(LEVELS, 30))


def test_beside_shares_that_sum_to_100_stands_what_nothing_measures():
    told = tell_whole(made_gap.gap())
    left = "36\u00a0% (21 to 49) of the gap stays unexplained"
    assert told.headline == f"Shares that sum to 100 % leave nothing unexplained; here {left}."
    assert told.details[0][1] == "36\u00a0% (21 to 49). Luck of the quarter: 8\u00a0% (5 to 10)."
    assert told.details[1][1].startswith("If they were scaled to add up, each published share is too large")
    assert tell_whole(made_gap.gap_closed()) is None
    assert "Luck" not in tell_whole(made_gap.gap_without_luck()).details[0][1]


def test_parts_below_zero_are_not_laid_end_to_end():
    assert tell_whole(made_gap.gap_against()).details


@pytest.mark.parametrize(
    ("low", "high", "end"),
    [
        (-0.05, 0.4, "36\u00a0% (−5 to 40) of the gap stays unexplained; it may be nothing."),
        (np.nan, np.nan, "36\u00a0% of the gap stays unexplained; how sure is not known."),
    ],
)
def test_what_nothing_measures_may_be_nothing(low, high, end):
    shares = made_gap.gap().shares
    shares.loc[shares["role"] == "unmeasured", ["ci_low", "ci_high"]] = low, high
    assert tell_whole(made_gap.gap(shares=shares)).headline.endswith(end)
