"""The only colours, fonts and sizes of the house.

A chart names roles, never colours: every fill and stroke is a role on one scale whose range is "category". On a page
the browser fills in the reader's light or dark palette, so that one drawing serves both; an export sets `LIGHT` there.
"""

import json
import textwrap
from collections.abc import Iterable

import altair as alt

LIGHT = {
    "high": "#00738A",
    "low": "#B4500B",
    "neutral": "#B4B8BF",
    "accent": "#3F3591",
    "soft": "#D9D6EE",
    "line": "#868C95",
    "text": "#1F2328",
    "muted": "#5C626B",
    "surface": "#FFFFFF",
    "hair": "#C9C6BF",
}
DARK = dict(
    zip(
        LIGHT,
        ["#4FB8C9", "#F0954A", "#656B74", "#A79BFF", "#38345C", "#8F959E", "#E9E7E2", "#A3A8B0", "#15171B", "#454A53"],
        strict=True,
    )
)
FONT = "Source Sans, Segoe UI, system-ui, sans-serif"
SIZE = 14
ROW, BAR = 46, 26
STROKE = 1.5
PHONE = "width < 420"
LETTER = 7.3  # mean width in px of a letter at SIZE; only labels that stand in a row with another need it

_ROLES = alt.Scale(domain=list(LIGHT), range="category")
_CONFIG = {
    "background": "transparent",
    "font": FONT,
    "view": {"stroke": None},
    "legend": {"disable": True},
    "axis": {
        "labelFontSize": SIZE,
        "labelPadding": 8,
        "title": None,
        "domain": False,
        "ticks": False,
        "grid": False,
        "gridOpacity": 0.8,
        "labelFlush": False,
        "labelBound": False,
        "labelColor": {"expr": "scale('fill','muted')"},
    },
    "axisY": {"labelLimit": 220, "labelColor": {"expr": "scale('fill','text')"}},
    "text": {"fontSize": SIZE},
    "scale": {"bandPaddingInner": 0.3},
}


def fill(role: str) -> alt.Fill | alt.FillDatum:
    """A fill: one role, or "field:name" for roles that stand in a column."""
    return alt.Fill(f"{role[6:]}:N", scale=_ROLES) if role.startswith("field:") else alt.FillDatum(role)


def stroke(role: str) -> alt.Stroke | alt.StrokeDatum:
    """A stroke: one role, or "field:name" for roles that stand in a column."""
    return alt.Stroke(f"{role[6:]}:N", scale=_ROLES) if role.startswith("field:") else alt.StrokeDatum(role)


def themed(*layers: alt.Chart, height: int, description: str) -> alt.LayerChart:
    """The layers with the theme; height in px; the description holds the numbers in words."""
    return (
        alt.layer(_palette(), *layers)
        .properties(
            width="container",
            height=height,
            description=description,
            padding={"left": 0, "right": 4, "top": 4, "bottom": 4},
        )
        .configure(**_CONFIG)
    )


def _palette() -> alt.Chart:
    """An unseen mark that puts the roles on the fill and the stroke scale: a single role names no scale of its own."""
    unseen = alt.Chart(alt.Data(values=[{"role": "text"}])).mark_point(size=0, strokeWidth=0, aria=False)
    return unseen.encode(fill=fill("field:role"), stroke=stroke("field:role"))


def by_width(wide: str, narrow: str) -> alt.ExprRef:
    """One of two expressions; a phone gets `narrow`. The browser decides, again at every turn of the phone."""
    return alt.ExprRef(f"{PHONE} ? {narrow} : {wide}")


def in_lines(labels: Iterable[str], most: int = 24) -> alt.Axis:
    """An axis whose long labels break into lines of at most so many letters."""
    long = {label: _even(label, most) for label in labels if len(label) > most}
    words = f"{json.dumps(long, ensure_ascii=False)}[datum.value] || datum.value"
    return alt.Axis(labelExpr=words) if long else alt.Axis()


def _even(label: str, most: int) -> list[str]:
    """As few lines as `most` letters allow, as alike in length as can be: no word is left alone below the others."""
    label = label.replace(" %", "\u00a0%")
    few = len(textwrap.wrap(label, most))
    widths = range(min(most, max(map(len, label.split()))), most + 1)
    return next(lines for width in widths if len(lines := textwrap.wrap(label, width)) <= few)


def worded(words: dict[float, str]) -> str:
    """An axis label expression that gives each tick its own words."""
    ticks, texts = json.dumps(list(words)), json.dumps(list(words.values()), ensure_ascii=False)
    return f"{texts}[indexof({ticks}, datum.value)] || ''"
