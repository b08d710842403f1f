"""Three balanced metrics in words: who looks good on revenue alone."""

import pandas as pd

from analysis.charts.balance import place, say, side_by_side
from analysis.questions.balance import Balance
from analysis.story.section import Section
from analysis.story.words import be, count, first_upper, inside, listed, number, period, rule

OPENS = {
    "customer_satisfaction": "Customers' answers (csat or nps) would show which high teams their customers rate low.",
    "engagement": "Reps' answers on engagement would show which high teams are tired of it.",
}
REVENUE = "Quotas or deals would show who is high on revenue."
DRAWN, NAMED = 8, 4  # teams in the chart, in a sentence
LEAST_BY_CHANCE = 0.5  # teams: less is no team
FEWEST = 5  # teams high on revenue, to set them beside chance
HOW_TO_READ = (
    "Each measure on its own scale; the thin line is the mean of all teams. Hue: high and low teams of that measure."
)


def tell_balance(result: Balance) -> Section:
    """Teams that are high on revenue and low on customers or people."""
    if result.teams == 1:
        lead = "A second team would open revenue, customer satisfaction and engagement side by side."
        return Section(headline="One team alone has nobody to stand beside", lead=lead)
    missing = tuple(("", OPENS.get(name, REVENUE)) for name in result.missing)
    if len(result.measures) < 2:
        only = f"Only {inside(result.measures[0].label)} is known. " if result.measures else ""
        lead = f"{only}Revenue, customer satisfaction and engagement side by side show who is good at one alone."
        return Section(headline="One metric alone has nothing to balance it", lead=lead, details=missing)
    alone = result.on_revenue_alone
    drawn = alone["team_id"].head(DRAWN)
    return Section(
        note=_note(result),
        headline=_headline(result),
        lead=" ".join(_agree(result)),
        chart=side_by_side(result, set(drawn)) if len(drawn) else None,
        how_to_read=HOW_TO_READ if len(drawn) else "",
        details=(*_together(result), *missing),
        caveat="High and low by each measure's mean with luck removed; a place near the edge can be luck."
        if len(drawn)
        else "",
    )


def tell_every_balance(result: Balance) -> Section | None:
    """Every team on each measure, with its places; None where one measure alone is known."""
    if len(result.measures) < 2:
        return None
    return Section(
        headline=f"{first_upper(_labels(result))} of {count(result.cells['team_id'].nunique(), 'team')} by name",
        chart=side_by_side(result),
        how_to_read=HOW_TO_READ,
        table=_table(result),
    )


def _note(result: Balance) -> str:
    teams = count(result.cells["team_id"].nunique(), "team")
    return f"{teams} · {period(result.quarters)} · {_labels(result)} · {inside(rule(result.by))}"


def _labels(result: Balance) -> str:
    return listed([inside(measure.label) for measure in result.measures])


def _headline(result: Balance) -> str:
    first, *others = (inside(measure.label) for measure in result.measures)
    many = len(result.on_revenue_alone)
    low = f"low on {' or '.join(others)}"
    who = "No team is" if not many else f"{first_upper(number(many))} {'team is' if many == 1 else 'teams are'}"
    return f"{who} high on {first} and {low}{_chance(result)}."


def _chance(result: Balance) -> str:
    """How many there would be by chance; nothing where that rounds to none."""
    if not result.chance >= LEAST_BY_CHANCE:
        return ""
    return f"; about {number(round(result.chance))} would be by chance"


def _agree(result: Balance) -> list[str]:
    """How many of the teams high on revenue are high on the others too, beside what chance would give."""
    labels = {measure.name: inside(measure.label) for measure in result.measures}
    rows = [row for row in result.agree.itertuples(index=False) if row.teams >= FEWEST]
    if not rows:
        return []
    said = listed([f"{row.high} {be(row.high)} high on {labels[row.name]} too" for row in rows])
    chance = round(rows[0].chance)
    first = inside(result.measures[0].label)
    return [
        f"Of {count(rows[0].teams, 'team')} high on {first} {said}; "
        f"about {chance} would be if they had nothing to do with each other."
    ]


def _together(result: Balance) -> tuple[tuple[str, str], ...]:
    """Who is high on revenue and not on the three together, and who comes in their place."""
    if result.leave is None:
        return ()
    first = inside(result.measures[0].label)
    if not result.leave:
        return (("All three together.", f"Weighed alike they leave the teams that are high on {first} as they are."),)
    entering = f"; {_named(result.enter)} {'comes' if len(result.enter) == 1 else 'come'} in" if result.enter else ""
    return (
        ("All three together.", f"Weighed alike, {_named(result.leave)} would not be among the high teams{entering}."),
    )


def _named(teams: tuple[str, ...]) -> str:
    """Up to four names, and how many more."""
    if len(teams) <= NAMED + 1:
        return listed(teams)
    return f"{', '.join(teams[:NAMED])} and {number(len(teams) - NAMED)} more"


def _table(result: Balance) -> pd.DataFrame:
    """Every team: value and place on each measure."""
    wide = result.cells.drop_duplicates("team_id")[["team_id", "team_name"]]
    table = {"Team": list(wide["team_name"])}
    for measure in result.measures:
        rows = result.cells[result.cells["name"] == measure.name].set_index("team_id").reindex(wide["team_id"])
        table[measure.label] = [say(measure, row.value, row.few) + place(row) for row in rows.itertuples()]
    return pd.DataFrame(table)
