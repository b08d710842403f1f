"""The gate and the fit behind it: which drivers stay in a split, once their survey noise is known."""

from dataclasses import replace

from analysis.panel import Panel
from analysis.split.families import composed, parts
from analysis.split.fit import fit
from analysis.split.gate import Gate, place

UNRELIABLE, SHAKY = 0.5, 0.7  # reliability below which a driver is not attributed, or only with many teams
TEAMS_FOR_SHAKY = 60


def split(panel: Panel, drivers: tuple[str, ...], *, controls, lost: tuple[str, ...] = (), **options):
    """The gate, the panel with the gate's columns, and the fit: drivers that are mostly survey noise have left."""
    gate = place(panel, options["outcome"], drivers, controls)
    gate = replace(gate, omitted=(*gate.omitted, *lost))
    if gate.state == "closed":
        return gate, panel, None
    columns = composed(panel, gate.drivers)
    found = fit(columns, drivers=gate.drivers, controls=gate.controls, **options)
    noisy = too_noisy(columns, gate, dict(zip(found.names, found.reliability, strict=True)))
    if not noisy:
        return gate, columns, found
    gone = {member for name in noisy for member in parts(name)}
    kept = tuple(name for name in drivers if name not in gone)
    return split(panel, kept, controls=controls, lost=(*lost, *noisy.values()), **options)


def too_noisy(panel: Panel, gate: Gate, reliability: dict[str, float]) -> dict[str, str]:
    """driver -> why it is not attributed: its team means hold too little that is not the raters' own noise."""
    least = UNRELIABLE if gate.teams >= TEAMS_FOR_SHAKY else SHAKY
    return {
        name: f"{panel.measures[name].label} is measured with a reliability of {reliability[name]:.2f}; "
        f"below {least} a share of the gap would be guesswork. More answers, by known respondents, would mend it."
        for name in gate.drivers
        if reliability[name] < least
    }
