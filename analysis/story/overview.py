"""Two minutes for a leader: the gap, what goes with it, one decision."""

import pandas as pd

from analysis.charts.labels import between, part, short
from analysis.questions.gap import GapAttribution
from analysis.questions.profile import Profile
from analysis.questions.segments import Segments
from analysis.story.gap import drivers_of, points, rounding
from analysis.story.section import Section
from analysis.story.words import count, inside, levels, listed, number, period


def tell_overview(segments: Segments, gap: GapAttribution) -> Section:
    """The finding at the top, and what goes with it as far as the gate lets it be said."""
    exploratory = " · exploratory split" if gap.gate == "exploratory" else ""
    who, when = count(len(segments.teams), "team"), period(segments.quarters)
    return Section(
        note=f"{who} · {when} · {inside(segments.outcome.label)}{exploratory}",
        headline=levels(segments.outcome, segments.high, segments.low),
        lead=gap.why if gap.gate == "closed" else _lead(gap),
    )


def deciding(gap: GapAttribution, profile: Profile) -> tuple[pd.Series, pd.Series] | None:
    """(row of the gap, row of the profile) of the one driver to decide on: clear of zero; None where there is none."""
    drivers = drivers_of(gap)
    clear = drivers[drivers.above & drivers["name"].isin(profile.drivers["name"])]
    if clear.empty or gap.gate != "shown":
        return None
    row = profile.drivers.set_index("name").loc[clear.iloc[0]["name"]]
    return None if pd.isna(row.difference) else (clear.iloc[0], row)


def tell_decision(gap: GapAttribution, profile: Profile) -> Section | None:
    """One question with who, what, from, to; None where no driver is clear of zero."""
    found = deciding(gap, profile)
    if not found:
        return None
    driver, row = found
    now, there = (profile.measures[driver["name"]].say(value) for value in (row.low, row.high))
    return Section(
        note="One decision for this quarter",
        headline=f"Who brings {inside(driver.label)} in the low teams from {now} towards {there}?",
        lead=f"Both are means {over(profile.quarters)}; {there} is where high teams are. "
        f"With that difference go {expected(gap, driver)}. "
        "An association, not a proof: try it in a few teams first.",
    )


def expected(gap: GapAttribution, driver: pd.Series) -> str:
    """What goes with the difference in one driver: "8 of the 39 points, 3 to 14"."""
    interval = between(gap.outcome, *(edge * abs(gap.gap) for edge in (driver.ci_low, driver.ci_high)), gap.gap)
    return f"{short(points(gap, driver.share))} of the {part(gap.outcome, abs(gap.gap), gap.gap)}, {interval}"


def over(quarters: tuple[str, ...]) -> str:
    """ "over eight quarters", "in 2026 Q3"."""
    return f"over {number(len(quarters))} quarters" if len(quarters) > 1 else f"in {period(quarters)}"


def _lead(gap: GapAttribution) -> str:
    parts = [_goes_with(gap, row, first=place == 0) for place, row in enumerate(drivers_of(gap).itertuples())]
    shares = gap.shares.groupby("role").share.sum()
    whole = part(gap.outcome, abs(gap.gap), gap.gap)
    others = {"control": "with conditions", "noise": "with luck of the quarter"}
    beside = [f"**{short(points(gap, shares[role]))}** {words}" for role, words in others.items() if shares.get(role)]
    rest = f"**{short(points(gap, shares['unmeasured']))}** are not explained by anything measured"
    return f"Of those {whole}, {listed(parts)}; {listed([*beside, rest])}{', each rounded' if rounding(gap) else ''}."


def _goes_with(gap: GapAttribution, row: pd.Series, *, first: bool) -> str:
    doubt = "" if row.above or row.below else " (may be nothing)"
    verb = "go " if first else ""
    return f"**{short(points(gap, row.share))}** {verb}with {inside(row.label)}{doubt}"
