"""Who stays high under another rule, and who changes group when another outcome counts, in words."""

from analysis.charts.stress import grid
from analysis.questions.stress import Stress
from analysis.story.section import Section
from analysis.story.words import be, first_upper, inside, number, rule

HOW_TO_READ = (
    "Large dot: high. Small grey dot: middle. Orange dot: low. Teams in the order of the chosen outcome; "
    "only teams that are high in at least one column."
)


def tell_rules(result: Stress) -> Section:
    """The high teams as chosen, under each rule."""
    names = {name: rule(name, result.outcome) for name in result.rules["rule"]}
    many, always = len(result.high), result.always
    stay = [
        (f"{names[row.rule]}.", f"{row.stay} of the {many} high teams; it calls {row.high} teams high.")
        for row in result.rules.itertuples()
        if row.rule != result.by
    ]
    return Section(
        headline=f"{_some(always, many)} {be(always)} high under {_all(len(result.rules))}",
        lead="Where to cut is a choice. A team that is high under one rule alone owes its place to that choice.",
        chart=grid(result, "rule", names),
        how_to_read=HOW_TO_READ,
        how_sure=tuple(stay),
    )


def tell_outcomes(result: Stress) -> Section | None:
    """The same number of high and low teams by each other outcome; None where no other is measured."""
    if result.outcomes.empty:
        return None
    names = dict(zip(result.outcomes["name"], result.outcomes.label, strict=True))
    most = result.outcomes.loc[result.outcomes.moved.idxmax()]
    moved = [
        (f"{row.label}.", f"{row.moved} of {row.known} teams change group; {row.high} of the high teams stay high.")
        for row in result.outcomes.itertuples()
    ]
    return Section(
        headline=f"By {inside(most.label)} {number(most.moved)} of {most.known} teams would be in another group",
        lead=f"Groups are cut by {inside(result.outcome.label)}. Where others name other teams, say which counts.",
        chart=grid(result, "outcome", names),
        how_to_read=HOW_TO_READ,
        how_sure=tuple(moved),
    )


def _all(rules: int) -> str:
    return "the one rule" if rules == 1 else "both rules" if rules == 2 else f"all {number(rules)} rules"


def _some(some: int, many: int) -> str:
    return f"{first_upper(number(some))} of the {number(many)} high teams" if some < many else "All high teams"
