"""Numbers of a figure: in the unit people read, with their words."""

import math

from analysis.charts.labels import between, part, short, signed
from analysis.measures import OF_100, Measure
from analysis.story.figures import Item

POINTS = 100  # of a share


def scaled(measure: Measure, value: float) -> float:
    """The value in the unit people read: 0.392 of quota is 39.2 %."""
    return float(value) * (POINTS if measure.unit.startswith("share") else 1)


def form(measure: Measure) -> str:
    """The measure's values as Excel writes them."""
    if measure.unit.startswith("share"):
        return '0"\u00a0%"'
    if measure.unit.startswith("$"):
        return '"$"#,##0'
    return "0" if measure.unit in (OF_100, "days", "months", "reps") else "0.0"


def form_of_parts(measure: Measure) -> str:
    """The measure's differences as Excel writes them: points have no sign of their own."""
    return "0.0" if measure.unit.startswith("share") else form(measure)


def step(measure: Measure, label: str, value: float, low: float, high: float, whole: float, **looks) -> Item:
    """A part of a difference `whole` in the outcome's unit, with its 95 % interval, as the page says it."""
    edges = [edge for edge in (low, high) if not math.isnan(edge)]
    low, high = (min(edges), max(edges)) if edges else (math.nan, math.nan)
    return Item(
        label=label,
        value=scaled(measure, value),
        low=scaled(measure, low),
        high=scaled(measure, high),
        said=signed(part(measure, value, whole)),
        sure=between(measure, low, high, whole) if edges else "",
        **looks,
    )


def pointed(measure: Measure, value: float, whole: float) -> str:
    """The same without its unit and its sign: "8"."""
    return short(part(measure, value, whole))
