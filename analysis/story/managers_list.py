"""All managers in words: whom to look at first, and why."""

import pandas as pd

from analysis.insights.report import RESPONSIBILITIES
from analysis.insights.terms import FEWEST
from analysis.questions.managers import Managers
from analysis.stats.peers import FEWEST as PEERS
from analysis.story.section import Number, Section
from analysis.story.words import be, count, first_upper, inside, number, percent, period

LOOK = {"blind": "Rates higher than reps do", "behind": "Clearly behind in", "also": "Also"}
HALF = 0.5  # of the hours: the line for firefighting and admin


def tell_managers(result: Managers) -> Section:
    """The list: who stands out, what to look at first in each."""
    new = int((~result.frame["judged"]).sum())
    who = f"{first_upper(number(new))} manager{'s' * (new != 1)} {be(new)}"
    waiting = f" {who} in post for less than {number(FEWEST)} quarters: nothing is judged." if new else ""
    return Section(
        note=f"{count(len(result.frame), 'manager')} · {period(result.quarters)}",
        headline=_headline(result),
        lead=f"{_compared(result)}{waiting}",
        numbers=_numbers(result),
        details=result.missing,
        how_sure=(
            ("Blind spots.", "An own rating above that of five or more reps, clear of chance, and more than is usual."),
            (
                "Behind.",
                "Clear of chance in these quarters, all practices of a manager taken together (metrics by themselves), "
                "and half a usual difference or more.",
            ),
        ),
        caveat="What to talk about first, not a ranking. What lies with the people on a team is in its numbers too.",
    )


def tell_names(result: Managers) -> pd.DataFrame:
    """The table of all managers, those over half of whose hours are lost first, then blind spots, then the rest."""
    over, blind = result.frame["lost_low"] > HALF, result.frame["blind"].map(len) > 0
    rows = result.frame.assign(first=over * 2 + blind, many=result.noted)
    rows = rows.sort_values(["first", "many", "name"], ascending=[False, False, True], kind="stable")
    return pd.DataFrame(
        {
            "Manager": rows["name"],
            "Team": rows["teams"],
            **{title: [first_upper(", ".join(words).lower()) for words in rows[name]] for name, title in LOOK.items()},
        }
    )


def _headline(result: Managers) -> str:
    said = []
    over = result.frame[result.frame["lost_low"] > HALF].sort_values("lost", ascending=False)
    if len(over):
        first = over.iloc[0]
        said.append(f"{percent(first['lost'])} of {first['name']}'s hours go to firefighting and admin")
    known = result.spots["subject"].isin(list(RESPONSIBILITIES))
    spots = result.spots[known] if known.any() else result.spots
    if len(spots):
        one = spots.iloc[0]
        reps = f"{number(int(one['n']))} reps say {one['reps']:.1f}"
        said.append(f"{one['name']} rates {inside(one['label'])} {one['own']:.1f} where {reps}")
    return f"{'; '.join(said) or _standing(result)}."


def _standing(result: Managers) -> str:
    """How many are behind, or why nobody is said to be, where nothing else stands out."""
    judged, behind = int(result.frame["judged"].sum()), int((result.frame["growth"] > 0).sum())
    if not judged:
        return f"No manager has been in post for {number(FEWEST)} quarters yet, so nothing is judged"
    if judged < PEERS:
        be_few = "is not enough" if judged == 1 else "are too few"
        return f"{first_upper(count(judged, 'manager'))} {be_few} to compare one with the others"
    all_of_them = count(len(result.frame), "manager")
    if not behind:
        return f"None of {all_of_them} is clearly behind the others in anything"
    return first_upper(f"{number(behind)} of {all_of_them} {be(behind)} clearly behind others in something")


def _compared(result: Managers) -> str:
    if result.frame["judged"].sum() < PEERS:
        return f"From {number(PEERS)} managers on, each is compared with the others."
    return f"Each is compared with {result.against}."


def _numbers(result: Managers) -> tuple[Number, ...]:
    frame, compared = result.frame, result.frame["judged"].sum() >= PEERS
    return (
        _managers("Unusual blind spots", result.spots["manager"].nunique(), known=result.rated),
        _managers("Half the hours lost", (frame["lost_low"] > HALF).sum(), known=frame["lost"].notna().any()),
        _managers("Clearly behind", (frame["growth"] > 0).sum(), known=compared),
        _managers("Clear strengths", (frame["strengths"] > 0).sum(), known=compared),
    )


def _managers(label: str, many: int, *, known: bool) -> Number:
    value = f"{many}" if known else "not known"
    return Number(label=label, value=value, note="manager" if known and many == 1 else "managers")
