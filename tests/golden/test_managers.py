"""The report on a manager made by hand, held to the sentences and the drawings that were looked at."""

import json

import pytest

from analysis.charts import managers, managers_shares
from analysis.charts.theme import DARK, LIGHT
from analysis.story.managers import PRACTICES, tell_manager, tell_marks, tell_metrics, tell_ratings
from analysis.story.managers_facts import tell_logged, tell_missing, tell_motives, tell_time
from analysis.story.managers_findings import tell_findings, tell_steps
from tests.golden.compare import assert_as_kept
from tests.golden.test_sentences import written
from tests.made_insights import empty_insights, insights
from tests.wording import causal_words

TELLING = (
    tell_manager, tell_findings, tell_marks, tell_metrics, tell_ratings, tell_time, tell_motives, tell_logged,
    tell_steps, tell_missing,
)  # fmt: skip
DRAWN = {
    "managers_marks": lambda: managers.marks(insights(), PRACTICES),
    "managers_ratings": lambda: managers.ratings(insights()),
    "managers_hours": lambda: managers_shares.hours(insights()),
    "managers_motives": lambda: managers_shares.motives(insights()),
}


def told(result) -> str:
    """Every section of a report that is there, as plain text."""
    found = [tell(result) for tell in TELLING]
    sections = [one for part in found if part for one in (part if isinstance(part, tuple) else (part,))]
    return "\n".join(map(written, sections))


@pytest.mark.parametrize(("name", "made"), [("managers", insights), ("managers_empty", empty_insights)])
def test_a_report_reads_as_kept(name, made):
    text = told(made())
    assert causal_words(text) == []
    assert_as_kept(text, f"{name}.txt")


@pytest.mark.parametrize("name", DRAWN)
def test_a_chart_is_drawn_as_kept_and_names_no_colours(name):
    drawn = json.dumps(DRAWN[name]().to_dict(), indent=1, ensure_ascii=False, sort_keys=True)
    assert not [colour for colour in (*LIGHT.values(), *DARK.values()) if colour in drawn]
    assert_as_kept(drawn + "\n", f"{name}.json")
