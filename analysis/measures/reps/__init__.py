"""Measures of a rep: what is logged of each one. Every file gives rep_id, team_id, quarter, value, n."""

from pathlib import Path

from analysis.measures import Measure, read_measure

FOLDER = Path(__file__).parent
ORDER = ("coached_weeks", "activity_pace", "commitments_kept", "review_pace", "ramping")
REP_MEASURES: dict[str, Measure] = {name: read_measure(FOLDER / f"{name}.sql") for name in ORDER}
