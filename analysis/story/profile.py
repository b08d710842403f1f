"""High teams beside low teams in words: worth reading where the gap cannot be split."""

from dataclasses import replace

import pandas as pd

from analysis.charts.labels import between
from analysis.charts.profile import ahead_by, is_clear, of_role, profile
from analysis.questions.profile import Profile
from analysis.story.section import Section
from analysis.story.words import against, first_upper, inside, levels, listed, not_shown, number, period

HOW_TO_READ = (
    "A dot a team, each measure from its lowest to its highest team; the bar is the mean of the teams. "
    "In brackets: 95 % interval. Pale: may be nothing."
)


def tell_profile(result: Profile, why: str = "") -> Section:
    """What differs between high and low teams; `why` says why the gap itself is not split."""
    whole, result = result, replace(result, drivers=result.first)
    role, hidden = drawn_role(result), not_shown(result.hidden, sum(result.teams))
    return Section(
        note=f"{against(result.teams)} · {period(result.quarters)} · {inside(result.outcome.label)}",
        headline=_headline(result, role) or levels(result.outcome, result.high, result.low),
        lead=" ".join(filter(None, (_doubt(result, role), why))),
        chart=profile(result, role) if role else None,
        how_to_read=" ".join(filter(None, (HOW_TO_READ if role else "", _further(whole), hidden))),
        details=(*_leaning(result), *_others(whole, role)),
        table=_table(whole),
        caveat="A difference, not a proof: with few teams much of it can be luck.",
        sources=tuple((row.label, result.measures[row.name].about) for row in result.drivers.itertuples()),
    )


def tell_differences(result: Profile) -> Section:
    """The same beside other findings: one chart, few words."""
    result = replace(result, drivers=result.first)
    role = drawn_role(result)
    return Section(
        headline=(_headline(result, role) or "Nothing else differs beyond chance.").removesuffix("."),
        chart=profile(result, role) if role else None,
        how_to_read="A dot a team; the bar is the mean of the teams. Pale: may be nothing." if role else "",
        details=_leaning(result),
    )


def tell_opens(result: Profile) -> Section:
    """Which file, or how many teams and quarters, would open more."""
    return Section(headline="What would open more", details=tuple(("", sentence) for sentence in result.opens))


def drawn_role(result: Profile) -> str:
    """Drivers are drawn; where none is measured, other outcomes; "" where there is nothing to draw."""
    return next((role for role in ("driver", "outcome") if len(of_role(result, role))), "")


def _headline(result: Profile, role: str) -> str:
    """The largest difference that is drawn; "" where other outcomes alone are drawn and none is clear of chance."""
    rows = of_role(result, role)
    clear = is_clear(rows)
    if rows.empty or (role != "driver" and not clear.any()):
        return ""
    row = rows[clear].iloc[0] if clear.any() else rows.iloc[0]
    say = result.measures[row["name"]].say
    doubt = "" if clear.any() else "; it may be nothing"
    return f"{row.label} is {say(row.high)} in high teams and {say(row.low)} in low teams{doubt}."


def _doubt(result: Profile, role: str) -> str:
    rows = of_role(result, role)
    doubtful = rows[~is_clear(rows)]
    if not role:
        return "Nothing else is measured yet."
    if len(doubtful) == len(rows):
        return "None of the differences drawn here is clear of chance."
    return f"The difference in {listed(list(map(inside, doubtful.label)))} may be nothing." if len(doubtful) else ""


def _further(result: Profile) -> str:
    """What stands in the table alone, and why its intervals are wider."""
    many = len(result.further)
    if not many:
        return ""
    more = "A further practice stands" if many == 1 else f"{first_upper(number(many))} further practices stand"
    return f"{more} in the table, with intervals that hold for all of them together."


def _leaning(result: Profile) -> tuple[tuple[str, str], ...]:
    return (("", result.leaning.summary()),) if result.leaning else ()


def _others(result: Profile, role: str) -> tuple[tuple[str, str], ...]:
    """What is measured but not drawn, where it differs beyond doubt."""
    further = result.drivers["name"].isin(result.further)
    rows = result.drivers[(further | (result.drivers.role != role)) & is_clear(result.drivers)]
    told = []
    for row in rows.itertuples():
        say = result.measures[row.name].say
        told.append((f"{row.label}:", f"{say(row.high)} in high teams, {say(row.low)} in low teams."))
    return tuple(told)


def _table(result: Profile) -> pd.DataFrame:
    """Every measure, as words."""
    rows = [(result.measures[row.name], row) for row in result.drivers.itertuples()]
    return pd.DataFrame(
        {
            "": [row.label for _, row in rows],
            "High teams": [measure.say(row.high) for measure, row in rows],
            "Low teams": [measure.say(row.low) for measure, row in rows],
            "Difference": [ahead_by(measure, row) for measure, row in rows],
            "95 % interval": [between(measure, row.diff_low, row.diff_high, row.difference) for measure, row in rows],
        }
    )
