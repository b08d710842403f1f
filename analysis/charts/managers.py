"""One manager beside the others: five responsibilities, and own ratings beside those of reps and leader."""

import altair as alt
import pandas as pd

from analysis.charts.theme import PHONE, STROKE, fill, stroke, themed
from analysis.insights.report import RESPONSIBILITIES, Insights, Mark, Rating

SUBJECTS = RESPONSIBILITIES | {"time": "Time", "metrics": "Three metrics of the team"}
ROW = 23
NARROW = "width < 300"  # of a plot beside its labels
WIDEST = 3.2  # spreads between managers that fit; what lies beyond stands at the edge
_BESIDE = f"({NARROW} ? 52 : 150)"  # px on the right for the numbers in words


def marks(result: Insights, subjects: tuple[str, ...]) -> alt.LayerChart:
    """A row a measure, right is better: dot and whisker, on the band in which the middle half of managers lie."""
    rows = mark_rows(result, subjects)
    y = alt.Y("row:N", scale=alt.Scale(domain=list(rows["row"])), axis=_headed(rows))
    ends = [6, alt.ExprRef(f"width - {_BESIDE} - 16")]
    x = alt.X("place:Q", axis=None, scale=alt.Scale(domain=[-WIDEST, WIDEST], range=ends, nice=False))
    known, compared = rows[rows["said"] != ""], rows[rows["compared"]]
    beside = alt.value(alt.ExprRef(f"width - {_BESIDE}"))
    told, usual = alt.Chart(known), alt.ExprRef(f"{NARROW} ? '' : datum.usual")
    layers = [
        alt.Chart(compared.assign(place=compared["lower"])).mark_bar(height=12, cornerRadius=6).encode(
            x=x, x2="upper:Q", y=y, fill=fill("soft"), stroke=stroke("soft")
        ),
        alt.Chart(compared.assign(place=compared["low"])).mark_rule(strokeWidth=STROKE).encode(
            x=x, x2="high:Q", y=y, stroke=stroke("text")
        ),
        alt.Chart(compared).mark_circle(size=110, opacity=1, strokeWidth=STROKE).encode(
            x=x, y=y, fill=fill("field:role"), stroke=stroke("accent"), tooltip=alt.Tooltip("hint:N", title="")
        ),
        told.mark_text(align="left", fontWeight=600, text=alt.ExprRef("datum.said")).encode(
            x=beside, y=y, fill=fill("text")
        ),
        told.mark_text(align="left", dx=alt.ExprRef("datum.wide"), text=usual).encode(
            x=beside, y=y, fill=fill("muted")
        ),
    ]  # fmt: skip
    return themed(*layers, height=ROW * len(rows), description=describe_marks(result, subjects))


def mark_rows(result: Insights, subjects: tuple[str, ...]) -> pd.DataFrame:
    """The chart's rows: a heading a subject, a row a mark; places in spreads between managers, right is better."""
    rows = []
    for subject in subjects:
        found = drawn(result, (subject,))
        if found and len(subjects) > 1:
            rows.append({"row": SUBJECTS[subject], "head": True, "said": "", "compared": False})
        rows += [_row(mark) for mark in found]
    return pd.DataFrame(rows)


def drawn(result: Insights, subjects: tuple[str, ...]) -> tuple[Mark, ...]:
    """What is logged on these subjects; what reps say stands in the other chart."""
    found = (*result.metrics, *(mark for mark in result.marks if not mark.measure.surveyed))
    return tuple(mark for mark in found if mark.subject in subjects)


def _row(mark: Mark) -> dict:
    turn = mark.measure.direction / mark.spread if mark.compared and mark.spread > 0 else float("nan")
    edges = sorted((turn * mark.diff_low, turn * mark.diff_high))
    middle = sorted(turn * (edge - mark.expected) for edge in mark.middle)
    said = mark.measure.say(mark.value)
    return {
        "row": mark.measure.label,
        "head": False,
        "said": said,
        "usual": f"usual {mark.measure.say(mark.expected)}" if mark.compared else "",
        "wide": 8 * len(said) + 10,
        "compared": mark.compared and mark.spread > 0,
        "place": _within(turn * mark.difference),
        "low": _within(edges[0]),
        "high": _within(edges[1]),
        "lower": _within(middle[0]),
        "upper": _within(middle[1]),
        "role": "accent" if mark.clear else "surface",
        "hint": say_mark(mark),
    }


