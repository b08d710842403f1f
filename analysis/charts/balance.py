"""Teams on revenue, customers and people, side by side."""

from collections.abc import Collection

import altair as alt
import pandas as pd

from analysis.charts.columns import columns
from analysis.measures import Measure
from analysis.questions.balance import Balance

SHORT = {
    "quota_attainment": "Quota",
    "revenue_per_rep": "Revenue",
    "win_rate": "Wins",
    "customer_satisfaction": "Customers",
    "engagement": "Engaged",
}
ROLE = {"high": "high", "middle": "neutral", "low": "low", "": "neutral"}


def side_by_side(result: Balance, teams: Collection[str] | None = None) -> alt.LayerChart:
    """The `teams` (or all) by name; a dot's hue says where the team stands on that one measure."""
    cells = result.cells
    scale = cells.groupby("name")["value"].agg(["mean", "min", "max"])
    measures = {measure.name: measure for measure in result.measures}
    said = [say(measures[row.name], row.value, row.few) for row in cells.itertuples(index=False)]
    cells = cells.assign(
        mean=cells["name"].map(scale["mean"]),
        low=cells["name"].map(scale["min"]),
        high=cells["name"].map(scale["max"]),
        role=cells["segment"].map(ROLE),
        line=cells["segment"].map(ROLE).replace("neutral", "line"),
        said=said,
        hint=[words + place(row) for words, row in zip(said, cells.itertuples(), strict=True)],
    )
    shown = cells if teams is None else cells[cells["team_id"].isin(teams)]
    names = {name: measure.label for name, measure in measures.items()}
    return columns(shown, names, SHORT, description=describe(result, teams))


def describe(result: Balance, teams: Collection[str] | None = None) -> str:
    """Every number of the chart, in words."""
    measures = {measure.name: measure for measure in result.measures}
    cells = result.cells if teams is None else result.cells[result.cells["team_id"].isin(teams)]
    told = []
    for team, rows in cells.groupby("team_name", sort=False):
        said = [
            f"{measures[row.name].label.lower()} {say(measures[row.name], row.value, row.few)}{place(row)}"
            for row in rows.itertuples(index=False)
        ]
        told.append(f"{team}: {', '.join(said)}")
    return f"Balanced metrics by team. {'; '.join(told)}."


def say(measure: Measure, value: float, few: bool) -> str:
    """A value as people say it; why there is none, where there is none."""
    return "too few answers" if few else measure.say(value)


def place(row: tuple) -> str:
    """ " (3 of 60)"; nothing without a value."""
    return "" if pd.isna(row.value) else f" ({row.place:.0f} of {row.of:.0f})"
