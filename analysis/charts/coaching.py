"""How many reps were coached in how many weeks, and what becomes of a session."""

import altair as alt
import pandas as pd

from analysis.charts.marks import label_room, measured_bars
from analysis.charts.scale import roomy
from analysis.charts.theme import ROW, fill, stroke, themed
from analysis.questions.coaching import Coaching

HEIGHT, LIFT = 240, 6
SIZE = 22
STEPS = {
    "lesson": "With a lesson",
    "plan": "With a next step",
    "done": "Followed up, when due",
    "on_time": "Followed up on time",
}


def coverage(result: Coaching) -> alt.LayerChart:
    """A bar for every number of coached weeks in the last full quarter, as high as so many reps; grey: no week."""
    bars = counted(result)
    x = alt.X("weeks:O", sort=list(bars.weeks), axis=alt.Axis(labelAngle=0, labelOverlap=False, orient="bottom"))
    y = alt.Y("reps:Q", axis=None, scale=alt.Scale(domain=[0, bars.reps.max() * 1.12], nice=False))
    base = alt.Chart(bars).encode(x=x)
    columns = base.mark_bar(cornerRadiusTopLeft=2, cornerRadiusTopRight=2, strokeWidth=1).encode(
        y=y, fill=fill("field:role"), stroke=stroke("field:line"), tooltip=alt.Tooltip("said:N", title="Coached")
    )
    words = base.mark_text(baseline="bottom", dy=-LIFT, fontWeight=600).encode(y=y, text="label:N", fill=fill("text"))
    return themed(columns, words, height=HEIGHT, description=describe(result))


def describe(result: Coaching) -> str:
    """Every number of the chart, in words."""
    bars = counted(result)
    said = "; ".join(f"{row.weeks} weeks: {row.reps} reps" for row in bars.itertuples() if row.reps)
    return f"Reps by weeks with coaching, of the {result.weeks} weeks of {result.last.replace('-', ' ')}. {said}."


def counted(result: Coaching) -> pd.DataFrame:
    """weeks (0 to all of the quarter's), reps, with roles and words."""
    many = result.reps.groupby("coached").size().reindex(range(result.weeks + 1), fill_value=0)
    bars = many.rename("reps").rename_axis("weeks").reset_index()
    none = bars.weeks == 0
    bars["role"] = none.map({True: "neutral", False: "accent"})
    bars["line"] = none.map({True: "line", False: "accent"})
    bars["label"] = bars.reps.astype(str).where(bars.reps > 0, "")
    bars["said"] = [f"{row.reps} reps in {row.weeks} of {result.weeks} weeks" for row in bars.itertuples()]
    return bars


def steps(result: Coaching) -> alt.LayerChart:
    """A bar a step, from none to all sessions; the line leads from the team with the least to that with the most."""
    bars = step_rows(result)
    domain = label_room(bars, roomy(0, 1, left=0.0, right=0.02))
    x = alt.X("left:Q", scale=alt.Scale(domain=domain, nice=False), axis=None)
    y = alt.Y("label:N", sort=list(bars.label))
    drawn = measured_bars(bars, x, y, size=SIZE)
    return themed(*drawn, height=ROW * len(bars), description=describe_steps(result))


def describe_steps(result: Coaching) -> str:
    """Every number of the chart, in words."""
    said = "; ".join(f"{row.label}: {row.amount} ({row.interval})" for row in step_rows(result).itertuples())
    return f"What a session holds and what follows. {said}."


def step_rows(result: Coaching) -> pd.DataFrame:
    """One row a step that is logged, with where its bar and its line begin and end, its roles and its words."""
    found = result.steps[result.steps.base > 0].reset_index(drop=True)
    bars = pd.DataFrame({"label": found["name"].map(STEPS), "role": "driver", "left": 0.0, "end": found.share})
    bars["ci_left"], bars["ci_right"] = found.least.fillna(found.share), found.most.fillna(found.share)
    bars["solid"], bars["right"], bars["fill"], bars["stroke"] = True, True, "accent", "accent"
    bars["reach_left"], bars["reach_right"] = 0.0, bars[["end", "ci_right"]].max(axis=1)
    say = "{:.0%}".format
    bars["amount"] = [say(share).replace("%", "\u00a0%") for share in found.share]
    bars["short"] = bars.amount
    bars["interval"] = [_teams(row) for row in found.itertuples()]
    return bars


def _teams(row: tuple) -> str:
    return "" if pd.isna(row.least) else f"teams {row.least * 100:.0f} to {row.most * 100:.0f}\u00a0%"
