"""May the gap be split with this data, and with which drivers and controls?

The bands are placed where simulated 95 % intervals cover the truth; below them a share would be a guess.
"""

from dataclasses import dataclass, replace

from analysis.panel import Panel
from analysis.split.families import PLUS, by_family, composed, listed, parts
from analysis.split.finished import only_finished
from analysis.split.usable import anonymous, complete, follows, usable

EXPLORATORY, SHOWN, WIDE = 20, 30, 60  # teams
CONTROLS = {EXPLORATORY: 1, SHOWN: 3, WIDE: 12}  # teams from which so many controls may enter
FEWEST_ROOM, MOST_COLUMNS = 3, 12  # drivers there is always room for; drivers and controls, as far as was simulated
WARNED = 200  # teams from which a split on team means alone (one year, or anonymous answers) needs no warning
TEAMS_PER_COLUMN, TEAMS_PER_MEAN = 5, 7  # teams for each driver or control: with four quarters, and on team means alone
NEVER_TOGETHER = "In no team and quarter are the outcome and every driver known together, so the gap cannot be split."
QUARTERS = 4
KEPT = 0.9  # a control that would cost more than a tenth of the teams stays out


@dataclass(frozen=True, kw_only=True)
class Gate:
    """state: shown, exploratory or closed; `why` a sentence; what may enter; `omitted` sentences; `teams` usable.

    drivers   names that `families.composed` knows: several joined by + enter as their mean
    floor     the teams that this kind of data needs for any split
    quarters  in which everything is known, as `usable.complete` counts them
    columns   drivers and controls that there is room for
    """

    state: str
    why: str
    drivers: tuple[str, ...]
    controls: tuple[str, ...]
    omitted: tuple[str, ...]
    teams: int
    floor: int = EXPLORATORY
    quarters: int = 0
    columns: int = 0


def place(panel: Panel, outcome: str, drivers: tuple[str, ...], controls: tuple[str, ...]) -> Gate:
    """The gate for splitting `outcome` by `drivers` next to `controls`, in bands of the number of complete teams."""
    panel = composed(panel, drivers)
    asked, (drivers, without) = drivers, usable(panel, drivers)
    if not drivers:
        why = only_finished(panel, outcome, asked) or nothing_measured(panel, outcome, asked)
        return closed(complete(panel, (outcome,))[0], why, without)
    first = core_of(panel, drivers) or drivers
    teams, quarters = complete(panel, (outcome, *first))
    means_only = anonymous(panel, drivers) or quarters < QUARTERS
    floor = WIDE if means_only else EXPLORATORY
    if teams < floor:
        return closed(teams, too_few(teams, floor, means_only) if teams else NEVER_TOGETHER, without, floor)
    state = "exploratory" if teams < SHOWN else "shown"
    columns = most_columns(teams, means_only)
    given = {"drivers": first, "controls": (), "omitted": without, "teams": teams}
    gate = Gate(state=state, why="", **given, quarters=quarters, columns=columns)
    gate = with_drivers(gate, panel, outcome, drivers, controls)
    gate = with_controls(gate, composed(panel, gate.drivers), outcome, controls)
    return replace(gate, why=worded(gate, quarters, means_only), omitted=gate.omitted + absent(panel, outcome, gate))


def closed(teams: int, why: str, omitted: tuple[str, ...], floor: int = EXPLORATORY) -> Gate:
    return Gate(state="closed", why=why, drivers=(), controls=(), omitted=omitted, teams=teams, floor=floor)


