"""Every statistic shown has a name, a meaning in one line and a source; what is shown is what is declared."""

import re

import pytest

from analysis.measures import MEASURES
from analysis.split.gate import EXPLORATORY, SHOWN, WIDE
from analysis.story.evidence import tell_doubts
from analysis.story.how_sure import tell_how_sure
from analysis.story.statistics import STATISTICS, meaning
from tests.golden import made_evidence, made_gap, made_specifications
from tests.golden.test_sentences import TOLD

PLAIN = {"", "Team", "Manager", "Region", "Group", "Quarters", "High teams", "Low teams", "Difference", "Choice"}
PLAIN |= {"Chosen so", "Above zero in", "Americas", "Europe", "Statement", "Mean of teams", "Team-mates", "Practice"}
each = pytest.mark.parametrize("name", STATISTICS)


@each
def test_a_statistic_has_one_line_a_paragraph_and_a_source(name):
    statistic = STATISTICS[name]
    assert 30 <= len(statistic.meaning) <= 125
    assert len(statistic.about) >= 60
    assert statistic.meaning.endswith(".")
    assert statistic.about.endswith(".")
    assert re.search(r"\(\d{4}\)", statistic.source) or statistic.source.startswith("own simulations")


def test_two_statistics_never_share_a_name():
    labels = [statistic.label for statistic in STATISTICS.values()]
    assert len(set(labels)) == len(labels)


def test_a_meaning_is_found_by_name_and_by_the_header_of_a_table():
    assert meaning("reliability") == meaning("Reliability")
    assert meaning("reliability").startswith("The part of the differences between teams that is not the noise")
    assert meaning("Manager") == ""


def test_every_line_on_how_sure_and_every_column_of_its_table_has_its_meaning():
    sections = (
        tell_doubts(made_evidence.evidence()),
        *tell_how_sure(made_gap.gap(), made_specifications.specifications(), made_evidence.evidence()),
    )
    lines = [line for section in sections for line in section.how_sure]
    tables = [section.table for section in sections if section.table is not None]
    assert len(lines) >= 12
    assert [line for line in lines if not meaning(line[2])] == []
    assert [[header for header in table if not meaning(header)] for table in tables] == [[""], [""]]


@pytest.mark.parametrize("name", TOLD)
def test_no_table_has_a_statistic_without_its_meaning(name):
    """What a header names is plain, a measure or a group; or its meaning stands on hover."""
    told = TOLD[name]()
    tables = [section.table for section in (told if isinstance(told, tuple) else (told,)) if section.table is not None]
    headers = (
        {header for table in tables for header in table} - PLAIN - {measure.label for measure in MEASURES.values()}
    )
    assert [header for header in headers if not meaning(header)] == []


def test_the_bands_are_those_of_the_gate():
    assert re.findall(r"\d+", STATISTICS["gate"].about)[:3] == [str(EXPLORATORY), str(SHOWN), str(WIDE)]
