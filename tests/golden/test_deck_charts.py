"""The XML of charts: in the order that PowerPoint insists on, with whiskers, an unfilled base and no shadow."""

import pytest

from tests.made_deck import charts, read
from tests.made_review import review

AXIS = (
    "axId scaling delete axPos majorGridlines numFmt majorTickMark minorTickMark tickLblPos spPr txPr crossAx crosses"
)
SHOWN = "showLegendKey showVal showCatName showSerName showPercent showBubbleSize"
ORDER = {
    "ser": "idx order tx spPr invertIfNegative marker dPt dLbls trendline errBars cat xVal val yVal smooth",
    "errBars": "errDir errBarType errValType noEndCap plus minus val spPr",
    "dPt": "idx invertIfNegative marker bubble3D explosion spPr",
    "dLbl": f"idx layout tx numFmt spPr txPr dLblPos {SHOWN}",
    "dLbls": f"dLbl numFmt spPr txPr dLblPos {SHOWN}",
    "catAx": f"{AXIS} auto lblAlgn lblOffset tickLblSkip noMultiLvlLbl",
    "valAx": f"{AXIS} crossBetween majorUnit",
    "scaling": "orientation max min",
    "barChart": "barDir grouping varyColors ser gapWidth overlap axId",
    "lineChart": "grouping varyColors ser marker axId",
    "scatterChart": "scatterStyle varyColors ser axId",
    "plotArea": "layout barChart lineChart scatterChart catAx valAx",
    "chart": "autoTitleDeleted plotArea plotVisOnly dispBlanksAs",
    "chartSpace": "date1904 roundedCorners chart spPr txPr externalData",
}
DECK = read(review())
ALL = [chart for slide in DECK.slides for chart in charts(slide)]
BRIDGE = charts(DECK.slides[4])[0]._chartSpace


def names(element) -> list[str]:
    return [child.tag.rpartition("}")[2] for child in element]


@pytest.mark.parametrize("parent", ORDER)
def test_children_stand_in_the_order_of_the_schema(parent):
    order = ORDER[parent].split()
    found = [one for chart in ALL for one in chart._chartSpace.xpath(f"descendant-or-self::c:{parent}")]
    assert found
    for element in found:
        places = [order.index(name) for name in names(element)]
        assert places == sorted(places), names(element)


def test_the_base_of_the_bridge_is_not_seen_and_its_whiskers_are_its_own():
    base = BRIDGE.xpath("//c:ser[c:tx//c:v='Base']/c:spPr")[0]
    assert names(base) == ["noFill", "ln"]
    assert BRIDGE.xpath("//c:barChart/c:grouping/@val") == ["stacked"]
    assert BRIDGE.xpath("//c:ser[c:tx//c:v='Level']/c:errBars/c:errValType/@val") == ["cust"]


def test_what_is_not_explained_is_a_dashed_outline_and_what_may_be_nothing_is_pale():
    points = {int(point.xpath("./c:idx/@val")[0]): point for point in BRIDGE.xpath("//c:ser[c:tx//c:v='Step']/c:dPt")}
    assert points[5].xpath("./c:spPr/a:noFill")
    assert points[5].xpath("./c:spPr/a:ln/a:prstDash/@val") == ["dash"]
    assert points[3].xpath("./c:spPr/a:solidFill/a:srgbClr/@val") == ["D9D6EE"]
    assert points[1].xpath("./c:spPr/a:solidFill/a:srgbClr/@val") == ["3F3591"]


def test_stacked_columns_have_no_label_outside_which_powerpoint_mends():
    for chart in ALL:
        assert not chart._chartSpace.xpath("//c:barChart[c:grouping/@val='stacked']//c:dLblPos[@val='outEnd']")


def test_no_chart_takes_a_colour_from_a_theme_that_would_turn_it():
    assert [chart for chart in ALL if chart._chartSpace.xpath("//a:schemeClr")] == []
