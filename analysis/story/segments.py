"""High, middle and low teams in words, and how sure their places are."""

import math

import pandas as pd

from analysis.charts.labels import certainty, short, span
from analysis.charts.segments import named, spread, trend
from analysis.measures import money
from analysis.questions.segments import Segments
from analysis.story.section import Number, Section
from analysis.story.words import be, count, first_upper, inside, levels, listed, number, period, rule

SURE = 0.95
FEW = 16  # teams that a chart with names can show at once
NAMES = {"high": "high teams", "middle": "middle teams", "low": "low teams"}


def tell_segments(result: Segments) -> Section:
    """Which teams are high beyond doubt, drawn as every team on its interval."""
    few = len(result.teams) <= FEW
    return Section(
        note=_note(result),
        headline=_headline(result),
        lead=_lead(result),
        chart=named(result) if few else spread(result),
        how_to_read=f"{HOW_TO_READ} {_percent(result)}" if few else f"{HOW_TO_READ} Best team first.",
        how_sure=_how_sure(result),
        table=_table(result),
    )


HOW_TO_READ = "Dot: what to expect of a team, luck removed. Line: 95 % interval."
JUDGED = "A quarter counts as open when the teams that were high in the others were ahead in it."
PERCENT = "Percent: how likely the team truly belongs to the high ones."


def tell_names(result: Segments) -> tuple[Section, ...]:
    """One section a segment, every team by name; none where the first chart has the names already."""
    if len(result.teams) <= FEW:
        return ()
    sizes = result.teams.segment.value_counts()
    return tuple(
        Section(headline=f"The {sizes[segment]} {name}", chart=named(result, segment), how_to_read=_percent(result))
        for segment, name in NAMES.items()
        if segment in sizes
    )


def tell_trend(result: Segments) -> Section:
    """High and low teams by quarter."""
    high, low = result.outcome.say(result.high), result.outcome.say(result.low)
    quarters = "quarter" if len(result.quarters) == 1 else f"{number(len(result.quarters))} quarters together"
    return Section(
        headline=_trend_headline(result),
        chart=trend(result),
        how_to_read=f"{result.outcome.label} by quarter. The {quarters}: {high} and {low}. {JUDGED}",
        details=tuple(("Read with care.", sentence) for sentence in result.cautions),
    )


def tell_size(result: Segments) -> Section:
    """The gap as large numbers: in the outcome's unit and, where quotas are known, in money."""
    say, lows = result.outcome.say_difference, int((result.teams.segment == "low").sum())
    low, high = sorted((abs(result.gap_low), abs(result.gap_high)))
    sure = f"{short(say(low))} to {short(say(high))} with 95 % certainty"
    numbers = [Number(label="Between high and low teams", value=say(abs(result.gap)), note=sure)]
    if result.worth is not None:
        label = f"Revenue, across the {count(lows, 'low team')}"
        note = f"if they had the high teams' {inside(result.outcome.label)}, luck removed; {worth_span(result)}"
        numbers.append(Number(label=label, value=f"{money(result.worth)} a year", note=note))
    return Section(headline="How large it is", numbers=tuple(numbers))


def worth_span(result: Segments) -> str:
    """ "$14.2M to $22.9M with 95 % certainty", and on what condition."""
    condition = "" if result.luck_told else " where luck is short-lived"
    return f"{money(result.worth_low)} to {money(result.worth_high)} with 95 % certainty{condition}"


def _note(result: Segments) -> str:
    teams = count(len(result.teams), "team")
    cut = inside(rule(result.by, result.outcome))
    return f"{teams} · {period(result.quarters)} · {inside(result.outcome.label)} · {cut}"


def _percent(result: Segments) -> str:
    return PERCENT if result.luck_told else f"{PERCENT} It takes luck for short-lived."


def _headline(result: Segments) -> str:
    high = result.teams[result.teams.segment == "high"]
    if high.p_top.isna().all():
        return levels(result.outcome, result.high, result.low)
    sure, many = int((high.p_top >= SURE).sum()), len(high)
    rest = f"the other {number(many - sure)} may owe it to luck" if sure < many else ""
    if not sure:
        return (
            f"{'The one high team is not' if many == 1 else f'None of the {number(many)} high teams is'} surely high."
        )
    if not result.luck_told:
        return f"{_so_many(sure, many)} {be(sure)} clear of the rest."
    return f"{_so_many(sure, many)} {be(sure)} surely high{'; ' if rest else ''}{rest}."


def _so_many(some: int, many: int) -> str:
    if many == 1:
        return "The one high team"
    if some == many:
        return "Both high teams" if many == 2 else f"All {number(many)} high teams"
    return f"{first_upper(number(some))} of the {number(many)} high teams"


def _lead(result: Segments) -> str:
    if math.isnan(result.reliability):
        return "One quarter cannot tell luck from level: with four it shows which places are sure."
    share = f"Of the spread between teams {result.reliability * 100:.0f} %"
    luck = f"{share} is lasting, the rest is luck of the quarter."
    if result.reliability < 0.05:
        luck = "Nearly all of the spread between teams is luck of the quarter."
    elif not result.luck_told:
        luck = f"{share} outlasts a quarter; as far as that is luck that lingers, fewer are clear of the rest."
    return f"{levels(result.outcome, result.high, result.low)} {luck}"


def _how_sure(result: Segments) -> tuple[tuple[str, ...], ...]:
    word = "Surely high" if result.luck_told else "Clear of the rest"
    clusters = f"Teams that lie close together in {listed([inside(label) for label in result.metrics])} are one group."
    drawn = "Each dot is drawn towards the mean of all teams, the further the fewer its quarters."
    high = f"means a probability of at least {SURE * 100:.0f} % that the team belongs to the high ones."
    worth = f"{money(result.worth)} a year, {worth_span(result)}." if result.worth is not None else ""
    return (
        ("The gap.", _gap(result), "interval"),
        *[("In money.", worth, "worth")] * bool(worth),
        *[("Clusters.", clusters, "clusters")] * bool(result.metrics),
        ("Luck is removed.", drawn, "shrunken"),
        *[("Read with care.", sentence) for sentence in result.cautions],
        (word, high, "truly_high"),
    )


def _gap(result: Segments) -> str:
    say = result.outcome.say_difference
    if math.isnan(result.gap_low):
        return f"{say(abs(result.gap))}; with clusters there is no interval that could be trusted."
    low, high = sorted((abs(result.gap_low), abs(result.gap_high)))
    return f"{say(abs(result.gap))}, {short(say(low))} to {short(say(high))} with 95 % certainty."


def _trend_headline(result: Segments) -> str:
    ahead, many = result.ahead
    if many < 2:
        return "One quarter cannot show whether the gap lasts"
    if ahead == many:
        return f"The gap was open in {'both' if many == 2 else f'all {number(many)}'} quarters"
    return f"The gap was open in {number(ahead)} of {number(many)} quarters"


def _table(result: Segments) -> pd.DataFrame:
    """Every team, as words."""
    say = result.outcome.say
    teams = result.teams
    return pd.DataFrame(
        {
            "Team": teams.team_name,
            "Manager": teams.manager_name,
            "Region": teams.region,
            "Group": teams.segment,
            result.outcome.label: teams["mean"].map(say),
            "Luck removed": teams.shrunken.map(say),
            "95 % interval": [span(result.outcome, *pair) for pair in zip(teams.low, teams.high, strict=True)],
            "Truly high": [certainty(probability, result.luck_told) for probability in teams.p_top],
            "Quarters": teams.quarters,
        }
    )
