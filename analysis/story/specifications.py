"""The split computed in every reasonable way, in words: how often the same driver comes first, and what decides it."""

import pandas as pd

from analysis.charts.specifications import TITLES, curve, in_words
from analysis.questions.specifications import CHOICES, Specifications, said
from analysis.story.section import Line, Section
from analysis.story.words import count, listed, period

HOW_TO_READ = "A line is one way to compute the split, the dot the way chosen on this page."
VIOLET = "Violet: this driver comes first there. Grey: another one does."
CAVEAT = "This counts ways to compute, not chances: the same teams stand in all of them."
MATTERS = (
    "How high and low are cut",
    "Which outcome is taken",
    "When drivers are taken",
    "Which conditions are in",
    "Whether survey noise is taken out",
    "Which quarters are taken",
)


def tell_specifications(result: Specifications) -> Section:
    """The curve and what it says; without a split there is nothing to compute in other ways, and it says why."""
    if not result.ways:
        return Section(headline="The split cannot be computed in other ways yet.", lead=result.why)
    return Section(
        note=f"{count(result.ways, 'way')} to compute the split · {period(result.quarters)}",
        headline=agreement_sentence(result),
        lead=_lead(result),
        chart=curve(result),
        how_to_read=HOW_TO_READ if _alone(result) else f"{HOW_TO_READ} {VIOLET}",
        how_sure=(*_matters(result), *_others(result), *_refused(result)),
        table=_table(result),
        caveat=CAVEAT,
    )


def agreement_sentence(result: Specifications) -> str:
    """In how many ways the leading driver comes first (alone: is above zero); empty where nothing was computed."""
    if not result.ways:
        return ""
    row = result.agreement.iloc[0]
    ways = count(row.ways, "way")
    if _alone(result):
        return f"{row.label} is above zero in {row.above} of {ways} to compute it."
    return f"{row.label} comes first in {row['first']} of {ways} to compute it."


def _alone(result: Specifications) -> bool:
    """Whether there is one driver only, which comes first in any case."""
    return len(result.agreement) == 1


def _lead(result: Specifications) -> str:
    row = result.agreement.iloc[0]
    start = f"It goes with {said(row.lowest)} to {said(row.highest)} of the gap, {said(row.share)} as chosen here"
    return f"{start}." if _alone(result) else f"{start}, and is above zero in {row.above} of {row.ways}."


def _matters(result: Specifications) -> list[Line]:
    """The choice that moves the leading driver most."""
    choices = _open(result)
    if choices.empty:
        return []
    middle = choices.groupby("by", sort=False)["median"]
    by = (middle.max() - middle.min()).idxmax()
    rows = choices[choices["by"] == by].itertuples()
    words = [f"{said(row.median)} ({in_words(by, row.choice, result.outcome)})" for row in rows]
    return [
        (
            f"{MATTERS[CHOICES.index(by)]} matters most.",
            f"Half of the ways give more than this: {listed(words)}.",
            "median",
        )
    ]


def _others(result: Specifications) -> list[Line]:
    return [(f"{row.label}.", _said_of(row), "counted") for row in result.agreement.iloc[1:].itertuples()]


def _said_of(row) -> str:
    span = f"{said(row.lowest)} to {said(row.highest)}"
    return f"First in {row.first} of {row.ways}, above zero in {row.above}; {span} of the gap."


def _refused(result: Specifications) -> list[tuple[str, str]]:
    return [("Not computed.", f"{count(ways, 'way')}: {why}") for ways, why in result.refused]


def _open(result: Specifications) -> pd.DataFrame:
    """The choices where there is one."""
    return result.choices[result.choices.groupby("by")["choice"].transform("size") > 1]


def _table(result: Specifications) -> pd.DataFrame:
    """Choice by choice: in how many of its ways the leading driver comes first, and its share in the middle one."""
    rows = _open(result)
    header, counted = ("Above zero in", "above") if _alone(result) else ("Comes first in", "first")
    return pd.DataFrame(
        {
            "Choice": [TITLES[CHOICES.index(by)] for by in rows["by"]],
            "Chosen so": [in_words(row.by, row.choice, result.outcome) for row in rows.itertuples()],
            header: [f"{many} of {ways}" for many, ways in zip(rows[counted], rows["ways"], strict=True)],
            "Half of the ways give more than": rows["median"].map(said),
        }
    )
