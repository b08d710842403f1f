"""Which teams move how far, in words and drawn: the first rows, the others, and scenarios side by side."""

import math

import pandas as pd

from analysis.charts.labels import between, signed
from analysis.charts.what_if import FIRST, everyone, further, moves, names
from analysis.measures import money
from analysis.questions.what_if import WhatIf
from analysis.story.section import Section
from analysis.story.words import count, inside

NOT_KNOWN = "not known"


def tell_teams(result: WhatIf) -> Section | None:
    """The teams one below the other; None behind a closed gate."""
    if result.gate == "closed":
        return None
    return Section(headline=_furthest(result), chart=moves(result), how_to_read=_how_to_read(result))


def tell_other_teams(result: WhatIf) -> Section | None:
    """The teams that `tell_teams` leaves out; None where there are none."""
    chart = None if result.gate == "closed" else further(result)
    if chart is None:
        return None
    low = (result.teams["segment"] == "low").all()
    return Section(headline=f"The other {count(result.asked - FIRST, 'low team' if low else 'team')}", chart=chart)


def tell_side_by_side(results: tuple[tuple[str, WhatIf], ...]) -> Section | None:
    """Scenarios a person kept, by name; None without any."""
    if not results:
        return None
    return Section(
        headline=f"{count(len(results), 'scenario')} side by side" if len(results) > 1 else "One scenario is kept",
        table=pd.DataFrame([_row(name, result) for name, result in results]),
        caveat="Bands of 90 %. Scenarios whose bands overlap need not differ.",
    )


def _furthest(result: WhatIf) -> str:
    """ "Teams like Iberia South differ most: by 12 points."."""
    told = result.teams.assign(called=names(result))[result.teams["moved"].notna()]
    if told.empty:
        return "Where the teams are today"
    by = (told["moved"] - told["today"]).to_numpy()
    most, same = int(abs(by).argmax()), len(by) < 2 or math.isclose(by.min(), by.max(), abs_tol=1e-12)
    if math.isclose(by[most], 0, abs_tol=1e-12):
        return "No team moves: each does all this already."
    far = result.outcome.say_difference(by[most])
    if same:
        return f"Teams like {'each of these' if len(by) > 1 else told['called'].iloc[0]} differ by {far}."
    if result.gate != "shown":  # nothing is ranked
        near = result.outcome.say_difference(by[int(abs(by).argmin())])
        return f"Each team's own difference: {near} to {far}."
    stay = int((abs(by) < 1e-12).sum())
    where = "stays where it is" if stay == 1 else "stay where they are"
    rest = f"; {stay} of {len(by)} {where}" if stay else ""
    if result.teams.index.get_loc(told.index[most]) >= FIRST:  # not in the chart
        return f"The largest difference of a team is {far}{rest}."
    return f"Teams like {told['called'].iloc[most]} differ most, by {far}{rest}."


def _how_to_read(result: WhatIf) -> str:
    if not result.told:
        return "Coloured: today."
    band = " Band: 90 %, wider for a single team." if not math.isnan(result.low) else ""
    start = "Orange: today." if (result.teams["segment"] == "low").all() else "Small dot: today."
    sliders = "Teams short of a slider's target are brought to it, the others stay; sliders end where hardly a team is."
    return f"{start} Violet: teams like this.{band} {sliders}"


def _row(name: str, result: WhatIf) -> dict[str, str]:
    moved = [f"{inside(result.measures[each].label)} {result.measures[each].say(at)}" for each, at in result.moves
             if each in result.measures]  # fmt: skip
    row = {
        "Scenario": name,
        "Outcome": result.outcome.label,
        "What": ", ".join(moved),
        "Teams": everyone(result) if result.told else "no number",
    }
    if not result.told:
        return row | dict.fromkeys(("They reach", "Difference", "Worth a quarter"), "no number")
    reach, apart = result.outcome.say(result.moved), signed(result.outcome.say_difference(result.gain))
    return row | {
        "They reach": f"{reach}, not {result.outcome.say(result.today)}",
        "Difference": f"{apart} ({between(result.outcome, result.gain_low, result.gain_high, result.gain)})",
        "Worth a quarter": _worth(result),
    }


def _worth(result: WhatIf) -> str:
    if not result.worth or math.isnan(result.worth_low):
        return NOT_KNOWN
    worth, low, high = map(money, (result.worth, result.worth_low, result.worth_high))
    return f"{worth} ({low} to {high})"
