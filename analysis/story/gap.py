"""The attributed gap in words: what goes with it, how sure, and always what is left."""

import pandas as pd

from analysis.charts.gap import CONDITIONS, bars, bridge, in_steps
from analysis.charts.labels import between, part, short
from analysis.questions.gap import GapAttribution
from analysis.story.section import Section
from analysis.story.statistics import meaning
from analysis.story.words import against, first_upper, inside, listed, period

HOW_TO_READ = (
    "Violet: practices a manager can change. Grey: conditions and luck. "
    "Dashed: nothing measured goes with it. Line, and in brackets: 95 % interval. Pale: may be nothing."
)
MEANINGS = {
    CONDITIONS: meaning("conditions"),
    "Luck of the quarter": meaning("luck"),
    "Not measured": meaning("unmeasured"),
}
CAVEAT = "An association, not a proof: teams that differ in these practices may differ in other ways too."


def tell_gap(result: GapAttribution) -> Section:
    """The bridge and what it says. A closed gate has no shares: tell its profile instead."""
    exploratory = " · exploratory" if result.gate == "exploratory" else ""
    return Section(
        note=f"{against(result.teams)} · {period(result.quarters)} · {inside(result.outcome.label)}{exploratory}",
        headline=_headline(result),
        lead=f"{_lead(drivers_of(result))} {result.why}" if exploratory else _lead(drivers_of(result)),
        chart=bridge(result, MEANINGS),
        how_to_read=" ".join(filter(None, (HOW_TO_READ, rounding(result)))),
        caveat=CAVEAT,
    )


def tell_shares(result: GapAttribution) -> Section:
    """The drivers alone, for a page that says more than the gap."""
    unit = part(result.outcome, 2.0, 2.0).split()[1:]
    exploratory = "An exploratory split. " if result.gate == "exploratory" else ""
    return Section(
        headline=f"What goes with it, in {unit[0]}" if unit else "What goes with it",
        chart=bars(result),
        how_to_read=f"{exploratory}Line: 95 % interval. Pale bar: may be nothing. An association, not a proof.",
    )


def drivers_of(result: GapAttribution) -> pd.DataFrame:
    """The drivers' rows, each with whether its interval is above, below or over zero."""
    rows = result.shares[result.shares.role == "driver"]
    return rows.assign(above=rows.ci_low > 0, below=rows.ci_high < 0)


def points(result: GapAttribution, share: float) -> str:
    """A share of the gap in the outcome's own unit: "8 points"."""
    return part(result.outcome, share * abs(result.gap), result.gap)


def rounding(result: GapAttribution) -> str:
    """A sentence where the rounded parts of the bridge do not add up to the rounded gap; else nothing."""
    if not result.outcome.unit.startswith("share") or abs(result.gap) < 0.1:
        return ""
    whole = abs(result.gap) * 100
    together = int((in_steps(result).share * whole).round().sum())
    return "" if together == round(whole) else f"Rounded, the parts add up to {together}."


def _headline(result: GapAttribution) -> str:
    whole = part(result.outcome, abs(result.gap), result.gap)
    bare = len(whole.split()) == 1  # "0.63" says nothing alone, "39 points" does
    of = f"of the {whole} in {inside(result.outcome.label)}" if bare else f"of the {whole}"
    if result.explained <= 0:
        return f"The measured practices go with nothing {of}."
    edges = (edge * abs(result.gap) for edge in (result.explained_low, result.explained_high))
    sure = between(result.outcome, *edges, result.gap)
    finding = f"Measured practices go with {short(points(result, result.explained))} ({sure}) {of}"
    return f"{finding}." if result.explained_low > 0 else f"{finding}; it may be nothing."


def _lead(drivers: pd.DataFrame) -> str:
    groups = {
        ("is", "are", "above zero with 95 % certainty"): drivers[drivers.above],
        ("is", "are", "below zero with 95 % certainty"): drivers[drivers.below],
        ("may be", "may each be", "nothing"): drivers[~drivers.above & ~drivers.below],
    }
    said = [
        f"{listed([inside(label) for label in rows.label])} {one if len(rows) == 1 else many} {what}"
        for (one, many, what), rows in groups.items()
        if len(rows)
    ]
    return first_upper("; ".join(said)) + "."
