"""A deck on a company's own template: its background, colours, logo and footer, and what is no template at all."""

import io
import zipfile

import pytest
from pptx import Presentation

from analysis.charts.theme import DARK, LIGHT
from analysis.errors import DataError
from analysis.export.deck import to_deck
from analysis.export.deck.paint import contrast
from analysis.export.deck.template import opened
from tests.golden.made_template import FOOTER, OWN_SLIDE, company_template
from tests.made_deck import box, read, words
from tests.made_review import review
from tests.made_review import slide as section

STORY = review()
DECK = read(STORY, template=company_template())


def test_slides_are_of_one_size_whatever_the_template_had():
    assert (round(DECK.slide_width / 914400, 2), DECK.slide_height / 914400) == (13.33, 7.5)


def test_what_stands_on_the_template_grows_with_it():
    (logo,) = [shape for shape in DECK.slide_master.shapes if shape.name == "Logo"]
    left, _, right, low = box(logo)
    assert (round(left, 2), round(right, 2), round(low, 2)) == (11.73, 13.07, 0.73)


def test_slides_of_the_template_are_gone_and_nothing_names_them():
    assert OWN_SLIDE not in "".join(words(slide) for slide in DECK.slides)
    with zipfile.ZipFile(io.BytesIO(to_deck(STORY, template=company_template()))) as packed:
        assert len([name for name in packed.namelist() if name.startswith("ppt/slides/slide")]) == len(STORY.slides)
        assert b"sectionLst" not in packed.read("ppt/presentation.xml")


def test_a_company_keeps_its_footer_below_the_source():
    for slide in DECK.slides:
        (company,) = [shape for shape in slide.placeholders if shape.text_frame.text == FOOTER]
        (source,) = [shape for shape in slide.shapes if shape.name == "Source and method"]
        assert box(source)[3] <= box(company)[1]


def test_titles_stand_under_a_low_logo_and_are_whole():
    assert min(box(slide.shapes.title)[1] for slide in DECK.slides) >= 0.73
    assert [slide.shapes.title.text_frame.text for slide in DECK.slides][1:] == [
        told.title for told in STORY.slides[1:]
    ]


def test_titles_end_before_a_high_logo():
    deck = read(STORY, template=company_template(logo=0.9))
    assert max(box(slide.shapes.title)[2] for slide in deck.slides) <= 11.73


def test_a_logo_above_the_titles_takes_no_width_from_them():
    found = "15 of the 39 points between low and high teams go with"
    title = f"{found} strategy clarity, coaching cadence and culture; 16 are left over"
    deck = read(review(slides=(section("one", title=title),)), template=company_template(13.333, 7.5))
    assert deck.slides[1].shapes.title.text_frame.text == title


def test_colours_are_read_through_the_masters_map():
    given = opened(company_template(), "light")
    assert (given.palette["surface"], given.palette["text"]) == ("#14284B", "#F4F1E8")
    assert given.palette["high"] == DARK["high"]


def test_a_light_template_gets_the_light_palette():
    given = opened(company_template(background="FFF8EE", text="2B2118"), "dark")
    assert (given.palette["accent"], given.palette["text"]) == (LIGHT["accent"], "#2B2118")


def test_a_text_colour_that_cannot_be_read_is_not_used():
    given = opened(company_template(background="14284B", text="203050"), "light")
    assert contrast(given.palette["text"], "14284B") > 4.5


@pytest.mark.parametrize(
    ("background", "least"), [("0B5FA5", 4.5), ("C8102E", 4.4), ("008080", 3.5), ("5B2C83", 4.5), ("D9E2EC", 4.5)]
)
def test_on_a_strong_background_coloured_words_can_be_read_and_told_apart(background, least):
    text = "102A43" if background == "D9E2EC" else "FFFFFF"
    given = opened(company_template(background=background, text=text), "light").palette
    assert min(contrast(given[role], background) for role in ("text", "muted", "accent", "high", "low")) >= least
    assert contrast(given["neutral"], background) >= 1.8
    assert len({given[role] for role in ("text", "accent", "high", "low")}) == 4


def test_our_own_looks_have_our_colours_as_their_theme():
    for look, palette in (("light", LIGHT), ("dark", DARK)):
        deck = read(STORY, look=look)
        file = io.BytesIO()
        deck.save(file)
        given = opened(file.getvalue(), "light").palette
        assert (given["surface"], given["text"]) == (palette["surface"], palette["text"])


@pytest.mark.parametrize(("wide", "high"), [(10, 7.5), (11.69, 8.27), (7.5, 13.333)])
def test_another_shape_of_slides_is_refused_with_what_to_do(wide, high):
    with pytest.raises(DataError, match="Save it as 16:9: Design > Slide Size"):
        to_deck(STORY, template=company_template(wide, high))


def zipped(**files: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as packed:
        for name, content in files.items():
            packed.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return file.getvalue()


@pytest.mark.parametrize(
    "template",
    [b"", b"no presentation", zipped(), zipped(a_xml=b"<a/>"), zipped(**{"[Content_Types]_xml": b"<not xml"})],
    ids=["empty", "text", "empty zip", "other zip", "broken"],
)
def test_a_file_that_is_no_presentation_is_refused_with_what_to_do(template):
    with pytest.raises(DataError, match=r"no PowerPoint presentation.*\nSave it from PowerPoint as .pptx"):
        to_deck(STORY, template=template)


def test_a_workbook_is_no_template():
    chart = next(shape.chart for shape in DECK.slides[1].shapes if shape.has_chart)
    with pytest.raises(DataError, match="no PowerPoint presentation"):
        to_deck(STORY, template=chart.part.chart_workbook.xlsx_part.blob)


def without_titles() -> bytes:
    deck = Presentation(io.BytesIO(company_template()))
    for layout in deck.slide_layouts:
        for shape in list(layout.placeholders):
            if shape._element.xpath(".//p:ph[@type='title' or @type='ctrTitle']"):
                shape._element.getparent().remove(shape._element)
    file = io.BytesIO()
    deck.save(file)
    return file.getvalue()


def test_a_template_without_a_title_is_refused_with_what_to_do():
    with pytest.raises(DataError, match=r"no layout with a title.*\nAdd one under View > Slide Master"):
        to_deck(STORY, template=without_titles())


def test_a_layout_of_another_name_does_if_it_has_a_title():
    deck = Presentation(io.BytesIO(company_template()))
    for layout in list(deck.slide_layouts):
        if layout.name not in ("Two Content", "Blank"):
            if layout in [slide.slide_layout for slide in deck.slides]:
                layout._element.cSld.set("name", "Overskrift")
                del layout._element.attrib["type"]
            else:
                deck.slide_layouts.remove(layout)
    file = io.BytesIO()
    deck.save(file)
    assert {slide.slide_layout.name for slide in read(STORY, template=file.getvalue()).slides} == {"Overskrift"}
