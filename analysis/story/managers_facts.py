"""What is logged of one manager's hours, motives, reviews and candidates, in words."""

import math

import pandas as pd

from analysis.charts.managers_shares import hours, motives
from analysis.insights.report import Fact, Insights
from analysis.story.section import Section
from analysis.story.words import count, first_upper, inside, listed, percent

READ_MOTIVES = "Full dot: mean of the reps. Ring: what the manager believes of them, rep by rep, as a mean."


def tell_time(result: Insights) -> Section | None:
    """Hours against the half that is said to be lost to firefighting and admin; None without a log of hours."""
    time = result.time
    if time is None:
        return None
    others = f"{percent(time.expected)} is the mean of {count(time.others, 'other manager')}" if time.others else ""
    edges = "" if math.isnan(time.low) else f"{percent(time.low)} to {percent(time.high)}"
    beside = "; ".join(filter(None, (edges, others)))
    return Section(
        headline=f"{percent(time.lost)} of the hours go to firefighting and admin",
        lead=f"{beside and f'{beside}. '}{time.hours:.0f} hours a week, {count(time.weeks, 'week')}.",
        chart=hours(result),
        how_to_read="Tick: mean of the other managers." if time.others else "",
    )


def tell_motives(result: Insights) -> Section | None:
    """The team's mix of motives beside the manager's picture; None where either is not known."""
    picture = result.motives
    if picture is None:
        return None
    first = picture.mix.iloc[0]
    believed = picture.mix.sort_values("believed", ascending=False, kind="stable").iloc[0]
    same = first["name"] == believed["name"]
    said = f"The team's first motive is {inside(first.label)}"
    usual = "" if picture.others != picture.others else f"; {picture.others:.1f} is usual"
    return Section(
        headline=f"{said}; the manager sees that" if same else f"{said}; the manager believes {inside(believed.label)}",
        lead=f"On average a motive is seen {picture.apart:.1f} points off{usual}.",
        chart=motives(result),
        how_to_read=f"{READ_MOTIVES} {picture.n} reps answered, {picture.about} were judged.",
    )


def tell_logged(result: Insights) -> Section | None:
    """Reviews, plans, who stayed, candidates, seats, new reps; None where nothing is logged."""
    facts = (*result.talent, *result.recruiting)
    if not facts:
        return None
    subjects = [name for name, known in (("talent", result.talent), ("recruiting", result.recruiting)) if known]
    rows = [(one.label, _here(one), one.others) for one in facts]
    table = pd.DataFrame(rows, columns=["Logged", "This team", "Others"])
    return Section(headline=first_upper(f"{listed(subjects)}, as logged"), table=table)


def tell_missing(result: Insights) -> Section | None:
    """What this report cannot say yet, and which file opens it; None where nothing is missing."""
    if not result.missing:
        return None
    return Section(
        headline="What would open more", details=tuple((f"{part}.", words) for part, words in result.missing)
    )


def _here(one: Fact) -> str:
    """ "3 of 7, the oldest by 20 weeks"."""
    return f"{one.said}, {one.note}" if one.note else one.said
