"""May the gap be split with this data, and with which drivers and controls?

The bands are placed where simulated 95 % intervals cover the truth; below them a share would be a guess.
"""

from dataclasses import dataclass, replace

import numpy as np

from analysis.panel import Panel

EXPLORATORY, SHOWN, WIDE = 20, 30, 60  # teams; METHOD: three drivers + one control, + three controls, + everything
WARNED = 200  # teams from which a split on team means alone (one year, or anonymous answers) needs no warning
TEAMS_PER_COLUMN = 5
QUARTERS = 4
KEPT = 0.9  # a control that would cost more than a tenth of the teams stays out


@dataclass(frozen=True, kw_only=True)
class Gate:
    """state: shown, exploratory or closed; `why` a sentence; what may enter; `omitted` sentences; `teams` usable."""

    state: str
    why: str
    drivers: tuple[str, ...]
    controls: tuple[str, ...]
    omitted: tuple[str, ...]
    teams: int


def place(panel: Panel, outcome: str, drivers: tuple[str, ...], controls: tuple[str, ...]) -> Gate:
    """The gate for splitting `outcome` by `drivers` next to `controls`, in bands of the number of complete teams."""
    drivers, without = usable(panel, drivers)
    if not drivers:
        return closed(0, nothing_measured(panel), without)
    teams = complete_teams(panel, (outcome, *drivers))
    means_only = team_means_only(panel, drivers)
    floor = WIDE if means_only else EXPLORATORY
    if teams < floor:
        return closed(teams, too_few(teams, floor, means_only), without)
    gate = Gate(state="shown", why="", drivers=drivers, controls=(), omitted=without, teams=teams)
    return worded(with_controls(within_band(gate, panel), panel, outcome, controls), panel, means_only)


def closed(teams: int, why: str, omitted: tuple[str, ...]) -> Gate:
    return Gate(state="closed", why=why, drivers=(), controls=(), omitted=omitted, teams=teams)


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


def complete_teams(panel: Panel, columns: tuple[str, ...]) -> int:
    return panel.frame.dropna(subset=list(columns))["team_id"].nunique()


def team_means_only(panel: Panel, drivers: tuple[str, ...]) -> bool:
    """True with too few quarters to tell luck from level, or with answers that name no respondent."""
    surveyed = any(panel.measures[name].surveyed for name in drivers)
    anonymous = surveyed and panel.raters["respondent_id"].isna().all()
    return bool(anonymous) or len(panel.quarters) < QUARTERS


def within_band(gate: Gate, panel: Panel) -> Gate:
    """Below the wide band only the core drivers enter."""
    if gate.teams >= WIDE:
        room = gate.teams // TEAMS_PER_COLUMN
        kept = gate.drivers[:room]
    else:
        kept = tuple(name for name in gate.drivers if panel.measures[name].core) or gate.drivers[:3]
    left = tuple(f"{panel.measures[name].label} waits for {WIDE} teams." for name in gate.drivers if name not in kept)
    state = "exploratory" if gate.teams < SHOWN else "shown"
    return replace(gate, state=state, drivers=kept, omitted=gate.omitted + left)


def with_controls(gate: Gate, panel: Panel, outcome: str, controls: tuple[str, ...]) -> Gate:
    """As many controls as the band has room for, in their order; the others are named."""
    controls, without = usable(panel, controls)
    most = 1 if gate.teams < SHOWN else 3 if gate.teams < WIDE else len(controls)
    room = max(min(most, gate.teams // TEAMS_PER_COLUMN - len(gate.drivers)), 0)
    known = [name for name in controls if known_for_most(panel, (outcome, *gate.drivers), name, gate.teams)]
    sparse = tuple(
        f"{panel.measures[name].label} is unknown for too many teams." for name in controls if name not in known
    )
    late = tuple(f"{panel.measures[name].label} waits for more teams." for name in known[room:])
    entered = tuple(known[:room])
    teams = complete_teams(panel, (outcome, *gate.drivers, *entered))
    return replace(gate, controls=entered, omitted=gate.omitted + without + sparse + late, teams=teams)


def known_for_most(panel: Panel, columns: tuple[str, ...], control: str, teams: int) -> bool:
    return complete_teams(panel, (*columns, control)) >= KEPT * teams


def worded(gate: Gate, panel: Panel, means_only: bool) -> Gate:
    quarters = len(panel.quarters)
    span = f"{gate.teams} teams over {quarters} quarters" if quarters > 1 else f"{gate.teams} teams in one quarter"
    if means_only and gate.teams < WARNED:
        why = f"{span}: enough for a split, with a warning. Luck and level cannot be told apart from team means alone."
    elif gate.state == "exploratory":
        why = f"{span}: an exploratory split with wide intervals and no ranking; {SHOWN} teams open the full one."
    elif gate.teams < WIDE:
        why = f"{span}: enough for a split, with intervals about a third of the gap wide."
    else:
        why = f"{span}: enough for a split with every control."
    return replace(gate, why=why)


def too_few(teams: int, floor: int, means_only: bool) -> str:
    reason = (
        f"; {QUARTERS} quarters of answers with respondent ids would bring that down to {EXPLORATORY}"
        if means_only
        else ""
    )
    have = "1 team has" if teams == 1 else f"{teams or 'No'} teams have"
    return f"{have} complete data, {floor} open the split of the gap{reason}."


def nothing_measured(panel: Panel) -> str:
    if panel.drivers:
        return "None of the chosen drivers can be attributed."
    return (
        "The gap cannot be split yet, because nothing a manager can move is measured: "
        "a survey opens strategy clarity and culture, a list of coaching sessions opens coaching cadence."
    )
