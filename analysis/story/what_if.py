"""What teams like these reach in words: the move, what it is worth, how sure, and where nothing can be told."""

import math

import pandas as pd

from analysis.charts.labels import between, part, short
from analysis.charts.what_if import names
from analysis.measures import money
from analysis.questions.closing import CANNOT, COULD, Closing
from analysis.questions.what_if import SHAPES, WhatIf
from analysis.story.section import Section
from analysis.story.words import be, count, first_upper, inside, listed, percent, period

CAUSAL = "if the association were causal"
REACH = {
    "quota_attainment": "Teams like this reach {moved} of quota, not {today}.",
    "revenue_per_rep": "Teams like this bring in {moved} a rep and quarter, not {today}.",
    "win_rate": "Teams like this win {moved} of their deals, not {today}.",
}
CAVEAT = "An association, not a promise: teams that do this today may differ in other ways too."
BAND = "90\u00a0% band"
TWO_BANDS = (
    "The difference is how far teams like these are from teams like today's, on average. The band in the chart is "
    "where these very teams would land over the year to come, with all else about them and with luck. "
    "Both hold in 90 of 100."
)
PARTS = {0.5: "half of the gap", 1: "the whole gap"}
CLOSED = "What teams would reach cannot be told yet."
NOWHERE = "No number is given where no team has been."


def tell_what_if(result: WhatIf) -> Section:
    """A scenario, or why there is none."""
    if result.gate == "closed":
        return Section(note=_note(result), headline=CLOSED, lead=result.why)
    if not result.told:
        why = result.refusals or tuple(dict.fromkeys(result.teams["why"]))
        return Section(note=_note(result), headline=NOWHERE, lead=" ".join(why))
    return Section(
        note=_note(result),
        headline=_headline(result),
        lead=" ".join(filter(None, (_difference(result), _worth(result), _exploratory(result)))),
        how_sure=(*_bands(result), *(("", words) for words in (*result.cautions, SHAPES[result.shape]))),
        details=(*_each_part(result), *_left_out(result), *_hours(result)),
        table=_table(result),
        caveat=CAVEAT,
        sources=tuple((result.measures[name].label, result.measures[name].about) for name, _ in result.moves),
    )


def tell_closing(result: Closing) -> Section:
    """What would close so much of the gap, one driver at a time."""
    if result.gate == "closed":
        return Section(headline=CLOSED, lead=result.why)
    part_of = PARTS.get(result.share, f"{percent(result.share)} of the gap")
    whole = part(result.outcome, abs(result.share * result.gap), result.gap)
    return Section(
        note=f"{period(result.quarters)} · {inside(result.outcome.label)} · {CAUSAL}",
        headline=_what_closes(result, part_of),
        lead=f"{first_upper(part_of)}, luck removed, is {whole}."
        + ("" if result.gate == "shown" else f" {result.why}"),
        details=tuple((f"{row.label}:", _closes(result, row)) for row in result.drivers.itertuples()),
    )


def _note(result: WhatIf) -> str:
    low = (result.teams["segment"] == "low").all()
    what = (f"{inside(result.measures[name].label)} {result.measures[name].say(at)}" for name, at in known(result))
    exploratory = ("exploratory",) if result.gate == "exploratory" else ()
    return " · ".join((count(result.asked, "low team" if low else "team"), ", ".join(what), CAUSAL, *exploratory))


def known(result: WhatIf) -> list[tuple[str, float]]:
    """The moves of measures that there are."""
    return [(name, target) for name, target in result.moves if name in result.measures]


def _headline(result: WhatIf) -> str:
    today, moved = result.outcome.say(result.today), result.outcome.say(result.moved)
    if result.gain == 0:
        return "These teams do all this already."
    if today == moved:
        return f"Teams like this do not differ in {inside(result.outcome.label)}: {today}."
    default = f"{result.outcome.label} of teams like this is {{moved}}, not {{today}}."
    found = REACH.get(result.outcome.name, default).format(moved=moved, today=today)
    return found if _clear(result) else f"{found.removesuffix('.')}; it may be nothing."


def _clear(result: WhatIf) -> bool:
    return result.gain_low * result.gain_high > 0


def _difference(result: WhatIf) -> str:
    if result.gain == 0:
        return ""
    if math.isnan(result.gain_low):
        return f"They differ by {result.outcome.say_difference(result.gain)}; how sure is not known."
    return f"They differ by {_points(result, result.gain_low, result.gain_high, result.gain)} ({BAND})."


