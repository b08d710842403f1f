"""Rows of ratings from 1 to 5: where teams stand, their mean with its interval, and the numbers beside it."""

import altair as alt
import pandas as pd

from analysis.charts.scale import roomy, ticks
from analysis.charts.theme import PHONE, ROW, STROKE, by_width, fill, stroke, themed

BESIDE = f"({PHONE} ? 40 : 130)"  # px on the right for numbers


def strip(rows: pd.DataFrame, values: pd.DataFrame) -> alt.LayerChart:
    """One row a thing rated, lowest first: circles for the teams at a value, a bar for their mean with its interval.

    rows    label ("two|lines" on a phone), value, low, high (NaN where not known)
    values  label, value: one row a team
    """
    rows = rows.sort_values("value", kind="stable")
    rows = rows.assign(said=[rating(value) for value in rows.value], range=[interval(row) for row in rows.itertuples()])
    many = values.groupby(["label", "value"]).size().rename("teams").reset_index()
    many["hint"] = [f"{rating(row.value)}: {counted(row.teams)}" for row in many.itertuples()]
    x, y = rating_axis([*many.value, *rows.value]), label_axis(rows.label)
    base = alt.Chart(rows).encode(y=y)
    circles = alt.Chart(many).mark_circle(opacity=0.5, size=alt.ExprRef("24 + 22 * datum.teams"))
    whisker = base.mark_rule(strokeWidth=STROKE).encode(x=alt.X("low:Q"), x2="high:Q", stroke=stroke("text"))
    bars = base.mark_tick(thickness=4, size=26, opacity=1).encode(x=x, fill=fill("accent"))
    circles = circles.encode(x=x, y=y, fill=fill("neutral"), tooltip="hint:N")
    return themed(circles, whisker, bars, *numbers(base), height=ROW * len(rows), description=describe(rows))


def describe(rows: pd.DataFrame) -> str:
    """Every number of a strip, in words."""
    said = "; ".join(f"{spoken(row.label)} {row.said}{row.range and f' ({row.range})'}" for row in rows.itertuples())
    return f"Means of teams, 1 to 5. {said}. In brackets: 95 % intervals."


def numbers(base: alt.Chart) -> list[alt.Chart]:
    """`said` and, where a page is wide enough, `range`, right of the plot."""
    at = base.encode(x=alt.value(alt.ExprRef(f"width - {BESIDE} + 16")))
    means = at.mark_text(align="left", fontWeight=600).encode(text="said:N", fill=fill("text"))
    return [means, at.mark_text(align="left", dx=34, text=by_width("datum.range", "''")).encode(fill=fill("muted"))]


def label_axis(labels: pd.Series, **more) -> alt.Y:
    """Rows by name; on a phone a name stands in two lines, broken at its "|"."""
    words = f"{PHONE} ? split(datum.value, '|') : replace(datum.value, '|', ' ')"
    offset = alt.ExprRef(f"{PHONE} ? -8 : 0")
    axis = alt.Axis(labelExpr=words, labelOffset=offset, labelOverlap=False)
    return alt.Y("label:N", sort=list(dict.fromkeys(labels)), axis=axis, **more)


def rating_axis(values: list[float], *, field: str = "value", room: float = 0.05) -> alt.X:
    """Ratings across, as far as teams go, with room for the numbers beside them."""
    domain = roomy(min(values), max(values), left=room, right=room)
    axis = alt.Axis(values=ticks(*domain), grid=True, format=".1f", labelOverlap=True)
    scale = alt.Scale(domain=domain, nice=False, zero=False, range=[0, alt.ExprRef(f"width - {BESIDE}")])
    return alt.X(f"{field}:Q", scale=scale, axis=axis)


def spoken(label: str) -> str:
    """A label of two lines as it stands in a sentence."""
    return label.replace("|", " ")


def rating(value: float) -> str:
    """A rating as people say it; "too few answers" where it may not be shown."""
    return "too few answers" if pd.isna(value) else f"{value:z.1f}".replace("-", "−")


def interval(row: tuple, low: str = "low", high: str = "high") -> str:
    """The interval of a row: "3.4 to 3.6"; nothing where it is not known. Clear of zero, no edge reads as zero."""
    ends = [getattr(row, low), getattr(row, high)]
    clear = ends[0] * ends[1] > 0
    finer = [f"{end:.2f}".replace("-", "−") if clear and abs(end) < 0.05 else rating(end) for end in ends]
    return "" if pd.isna(ends[0]) else " to ".join(finer)


def counted(many: int) -> str:
    return f"{many} team" if many == 1 else f"{many} teams"
