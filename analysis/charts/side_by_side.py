"""Scenarios side by side: a row each, on one axis: today, teams like this with their band, the high teams."""

import math

import altair as alt
import pandas as pd

from analysis.charts.scale import roomy, ticks
from analysis.charts.theme import fill, in_lines, stroke, themed, worded
from analysis.charts.what_if import everyone
from analysis.questions.what_if import WhatIf

ROW, AROUND = 56, 52  # px of a row, and of the axis below
LETTERS = 26  # of a name in a line
SERIES = {"high": "high teams today", "today": "today", "moved": "teams like this"}


def side_by_side(results: tuple[tuple[str, WhatIf], ...]) -> alt.LayerChart:
    """Scenarios of one outcome of which something is told, by name; a small dot, a large one in its band, a line."""
    rows = pd.DataFrame([_row(name, result) for name, result in results])
    say, numbers = results[0][1].outcome.say, rows[["today", "moved", "high", "left", "right"]]
    domain = roomy(float(numbers.min().min()), float(numbers.max().max()), left=0.06, right=0.06)
    words = worded({value: say(value) for value in ticks(*domain)})
    axis = alt.Axis(values=ticks(*domain), grid=True, labelExpr=words)
    x = alt.X("today:Q", scale=alt.Scale(domain=domain, nice=False), axis=axis)
    y = alt.Y("name:N", sort=list(rows["name"]), axis=in_lines(rows["name"], LETTERS))
    base = alt.Chart(rows).encode(y=y, tooltip="said:N")
    return themed(
        base.mark_bar(size=14, cornerRadius=7).encode(x=_at(x, "left"), x2="right:Q", fill=fill("soft")),
        base.mark_rule(strokeWidth=2).encode(x=x, x2="moved:Q", stroke=stroke("accent")),
        base.mark_tick(size=26, thickness=2).encode(x=_at(x, "high"), fill=fill("high")),
        base.mark_circle(size=60, opacity=1).encode(x=x, fill=fill("field:role")),
        base.mark_circle(size=120, opacity=1).encode(x=_at(x, "moved"), fill=fill("accent")),
        *(_words(base, _at(x, name), name) for name in SERIES),
        height=ROW * len(rows) + AROUND,
        description=describe(results),
    )


def describe(results: tuple[tuple[str, WhatIf], ...]) -> str:
    """Every number of the chart, in words."""
    return f"{'; '.join(said(name, result) for name, result in results)}. In brackets: 90 % bands."


def said(name: str, result: WhatIf) -> str:
    """ "Weekly: all 20 low teams 83 % today, teams like this 90 % (86 % to 94 %), high teams 118 %"."""
    say, whom = result.outcome.say, everyone(result)
    band = "" if math.isnan(result.low) else f" ({say(result.low)} to {say(result.high)})"
    today, moved, high_teams = say(result.today), say(result.moved), say(result.high_teams)
    return f"{name}: {whom} {today} today, teams like this {moved}{band}, high teams {high_teams}"


def today_role(result: WhatIf) -> str:
    """What teams as they are look like: low where all are low."""
    return "low" if (result.teams["segment"] == "low").all() else "neutral"


def _row(name: str, result: WhatIf) -> dict:
    """The row of one scenario; a band that is not known has no length."""
    low, high = (result.moved if math.isnan(edge) else edge for edge in (result.low, result.high))
    words = {f"{each}_words": result.outcome.say(getattr(result, at)) for each, at in _NUMBERS.items()}
    numbers = {each: getattr(result, at) for each, at in _NUMBERS.items()}
    role = today_role(result)
    return {"name": name, **numbers, "left": low, "right": high, "role": role, "said": said(name, result), **words}


_NUMBERS = {"today": "today", "moved": "moved", "high": "high_teams"}


def _at(x: alt.X, column: str) -> alt.X:
    """The same axis for another column."""
    other = x.copy()
    other.shorthand = f"{column}:Q"
    return other


def _words(base: alt.Chart, x: alt.X, name: str) -> alt.Chart:
    """The value above its mark."""
    role = {"today": "field:role", "moved": "accent", "high": "high"}[name]
    return base.mark_text(dy=-16, fontWeight=600).encode(x=x, text=f"{name}_words:N", fill=fill(role))