def _bands(result: WhatIf) -> tuple[tuple[str, str], ...]:
    """What the two bands are, and why today is not what the gap says."""
    say = result.outcome.say
    today = f"{say(result.today)} for these teams and {say(result.high_teams)} for the high ones"
    luck = ("Today.", f"Luck is taken out of where teams are, which draws them together: {today}.")
    if math.isnan(result.low):
        return (luck,)
    return (("Two bands.", TWO_BANDS), luck)


def expected_of(result: WhatIf, name: str) -> str:
    """What goes with one of the moves, for its plan: "4 to 6 points in quota attainment"; "" where not known."""
    row = result.levers.set_index("name").loc[name]
    if row["gain"] == 0 or math.isnan(row["low"]):
        return ""
    return f"{_points(result, row['low'], row['high'], row['gain'])} in {inside(result.outcome.label)}"


def _worth(result: WhatIf) -> str:
    if not result.worth or math.isnan(result.worth_low):
        return ""
    worth, low, high = map(money, (result.worth, result.worth_low, result.worth_high))
    across = f" across {result.told} teams" if result.told > 1 else ""
    return f"That is **{worth} a quarter**{across}, between {low} and {high}."


def _each_part(result: WhatIf) -> tuple[tuple[str, str], ...]:
    """What goes with each of several moves, in the order they are named, which is no ranking."""
    if len(result.levers) < 2 or result.gain == 0 or math.isnan(result.gain_low):
        return ()
    said = (f"{inside(row.label)} {_points(result, row.low, row.high, row.gain)}"
            for row in result.levers.itertuples())  # fmt: skip
    return (("With each move alone go", f"{listed(list(said))}."),)


def _points(result: WhatIf, low: float, high: float, middle: float) -> str:
    """An interval of differences with its unit: "10 to 14 points"."""
    _, space, unit = result.outcome.say_difference(2.0).partition(" ")
    return f"{between(result.outcome, low, high, middle)}{space}{unit}"


def _exploratory(result: WhatIf) -> str:
    return result.why if result.gate == "exploratory" else ""


def _left_out(result: WhatIf) -> tuple[tuple[str, str], ...]:
    left = result.teams[result.teams["why"] != ""]
    start = f"{len(left)} of {count(result.asked, 'team')} {be(len(left))} in no number:"
    return ((start, " ".join(dict.fromkeys(left["why"]))),) if len(left) else ()


def _hours(result: WhatIf) -> tuple[tuple[str, str], ...]:
    """What an hour of managers gives, driver by driver, and which gives more where that is beyond doubt."""
    if result.worth is None:
        return ()
    said = [(f"{label}:", rest) for label, _, rest in (words.partition(": ") for words in result.an_hour())]
    pairs = ((result.measures[one].label, inside(result.measures[other].label)) for one, other in result.first)
    said += [("", f"{one} gives more than {other} for an hour of managers, as set here.") for one, other in pairs]
    doubt = "Which of them gives most for an hour cannot be told."
    return (*said, ("", doubt)) if len(said) > 1 and not result.first else tuple(said)


def _table(result: WhatIf) -> pd.DataFrame:
    """Every team, as words."""
    say, rows = result.outcome.say, list(result.teams.itertuples())
    return pd.DataFrame(
        {
            "Team": names(result),
            "Today": [say(row.today) for row in rows],
            "Teams like this": ["no number" if row.why else say(row.moved) for row in rows],
            "90 % band": [_band(result, row) for row in rows],
        }
    )


def _band(result: WhatIf, row) -> str:
    return (
        "not known"
        if math.isnan(row.low)
        else f"{short(result.outcome.say(row.low))} to {result.outcome.say(row.high)}"
    )


def _what_closes(result: Closing, part_of: str) -> str:
    """Which practice could, whether none can, or that it cannot be told; what was not found is not denied."""
    could = [inside(row.label) for row in result.drivers.itertuples() if row.verdict == COULD]
    if could:
        return f"{first_upper(' or '.join(could))} alone could close {part_of}."
    if (result.drivers["verdict"] == CANNOT).all():
        return f"No practice alone closes {part_of}."
    return f"Whether a practice alone could close {part_of} cannot be told."


def _closes(result: Closing, row) -> str:
    if row.why:
        return row.why
    say = result.measures[row.name].say
    sure = f" ({percent(row.low).split()[0]} to {percent(row.high)})" if not math.isnan(row.low) else ""
    few = f" {row.told} of {row.asked} low teams have a number." if row.told < row.asked else ""
    if row.verdict == COULD:
        at = f"low teams at {say(row.value)} would close it{sure}, {CAUSAL}; today they are at {say(row.today)}."
        return f"{at}{few}"
    start = "out of reach: " if row.verdict == CANNOT else "open: "
    return f"{start}at {say(row.edge)}, as far as teams have gone, {percent(row.closes)} of the gap{sure}.{few}"
