"""Scenarios: every choice a person made on a what-if, as a link that says it in words, and kept under a name."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from analysis.errors import DataError
from analysis.links import MOST_QUARTERS, listed, names_in, paired, pairs_in, quarters_in, refuse_no_quarter, runs
from analysis.panel import Panel
from analysis.records import Records, Store
from analysis.stats.cut import FRACTIONS, parse_rule

KIND = "scenario"
LONGEST_NAME = 60  # characters
LOW = "low"  # the word for the low teams; a team of that very id is written in another way


@dataclass(frozen=True, kw_only=True)
class Scenario:
    """What is imagined, of whom, and on which numbers.

    moves     (driver, target), in the driver's own unit; none yet where nobody has moved a thing
    teams     "low" or team_ids
    hours     (driver, hours of the manager a rep and quarter)
    outcome, quarters, drivers   None: the panel's own outcome, all quarters, the core drivers and those moved
    by        how teams are cut: "top-third", "quartile", "median" or "threshold:1.0"
    Raises DataError for what nobody can mean: a driver twice, no number, no team, a word that is no quarter.
    """

    moves: tuple[tuple[str, float], ...] = ()
    teams: str | tuple[str, ...] = LOW
    hours: tuple[tuple[str, float], ...] = ()
    outcome: str | None = None
    by: str = "top-third"
    quarters: tuple[str, ...] | None = None
    drivers: tuple[str, ...] | None = None

    def __post_init__(self):
        _refuse_unfit(self)


def grounds(scenario: Scenario, panel: Panel) -> dict:
    """The keyword arguments of `split.ground.lay_ground`: of drivers not chosen, the core ones and those moved."""
    moved = (name for name, _ in scenario.moves)
    drivers = scenario.drivers or tuple(dict.fromkeys((*panel.core_drivers, *moved)))
    chosen = {"outcome": scenario.outcome, "by": scenario.by, "quarters": scenario.quarters}
    return chosen | {"drivers": drivers}


def to_query(scenario: Scenario) -> dict[str, str]:
    """The parameters of a link: {"set": "coaching_cadence:0.5", "teams": "low", "by": "quartile"}; exact.

    What is left at None, and empty hours, are not in it.
    """
    teams = LOW if scenario.teams == LOW else listed(scenario.teams)
    written = {
        "set": paired(scenario.moves),
        "teams": teams.replace(LOW, "%6Cow") if scenario.teams == (LOW,) else teams,
        "hours": paired(scenario.hours),
        "outcome": scenario.outcome,
        "by": scenario.by,
        "quarters": scenario.quarters and runs(scenario.quarters),
        "drivers": scenario.drivers and listed(scenario.drivers),
    }
    return {name: text for name, text in written.items() if text}


def link(scenario: Scenario) -> str:
    """The same as it stands behind an address: "?set=coaching_cadence:0.5&teams=low&by=top-third"."""
    return "?" + urlencode(to_query(scenario), safe=":,")


def from_query(params: Mapping[str, str]) -> Scenario:
    """The scenario of a link's parameters; others than its own are passed over. Raises DataError for nonsense."""
    teams = params.get("teams", LOW)
    return Scenario(
        moves=pairs_in(params["set"]) if "set" in params else (),
        teams=LOW if teams == LOW else names_in(teams),
        hours=pairs_in(params["hours"]) if "hours" in params else (),
        outcome=params.get("outcome"),
        by=params.get("by", Scenario.by),
        quarters=quarters_in(params["quarters"]) if "quarters" in params else None,
        drivers=names_in(params["drivers"]) if "drivers" in params else None,
    )


def keep(store: Store, name: str, scenario: Scenario) -> str:
    """Keep it under a name, in the place of another of that name; gives the name. Raises DataError for no such name."""
    name = " ".join(name.split())
    if not 1 <= len(name) <= LONGEST_NAME:
        raise DataError(f"A scenario's name has 1 to {LONGEST_NAME} characters, and this one {len(name)}.")
    if not scenario.moves:
        raise DataError("This scenario moves nothing yet.\nMove at least one driver, then keep it.")
    Records(store).put(KIND, name, to_query(scenario))
    return name


def scenarios(store: Store) -> tuple[tuple[str, Scenario], ...]:
    """(name, scenario) of all that are kept, the one kept last at the end."""
    return tuple((name, from_query(value)) for name, value in Records(store).all(KIND).items())


def drop(store: Store, name: str) -> None:
    """As if it had never been kept."""
    Records(store).drop(KIND, name)


def _refuse_unfit(scenario: Scenario) -> None:
    for pairs in (scenario.moves, scenario.hours):
        _refuse_unfit_pairs(pairs)
    for what, names in {"team": scenario.teams, "quarter": scenario.quarters, "driver": scenario.drivers}.items():
        if names is not None and not (names and all(names)):
            raise DataError(f"This what-if names a {what} without a name.\nName one, or leave the choice out.")
    if isinstance(scenario.teams, str) and scenario.teams != LOW:
        raise DataError(f"`{scenario.teams}` is no choice of teams.\nChoose `low`, or name the teams.")
    if scenario.outcome == "":
        raise DataError("This what-if names an outcome without a name.\nName one, or leave the choice out.")
    if len(scenario.quarters or ()) > MOST_QUARTERS:
        raise DataError(f"A what-if looks at {MOST_QUARTERS} quarters at most.\nChoose fewer.")
    refuse_no_quarter(scenario.quarters or ())
    _refuse_no_rule(scenario.by)


def _refuse_unfit_pairs(pairs: tuple[tuple[str, float], ...]) -> None:
    names = [name for name, _ in pairs]
    if len(set(names)) < len(names):
        raise DataError("A what-if names each of its drivers once.\nLeave one of the two out.")
    for name, value in pairs:
        if not math.isfinite(value):
            raise DataError(f"`{name}` is given no number.\nWrite one, like 0.5 for 50 %.")


def _refuse_no_rule(by: str) -> None:
    try:
        parse_rule(by)
    except ValueError:
        raise DataError(f"Teams cannot be cut by `{by}`.\nChoose {', '.join(FRACTIONS)} or threshold:1.0.") from None
