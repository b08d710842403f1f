"""Two groups given from outside in words: how far apart they are, and what goes with it."""

import math
import re

import pandas as pd

from analysis.charts.comparison import parts
from analysis.charts.labels import between, part
from analysis.questions.comparison import Comparison
from analysis.story.section import Section
from analysis.story.words import first_upper, inside, period

HOW_TO_READ = (
    "Violet: practices a manager can change. Grey: the whole difference, and conditions. "
    "Dashed: what remains between teams alike in them. Line: 95 % interval. Pale: may be nothing."
)
CAVEAT = "An association, not a proof: nobody drew lots for which team is in which group."
OUTSIDE = (
    "The outcome had no say in who is in which group, so what practices go with can be kept apart from what else "
    "differs between the groups."
)
NONE = "\u2013"


def tell_comparison(result: Comparison) -> Section:
    """The difference and its parts; behind a closed gate the difference alone, and what would open the rest."""
    upright = result if result.gap >= 0 else result.turned()  # parts then count towards the difference
    closed = result.gate == "closed"
    return Section(
        note=_note(result),
        headline=_headline(result),
        lead=f"{_levels(result)} {result.why if closed else _lead(upright)}",
        chart=None if closed else parts(upright),
        how_to_read="" if closed else HOW_TO_READ,
        how_sure=tuple(_how_sure(upright)),
        table=None if closed else _table(upright),
        caveat=CAVEAT,
    )


def group(result: Comparison, name: str) -> str:
    """What to call a side inside a sentence: "teams in Europe", "teams of trained managers"."""
    if result.by.startswith("manager"):
        return f"teams of {inside(name)}"
    return f"teams in {inside(name) if name.startswith('Other ') else name}"


def _note(result: Comparison) -> str:
    one, other = result.teams
    exploratory = " · exploratory" if result.gate == "exploratory" else ""
    return f"{one} against {other} teams · {period(result.quarters)} · {inside(result.outcome.label)}{exploratory}"


def _headline(result: Comparison) -> str:
    one, other = (group(result, name) for name in (result.first, result.second))
    apart = part(result.outcome, abs(result.gap), result.gap)
    if not re.search("[1-9]", apart):
        return f"{first_upper(one)} and {other} are level."
    side = "ahead of" if result.gap * result.outcome.direction > 0 else "behind"
    clear = result.gap_low > 0 or result.gap_high < 0
    return f"{first_upper(one)} are {apart} {side} {other}{'' if clear else '; it may be nothing'}."


def _levels(result: Comparison) -> str:
    one, other = (result.outcome.say(mean) for mean in result.means)
    return f"{result.outcome.label}: {result.first} {one}, {result.second} {other}."


def _lead(result: Comparison) -> str:
    explained = _sure(result, result.explained, result.explained_low, result.explained_high)
    rest = result.parts[result.parts.role == "unexplained"].iloc[0]
    left = _sure(result, rest.amount, rest.ci_low, rest.ci_high)
    return f"Measured practices and conditions go with {explained} of it; between teams alike in them {left} remain."


def _sure(result: Comparison, amount: float, low: float, high: float) -> str:
    may = "" if low > 0 or high < 0 else ", may be nothing"
    return f"**{part(result.outcome, amount, result.gap)}** ({between(result.outcome, low, high, result.gap)}{may})"


def _how_sure(result: Comparison) -> list[tuple[str, ...]]:
    gates = {"closed": "There are too few teams.", "exploratory": "This is exploratory."}
    whole = between(result.outcome, result.gap_low, result.gap_high, result.gap)
    apart = part(result.outcome, result.gap, result.gap)
    return [
        (gates.get(result.gate, "There are enough teams."), result.why, "gate"),
        (
            "The difference itself.",
            f"{apart}, {whole} with 95 % certainty: {result.first} less {result.second}.",
            "interval",
        ),
        ("Groups from outside.", OUTSIDE, "explained"),
        *_own(result),
        *[("Read with care.", sentence) for sentence in result.cautions],
        *[("Left out.", sentence) for sentence in result.omitted],
    ]


def _own(result: Comparison) -> list[tuple[str, ...]]:
    if any(map(math.isnan, result.own)):
        return []
    one, other = (part(result.outcome, explained, result.gap) for explained in result.own)
    said = f"With slopes of {result.first} alone it would be {one}, with those of {result.second} alone {other}."
    return [("Whose slopes.", said, "explained")]


def _table(result: Comparison) -> pd.DataFrame:
    """Every number, as words: the groups' means in the measure's unit, the parts in the outcome's."""
    rows = result.parts
    return pd.DataFrame(
        {
            "": rows.label,
            **{getattr(result, side): _means(result, side) for side in ("first", "second")},
            "Goes with": [part(result.outcome, amount, result.gap) for amount in rows.amount],
            "95 % interval": [
                between(result.outcome, low, high, result.gap)
                for low, high in zip(rows.ci_low, rows.ci_high, strict=True)
            ],
            "Reliability": [NONE if pd.isna(value) else f"{value:.2f}" for value in rows.reliability],
        }
    )


def _means(result: Comparison, side: str) -> list[str]:
    known = result.measures
    pairs = zip(result.parts["name"], result.parts[side], strict=True)
    return [known[name].say(value) if name in known else NONE for name, value in pairs]