def core_of(panel: Panel, drivers: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(name for name in drivers if panel.measures[name].core)


def with_drivers(gate: Gate, panel: Panel, outcome: str, drivers: tuple[str, ...], controls: tuple[str, ...]) -> Gate:
    """The further drivers beside the core ones: each by itself where there is room, else as their family's mean."""
    known, left = gate.drivers, ()
    for name in drivers:
        words = name not in known and unknown(panel, gate, (outcome, *known, name))
        left += (f"{panel.measures[name].label} {words}.",) if words else ()
        known += () if words or name in known else (name,)
    kept = arranged(panel, known, gate.teams, room(gate, len(controls)))
    inside = {member for name in kept for member in parts(name)}
    waiting = (name for name in known if not inside.issuperset(parts(name)))
    left += tuple(f"{panel.measures[name].label} {no_room(gate)}." for name in waiting)
    few = most_said() if gate.columns == MOST_COLUMNS else f"{gate.teams} teams are too few for each by itself"
    means = tuple(f"{listed(panel, parts(name))} enter as their mean: {few}." for name in kept if PLUS in name)
    return replace(gate, drivers=kept, omitted=gate.omitted + left + means)


def arranged(panel: Panel, drivers: tuple[str, ...], teams: int, most: int) -> tuple[str, ...]:
    """At most so many names: drivers one by one, else the further ones by family, else all of them by family."""
    core = core_of(panel, drivers)
    further = by_family(panel, tuple(name for name in drivers if name not in core))
    alone = teams >= WIDE or len(drivers) <= FEWEST_ROOM or not core
    ways = ((*core, *further), by_family(panel, drivers))
    return next((way for way in ((drivers,) if alone else ()) + ways if len(way) <= most), ways[-1][:most])


def room(gate: Gate, controls: int) -> int:
    """How many drivers may enter, room for the controls of the band aside."""
    if gate.teams < SHOWN:
        return FEWEST_ROOM
    return max(gate.columns - min(controls, most_controls(gate.teams)), FEWEST_ROOM)


def no_room(gate: Gate) -> str:
    return f"stays out: {most_said()}" if gate.columns == MOST_COLUMNS else "waits for more teams"


def most_said() -> str:
    return f"no split has more than {MOST_COLUMNS} drivers and conditions"


def most_columns(teams: int, means_only: bool) -> int:
    """Drivers and controls that so many teams can bear."""
    return min(teams // (TEAMS_PER_MEAN if means_only else TEAMS_PER_COLUMN), MOST_COLUMNS)


def most_controls(teams: int) -> int:
    return CONTROLS[max(floor for floor in CONTROLS if floor <= teams)]


def with_controls(gate: Gate, panel: Panel, outcome: str, controls: tuple[str, ...]) -> Gate:
    """As many controls as the band has room for, each added beside those before it; the others are named."""
    controls, left = usable(panel, controls)
    for name in controls:
        columns = (outcome, *gate.drivers, *gate.controls, name)
        full = len(gate.controls) >= most_controls(gate.teams) or gate.columns < len(columns) - 1
        words = no_room(gate) if full else unknown(panel, gate, columns)
        if words:
            left += (f"{panel.measures[name].label} {words}.",)
        else:
            gate = replace(gate, controls=(*gate.controls, name))
    teams, _ = complete(panel, (outcome, *gate.drivers, *gate.controls))
    return replace(gate, omitted=gate.omitted + left, teams=teams)


def unknown(panel: Panel, gate: Gate, columns: tuple[str, ...]) -> str:
    """Why the last of `columns` may not enter beside the others, whatever the room; empty when it may."""
    band = max(floor for floor in CONTROLS if floor <= gate.teams)
    teams, quarters = complete(panel, columns)
    if teams < max(KEPT * gate.teams, band, TEAMS_PER_COLUMN * min(len(columns) - 1, gate.columns)):
        return "is unknown for too many teams"
    if quarters < min(QUARTERS, gate.quarters):
        return "is unknown in too many quarters"
    if follows(panel, columns[1:]):
        return "follows from the columns already in"
    return ""


def absent(panel: Panel, outcome: str, gate: Gate) -> tuple[str, ...]:
    """A sentence on the teams that are judged but have no quarter with everything known."""
    judged, _ = complete(panel, (outcome,))
    lack = judged - gate.teams
    have = "has" if lack == 1 else "have"
    sentence = (
        f"{lack} of {judged} teams {have} no quarter in which everything is known; the slopes rest on the others."
    )
    return (sentence,) if lack else ()


def worded(gate: Gate, quarters: int, means_only: bool) -> str:
    span = f"{gate.teams} teams over {quarters} quarters" if quarters > 1 else f"{gate.teams} teams in one quarter"
    if means_only and gate.teams < WARNED:
        return f"{span}: enough for a split, with a warning: what lasts and what passes can hardly be told apart."
    if gate.state == "exploratory":
        return f"{span}: an exploratory split with wide intervals and no ranking; {SHOWN} teams open the full one."
    if gate.teams < WIDE:
        return f"{span}: enough for a split; shares are known to a third of the gap either way, more or less."
    return f"{span}: enough for a split."


def too_few(teams: int, floor: int, means_only: bool) -> str:
    more = f", or {EXPLORATORY} with {QUARTERS} complete quarters and known respondents"
    few = "1 team with complete data is" if teams == 1 else f"{teams} teams with complete data are"
    return f"{few} too few to split the gap; {floor} open it{more if means_only else ''}."


def nothing_measured(panel: Panel, outcome: str, asked: tuple[str, ...]) -> str:
    """Why there is no driver: those asked for will not do, none was asked for, or none at the core is measured."""
    if asked:
        return "None of the chosen drivers can be attributed."
    if panel.core_drivers:
        return "No driver is chosen. Choose one to split the gap by."
    teams, _ = complete(panel, (outcome,))
    if teams < EXPLORATORY:
        return f"{teams} teams are too few to split the gap, whatever is measured; {EXPLORATORY} open it."
    return (
        "The gap cannot be split yet, because nothing a manager can move is measured: "
        "a survey opens strategy clarity and culture, a list of coaching sessions opens coaching cadence."
    )
