"""The gate and the fit behind it: which drivers stay in a split, once their survey noise is known."""

from collections.abc import Callable
from dataclasses import replace

from analysis.panel import Panel
from analysis.split.families import composed, parts
from analysis.split.fit import Fit, fit
from analysis.split.gate import Gate, place

UNRELIABLE, SHAKY = 0.5, 0.7  # reliability below which a driver is not attributed, or only with many teams
TEAMS_FOR_SHAKY = 60


def split(panel: Panel, drivers: tuple[str, ...], *, controls: tuple[str, ...], outcome: str, **options):
    """The gate, the panel with the gate's columns, and the fit (None where the gate is closed)."""

    def attempt(kept: tuple[str, ...]) -> tuple[Gate, Panel, Fit | None]:
        gate = place(panel, outcome, kept, controls)
        if gate.state == "closed":
            return gate, panel, None
        columns = composed(panel, gate.drivers)
        return gate, columns, fit(columns, outcome=outcome, drivers=gate.drivers, controls=gate.controls, **options)

    return without_noisy(drivers, attempt)


def without_noisy(drivers: tuple[str, ...], attempt: Callable):
    """What `attempt(drivers)` gives, (gate, panel, fit), once the drivers that are mostly survey noise have left.

    The fit names its reliabilities as the gate does: drivers first. What left stands in the gate's `omitted`.
    """
    lost: tuple[str, ...] = ()
    while True:
        gate, panel, found = attempt(drivers)
        noisy = {} if found is None else too_noisy(panel, gate, found.reliability)
        if not noisy:
            return replace(gate, omitted=(*gate.omitted, *lost)), panel, found
        gone = {member for name in noisy for member in parts(name)}
        drivers = tuple(name for name in drivers if name not in gone)
        lost += tuple(noisy.values())


def too_noisy(panel: Panel, gate: Gate, reliability) -> dict[str, str]:
    """driver -> why it is not attributed: its team means hold too little that is not the raters' own noise."""
    least = UNRELIABLE if gate.teams >= TEAMS_FOR_SHAKY else SHAKY
    return {
        name: f"{panel.measures[name].label} is measured with a reliability of {value:.2f}; "
        f"below {least} a share of the gap would be guesswork. More answers, by known respondents, would mend it."
        for name, value in zip(gate.drivers, reliability, strict=False)
        if value < least
    }