def say_mark(mark: Mark) -> str:
    """One mark in words, with its numbers."""
    say = mark.measure.say
    start = f"{mark.measure.label} {say(mark.value)} ({say(mark.low)} to {say(mark.high)}), {mark.n:,} {mark.counted}"
    return f"{start}; usual {say(mark.expected)}" if mark.compared else start


def describe_marks(result: Insights, subjects: tuple[str, ...]) -> str:
    """Every number of the chart, in words."""
    found = drawn(result, subjects)
    return f"{result.name} beside other managers. {'; '.join(map(say_mark, found))}. In brackets: 95 % intervals."


def ratings(result: Insights) -> alt.LayerChart:
    """A row a responsibility or role, 1 to 5: a ring the own rating, a full dot the reps, a grey one the leader."""
    shown = rated(result)
    labels = [f"As {one.label.lower()}" if one in result.roles else one.label for one in shown]
    drawn = [{"own": one.own, "reps": one.reps, "leader": one.leader, "clear": one.clear} for one in shown]
    rows = pd.DataFrame(drawn).assign(row=labels, hint=[say_rating(one) for one in shown])
    return one_to_five(rows, "own", "reps", description=f"Own ratings of {result.name}. {'; '.join(rows['hint'])}.")


def one_to_five(rows: pd.DataFrame, ring: str, dot: str, *, description: str) -> alt.LayerChart:
    """Rows with a ring and a dot on the scale from 1 to 5, and the line between them; `leader`, where known, is grey.

    rows  row, hint, the columns `ring` and `dot` (NaN where not known), clear (bool: the line is thick)
    """
    y = alt.Y("row:N", scale=alt.Scale(domain=list(rows["row"])), axis=alt.Axis(labelLimit=140))
    axis = alt.Axis(values=[1, 2, 3, 4, 5], grid=True, format=".0f")
    x = alt.X("place:Q", scale=alt.Scale(domain=[1, 5], nice=False), axis=axis)
    tooltip = alt.Tooltip("hint:N", title="")
    rows = rows.reindex(columns=["row", "hint", "clear", *(who for who in (ring, dot, "leader") if who in rows)])
    at = {who: rows.assign(place=rows[who]).dropna(subset=["place"]) for who in (ring, dot, "leader") if who in rows}
    line = alt.Chart(at[ring].dropna(subset=[dot])).mark_rule(strokeWidth=alt.ExprRef("datum.clear ? 4 : 1.5"))
    rings = alt.Chart(at[ring]).mark_point(size=170, opacity=1, strokeWidth=2.5, fillOpacity=0)
    layers = [line.encode(x=x, x2=f"{dot}:Q", y=y, stroke=stroke("accent"))]
    if "leader" in at:
        layers.append(_dots(at["leader"], x, y, "neutral", tooltip))
    layers.append(_dots(at[dot], x, y, "text", tooltip))
    layers.append(rings.encode(x=x, y=y, stroke=stroke("accent"), tooltip=tooltip))
    return themed(*layers, height=ROW * len(rows) + 24, description=description)


def _dots(rows: pd.DataFrame, x: alt.X, y: alt.Y, role: str, tooltip: alt.Tooltip) -> alt.Chart:
    dots = alt.Chart(rows).mark_circle(size=70, opacity=1, strokeWidth=1)
    return dots.encode(x=x, y=y, fill=fill(role), stroke=stroke("line"), tooltip=tooltip)


def rated(result: Insights) -> tuple[Rating, ...]:
    """The ratings that can be drawn: responsibilities, then roles, on which anybody answered."""
    return (*result.ratings, *result.roles)


def say_rating(one: Rating) -> str:
    """One rating in words: "Talent: own 4.0, 6 reps 3.2"; who was not asked or may not be shown is left out."""
    parts = [f"own {one.own:.1f}"] if one.own == one.own else []
    parts += [f"{one.n} reps {one.reps:.1f}"] if one.reps == one.reps else ["reps: too few answers"]
    parts += [f"leader {one.leader:.1f}"] if one.leader == one.leader else []
    return f"{one.label}: {', '.join(parts)}"


def _within(place: float) -> float:
    return max(-WIDEST, min(WIDEST, place))


def _headed(rows: pd.DataFrame) -> alt.Axis:
    """Labels of rows, those of headings bold."""
    heads = list(rows["row"][rows["head"]])
    bold = f"indexof({heads}, datum.value) >= 0"
    return alt.Axis(labelFontWeight=alt.ExprRef(f"{bold} ? 600 : 400"), labelLimit=alt.ExprRef(f"{PHONE} ? 160 : 260"))
