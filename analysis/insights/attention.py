"""A few words on each manager: what to look at first in the list."""

import pandas as pd

from analysis.insights.everyone import Everyone
from analysis.insights.hours import lost_shares

HALF = 0.5  # of the hours: the line that is drawn for firefighting and admin
AGED = 3  # plans past their day, from which on they are worth a word
QUIET = 3  # quarters without a candidate met


def attention_of(everyone: Everyone, found: dict[str, dict]) -> dict[str, list[tuple[str, ...]]]:
    """blind (unusual blind spots), behind (growth areas) and also: a tuple of words for each of the terms' people."""
    people, lost = everyone.terms.people.index, lost_shares(everyone.hours)
    return {
        "blind": [tuple(one.headline for one in found[manager]["blind_spots"] if one.unusual) for manager in people],
        "behind": [tuple(one.headline for one in found[manager]["growth"]) for manager in people],
        "also": [tuple(_also(everyone, lost, manager)) for manager in people],
    }


def _also(everyone: Everyone, lost: pd.DataFrame, manager: str) -> list[str]:
    if manager not in everyone.terms.judged:
        return ["new in post"]
    talent, recruiting = everyone.talent.loc[manager], everyone.recruiting.loc[manager]
    words = []
    if manager in lost.index and lost.at[manager, "low"] > HALF:
        words.append(f"{100 * lost.at[manager, 'lost']:.0f}\u00a0% of hours lost")
    if everyone.recruiting["met"].sum() and recruiting["met"] == 0 and recruiting["quarters"] >= QUIET:
        words.append("met no candidate")
    if talent["aged"] >= AGED:
        words.append(f"{talent['aged']:.0f} plans past their day")
    return words
