"""Reps beside their team-mates in words: another question than the gap between teams, and said to be one."""

import pandas as pd

from analysis.charts.labels import between, part
from analysis.charts.reps import reps
from analysis.questions.reps import RepAttribution
from analysis.story.section import Section
from analysis.story.words import first_upper, inside, percent, period

DOING = {
    "coached_weeks": "are coached in {} more of their weeks",
    "activity_pace": "log {} more activities a week",
    "commitments_kept": "keep {} more of their commitments",
    "review_pace": "have {} more reviews a quarter",
}
RESULT = {"quota_attainment": "{} {} of quota", "revenue_per_rep": "{} {} in revenue a quarter"}
HOW_TO_READ = (
    "A bar: what goes with a usual difference between team-mates, which stands beside the name. "
    "Line: 95 % interval. Pale: may be nothing. Grey: conditions."
)
CAVEAT = (
    "An association, not a proof: managers may coach those who do well, or those who need it. "
    "It says nothing about the gap between teams."
)


def tell_reps(result: RepAttribution) -> Section:
    """Which of the things logged of a rep go with better results within teams; closed: what would open it."""
    question = "Another question: reps against their team-mates"
    if result.gate == "closed":
        return Section(headline=question, lead=result.why, details=_omitted(result))
    exploratory = " · exploratory" if result.gate == "exploratory" else ""
    return Section(
        note=f"{question} · {result.reps} reps of {result.teams} teams · {period(result.quarters)}{exploratory}",
        headline=_headline(result),
        lead=_lead(result),
        chart=reps(result),
        how_to_read=HOW_TO_READ,
        details=_omitted(result),
        how_sure=tuple(_how_sure(result)),
        table=_table(result),
        caveat=CAVEAT,
        sources=tuple((row.label, result.measures[row.name].about) for row in result.drivers.itertuples()),
    )


def _headline(result: RepAttribution) -> str:
    """The largest driver that is clear of zero, or that none is."""
    clear = [row for row in result.drivers.itertuples() if row.role == "driver" and row.ci_low * row.ci_high > 0]
    if not clear:
        return "Within teams, nothing that is logged of reps goes clearly with their results."
    row = clear[0]
    usual = result.measures[row.name].say_difference(row.usual)
    size = row.slope * row.usual
    more = RESULT[result.outcome.name].format(_size(result, abs(size)), "more" if size > 0 else "less")
    return f"Within teams, reps who {DOING[row.name].format(usual)} reach {more}."


def _lead(result: RepAttribution) -> str:
    gap = _size(result, result.gap)
    return (
        "Each rep is compared with the others of the same team in the same quarter. "
        f"The upper half of a team is {gap} ahead of the lower half."
    )


def _how_sure(result: RepAttribution) -> list[tuple[str, str]]:
    enough = "This is exploratory." if result.gate == "exploratory" else "There are enough reps."
    return [
        (enough, result.why),
        (
            "Teams count, not reps.",
            "The intervals go by how far teams differ in their answer, and are wider where few bear it.",
        ),
        *_own(result),
        *_explained(result),
        *[("Read with care.", sentence) for sentence in result.cautions],
    ]


def _own(result: RepAttribution) -> list[tuple[str, str]]:
    """The largest driver once more, over a rep's own quarters."""
    row = next(result.drivers.itertuples())
    if pd.isna(row.own_low):
        return []
    size, low, high = (value * row.usual for value in (row.own, row.own_low, row.own_high))
    interval = between(result.outcome, low, high, size)
    said = f"{row.label}, {result.usual(row)} more than in the rep's other quarters: {_size(result, size)} ({interval})"
    return [("A rep against the same rep.", f"{said}. What a rep is throughout is out of this.")]


def _explained(result: RepAttribution) -> list[tuple[str, str]]:
    if pd.isna(result.explained_low):
        return []
    low, high = percent(result.explained_low), percent(result.explained_high)
    said = f"Of the distance between upper and lower halves {percent(result.explained)} goes with what is logged"
    return [("How much of it all this is.", f"{said} ({low} to {high}), each team judged by the others.")]


def _omitted(result: RepAttribution) -> tuple[tuple[str, str], ...]:
    return tuple(("Left out.", sentence) for sentence in result.omitted)


def _table(result: RepAttribution) -> pd.DataFrame:
    """Every number behind the chart, as words."""
    rows = list(result.drivers.itertuples())
    ends = [(row.ci_low * row.usual, row.ci_high * row.usual) for row in rows]
    whole = max(abs(row.slope * row.usual) for row in rows)
    return pd.DataFrame(
        {
            "": [row.label for row in rows],
            "Usual difference within a team": [result.usual(row) for row in rows],
            f"{first_upper(inside(result.outcome.label))} that goes with it": [
                _size(result, row.slope * row.usual) for row in rows
            ],
            "95 % interval": [between(result.outcome, *pair, whole) for pair in ends],
            "Against the same rep": [_size(result, row.own * row.usual) for row in rows],
            "Share of the distance": ["\u2013" if pd.isna(row.share) else percent(row.share) for row in rows],
        }
    )


def _size(result: RepAttribution, value: float) -> str:
    return part(result.outcome, value, value)
