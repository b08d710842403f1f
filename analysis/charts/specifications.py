"""One driver's share in every way to compute it, smallest first: what is chosen beside all that might have been."""

import altair as alt
import pandas as pd

from analysis.charts.scale import roomy, ticks
from analysis.charts.theme import by_width, fill, stroke, themed, worded
from analysis.measures import MEASURES, Measure
from analysis.questions.specifications import CHOICES, Specifications, said

HEIGHT = 230
WORDS = {
    "rule": {"top-third": "thirds", "quartile": "quarters", "median": "halves"},
    "lag": {0: "drivers of the same quarter", 1: "drivers a quarter earlier"},
    "correction": {True: "taken out", False: "left in"},
    "controls": {"all": "all of them"},
    "quarters": {"all": "all of them", "last four": "the last four"},
}
TITLES = ("High and low teams", "Outcome", "Time", "Conditions", "Survey noise", "Quarters")


def curve(result: Specifications) -> alt.LayerChart:
    """A line a way, as long as the leading driver's share. Violet: it comes first there. Grey: another driver does."""
    ways = _ways(result)
    domain = roomy(min(0, ways.share.min()), max(0, ways.share.max()), left=0.05, right=0.15)
    marks = ticks(*domain, about=4)
    axis = alt.Axis(values=marks, grid=True, labelExpr=worded({tick: said(tick) for tick in marks}))
    x = alt.X("place:Q", scale=alt.Scale(domain=[0, len(ways) + 1], nice=False), axis=None)
    y = alt.Y("share:Q", scale=alt.Scale(domain=domain, nice=False, zero=False), axis=axis)
    thick = alt.ExprRef(f"max(1, {0.8 if len(ways) < 100 else 1} * width / {len(ways) + 1})")
    lines = alt.Chart(ways).mark_rule(strokeWidth=thick, aria=False)  # of hundreds the description speaks
    zero = alt.Chart(pd.DataFrame({"share": [0.0]})).mark_rule().encode(y=y, stroke=stroke("line"))
    return themed(
        lines.encode(x=x, y=y, y2="zero:Q", stroke=stroke("field:role"), tooltip=_TOOLTIP),
        zero,
        *_chosen(ways, x, y),
        height=HEIGHT,
        description=describe(result),
    )


def describe(result: Specifications) -> str:
    """What the curve shows, in words."""
    row = result.agreement.iloc[0]
    return (
        f"{row.label} in {row.ways} ways to compute the split, by its share of the gap: from {said(row.lowest)} to "
        f"{said(row.highest)}, half of them above {said(row['median'])}, {said(row.share)} as chosen. "
        f"It comes first in {row['first']}."
    )


def in_words(by: str, choice, outcome: Measure) -> str:
    """A choice as people say it: "thirds", "without tenure", "win rate"."""
    text = str(choice)
    if text in MEASURES:
        return _inside(MEASURES[text].label)
    if text.startswith("without "):
        return f"without {_inside(MEASURES[text.removeprefix('without ')].label)}"
    if text.startswith("threshold:"):
        return f"at or above {outcome.say(float(text.removeprefix('threshold:')))}"
    return WORDS.get(by, {}).get(choice, text)


def _inside(label: str) -> str:
    return label[:1].lower() + label[1:]


_TOOLTIP = [
    alt.Tooltip("percent:N", title="Share of the gap"),
    *(alt.Tooltip(f"{by}:N", title=title) for by, title in zip(CHOICES, TITLES, strict=True)),
]


def _ways(result: Specifications) -> pd.DataFrame:
    """The leading driver's ways, smallest share first, their choices in words."""
    ways = result.frame[result.frame["name"] == result.leading].sort_values("share", kind="stable")
    words = {by: [in_words(by, choice, result.outcome) for choice in ways[by]] for by in CHOICES}
    return ways.assign(
        **words,
        place=range(1, len(ways) + 1),
        zero=0.0,
        role=ways["first"].map({True: "accent", False: "neutral"}),
        percent=ways.share.map(said),
    )


def _chosen(ways: pd.DataFrame, x: alt.X, y: alt.Y) -> list[alt.Chart]:
    """A dot on the way that was chosen, and its number to the side where there is room."""
    chosen = ways[ways.chosen].assign(right=lambda rows: rows.place <= len(ways) / 2)
    base = alt.Chart(chosen).encode(x=x, y=y)
    side = "datum.right ? {} : {}"
    dot = base.mark_circle(size=90, opacity=1, strokeWidth=2).encode(fill=fill("surface"), stroke=stroke("text"))
    words = base.mark_text(
        fontWeight=600,
        align=alt.ExprRef(side.format("'left'", "'right'")),
        dx=alt.ExprRef(side.format(10, -10)),
        dy=-12,
        text=by_width("'as chosen ' + datum.percent", "datum.percent"),
    ).encode(fill=fill("text"))
    return [dot, words]
