"""How far high teams are ahead and what changed since the quarter before: a table, and a few words of a title."""

import math

import pandas as pd

from analysis.charts.labels import between, part, signed, widest
from analysis.charts.profile import difference
from analysis.measures import Measure
from analysis.questions.changes import Changes
from analysis.questions.profile import Profile
from analysis.story.figures import Table
from analysis.story.words import inside, listed

MOVED = {"high": "High teams", "low": "Low teams", "gap": "Gap"}
UNKNOWN = "–"


def table(changes: Changes, profile: Profile | None) -> Table:
    """A row a metric: how far high teams are ahead and, if known, what they, low teams and the gap changed by."""
    moved = [f"{side} {since(changes)}" for side in MOVED.values()] if len(changes.changes) else []
    many = 2 + len(moved)
    return Table(
        heads=("Metric", "High teams ahead by", *moved),
        rows=tuple(_row(changes, measure, profile)[:many] for measure in changes.measures),
        widths=(4, 5, 5, 5, 5)[:many],
        right=(False, True, True, True, True)[:many],
        bold=(False, True, False, False, True)[:many],
        tints=("text", "text", "high", "low", "text")[:many],
        about=f"How far high teams are ahead{' and what changed' * bool(moved)}, in brackets 95 % intervals",
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


def _row(changes: Changes, measure: Measure, profile: Profile | None) -> tuple[str, ...]:
    rows = changes.changes[changes.changes["name"] == measure.name].set_index("side")
    moved = (_cell(measure, rows.loc[side]) if side in rows.index else UNKNOWN for side in MOVED)
    return (measure.label, _ahead(changes, measure, profile), *moved)


def _ahead(changes: Changes, measure: Measure, profile: Profile | None) -> str:
    """ "+3 points (1 to 5)", over all quarters looked at."""
    if measure.name == changes.outcome.name:
        return "by construction"
    rows = [] if profile is None else profile.drivers[profile.drivers["name"] == measure.name].itertuples(index=False)
    return next((difference(profile, row) for row in rows if not math.isnan(row.difference)), UNKNOWN)


def _cell(measure: Measure, row: pd.Series) -> str:
    """ "−6 points (−19 to 8)"."""
    whole = widest(row["value"], row["low"], row["high"])
    said = signed(part(measure, row["value"], whole))
    return said if math.isnan(row["low"]) else f"{said} ({between(measure, row['low'], row['high'], whole)})"
