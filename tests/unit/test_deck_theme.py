"""Colours of a company's template: in all the ways a file may say them, by the names its layout has for them."""

import io

import pytest
from pptx import Presentation
from pptx.oxml import parse_xml

from analysis.charts.theme import DARK, LIGHT
from analysis.export.deck.template import opened
from tests.golden.made_template import company_template, rewritten
from tests.made_deck import read
from tests.made_review import review

NAVY, CREAM = "14284B", "F4F1E8"
REVERSED = '<a:overrideClrMapping bg1="lt2" tx1="dk2" bg2="lt1" tx2="dk1" accent1="accent1" accent2="accent2"/>'


@pytest.mark.parametrize(
    ("inside", "surface"),
    [
        ('<a:solidFill><a:sysClr val="window" lastClr="FFFFFF"/></a:solidFill>', "#FFFFFF"),
        ('<a:solidFill><a:schemeClr val="bg2"/></a:solidFill>', "#000000"),
        ('<a:solidFill><a:schemeClr val="tx2"><a:lumMod val="85000"/></a:schemeClr></a:solidFill>', "#D9D9D9"),
        ('<a:solidFill><a:schemeClr val="bg2"><a:lumOff val="25000"/></a:schemeClr></a:solidFill>', "#404040"),
        ('<a:solidFill><a:prstClr val="white"/></a:solidFill>', "#FFFFFF"),
        ('<a:blipFill><a:blip><a:lum bright="1"/></a:blip><a:tile algn="tl"/></a:blipFill>', "#14284B"),
        ('<a:blipFill><a:blip><a:duotone><a:prstClr val="red"/></a:duotone></a:blip></a:blipFill>', "#14284B"),
    ],
    ids=["of the system", "of the theme", "darker", "lighter", "by a name", "a picture", "a picture in two colours"],
)
def test_a_background_may_be_said_in_any_way(inside, surface):
    deck = Presentation(io.BytesIO(company_template()))
    for old in deck.slide_master._element.xpath("./p:cSld/p:bg"):
        old.getparent().remove(old)
    (sheet,) = deck.slide_master._element.xpath("./p:cSld")
    names = f'xmlns:p="{sheet.nsmap["p"]}" xmlns:a="{sheet.nsmap["a"]}"'
    sheet.insert(0, parse_xml(f"<p:bg {names}><p:bgPr>{inside}<a:effectLst/></p:bgPr></p:bg>"))
    file = io.BytesIO()
    deck.save(file)
    assert opened(file.getvalue(), "light").palette["surface"] == surface


@pytest.mark.parametrize(
    ("colour", "surface"),
    [
        ('<a:prstClr val="navy"/>', "#000080"),
        ('<a:prstClr val="dkBlue"/>', "#00008B"),
        ('<a:prstClr val="ltGray"/>', "#D3D3D3"),
        ('<a:scrgbClr r="0" g="21586" b="100000"/>', "#0080FF"),
        ('<a:hslClr hue="14400000" sat="100000" lum="25000"/>', "#000080"),
        ('<a:sysClr val="window"/>', "#FFFFFF"),
        ('<a:sysClr val="windowText"/>', "#000000"),
    ],
)
def test_a_colour_of_the_theme_may_be_said_in_any_way(colour, surface):
    template = rewritten("theme1.xml", f'<a:srgbClr val="{NAVY}"/>', colour)
    assert opened(template, "light").palette["surface"] == surface


def test_colours_that_a_theme_only_keeps_from_earlier_are_not_used():
    kept = '<a:clrScheme name="Old"><a:dk2><a:srgbClr val="FFFFFF"/></a:dk2></a:clrScheme>'
    earlier = f"<a:extraClrSchemeLst><a:extraClrScheme>{kept}</a:extraClrScheme></a:extraClrSchemeLst>"
    template = rewritten("theme1.xml", "<a:extraClrSchemeLst/>", earlier)
    assert template != company_template()
    assert opened(template, "light").palette["surface"] == f"#{NAVY}"


def test_a_layout_that_changes_light_and_dark_is_written_on_in_the_other_ink():
    template = rewritten("slideLayout6.xml", "<a:masterClrMapping/>", REVERSED)
    given, usual = (opened(file, "light").palette for file in (template, company_template()))
    assert (given["surface"], given["text"], given["high"]) == (f"#{CREAM}", f"#{NAVY}", LIGHT["high"])
    assert (usual["surface"], usual["text"], usual["high"]) == (f"#{NAVY}", f"#{CREAM}", DARK["high"])
    titles = [slide.shapes.title._element for slide in read(review(), template=template).slides]
    assert {ink for title in titles for ink in title.xpath(".//a:srgbClr/@val")} == {NAVY}
