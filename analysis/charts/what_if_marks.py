"""Where low and high teams stand today, under a slider."""

import math

import altair as alt
import pandas as pd

from analysis.charts.theme import by_width, fill, themed
from analysis.measures import Measure

HEIGHT = 36  # px
INSET = 6  # px between a slider's end and the middle of its thumb
EDGE = 0.15  # of a slider: a label that stands nearer to an end grows away from it
ROOM, NEAR = 0.5, 0.25  # of a slider: two marks with less between them have short labels, that grow apart


def marks(row: pd.Series, measure: Measure) -> alt.LayerChart:
    """Where low and high teams stand today on a slider; `row` is one of `WhatIf.ranges`."""
    sides = [(side, row[f"{side}_teams"]) for side in ("low", "high") if not math.isnan(row[f"{side}_teams"])]
    rows = pd.DataFrame(sides, columns=["side", "at"])
    domain = [row["low"], row["high"]]
    place = (rows["at"].clip(*domain) - domain[0]) / ((domain[1] - domain[0]) or 1)
    rows = rows.assign(place=place, align=_apart(place), words=[_standing(measure, *side) for side in sides])
    rows["short"] = rows["words"].str.replace(" teams today", "")
    near = len(rows) == 2 and abs(place[1] - place[0]) < ROOM
    ends = [INSET, alt.ExprRef(f"width - {INSET}")]
    x = alt.X("place:Q", axis=None, scale=alt.Scale(domain=[0, 1], range=ends, nice=False))
    base = alt.Chart(rows).encode(x=x)
    tick = base.mark_tick(orient="vertical", size=10, thickness=1.5, y=5, opacity=1).encode(fill=fill("field:side"))
    words = by_width("datum.short" if near else "datum.words", "datum.short")
    named = base.mark_text(y=22, fontWeight=600, align=alt.ExprRef("datum.align"), text=words)
    said = "; ".join(rows["words"])
    return themed(tick, named.encode(fill=fill("field:side")), height=HEIGHT, description=f"{said}.")


def _standing(measure: Measure, side: str, at: float) -> str:
    return f"{side.capitalize()} teams today {measure.say(at)}"


def _apart(place: pd.Series) -> list[str]:
    """Labels in the middle of their ticks; at an end they grow away from it, and away from each other where near."""
    near = len(place) == 2 and abs(place[1] - place[0]) < NEAR
    found = []
    for at in place:
        leftmost = near and at == place.min()
        if at < EDGE or (near and not leftmost and at <= 1 - EDGE):
            found.append("left")
        else:
            found.append("right" if at > 1 - EDGE or leftmost else "center")
    return found
