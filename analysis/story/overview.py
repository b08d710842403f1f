"""Two minutes for a leader: the gap, what goes with it, one decision."""

import pandas as pd

from analysis.charts.labels import between, part, short
from analysis.questions.gap import GapAttribution
from analysis.questions.profile import Profile
from analysis.questions.segments import Segments
from analysis.story.gap import drivers_of, points
from analysis.story.section import Section
from analysis.story.words import count, inside, levels, listed, period


def tell_overview(segments: Segments, gap: GapAttribution) -> Section:
    """The finding at the top, and what goes with it as far as the gate lets it be said."""
    exploratory = " · exploratory split" if gap.gate == "exploratory" else ""
    who, when = count(len(segments.teams), "team"), period(segments.quarters)
    return Section(
        note=f"{who} · {when} · {inside(segments.outcome.label)}{exploratory}",
        headline=levels(segments.outcome, segments.high, segments.low),
        lead=gap.why if gap.gate == "closed" else _lead(gap),
    )


def tell_decision(gap: GapAttribution, profile: Profile) -> Section | None:
    """One question with who, what, from, to: on a single driver that is clear of zero; None where there is none."""
    drivers = drivers_of(gap)
    clear = drivers[drivers.above & drivers["name"].isin(profile.drivers["name"])]
    if clear.empty or gap.gate != "shown":
        return None
    driver = clear.iloc[0]
    row = profile.drivers.set_index("name").loc[driver["name"]]
    if pd.isna(row.difference):
        return None
    now, there = (profile.measures[driver["name"]].say(value) for value in (row.low, row.high))
    interval = between(gap.outcome, *(edge * abs(gap.gap) for edge in (driver.ci_low, driver.ci_high)), gap.gap)
    return Section(
        note="One decision for this quarter",
        headline=f"Who brings {inside(driver.label)} in the low teams from {now} towards {there}?",
        lead=f"{there} is where high teams are. With that difference go {short(points(gap, driver.share))} "
        f"of the {part(gap.outcome, abs(gap.gap), gap.gap)}, {interval}. "
        "An association, not a proof: try it in a few teams first.",
    )


def _lead(gap: GapAttribution) -> str:
    parts = [_goes_with(gap, row, first=place == 0) for place, row in enumerate(drivers_of(gap).itertuples())]
    shares = gap.shares.groupby("role").share.sum()
    whole = part(gap.outcome, abs(gap.gap), gap.gap)
    others = {"control": "with conditions", "noise": "with luck of the quarter"}
    beside = [f"**{short(points(gap, shares[role]))}** {words}" for role, words in others.items() if shares.get(role)]
    rest = f"**{short(points(gap, shares['unmeasured']))}** are not explained by anything measured"
    return f"Of those {whole}, {listed(parts)}; {listed([*beside, rest])}."


def _goes_with(gap: GapAttribution, row: pd.Series, *, first: bool) -> str:
    doubt = "" if row.above or row.below else " (may be nothing)"
    verb = "go " if first else ""
    return f"**{short(points(gap, row.share))}** {verb}with {inside(row.label)}{doubt}"
