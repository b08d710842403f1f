"""What would open the split of the gap, or a better one: which files, and how many more teams."""

from analysis.panel import Panel
from analysis.split.gate import EXPLORATORY, QUARTERS, SHOWN, place
from analysis.split.usable import is_finished

OPENING = {
    "strategy_clarity": "A survey of reps opens strategy clarity and culture.",
    "coaching_cadence": "A list of coaching sessions opens coaching cadence.",
    "quota_attainment": "Quotas would judge teams by what was asked of them, not by revenue alone.",
}
ANSWERS = "The single answers behind the survey's scores, each with its team and person, open a split of the gap."
OTHER_SOURCE = "Quotas or deals would judge teams by what they reached, not by what the same survey says."


def openings(panel: Panel, outcome: str) -> tuple[str, ...]:
    """Sentences, the nearest first."""
    surveyed = panel.measures[outcome].surveyed
    opening = OPENING | ({"quota_attainment": OTHER_SOURCE} if surveyed else {})
    files = [ANSWERS] if any(is_finished(panel, name) for name in panel.drivers) else []
    files += [words for name, words in opening.items() if name not in panel.measures]
    return (*files, *more_teams(panel, outcome))


def more_teams(panel: Panel, outcome: str) -> tuple[str, ...]:
    """How many more teams open the split; nothing where it is open, or not for want of teams."""
    gate = place(panel, outcome, panel.core_drivers, panel.controls)
    missing = gate.floor - gate.teams
    if gate.state != "closed" or missing <= 0:
        return ()
    count = f"{missing} more team{'s' if missing > 1 else ''} open{'s' if missing == 1 else ''}"
    if gate.floor == EXPLORATORY:
        return (f"{count} the exploratory split of the gap, {SHOWN - gate.teams} the full one.",)
    least = f"with {QUARTERS} complete quarters and known respondents, {EXPLORATORY} teams are enough"
    return (f"{count} the split of the gap; {least}.",)
