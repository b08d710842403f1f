"""Coaching and results in words: across teams, within a team, and with how much coaching there is."""

import pandas as pd

from analysis.charts.coaching_dose import WAYS, curve, slopes
from analysis.charts.labels import between, part, widest
from analysis.questions.coaching_dose import CoachingDose
from analysis.story.section import Section
from analysis.story.words import inside, listed, period

CAVEAT = "An association, not a proof: managers may coach those who do well, or those who need it."


def tell_slopes(result: CoachingDose) -> Section:
    """What one more coached week a quarter goes with, across teams and within them; closed: why nothing is said."""
    if result.gate == "closed":
        return Section(headline="Whether results go with coaching cannot be told yet", lead=result.why)
    exploratory = " · exploratory" if result.gate == "exploratory" else ""
    return Section(
        note=f"{result.teams} teams · {period(result.quarters)}{exploratory}",
        headline=_headline(result),
        lead=f"{_alike(result)} Held alike: {listed(list(map(inside, result.beside)))}.",
        chart=slopes(result) if len(result.told) else None,
        how_to_read=(
            "One more coached week of the thirteen in a quarter. Across: teams that coach more against others. Within: "
            "a team's quarters with more coaching against its others. Line: 95 % interval. Pale: may be nothing."
        ),
        caveat=CAVEAT,
    )


def tell_dose(result: CoachingDose) -> Section | None:
    """Whether more coaching goes with as much everywhere, or the line bends; None behind a closed gate."""
    if result.curve.empty:
        return None
    return Section(
        headline=_bend(result),
        lead=_ends(result),
        chart=curve(result),
        how_to_read=(
            f"{result.outcome.label} of teams like this by share of weeks with coaching, the rest alike. "
            "A dot: a fifth of all team-quarters. Band and lines: 95 % interval."
        ),
        how_sure=_how_sure(result),
        table=_table(result),
    )


def _headline(result: CoachingDose) -> str:
    """Both ways where both are clear; else the one that is, or that none is."""
    rows = {row.way: row for row in result.told.itertuples()}
    clear = [way for way, row in rows.items() if row.low > 0 or row.high < 0]
    name = inside(result.outcome.label)
    if not clear:
        return f"Whether {name} goes with coaching cannot be told from chance"
    first, *rest = (_size(result, abs(rows[way].value)) for way in clear)
    told = f"One more coached week a quarter goes with {first} {_more(rows[clear[0]].value)} {name}"
    if rest:
        return f"{told} across teams, and with {rest[0]} within a team"
    other = {"across": "within a team", "within": "across teams"}[clear[0]]
    doubt = f"; {other} it may be nothing" if len(rows) > 1 else ""
    return f"{told} {inside(WAYS[clear[0]])}{doubt}"


def _alike(result: CoachingDose) -> str:
    if len(result.told) < 2:
        return "Within a team it cannot be told: that takes several quarters."
    if result.differ:
        return "The two differ beyond doubt: something lasting about these teams may lie behind the first."
    return "The two do not clearly differ."


def _bend(result: CoachingDose) -> str:
    if pd.isna(result.bend_low) or result.bend_low <= 0 <= result.bend_high:
        return "Whether coaching levels off cannot be told: a straight line fits, too"
    flatter = abs(result.end) < abs(result.start)
    return f"Where coaching is frequent, one more week goes with {'less' if flatter else 'more'} than where it is rare"


def _ends(result: CoachingDose) -> str:
    first, last = result.curve.iloc[0], result.curve.iloc[-1]
    say, outcome = result.outcome.say, inside(result.outcome.label)
    return (
        f"Teams like this, coached in {100 * first.dose:.0f} % of weeks, have a {outcome} of {say(first.level)}; "
        f"coached in {100 * last.dose:.0f} %, of {say(last.level)}."
    )


def _how_sure(result: CoachingDose) -> tuple[tuple[str, str], ...]:
    """What the curve says at its ends, and how far that may be chance."""
    whole = widest(result.bend, result.bend_low, result.bend_high)
    start, end, bend = (part(result.outcome, value, whole) for value in (result.start, result.end, result.bend))
    edges = between(result.outcome, result.bend_low, result.bend_high, result.bend)
    said = f"One more coached week goes with {start} where coaching is rarest and {end} where it is most frequent"
    return (
        ("How far it bends.", f"{said}: a difference of {bend} ({edges})."),
        ("Teams are drawn, not quarters.", "The quarters of one team are alike, so that bands count teams."),
        ("Survey answers stand in as they are.", "Their noise is not taken out of the curve, unlike the bars above."),
    )


def _table(result: CoachingDose) -> pd.DataFrame:
    """The fifths, and the bend, as words."""
    say, rows = result.outcome.say, list(result.groups.itertuples())
    return pd.DataFrame(
        {
            "Weeks with coaching": [f"{100 * row.dose:.0f}\u00a0%" for row in rows],
            result.outcome.label: [say(row.level) for row in rows],
            "95 % interval": [f"{say(row.low)} to {say(row.high)}" for row in rows],
            "Team-quarters": [row.rows for row in rows],
        }
    )


def _size(result: CoachingDose, value: float) -> str:
    return part(result.outcome, value, value)


def _more(value: float) -> str:
    return "more" if value > 0 else "less"
