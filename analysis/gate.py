"""May the gap be split with this data, and with which drivers and controls?

The bands are placed where simulated 95 % intervals cover the truth; below them a share would be a guess.
"""

from dataclasses import dataclass, replace

import numpy as np

from analysis.panel import Panel

EXPLORATORY, SHOWN, WIDE = 20, 30, 60  # teams; METHOD: three drivers + one control, + three controls, + everything
WARNED = 200  # teams from which a split on team means alone (one year, or anonymous answers) needs no warning
TEAMS_PER_COLUMN = 5
NEVER_TOGETHER = "In no team and quarter are the outcome and every driver known together, so the gap cannot be split."
QUARTERS = 4
KEPT = 0.9  # a control that would cost more than a tenth of the teams stays out


@dataclass(frozen=True, kw_only=True)
class Gate:
    """state: shown, exploratory or closed; `why` a sentence; what may enter; `omitted` sentences; `teams` usable.

    floor   the teams that this kind of data needs for any split
    """

    state: str
    why: str
    drivers: tuple[str, ...]
    controls: tuple[str, ...]
    omitted: tuple[str, ...]
    teams: int
    floor: int = EXPLORATORY


def place(panel: Panel, outcome: str, drivers: tuple[str, ...], controls: tuple[str, ...]) -> Gate:
    """The gate for splitting `outcome` by `drivers` next to `controls`, in bands of the number of complete teams."""
    drivers, without = usable(panel, drivers)
    if not drivers:
        return closed(complete(panel, (outcome,))[0], nothing_measured(panel, outcome), without)
    teams, quarters = complete(panel, (outcome, *drivers))
    means_only = anonymous(panel, drivers) or quarters < QUARTERS
    floor = WIDE if means_only else EXPLORATORY
    if teams < floor:
        return closed(teams, too_few(teams, floor, means_only) if teams else NEVER_TOGETHER, without, floor)
    state = "exploratory" if teams < SHOWN else "shown"
    gate = Gate(state=state, why="", drivers=drivers, controls=(), omitted=without, teams=teams)
    gate = with_controls(with_drivers(gate, panel), panel, outcome, controls)
    return replace(gate, why=worded(gate, quarters, means_only), omitted=gate.omitted + absent(panel, outcome, gate))


def closed(teams: int, why: str, omitted: tuple[str, ...], floor: int = EXPLORATORY) -> Gate:
    return Gate(state="closed", why=why, drivers=(), controls=(), omitted=omitted, teams=teams, floor=floor)


def usable(panel: Panel, names: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Of `names`, those that differ between teams and whose noise is known; and a sentence for each of the others."""
    faults = {name: fault(panel, name) for name in names}
    sentences = tuple(f"{panel.measures[name].label} {words}." for name, words in faults.items() if words)
    return tuple(name for name, words in faults.items() if not words), sentences


def fault(panel: Panel, name: str) -> str:
    means = panel.frame.groupby("team_id")[name].mean().dropna()
    if len(means) < 2 or np.ptp(means) <= 1e-9 * np.abs(means).max():
        return "is the same in every team, so it cannot go with a difference"
    if panel.measures[name].surveyed and panel.raters.get(name, means[:0]).notna().sum() == 0:
        return "comes as team scores without the answers behind them, so survey noise cannot be taken out of it"
    return ""


def complete(panel: Panel, columns: tuple[str, ...]) -> tuple[int, int]:
    """Teams with a quarter in which all `columns` are known, and how many such quarters the typical team has."""
    quarters = panel.frame.dropna(subset=list(columns)).groupby("team_id").size()
    return len(quarters), int(quarters.median()) if len(quarters) else 0


def anonymous(panel: Panel, drivers: tuple[str, ...]) -> bool:
    """Whether a surveyed driver's answers name no respondent, so that lasting and passing opinions look alike."""
    surveyed = any(panel.measures[name].surveyed for name in drivers)
    return surveyed and bool(panel.raters["respondent_id"].isna().all())


def with_drivers(gate: Gate, panel: Panel) -> Gate:
    """Below the wide band only the core drivers enter; above it as many as there is room for."""
    if gate.teams >= WIDE:
        kept = gate.drivers[: gate.teams // TEAMS_PER_COLUMN]
    else:
        kept = tuple(name for name in gate.drivers if panel.measures[name].core) or gate.drivers[:3]
    left = tuple(f"{panel.measures[name].label} waits for more teams." for name in gate.drivers if name not in kept)
    return replace(gate, drivers=kept, omitted=gate.omitted + left)


def with_controls(gate: Gate, panel: Panel, outcome: str, controls: tuple[str, ...]) -> Gate:
    """As many controls as the band has room for, each added beside those before it; the others are named."""
    controls, left = usable(panel, controls)
    for name in controls:
        columns = (outcome, *gate.drivers, *gate.controls, name)
        words = obstacle(panel, gate, columns)
        if words:
            left += (f"{panel.measures[name].label} {words}.",)
        else:
            gate = replace(gate, controls=(*gate.controls, name))
    teams, _ = complete(panel, (outcome, *gate.drivers, *gate.controls))
    return replace(gate, omitted=gate.omitted + left, teams=teams)


def obstacle(panel: Panel, gate: Gate, columns: tuple[str, ...]) -> str:
    """Why the last of `columns` may not enter beside the others; empty when it may."""
    band = max(floor for floor in (EXPLORATORY, SHOWN, WIDE) if floor <= gate.teams)
    most = {EXPLORATORY: 1, SHOWN: 3, WIDE: len(columns)}[band]
    teams, _ = complete(panel, columns)
    if len(gate.controls) >= most or gate.teams // TEAMS_PER_COLUMN < len(columns) - 1:
        return "waits for more teams"
    if teams < max(KEPT * gate.teams, band) or teams // TEAMS_PER_COLUMN < len(columns) - 1:
        return "is unknown for too many teams"
    if follows(panel, columns[1:]):
        return "follows from the columns already in"
    return ""


def follows(panel: Panel, columns: tuple[str, ...]) -> bool:
    """Whether the last column is a sum of the others, quarters' means aside."""
    rows = panel.frame.dropna(subset=list(columns))
    values = (rows[list(columns)] - rows.groupby("quarter")[list(columns)].transform("mean")).to_numpy()
    others, last = values[:, :-1], values[:, -1]
    rest = last - others @ np.linalg.lstsq(others, last, rcond=None)[0]
    return bool(rest @ rest <= 1e-8 * (last @ last))


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
        return f"{span}: enough for a split; intervals are a third of the gap wide, and more."
    return f"{span}: enough for a split."


def too_few(teams: int, floor: int, means_only: bool) -> str:
    more = f", or {EXPLORATORY} with {QUARTERS} complete quarters and known respondents"
    few = "1 team with complete data is" if teams == 1 else f"{teams} teams with complete data are"
    return f"{few} too few to split the gap; {floor} open it{more if means_only else ''}."


def nothing_measured(panel: Panel, outcome: str) -> str:
    if panel.drivers:
        return "None of the chosen drivers can be attributed."
    teams, _ = complete(panel, (outcome,))
    if teams < EXPLORATORY:
        return f"{teams} teams are too few to split the gap, whatever is measured; {EXPLORATORY} open it."
    return (
        "The gap cannot be split yet, because nothing a manager can move is measured: "
        "a survey opens strategy clarity and culture, a list of coaching sessions opens coaching cadence."
    )
