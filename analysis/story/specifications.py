"""The split computed in every reasonable way, in words: how often the same driver comes first, and what decides it."""

import pandas as pd

from analysis.charts.specifications import curve, said
from analysis.measures import MEASURES
from analysis.questions.specifications import Specifications
from analysis.story.section import Section
from analysis.story.words import count, inside, listed, period

HOW_TO_READ = (
    "A dot is one way to compute the split. Solid: this driver comes first there; pale: another one does. "
    "Ringed: the way chosen on this page."
)
CAVEAT = "This counts ways to compute, not chances: the same teams stand in all of them."
WORDS = {
    "top-third": "thirds",
    "quartile": "quarters",
    "median": "halves",
    "0": "drivers of the same quarter",
    "1": "drivers a quarter earlier",
    "all": "all of them",
    "none": "none",
    "True": "taken out",
    "False": "left in",
}
BY = {
    "rule": "High and low teams as",
    "outcome": "Outcome",
    "lag": "Time",
    "controls": "Conditions",
    "correction": "Survey noise",
    "quarters": "Quarters",
}
MATTERS = BY | {"rule": "How high and low are cut"}


def tell_specifications(result: Specifications) -> Section:
    """The curve and what it says; without a split there is nothing to compute in other ways, and it says why."""
    if not result.ways:
        return Section(headline="The split cannot be computed in other ways yet.", lead=result.why)
    return Section(
        note=f"{count(result.ways, 'way')} to compute the split · {period(result.quarters)}",
        headline=_headline(result),
        lead=_lead(result),
        chart=curve(result),
        how_to_read=HOW_TO_READ,
        how_sure=(*_matters(result), *_others(result), *_refused(result)),
        table=_table(result),
        caveat=CAVEAT,
    )


def agreement_sentence(result: Specifications) -> str:
    """One sentence for a list: in how many ways the leading driver comes first."""
    return _headline(result) if result.ways else ""


def _headline(result: Specifications) -> str:
    row = result.agreement.iloc[0]
    if len(result.agreement) == 1:
        return f"{row.label} is above zero in {row.above} of {count(row.ways, 'way')} to compute it."
    return f"{row.label} comes first in {row['first']} of {count(row.ways, 'way')} to compute it."


def _lead(result: Specifications) -> str:
    row = result.agreement.iloc[0]
    start = f"It goes with {said(row.lowest)} to {said(row.highest)} of the gap, {said(row.share)} as chosen here"
    return f"{start}, and is above zero in {row.above} of {row.ways}."


def _matters(result: Specifications) -> list[tuple[str, str]]:
    """The choice that moves the leading driver most."""
    choices = result.choices[result.choices.groupby("by")["choice"].transform("size") > 1]
    if choices.empty:
        return []
    spread = choices.groupby("by", sort=False)["median"].agg(lambda values: values.max() - values.min())
    by = spread.idxmax()
    words = [f"{said(row.median)} ({in_words(by, row.choice)})" for row in choices[choices.by == by].itertuples()]
    return [(f"{MATTERS[by]} matters most.", f"In the middle one of the ways it goes with {listed(words)} of the gap.")]


def _others(result: Specifications) -> list[tuple[str, str]]:
    return [(f"{row.label}.", _said_of(row)) for row in result.agreement.iloc[1:].itertuples()]


def _said_of(row) -> str:
    span = f"{said(row.lowest)} to {said(row.highest)}"
    return f"First in {row.first} of {row.ways}, above zero in {row.above}; {span} of the gap."


def _refused(result: Specifications) -> list[tuple[str, str]]:
    return [("Not computed.", f"{count(ways, 'way')}: {why}") for ways, why in result.refused]


def in_words(by: str, choice) -> str:
    """A choice as people say it: "thirds", "without tenure"."""
    text = str(choice)
    if by == "outcome":
        return inside(MEASURES[text].label)
    if text.startswith("without "):
        name = text.removeprefix("without ")
        return f"without {inside(MEASURES[name].label)}"
    return WORDS.get(text, text)


def _table(result: Specifications) -> pd.DataFrame:
    """Choice by choice: how often the leading driver comes first, and its share in the middle one of the ways."""
    rows = result.choices
    return pd.DataFrame(
        {
            "Choice": rows.by.map(BY),
            "": [in_words(row.by, row.choice) for row in rows.itertuples()],
            "Ways": rows.ways,
            f"{result.agreement.label.iloc[0]} first": [f"{row.first} of {row.ways}" for row in rows.itertuples()],
            "Share of the gap": rows["median"].map(said),
        }
    )
