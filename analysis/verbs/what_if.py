"""The verb what-if: leaders move drivers, or ask what can be moved, or what would close the gap."""

from dataclasses import replace

from analysis.errors import DataError
from analysis.scenarios import LOW, Scenario, grounds, keep, link, scenarios
from analysis.verbs.opened import opened, panel
from analysis.verbs.questions import spanned

INSTEAD = ("segments", "gap")  # what says how high and low teams differ where nothing can be split


def what_if(asked) -> tuple[str, dict]:
    """Everything that was asked at once: what moves, what would close the gap, or else what can be moved."""
    whole = panel(asked)
    scenario = changed(asked, start(asked), whole)
    ground = ground_of(whole, scenario, asked.seed)
    said, answer = answered(asked, ground, scenario) or movable(asked, ground)
    if asked.keep is not None:
        said += f"\nKept as {keep(opened(asked), asked.keep, scenario)}."
    if ground.gate.state == "closed":
        said += "\nHow high and low teams differ: python -m analysis segments, and python -m analysis gap."
        answer |= {"instead": list(INSTEAD)}
    return said, answer | {"link": link(scenario)}


def start(asked) -> Scenario:
    """The scenario that was named, else one in which nothing has moved. Raises DataError for one that is not kept."""
    if asked.scenario is None:
        return Scenario()
    held = {" ".join(name.split()): scenario for name, scenario in scenarios(opened(asked))}
    name = " ".join(asked.scenario.split())
    if name not in held:
        known = ", ".join(held) or "none yet"
        raise DataError(f"There is no scenario `{asked.scenario}`.\nKept: {known}.")
    return held[name]


def changed(asked, scenario: Scenario, whole) -> Scenario:
    """The scenario with what is said beside it: a driver's target or hours in the place of the one it has."""
    given = {"outcome": asked.outcome, "by": asked.by, "teams": asked.teams, "drivers": asked.drivers}
    given["quarters"] = spanned(asked, whole)
    given["moves"] = tuple((dict(scenario.moves) | once("--set", asked.moves)).items())
    given["hours"] = tuple((dict(scenario.hours) | once("--hours", asked.hours)).items())
    return replace(scenario, **{name: value for name, value in given.items() if value is not None})


def once(flag: str, pairs: list[tuple[str, float]]) -> dict[str, float]:
    if len(found := dict(pairs)) < len(pairs):
        raise DataError(f"{flag} names a driver twice.\nName each once.")
    return found


def ground_of(whole, scenario: Scenario, seed: int):
    """What the scenario stands on: the split of the core drivers and those moved, where none are named."""
    from analysis.split.ground import lay_ground

    return lay_ground(whole, seed=seed, **grounds(scenario, whole))


def answered(asked, ground, scenario: Scenario) -> tuple[str, dict] | None:
    """What was asked of drivers that move and of the gap; None where neither was."""
    from analysis.questions.closing import close_on
    from analysis.questions.what_if import imagine_on

    moved = scenario.moves and imagine_on(ground, moves=scenario.moves, teams=scenario.teams, hours=scenario.hours)
    if asked.close is None:
        return (moved.summary(), moved.to_dict()) if moved else None
    if scenario.teams != LOW:
        raise DataError("What would close the gap is asked of the low teams.\nLeave out --teams, or --close.")
    closing = close_on(ground, share=asked.close)
    if not moved:
        return closing.summary(), closing.to_dict()
    said = dict.fromkeys((moved.summary(), closing.summary()))
    return "\n".join(said), moved.to_dict() | {"closing": closing.to_dict()}


def movable(asked, ground) -> tuple[str, dict]:
    """What can be moved and how far: from the 5th to the 95th percentile of teams; and the scenarios that are kept."""
    held = dict(scenarios(opened(asked)))
    kept = [f"Kept scenarios: {', '.join(held)}."] if held else []
    answer = {
        "outcome": ground.outcome.name,
        "by": ground.by,
        "quarters": list(ground.quarters),
        "gate": ground.gate.state,
        "why": ground.gate.why,
        "ranges": ground.ranges.to_dict("records"),
        "omitted": list(ground.gate.omitted),
        "scenarios": {name: link(scenario) for name, scenario in held.items()},
        "fingerprint": ground.fingerprint,
        "seed": ground.seed,
    }
    return "\n".join([*(ranged(ground) or [ground.gate.why]), *kept]), answer


def ranged(ground) -> list[str]:
    """One line a driver, and how to move them; none where nothing can be split."""
    lines, flags = [], []
    for row in ground.ranges.itertuples():
        say = ground.measures[row.name].say
        today = f"low teams {say(row.low_teams)} today, high teams {say(row.high_teams)}"
        lines.append(f"{row.label} ({row.name}): {say(row.low)} to {say(row.high)}; {today}.")
        flags.append(f"--set {row.name}={(row.low + row.high) / 2:.2g}")
    return [*lines, f"Move one or more: {' '.join(flags)}"] if lines else []
