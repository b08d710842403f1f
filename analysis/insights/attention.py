"""A few words on each manager: what to look at first in the list."""

import pandas as pd

from analysis.insights.everyone import Everyone
from analysis.insights.hours import lost_shares

HALF = 0.5  # of the hours: the line that is drawn for firefighting and admin
AGED = 3  # plans past their day, from which on they are worth a word
QUIET = 3  # quarters without a candidate met


def attention_of(everyone: Everyone, found: dict[str, dict]) -> list[tuple[str, ...]]:
    """The words of every manager, in the order of the terms' people; blind spots first."""
    lost = lost_shares(everyone.hours)
    return [tuple(_words(everyone, lost, manager, found[manager])) for manager in everyone.terms.people.index]


def _words(everyone: Everyone, lost: pd.DataFrame, manager: str, found: dict) -> list[str]:
    if manager not in everyone.terms.judged:
        return ["new in post"]
    talent, recruiting = everyone.talent.loc[manager], everyone.recruiting.loc[manager]
    words = [f"blind spot: {one.headline.lower()}" for one in found["blind_spots"] if one.unusual]
    if manager in lost.index and lost.at[manager, "low"] > HALF:
        words.append(f"{100 * lost.at[manager, 'lost']:.0f}\u00a0% firefighting and admin")
    words += [f"behind: {one.headline.lower()}" for one in found["growth"]]
    if everyone.recruiting["met"].sum() and recruiting["met"] == 0 and recruiting["quarters"] >= QUIET:
        words.append("met no candidate")
    if talent["aged"] >= AGED:
        words.append(f"{talent['aged']:.0f} plans past their day")
    return words
