"""Survey scores that came finished, without the answers behind them: why a gap is not split by those alone."""

from analysis.panel import Panel
from analysis.split.families import listed
from analysis.split.usable import is_finished

FEW = ("no survey tells", "one survey cannot tell", "two surveys cannot tell", "three surveys can hardly tell")


def only_finished(panel: Panel, outcome: str, drivers: tuple[str, ...]) -> str:
    """Why `outcome` is not split by `drivers`, in plain sentences; "" unless all of these are finished scores."""
    if not drivers or not all(is_finished(panel, name) for name in drivers):
        return ""
    label = inside(panel, outcome)
    said = [
        f"The gap in {label} is not split.",
        f"{subject(panel, drivers)} as finished scores, without the single answers behind them: "
        "how much of a score is chance cannot be told.",
    ]
    if panel.measures[outcome].surveyed:
        said.append(
            f"The same people answered on {label} in the same survey, and who is content scores everything higher: "
            "that alone makes scores go together."
        )
    surveys = panel.frame.dropna(subset=[outcome, *drivers])["quarter"].nunique()
    said += [f"And {FEW[surveys]} what lasts from what passes."] if surveys < len(FEW) else []
    return " ".join(said)


def subject(panel: Panel, drivers: tuple[str, ...]) -> str:
    """ "Strategy clarity, my manager and 8 other themes come"."""
    others = [name for name in panel.drivers if name not in drivers and is_finished(panel, name)]
    if not others:
        return f"{listed(panel, drivers)} {'comes' if len(drivers) == 1 else 'come'}"
    names = ", ".join([panel.measures[drivers[0]].label, *(inside(panel, name) for name in drivers[1:])])
    return f"{names} and {len(others)} other theme{'s' if len(others) > 1 else ''} come"


def inside(panel: Panel, name: str) -> str:
    """A measure's label as it stands inside a sentence."""
    label = panel.measures[name].label
    return label if label[:2].isupper() else label[:1].lower() + label[1:]
