"""Strategy clarity of high and low teams, and of every team by name."""

import altair as alt
import pandas as pd

from analysis.charts.apart import apart
from analysis.charts.columns import columns
from analysis.questions.clarity_by_team import CONSTRUCT, ClarityByTeam

LABELS = {
    CONSTRUCT: "All three",
    "clarity_clear": "Clear",
    "clarity_believable": "Believable",
    "clarity_implementable": "Implementable",
}
SHORT = LABELS | {CONSTRUCT: "All", "clarity_believable": "Believe", "clarity_implementable": "Can do"}
ROLE = {"high": "high", "middle": "neutral", "low": "low", "": "neutral"}
NAME = {"high": "High teams", "low": "Low teams"}


def groups(result: ClarityByTeam) -> alt.LayerChart:
    """A row a part: where the mean of the high and of the low teams stands."""
    parts = result.parts.dropna(subset=["difference"])
    words = pd.DataFrame(
        {
            "label": parts["name"].map(LABELS),
            "amount": [signed(value) for value in parts["difference"]],
            "interval": [between(*pair) for pair in zip(parts["diff_low"], parts["diff_high"], strict=True)],
            "short": [signed(value) for value in parts["difference"]],
        }
    )
    dots = parts.melt("name", ["low", "high"], var_name="segment").dropna()
    dots = dots.assign(
        label=dots["name"].map(LABELS),
        who=dots["segment"].map(NAME),
        said=[f"{value:.1f} of 5" for value in dots["value"]],
        role=dots["segment"],
        line=dots["segment"],
        shape="circle",
        pale=~dots["name"].isin(parts.loc[(parts["diff_low"] > 0) | (parts["diff_high"] < 0), "name"]),
    )
    return apart(words, dots, description=describe(result))


def by_team(result: ClarityByTeam) -> alt.LayerChart:
    """Every team by name, the highest clarity first; a team with too few answers says so."""
    cells = result.dots
    means = result.parts.set_index("name")["mean"]
    seen = cells.dropna(subset=["value"])
    cells = cells.assign(
        mean=cells["name"].map(means),
        low=seen["value"].min(),
        high=seen["value"].max(),
        role=cells["segment"].map(ROLE),
        line=cells["segment"].map(ROLE).replace("neutral", "line"),
        said=[_said(*pair) for pair in zip(cells["name"], cells["value"], strict=True)],
    )
    cells = cells.assign(hint=cells["name"].map(LABELS) + " " + cells["said"])
    names = {name: LABELS[name] for name in result.parts["name"]}
    return columns(cells, names, SHORT, description=describe_teams(result))


def describe(result: ClarityByTeam) -> str:
    """Every number of the chart of groups, in words."""
    told = [
        f"{LABELS[row.name]}: high teams {row.high:.1f}, low teams {row.low:.1f}, {signed(row.difference)} "
        f"({between(row.diff_low, row.diff_high)})"
        for row in result.parts.dropna(subset=["difference"]).itertuples(index=False)
    ]
    return f"Reps' answers, 1 to 5, in high and low teams. {'; '.join(told)}. In brackets: 95 % intervals."


def describe_teams(result: ClarityByTeam) -> str:
    """Every team's numbers, in words."""
    told = []
    for team, rows in result.dots.groupby("team_name", sort=False):
        said = ", ".join(f"{LABELS[row.name].lower()} {_number(row.value)}" for row in rows.itertuples(index=False))
        told.append(f"{team}: {'too few answers' if rows['value'].isna().all() else said}")
    return f"Strategy clarity by team, 1 to 5. {'; '.join(told)}."


def signed(value: float) -> str:
    """ "+0.36", "−0.20", "0.00"."""
    size = f"{abs(value):.2f}"
    return size if size == "0.00" else f"{'+' if value > 0 else '−'}{size}"


def between(low: float, high: float) -> str:
    """ "0.15 to 0.57", "−0.02 to 0.31"."""
    return "how sure is not known" if pd.isna(low) else f"{_two(low)} to {_two(high)}"


def _two(value: float) -> str:
    return f"{'−' if value <= -0.005 else ''}{abs(value):.2f}"


def _number(value: float) -> str:
    return "hidden" if pd.isna(value) else f"{value:.1f}"


def _said(name: str, value: float) -> str:
    if pd.isna(value):
        return "too few answers" if name == CONSTRUCT else ""
    return f"{value:.1f}"
