"""Who stays high under another rule, and who changes group when another outcome counts, in words."""

import pandas as pd

from analysis.charts.stress import by_outcomes, by_rules
from analysis.questions.stress import Stress
from analysis.story.section import Section
from analysis.story.words import be, count, first_upper, inside, number, rule

NONE = "\u2013"
HOW_TO_READ = (
    "Large dot: high. Small dot: middle. Orange dot: low. Best team first, by {outcome}. First column: as chosen."
)


def tell_rules(result: Stress) -> Section:
    """The high teams as chosen, under each rule."""
    names = {name: rule(name, result.outcome) for name in result.rules["rule"]}
    many, always = len(result.high), result.always
    stay = [
        (f"{names[row.rule]}.", f"{_stay(row.stay, many)}; it calls {count(row.high, 'team')} high.")
        for row in result.rules.itertuples()
        if row.rule != result.by
    ]
    return Section(
        headline=f"{_some(always, many)} high under {_all(len(result.rules))}",
        lead="Where to cut is a choice. A team that is high under one rule alone owes its place to that choice.",
        chart=by_rules(result),
        how_to_read=HOW_TO_READ.format(outcome=inside(result.outcome.label)),
        how_sure=tuple(stay),
    )


def tell_outcomes(result: Stress) -> Section | None:
    """The same number of high and low teams by each other outcome; None where no other is measured."""
    if result.outcomes.empty:
        return None
    most = result.outcomes.loc[result.outcomes.moved.idxmax()]
    moved = [
        (f"{row.label}.", f"{row.moved} of {row.known} teams change group; {_stay(row.high, len(result.high))}.")
        for row in result.outcomes.itertuples()
    ]
    return Section(
        headline=f"By {inside(most.label)} {_of(most.moved, most.known)} would be in another group",
        lead=f"Groups are cut by {inside(result.outcome.label)}. Where others name other teams, say which counts.",
        chart=by_outcomes(result),
        how_to_read=HOW_TO_READ.format(outcome=inside(result.outcome.label)),
        how_sure=tuple(moved),
        table=_table(result),
    )


def _table(result: Stress) -> pd.DataFrame:
    """Every team's group by every outcome."""
    labels = {result.outcome.name: result.outcome.label}
    labels |= dict(zip(result.outcomes["name"], result.outcomes.label, strict=True))
    cells = result.cells[result.cells["kind"] == "outcome"]
    wide = cells.pivot(index="team_id", columns="name", values="segment").fillna(NONE)
    rows = wide.reindex(index=result.teams.team_id, columns=list(labels)).rename(columns=labels).reset_index(drop=True)
    return pd.concat([result.teams.team_name.rename("Team"), rows], axis=1)


def _all(rules: int) -> str:
    return "the one rule" if rules == 1 else "both rules" if rules == 2 else f"all {number(rules)} rules"


def _stay(some: int, many: int) -> str:
    return f"{some} of {count(many, 'high team')} {'stays' if some == 1 else 'stay'} high"


def _some(some: int, many: int) -> str:
    if some == 0:
        return "No high team is"
    if some == many:
        return "The one high team is" if many == 1 else "All high teams are"
    return f"{first_upper(number(some))} of the {number(many)} high teams {be(some)}"


def _of(some: int, known: int) -> str:
    return f"all {number(known)} teams" if some == known else f"{number(some)} of {number(known)} teams"
