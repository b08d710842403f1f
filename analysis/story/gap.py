"""The attributed gap in words: what goes with it, how sure, and always what is left."""

import pandas as pd

from analysis.charts.gap import bars, bridge
from analysis.charts.labels import between, part, short
from analysis.measures import MEASURES
from analysis.measures.own import ABOUT
from analysis.questions.gap import GapAttribution
from analysis.story.section import Section
from analysis.story.words import against, first_upper, inside, listed, number, percent, period

HOW_TO_READ = (
    "Violet: practices a manager can change. Grey: conditions and luck. "
    "Dashed: nothing measured goes with it. Line: 95 % interval. Pale: may be nothing."
)
CAVEAT = "An association, not a proof: teams that differ in these practices may differ in other ways too."


def tell_gap(result: GapAttribution) -> Section:
    """The bridge and what it says. A closed gate has no shares: tell its profile instead."""
    exploratory = " · exploratory" if result.gate == "exploratory" else ""
    return Section(
        note=f"{against(result.teams)} · {period(result.quarters)} · {inside(result.outcome.label)}{exploratory}",
        headline=_headline(result),
        lead=f"{_lead(drivers_of(result))} {result.why}" if exploratory else _lead(drivers_of(result)),
        chart=bridge(result),
        how_to_read=HOW_TO_READ,
        how_sure=tuple(_how_sure(result)),
        table=_table(result),
        caveat=CAVEAT,
        sources=tuple((row.label, _about(row.name)) for row in drivers_of(result).itertuples()),
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


def _headline(result: GapAttribution) -> str:
    of = f"of the {part(result.outcome, abs(result.gap), result.gap)}"
    if result.explained <= 0:
        return f"The measured practices go with nothing {of}."
    finding = f"Measured practices go with {short(points(result, result.explained))} {of}"
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


def _how_sure(result: GapAttribution) -> list[tuple[str, str]]:
    drivers = drivers_of(result)
    return [
        ("This is exploratory." if result.gate == "exploratory" else "There are enough teams.", result.why),
        _gap_itself(result),
        _out_of_sample(result, len(drivers)),
        *_noise(result, drivers),
        _order(result, drivers),
        *_hidden(result, drivers),
        ("What is left is shown.", _left(result)),
        *[("Read with care.", sentence) for sentence in result.cautions],
        *[("Left out.", sentence) for sentence in result.omitted],
    ]


def _gap_itself(result: GapAttribution) -> tuple[str, str]:
    edges = sorted((result.gap_low, result.gap_high))
    low, high = (part(result.outcome, edge, result.gap) for edge in edges)
    said = f"{first_upper(short(low))} to {high} with 95 % certainty. Teams were cut by it, so there always is one."
    return "How large the gap is.", said


def _out_of_sample(result: GapAttribution, many: int) -> tuple[str, str]:
    outside, inside_ = points(result, result.out_of_sample), points(result, result.explained)
    holds = result.explained > 0 and result.out_of_sample >= 0.7 * result.explained
    drivers = "the driver goes" if many == 1 else f"the {number(many)} drivers go"
    said = f"With each team left out in turn, {drivers} with {outside} in place of {short(inside_)}."
    return "Out of sample it holds." if holds else "Out of sample it shrinks.", said


def _noise(result: GapAttribution, drivers: pd.DataFrame) -> list[tuple[str, str]]:
    noisy = drivers[drivers.reliability < 1].sort_values("reliability")
    said = [
        f"{row.label} is measured with a reliability of {row.reliability:.2f}; "
        f"uncorrected it would read {points(result, row.uncorrected)}, not {short(points(result, row.share))}."
        for row in noisy.itertuples()
    ]
    return [("Survey noise is taken out.", " ".join(said))] if said else []


def _order(result: GapAttribution, drivers: pd.DataFrame) -> tuple[str, str]:
    labels = dict(zip(drivers["name"], drivers.label, strict=True))
    below: dict[str, list[str]] = {}
    for more, less in result.settled:
        below.setdefault(labels[more], []).append(inside(labels[less]))
    if not below:
        return "The order is not settled.", "No driver is clearly larger than another; do not rank them."
    said = "; ".join(f"{inside(more)} is larger than {listed(less)}" for more, less in below.items())
    return "Part of the order is settled.", f"{first_upper(said)}, with 95 % certainty; rank no others."


def _hidden(result: GapAttribution, drivers: pd.DataFrame) -> list[tuple[str, str]]:
    said = [
        f"It would have to go with {row.robustness * 100:.0f} % of what is left of both {inside(row.label)} "
        f"and {inside(result.outcome.label)} to bring {inside(row.label)} to zero."
        for row in drivers[drivers.above].itertuples()
    ]
    return [("Something hidden could be behind it.", said[0])] if said else []


def _left(result: GapAttribution) -> str:
    rest = result.shares.set_index("role").loc[["noise", "unmeasured"]]
    luck, unmeasured = (points(result, share) for share in rest.share)
    if pd.isna(rest.ci_low["noise"]):
        return f"{first_upper(unmeasured)} are not explained by anything measured, luck of the quarter among them."
    return f"{first_upper(unmeasured)} are not explained by anything measured, {luck} are luck of the quarter."


def _table(result: GapAttribution) -> pd.DataFrame:
    """Every number behind the bridge, as words."""
    rows = result.shares
    blank = "\u2013"
    return pd.DataFrame(
        {
            "": rows.label,
            "Goes with": [points(result, share) for share in rows.share],
            "95 % interval": [
                between(result.outcome, low * abs(result.gap), high * abs(result.gap), result.gap)
                for low, high in zip(rows.ci_low, rows.ci_high, strict=True)
            ],
            "Share of the gap": [percent(share) for share in rows.share],
            "Survey noise left in": [blank if pd.isna(x) else points(result, x) for x in rows.uncorrected],
            "Second method (Shapley)": [blank if pd.isna(x) else points(result, x) for x in rows.shapley],
            "Reliability": [blank if pd.isna(x) else f"{x:.2f}" for x in rows.reliability],
        }
    )


def _about(name: str) -> str:
    return MEASURES[name].about if name in MEASURES else ABOUT
