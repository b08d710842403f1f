"""A company's template with a band or a rule across the top: titles stand on it and can be read, the rest is below."""

import pytest

from analysis.export.deck.paint import contrast
from tests.golden.made_template import company_template
from tests.made_deck import box, covering, read
from tests.made_review import review
from tests.made_review import slide as section

BLUE = "4F81BD"  # of the template's theme
SHAPES = {"wide": 13.333, "high": 7.5, "background": "FFFFFF", "text": "22303C"}
STORY = review()


def told(across: tuple[float, float], titles: str = "FFFFFF"):
    return read(STORY, template=company_template(**SHAPES, across=across, titles=titles))


def edges(slide) -> tuple[float, float]:
    """The title's upper and lower edge."""
    _, top, _, low = box(slide.shapes.title)
    return top, low


def rest(slide) -> float:
    """Where what is not the title begins."""
    return min(box(shape)[1] for shape in slide.shapes if shape.shape_id != slide.shapes.title.shape_id)


def inks(deck) -> set[str]:
    return {mark for slide in deck.slides for mark in slide.shapes.title._element.xpath(".//a:srgbClr/@val")}


@pytest.mark.parametrize(("low", "begin"), [(1.2, 0.1), (1.7, 0.3)])
def test_titles_stand_on_a_band_and_the_rest_below_it(low, begin):
    for slide in told((0, low)).slides:
        top, end = edges(slide)
        assert begin < top < end < low
        assert rest(slide) > low
        assert covering(slide) == []


def test_a_title_that_would_lose_words_beside_a_logo_on_the_band_has_smaller_letters():
    found = "15 of the 39 points between low and high teams go with"
    title = f"{found} strategy clarity, coaching cadence and culture; 16 are left over"
    given = company_template(**SHAPES, across=(0, 1.2), titles="FFFFFF")
    one, other = list(read(review(slides=(section("one", title=title), section("two"))), template=given).slides)[1:]
    assert one.shapes.title.text_frame.text == title
    assert [made.shapes.title.text_frame.paragraphs[0].runs[0].font.size.pt for made in (one, other)] == [24, 28]


def test_titles_on_a_band_keep_the_companys_colour_but_not_its_capitals():
    deck = told((0, 1.2))
    assert inks(deck) == {"FFFFFF"}
    assert {mark for slide in deck.slides for mark in slide.shapes.title._element.xpath(".//a:rPr/@cap")} == {"none"}


def test_a_colour_that_cannot_be_read_on_the_band_is_not_used():
    (ink,) = inks(told((0, 1.2), titles="5A86B8"))
    assert contrast(ink, BLUE) > 3.5


def test_titles_stand_over_a_rule_in_the_usual_ink():
    deck = told((1.2, 1.22), titles="")
    assert inks(deck) == {"22303C"}
    for slide in deck.slides:
        assert edges(slide)[1] < 1.2
        assert rest(slide) > 1.22


@pytest.mark.parametrize("across", [(0, 0.5), (0.3, 0.8)])
def test_all_stands_under_a_strip_that_has_no_room_for_a_title(across):
    for slide in told(across, titles="").slides:
        assert edges(slide)[0] > across[1]
        assert rest(slide) > across[1]
        assert covering(slide) == []
