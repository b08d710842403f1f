"""What changed since the quarter before, as a table and in a few words of a title."""

import math

import pandas as pd

from analysis.charts.labels import between, part, signed, widest
from analysis.measures import Measure
from analysis.questions.changes import Changes
from analysis.story.figures import Table
from analysis.story.words import inside, listed


def table(changes: Changes) -> Table:
    """A row a metric: what high teams, low teams and the gap between them changed by."""
    rows = [_row(measure, changes.changes) for measure in changes.measures]
    return Table(
        heads=(f"Change {since(changes)}", "High teams", "Low teams", "Gap between them"),
        rows=tuple(filter(None, rows)),
        widths=(3, 3, 3, 3),
        right=(False, True, True, True),
        bold=(False, False, False, True),
        tints=("text", "high", "low", "text"),
        about=f"Changes {since(changes)}, in brackets 95 % intervals",
    )


def changed(changes: Changes) -> str:
    """What changed beyond luck: of one gap by how much, else which metrics."""
    labels = {measure.name: inside(measure.label) for measure in changes.measures}
    gaps = changes.clear[changes.clear["side"] == "gap"]
    if len(gaps) == 1:
        row = gaps.iloc[0]
        measure = next(measure for measure in changes.measures if measure.name == row["name"])
        return f"the gap in {labels[row['name']]} {_way(measure, row)} by {_size(measure, row)}"
    names = list(dict.fromkeys((gaps if len(gaps) else changes.clear)["name"]))
    which = listed([labels[name] for name in names]) if len(names) < 3 else "all three metrics"
    return f"the gaps in {which} changed" if len(gaps) else f"{which} {_moves(changes, names)}"


def of_the_gap(changes: Changes | None) -> str:
    """What became of the gap in the outcome since the quarter before, in a sentence; "" where that is not known."""
    if changes is None:
        return ""
    rows = changes.changes[(changes.changes["side"] == "gap") & (changes.changes["name"] == changes.outcome.name)]
    if rows.empty or math.isnan(rows["low"].iloc[0]):
        return ""
    row = rows.iloc[0]
    if row["low"] <= 0 <= row["high"]:
        return f"No clear change {since(changes)}."
    return f"It {_way(changes.outcome, row)} by {_size(changes.outcome, row)} {since(changes)}."


def _way(measure: Measure, row: pd.Series) -> str:
    return "widened" if measure.direction * row["value"] > 0 else "narrowed"


def _moves(changes: Changes, names: list[str]) -> str:
    """ "fell in low teams", "rose in high and low teams"; "changed" where several metrics did."""
    rows = changes.clear
    if len(names) > 1 or rows["value"].gt(0).nunique() > 1:
        return "changed"
    return f"{'rose' if rows['value'].iloc[0] > 0 else 'fell'} in {listed(list(rows['side']))} teams"


def since(changes: Changes) -> str:
    """ "since Q2"; with its year where that is another."""
    year, quarter = changes.before.split("-")
    said = f"since {quarter}" if changes.now.startswith(year) else f"since {quarter} {year}"
    return said.replace(" ", "\u00a0")


def _size(measure: Measure, row: pd.Series) -> str:
    whole = widest(row["value"], row["low"], row["high"])
    return part(measure, abs(row["value"]), whole)


def _row(measure: Measure, changes: pd.DataFrame) -> tuple[str, ...] | None:
    rows = changes[changes["name"] == measure.name].set_index("side")
    return (measure.label, *(_cell(measure, rows.loc[side]) for side in rows.index)) if len(rows) else None


def _cell(measure: Measure, row: pd.Series) -> str:
    """ "−6 points (−19 to 8)"."""
    whole = widest(row["value"], row["low"], row["high"])
    said = signed(part(measure, row["value"], whole))
    return said if math.isnan(row["low"]) else f"{said} ({between(measure, row['low'], row['high'], whole)})"
