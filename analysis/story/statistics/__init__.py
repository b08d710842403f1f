"""Every statistic the product shows, declared once: its name, its meaning in one line, how it comes about, whose."""

from analysis.story.statistics.declare import Statistic
from analysis.story.statistics.doubts import DOUBTS
from analysis.story.statistics.managers import MANAGERS
from analysis.story.statistics.reps import REPS
from analysis.story.statistics.split import SPLIT
from analysis.story.statistics.surveys import SURVEYS
from analysis.story.statistics.teams import TEAMS

PARTS = {
    "The split of the gap": SPLIT,
    "What could be wrong with it": DOUBTS,
    "Answers of a survey": SURVEYS,
    "Teams and groups": TEAMS,
    "Reps within teams": REPS,
    "Managers and claims": MANAGERS,
}
STATISTICS = {name: statistic for part in PARTS.values() for name, statistic in part.items()}
_MEANINGS = {statistic.label: statistic.meaning for statistic in STATISTICS.values()}


def meaning(name_or_label: str) -> str:
    """What a statistic means in one line, by its name or by its label as a table's header; "" for anything else."""
    known = STATISTICS.get(name_or_label)
    return known.meaning if known else _MEANINGS.get(name_or_label, "")


__all__ = ["PARTS", "STATISTICS", "Statistic", "meaning"]
