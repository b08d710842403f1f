"""Strengths, blind spots and growth areas of one manager in words, and one next step for each."""

import pandas as pd

from analysis.insights.report import Finding, Insights, Step
from analysis.insights.terms import FEWEST
from analysis.story.section import Section
from analysis.story.words import first_upper, inside, number

KINDS = {"strengths": "Strengths", "blind_spots": "Blind spots", "growth": "Growth areas"}
NONE = {
    "strengths": "Nothing stands clear above the other managers.",
    "blind_spots": "Nothing is rated clearly higher than the reps rate it.",
    "growth": "Nothing stands clear below the other managers.",
}


def tell_findings(result: Insights) -> tuple[Section, Section, Section]:
    """Strengths, blind spots and growth areas, each with its evidence."""
    if not result.verdict:
        waiting = f"After {number(FEWEST)} quarters in post."
        return tuple(Section(headline=title, details=(("", waiting),)) for title in KINDS.values())
    return tuple(_findings(getattr(result, kind), title, NONE[kind]) for kind, title in KINDS.items())


def tell_steps(result: Insights) -> Section | None:
    """One next step for each finding, as drafts of plans; None without a finding."""
    found = (*result.blind_spots, *result.growth, *result.strengths)
    if not found:
        return None
    table = [(_step_for(one), _what(one.step), f"{one.step.label}: {one.step.size}") for one in found]
    return Section(
        headline="One next step for each",
        table=pd.DataFrame(table, columns=["For", "What, who, until when", "Which number, how far"]).map(_unbroken),
        caveat="Drafts. How far is taken from how managers differ today; it is no forecast.",
    )


def _findings(found: tuple[Finding, ...], title: str, none: str) -> Section:
    if not found:
        return Section(headline=title, details=(("", none),))
    details = tuple((f"{one.headline}.", _unbroken(_evidence(one))) for one in found)
    return Section(headline=title, details=details)


def _evidence(one: Finding) -> str:
    """The numbers, and how many cases stand behind a measure; of ratings the reps are in the sentence."""
    return one.evidence if one.kind == "blind spot" else f"{one.evidence.removesuffix('.')}; {one.n:,} {one.counted}."


def _step_for(one: Finding) -> str:
    return f"{first_upper(one.kind)}: {inside(one.headline)}"


def _what(step: Step) -> str:
    return f"{step.action} ({step.owner}, end of {_spelled(step.due)})"


def _unbroken(words: str) -> str:
    """No line breaks between a number and its per cent sign."""
    return words.replace(" %", "\u00a0%")


def _spelled(quarter: str) -> str:
    return quarter.replace("-", " ")
