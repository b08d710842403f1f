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


def side_by_side(results: tuple[tuple[str, WhatIf], ...]) -> alt.LayerChart:
    """Scenarios of one outcome of which something is told, by name; a small dot, a large one in its band, a line."""
    rows = pd.DataFrame([_row(name, result) for name, result in results])
    say, numbers = results[0][1].outcome.say, rows[["today", "moved", "high", "left", "right"]]
    domain = roomy(float(numbers.min().min()), float(numbers.max().max()), left=0.2, right=0.1)
    words = worded({value: say(value) for value in ticks(*domain)})
    axis = alt.Axis(values=ticks(*domain), grid=True, labelExpr=words)
    x = alt.X("today:Q", scale=alt.Scale(domain=domain, nice=False), axis=axis)
    y = alt.Y("name:N", sort=list(rows["name"]), axis=in_lines(rows["name"], LETTERS))
    base = alt.Chart(rows).encode(y=y, tooltip="said:N")
    return themed(
        base.mark_bar(size=14, cornerRadius=7).encode(x=_at(x, "left"), x2="right:Q", fill=fill("soft")),
        base.mark_rule(strokeWidth=2).encode(x=x, x2="moved:Q", stroke=stroke("accent")),
        base.mark_tick(size=22, thickness=3, opacity=1).encode(x=_at(x, "high"), fill=fill("high")),
        base.mark_circle(size=60, opacity=1).encode(x=x, fill=fill("field:role")),
        base.mark_circle(size=120, opacity=1).encode(x=_at(x, "moved"), fill=fill("accent")),
        *_words(rows, x, y),
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
    numbers = {"today": result.today, "moved": result.moved, "high": result.high_teams}
    low, high = (result.moved if math.isnan(edge) else edge for edge in (result.low, result.high))
    words = {f"{at}_words": result.outcome.say(value) for at, value in numbers.items()}
    row = {"name": name, "left": low, "right": high, "role": today_role(result), "said": said(name, result)}
    return row | numbers | words


def _at(x: alt.X, column: str) -> alt.X:
    """The same axis for another column."""
    other = x.copy()
    other.shorthand = f"{column}:Q"
    return other


def _words(rows: pd.DataFrame, x: alt.X, y: alt.Y) -> list[alt.Chart]:
    """Today and teams like this on the outer sides of dots and band, the high teams above their line."""
    up = rows["moved"] >= rows["today"]
    reach = rows[["today", "moved", "left", "right"]]
    first, last = reach.min(axis=1), reach.max(axis=1)
    today = rows.assign(end=first.where(up, last), side=up.map({True: -12, False: 12}), words=rows["today_words"])
    moved = rows.assign(end=last.where(up, first), side=-today["side"], words=rows["moved_words"], role="accent")
    text = alt.Chart(pd.concat([today, moved])).mark_text(
        fontWeight=600,
        align=alt.ExprRef("datum.side < 0 ? 'right' : 'left'"),
        dx=alt.ExprRef("datum.side"),
    )
    high_teams = alt.Chart(rows).mark_text(fontWeight=600, dy=-20)
    return [
        text.encode(x=_at(x, "end"), y=y, text="words:N", fill=fill("field:role")),
        high_teams.encode(x=_at(x, "high"), y=y, text="high_words:N", fill=fill("high")),
    ]
