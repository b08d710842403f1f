"""The finding of scenarios that were kept: by how much teams like these differ, or no clear difference."""

import math

from analysis.charts.labels import between, short
from analysis.charts.side_by_side import today_role
from analysis.questions.what_if import WhatIf
from analysis.story.what_if import known
from analysis.story.words import first_upper, inside, listed, number

LETTERS = 105  # of a title that names what moves

Told = tuple[tuple[str, WhatIf], ...]


def title(told: Told, kept: int, outcome: str) -> str:
    """Of the `kept` scenarios those that are `told`; `outcome`: name of the one that the review is about."""
    if not told:
        one = "the scenario" if kept == 1 else f"the {number(kept)} scenarios"
        return f"No number can be given for {one} kept"
    if any(result.gate != "shown" for _, result in told):
        many = "One scenario is" if len(told) == 1 else f"{first_upper(number(len(told)))} scenarios are"
        return f"{many} kept, on an exploratory split: a first look, no finding"
    return _one(told[0][1], outcome) if len(told) == 1 else _several(told, kept)


def clear(result: WhatIf) -> bool:
    """Whether the difference is beyond its band."""
    return result.gain_low * result.gain_high > 0


def _one(result: WhatIf, outcome: str) -> str:
    """ "Teams like the low ones, but at coaching cadence 50 %, differ by 7 points (4 to 10)"."""
    if result.gain == 0:
        return "The teams of this scenario do all this already"
    whom = "the low ones" if today_role(result) == "low" else "these"
    where = "" if result.outcome.name == outcome else f" in {inside(result.outcome.label)}"
    differ, targets = _differ(result, where), [_target(result, *move) for move in known(result)]
    full = f"Teams like {whom}, but at {listed(targets)}, {differ}"
    return full if len(full) <= LETTERS else f"Teams like {whom}, but at {number(len(targets))} other targets, {differ}"


def _target(result: WhatIf, name: str, at: float) -> str:
    return f"{inside(result.measures[name].label)} {result.measures[name].say(at)}"


def _differ(result: WhatIf, where: str) -> str:
    apart = result.outcome.say_difference(result.gain)
    if math.isnan(result.gain_low):
        return f"differ by {apart}{where}; how sure is not known"
    if not clear(result):
        return f"show no clear difference{where}"
    return f"differ by {apart}{where} ({between(result.outcome, result.gain_low, result.gain_high, result.gain)})"


def _several(told: Told, kept: int) -> str:
    stand, many = sum(clear(result) for _, result in told), len(told)
    scenarios = "scenarios" if many == kept else "scenarios that can be told"
    if not stand:
        return f"No clear difference in {'either' if many == 2 else 'any'} of the {number(many)} {scenarios}"
    if stand < many:
        other = "the other" if many - stand == 1 else "the others"
        of = f"{first_upper(number(stand))} of {number(many)} {scenarios} {'stands' if stand == 1 else 'stand'}"
        return f"{of} clear of zero; for {other} there is no clear difference"
    all_ = f"{'Both' if many == 2 else f'All {number(many)}'} {scenarios} stand clear of zero"
    if len({result.outcome.name for _, result in told}) > 1:
        return f"{all_}; they are about different outcomes"
    return f"{all_}: teams like these differ by {_listed([result for _, result in told])}"


def _listed(results: list[WhatIf]) -> str:
    """ "5.2 and 12 points"."""
    apart = [result.outcome.say_difference(result.gain) for result in results]
    return listed([*map(short, apart[:-1]), apart[-1]])
