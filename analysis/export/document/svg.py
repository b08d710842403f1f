"""A page's own chart as an SVG of so many inches, its letters as large as those of a slide."""

import re
from functools import cache

from analysis.charts.theme import LIGHT, SIZE
from analysis.export.document.printed import printed
from analysis.export.letters import FONTS
from analysis.export.marks import LABEL
from analysis.export.printable import printable

PX = 72 * SIZE / LABEL  # of the chart in an inch: its letters are then a slide's smallest
STRETCHED, SQUEEZED = 1.25, 0.6  # of the height on the page; below that everything is drawn smaller
CONFIG = {"font": "Liberation Sans", "range": {"category": list(LIGHT.values())}}
AXIS = {"titleFontSize": SIZE, "titleFontWeight": "normal", "titleColor": LIGHT["muted"], "gridColor": LIGHT["hair"]}


def drawn(chart, width: float, height: float) -> str:
    """The chart in light colours, as wide as told and at most as high, in inches; its text stays text.

    The browser's choice between a wide and a narrow form is made here by the width.
    """
    import vl_convert

    _fonts()
    given = printable(chart if isinstance(chart, dict) else chart.to_dict(validate=False))
    high = given["height"]
    fits = min(height * PX, high * STRETCHED)
    smaller = max(1.0, high * SQUEEZED / fits)
    sized = given | {
        "width": round(width * PX * smaller),
        "height": round(fits * smaller),
        "autosize": {"type": "fit", "contains": "padding"},
        "config": given["config"] | CONFIG | {"axis": given["config"].get("axis", {}) | AXIS},
    }
    return re.sub(r"[^\x00-\x7f]+", lambda found: printed(found[0]), vl_convert.vegalite_to_svg(sized))


@cache
def _fonts() -> None:
    import vl_convert

    vl_convert.register_font_directory(str(FONTS))
