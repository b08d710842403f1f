"""One manager beside the others: five responsibilities, and own ratings beside those of reps and leader."""

import altair as alt
import pandas as pd

from analysis.charts.theme import PHONE, STROKE, by_width, fill, stroke, themed
from analysis.insights.report import RESPONSIBILITIES, Insights, Mark, Rating

SUBJECTS = RESPONSIBILITIES | {"time": "Time", "metrics": "Three metrics of the team"}
ROW, HEAD, KEY = 24, 26, 22
WIDEST = 3.2  # spreads between managers that fit; what lies beyond stands at the edge
_BESIDE = f"({PHONE} ? 64 : 210)"  # px on the right for the numbers in words
WHO = {"own": ("Own rating", "accent"), "leader": ("Leader", "neutral"), "reps": ("Reps", "text")}


def marks(result: Insights, subjects: tuple[str, ...]) -> alt.LayerChart:
    """A row a measure, right is better: dot and whisker, on the band in which the middle half of managers lie."""
    rows = mark_rows(result, subjects)
    y = alt.Y("row:N", sort=list(rows["row"]), axis=_headed(rows))
    ends = [6, alt.ExprRef(f"width - {_BESIDE} - 16")]
    x = alt.X("place:Q", axis=None, scale=alt.Scale(domain=[-WIDEST, WIDEST], range=ends, nice=False))
    known, compared = rows[rows["said"] != ""], rows[rows["compared"]]
    beside = alt.value(alt.ExprRef(f"width - {_BESIDE}"))
    told = alt.Chart(known)
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
        told.mark_text(align="left", dx=alt.ExprRef("datum.wide"), text=by_width("datum.usual", "''")).encode(
            x=beside, y=y, fill=fill("muted")
        ),
    ]  # fmt: skip
    return themed(*layers, height=ROW * len(rows), description=describe_marks(result, subjects))


def mark_rows(result: Insights, subjects: tuple[str, ...]) -> pd.DataFrame:
    """The chart's rows: a heading a subject, a row a mark; places in spreads between managers, right is better."""
    rows = []
    for subject in subjects:
        found = [mark for mark in (*result.metrics, *result.marks) if mark.subject == subject]
        if found:
            rows.append({"row": SUBJECTS[subject], "head": True, "said": "", "compared": False})
            rows += [_row(mark) for mark in found]
    return pd.DataFrame(rows)


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
    found = [mark for mark in (*result.metrics, *result.marks) if mark.subject in subjects]
    return f"{result.name} beside other managers. {'; '.join(map(say_mark, found))}. In brackets: 95 % intervals."


def ratings(result: Insights) -> alt.LayerChart:
    """A row a responsibility or role: own rating, leader and reps on the scale from 1 to 5; the line is own to reps."""
    shown = rated(result)
    labels = [f"As {one.label.lower()}" if one in result.roles else one.label for one in shown]
    rows = pd.DataFrame(
        [
            {
                "row": label,
                "place": getattr(one, who),
                "role": role,
                "hint": say_rating(one),
                "own": one.own,
                "reps": one.reps,
            }
            for label, one in zip(labels, shown, strict=True)
            for who, (_, role) in WHO.items()
        ]
    )
    y = alt.Y("row:N", sort=labels, axis=alt.Axis(labelLimit=130))
    axis = alt.Axis(values=[1, 2, 3, 4, 5], grid=True, format=".0f")
    x = alt.X("place:Q", scale=alt.Scale(domain=[1, 5], nice=False), axis=axis)
    apart = rows.drop_duplicates("row").dropna(subset=["own", "reps"])
    clear = pd.DataFrame({"row": labels, "blind": [one.blind or one.hidden for one in shown]})
    apart = apart.merge(clear, on="row").assign(place=lambda found: found["own"])
    line = alt.Chart(apart).mark_rule(strokeWidth=alt.ExprRef("datum.blind ? 4 : 1.5"))
    dots = alt.Chart(rows.dropna(subset=["place"])).mark_circle(size=90, opacity=1, strokeWidth=1)
    return themed(
        line.encode(x=x, x2="reps:Q", y=y, stroke=stroke("accent")),
        dots.encode(
            x=x, y=y, fill=fill("field:role"), stroke=stroke("surface"), tooltip=alt.Tooltip("hint:N", title="")
        ),
        height=28 * len(labels) + 24,
        description=f"Own ratings of {result.name}. {'; '.join(map(say_rating, shown))}.",
    )


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
