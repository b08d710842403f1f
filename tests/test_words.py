"""Words of cause are not said: the numbers are associations. Neither in the source nor in what is told of a result."""

import ast
import json
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path

import altair as alt
import pandas as pd
import pytest

from analysis.story.statistics import STATISTICS
from analysis.story.wording import own_causal_words
from tests.golden import made_gap
from tests.golden.test_drawings import DRAWN
from tests.golden.test_sentences import TOLD
from tests.wording import causal_words

ROOT = Path(__file__).parents[1]
LIST = ROOT / "analysis/story/wording.py"  # names the words themselves
SPOKEN = sorted(
    path
    for folder in ("analysis", "pages", "data", "docs")
    for path in (ROOT / folder).rglob("*")
    if path.suffix in (".py", ".sql", ".md") and "__pycache__" not in path.parts and path != LIST
)
PAPERS = [path for path in (ROOT / "README.md", ROOT / "CHANGELOG.md", ROOT / "app.py") if path.exists()]


@pytest.mark.parametrize(
    "sentence",
    [
        "Coaching drives the gap.",
        "Clarity causes 8 points.",
        "The impact of culture is large.",
        "The effect of coaching is 4 points.",
        "The gap is caused by culture.",
    ],
)
def test_a_claim_of_cause_is_found(sentence):
    assert causal_words(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Each driver goes with a part of the gap; drivers are practices.",
        "Teams like this differ by 4 points, if the association were causal.",
        "The vendor writes “coaching drives 19 % more wins”; here it goes with 4 points.",
        "A side effect in the import.",
    ],
)
def test_what_is_no_claim_of_cause_passes(sentence):
    assert causal_words(sentence) == []


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("Clearer strategy lifts the low teams by 12 points", ["lifts"]),
        ("Coaching Drives the gap and leads to wins; it raises quota", ["Drives", "leads to", "raises"]),
        ("Clarity lifts wins and lifts quota", ["lifts"]),
        ("High teams are ahead because of clarity", ["because of"]),
        ("The gap is because of clarity", ["is because of"]),
        ("Clarity goes with 12 points; high and low teams differ by 39", []),
        ("South leads; raise coaching in Q4, and lift the floor", []),
        ("The vendor's “coaching raises wins” is not borne out", []),
    ],
)
def test_a_title_of_ones_own_is_read_for_more_words(title, words):
    assert own_causal_words(title) == words


@pytest.mark.parametrize("path", [*SPOKEN, *PAPERS], ids=lambda path: str(path.relative_to(ROOT)))
def test_nothing_is_said_to_be_a_cause(path):
    assert causal_words(said_in(path)) == []


@pytest.mark.parametrize("name", TOLD)
def test_no_section_speaks_of_causes(name):
    assert causal_words("\n".join(texts(TOLD[name]()))) == []


@pytest.mark.parametrize("name", DRAWN)
def test_no_chart_speaks_of_causes(name):
    assert causal_words("\n".join(texts(DRAWN[name]()))) == []


def test_no_summary_and_no_statistic_speaks_of_causes():
    said = [made_gap.gap().summary(), made_gap.gap_closed().summary(), *texts(STATISTICS)]
    assert len(said) > 60
    assert causal_words("\n".join(said)) == []


def said_in(path: Path) -> str:
    """What a person may read of a file: its strings, or all of it where it is no Python."""
    text = path.read_text(encoding="utf-8")
    if path.suffix != ".py":
        return text
    nodes = ast.walk(ast.parse(text))
    return "\n".join(node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str))


def texts(thing) -> Iterator[str]:
    """Every text in a section, a chart, a table, or anything that holds some."""
    if isinstance(thing, str):
        yield thing
    elif isinstance(thing, alt.LayerChart):
        yield json.dumps(thing.to_dict(), ensure_ascii=False)
    elif isinstance(thing, pd.DataFrame):
        yield from texts([*thing.columns, *thing.astype(str).to_numpy().ravel()])
    elif is_dataclass(thing):
        yield from texts([getattr(thing, field.name) for field in fields(thing)])
    elif isinstance(thing, dict):
        yield from texts([*thing, *thing.values()])
    elif isinstance(thing, (list, tuple)):
        for part in thing:
            yield from texts(part)
