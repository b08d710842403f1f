"""Where one manager's hours go, and what moves the team beside what the manager believes."""

import altair as alt

from analysis.charts.managers import one_to_five
from analysis.charts.theme import fill, stroke, themed
from analysis.insights.report import Insights

ROW = 21


def hours(result: Insights) -> alt.LayerChart:
    """A bar a use of time, the tick is the mean of the other managers; firefighting and admin stand out."""
    shares = result.time.shares
    rows = shares.assign(
        said=[f"{100 * share:.0f} %" for share in shares["share"]],
        role=shares["lost"].map({True: "accent", False: "neutral"}),
        line=shares["lost"].map({True: "accent", False: "line"}),
        zero=0.0,
        hint=[f"{row.label} {100 * row.share:.0f} %{others(row, ', ')}" for row in shares.itertuples()],
    )
    y = alt.Y("label:N", sort=list(rows["label"]))
    most = rows[["share", "others"]].max().max()
    x = alt.X("share:Q", axis=None, scale=alt.Scale(domain=[0, 1.3 * most], nice=False))
    tooltip = alt.Tooltip("hint:N", title="")
    bars = alt.Chart(rows).mark_bar(size=14, cornerRadius=2, strokeWidth=1)
    return themed(
        bars.encode(x=x, x2="zero:Q", y=y, fill=fill("field:role"), stroke=stroke("field:line"), tooltip=tooltip),
        alt.Chart(rows.assign(share=rows["others"]))
        .mark_tick(thickness=2, size=19, opacity=1)
        .encode(x=x, y=y, fill=fill("text")),
        alt.Chart(rows.assign(share=rows[["share", "others"]].max(axis=1)))
        .mark_text(align="left", dx=8, fontWeight=600)
        .encode(x=x, y=y, text="said:N", fill=fill("text")),
        height=ROW * len(rows),
        description=describe_hours(result),
    )


def describe_hours(result: Insights) -> str:
    """Every share of the chart, in words."""
    rows = result.time.shares.itertuples()
    said = "; ".join(f"{row.label} {100 * row.share:.0f} %{others(row, ' (', ')')}" for row in rows)
    return f"Hours of {result.name}. {said}."


def others(row, before: str, after: str = "") -> str:
    """The other managers' share, where there are others."""
    return "" if row.others != row.others else f"{before}others {100 * row.others:.0f} %{after}"


def motives(result: Insights) -> alt.LayerChart:
    """A row a motive, the team's strongest first: the dot is what reps say, the ring what the manager believes."""
    mix = result.motives.mix
    said = [f"{row.label}: reps {row.team:.1f}, believed {row.believed:.1f}" for row in mix.itertuples()]
    rows = mix.assign(row=mix["label"], hint=said, clear=False)
    start = f"What moves the team of {result.name}, mean of {result.motives.n} reps, 1 to 5."
    return one_to_five(rows, "believed", "team", description=f"{start} {'; '.join(said)}.")
