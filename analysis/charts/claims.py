"""Published claims beside this company, on one scale: 0 is nothing of a claim, 1 is the claim as published."""

import altair as alt
import numpy as np
import pandas as pd

from analysis.charts.marks import measured_bars
from analysis.charts.scale import roomy
from analysis.charts.theme import fill, in_lines, stroke, themed
from analysis.published import Wording
from analysis.questions.claims import HANGS, UNTOLD, Weighed

ROW = 58


def claims(weighed: tuple[Weighed, ...]) -> alt.LayerChart:
    """A bar a claim, from nothing to this company's value; the line is the claim. Pale: no one verdict."""
    steps = _steps(weighed)
    known = steps[steps["known"]]
    domain = roomy(min(0.0, *steps.reach_left), max(1.0, *steps.reach_right), left=0.01, right=0.2)
    x = alt.X("left:Q", scale=alt.Scale(domain=domain, nice=False), axis=None)
    y = alt.Y("label:N", sort=list(steps.label), axis=in_lines(steps.label, 26))
    published = alt.Chart(pd.DataFrame({"left": [1.0], "said": ["As published"]}))
    named = published.mark_text(align="center", baseline="bottom", dy=-4).encode(x=x, y=alt.value(0), text="said:N")
    return themed(
        alt.Chart(pd.DataFrame({"left": [0.0]})).mark_rule().encode(x=x, stroke=stroke("hair")),
        published.mark_rule(strokeWidth=2).encode(x=x, stroke=stroke("text")),
        named.encode(fill=fill("text")),
        *measured_bars(known, x, y, size=18),
        _verdicts(steps, x, y),
        height=ROW * len(steps),
        description=describe(weighed),
    )


def describe(weighed: tuple[Weighed, ...]) -> str:
    """Every number of the chart, in words."""
    return "; ".join(
        f"{one.claim.title}: published {one.wording.say(one.wording.published)}, here {said(one)}, {one.verdict}"
        for one in weighed
    )


def said(one: Weighed) -> str:
    """ "20 % (14 to 27)", "not known"."""
    interval = one.interval()
    return f"{one.wording.say(one.value)} ({interval})" if interval else one.wording.say(one.value)


def _verdicts(steps: pd.DataFrame, x: alt.X, y: alt.Y) -> alt.Chart:
    """The verdict under each bar, from the left."""
    base = alt.Chart(steps.assign(left=0.0)).mark_text(align="left", dx=4, dy=20)
    return base.encode(x=x, y=y, text="verdict:N", fill=fill("muted"))


def _steps(weighed: tuple[Weighed, ...]) -> pd.DataFrame:
    """The rows as bars from zero, with their roles and labels."""
    edges = np.array([[place(one.wording, value) for value in (one.value, one.low, one.high)] for one in weighed])
    value, low, high = edges.T
    steps = pd.DataFrame({"label": [one.claim.title for one in weighed], "left": 0.0, "end": value})
    steps = steps.assign(ci_left=np.where(np.isnan(low), value, low), ci_right=np.where(np.isnan(high), value, high))
    steps["known"] = np.isfinite(value)
    steps["reach_left"] = np.minimum(steps[["left", "ci_left"]].min(axis=1), 0).fillna(0)
    steps["reach_right"] = steps[["end", "ci_right"]].max(axis=1).fillna(0)
    steps["solid"] = [one.verdict not in (HANGS, UNTOLD) for one in weighed]
    steps["fill"] = np.where(steps["solid"], "accent", "soft")
    steps["stroke"], steps["role"], steps["right"] = "accent", "driver", True
    steps["amount"] = [one.wording.say(one.value) for one in weighed]
    steps["short"] = steps["amount"].str.removesuffix(" reviews").str.removesuffix(" times")
    steps["interval"] = [one.interval() for one in weighed]
    steps["verdict"] = [
        one.verdict if known else "not known here" for one, known in zip(weighed, steps.known, strict=True)
    ]
    return steps


def place(wording: Wording, value: float) -> float:
    """Where a value stands between nothing of a claim, 0, and the claim as published, 1."""
    nothing = wording.nothing or 0.0
    return (value - nothing) / (wording.published - nothing)
