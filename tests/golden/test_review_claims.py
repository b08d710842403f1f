"""The published claims on a slide: the claims page's sentence, verdicts and bars."""

import math

import pytest

from analysis.questions.clarity import compare_clarity
from analysis.questions.gap import attribute_gap
from analysis.questions.multiplier import compare_managers
from analysis.questions.routines import measure_routines
from analysis.story.claims import tell_claims as tell_page
from analysis.story.review.claims import tell_claims
from tests.golden import made_claims, made_gap
from tests.golden.asked_company import asked, assert_fit_to_show
from tests.panels import company

PANEL = company()
ANSWERS = {
    attribute_gap: made_gap.gap(),
    compare_clarity: None,
    compare_managers: made_claims.multiplier(),
    measure_routines: made_claims.routines(),
}


@pytest.fixture(scope="module")
def slide():
    return tell_claims(asked(PANEL, answers=ANSWERS))


def test_the_title_is_the_pages_finding(slide):
    page, *_ = tell_page(made_gap.gap(), made_gap.gap(), None, made_claims.multiplier(), made_claims.routines())
    assert f"{slide.title}." == page.headline
    assert slide.rows[0].parts[0].chart.to_dict() == page.chart.to_dict()
    assert_fit_to_show(slide)


def test_what_great_managers_do_is_asked_of_high_teams_and_the_notes_say_so(slide):
    figure = slide.rows[0].parts[0].figure
    here = {item.label: cells[1] for item, cells in zip(figure.items, figure.cells, strict=True)}
    assert here["Great managers coach every week"] == "62\u00a0% (50 to 74)"
    assert here["Great managers review talent every month"] == "0.50 reviews (0.40 to 0.60)"
    assert (
        "every week: here 62\u00a0% (50 to 74) of reps' weeks in high teams, with a lesson and a plan." in slide.notes
    )
    assert "Who is a great manager was not asked: high teams" in slide.notes
    assert "half as clear" not in slide.notes


def test_each_claim_stands_beside_this_companys_number_and_its_verdict(slide):
    figure = slide.rows[0].parts[0].figure
    said = {item.label: cells for item, cells in zip(figure.items, figure.cells, strict=True)}
    assert said["Great managers reach four times as much"] == ("4 times", "1.3 times (1.2 to 1.4)", "not consistent")
    assert said["Strategy clarity is 31 % of the difference"][1:] == ("21\u00a0% (10 to 31)", "hangs on the wording")
    assert said["Reps find strategy half as clear as their bosses"] == ("50\u00a0%", "not known", "not known here")


def test_a_bar_is_in_percent_of_the_claim(slide):
    """Four times is 100 %, once is 0 %: 1.3 times is a tenth of the way."""
    bars = {item.label: item for item in slide.rows[0].parts[0].figure.items}
    managers = bars["Great managers reach four times as much"]
    assert managers.value == pytest.approx(10)
    assert (managers.said, managers.sure, managers.role) == ("1.3 times", "1.2 to 1.4", "accent")
    unknown = bars["Reps find strategy half as clear as their bosses"]
    assert math.isnan(unknown.value)
    assert unknown.role == "soft"


def test_where_no_claim_has_a_number_there_is_no_slide():
    assert tell_claims(asked(PANEL, answers=dict.fromkeys(ANSWERS))) is None
