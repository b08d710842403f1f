"""Answers of fewer than five people change nothing that a review draws or says, nor any number in its files."""

import io
import re
import zipfile
from dataclasses import replace

import pytest

from analysis.export.review import to_file
from analysis.logs import build_logs
from analysis.panel import build_panel
from analysis.review import ENDINGS, Review
from analysis.story.review import SECTIONS, prepare
from analysis.story.review.reviewed import tell_reviewed
from tests.made_deck import charts, read, sheet
from tests.made_hidden import LOVELY, UGLY, hidden_company

SPLIT = {"summary", "bridge", "how_sure", "claims", "appendix"}  # shares of the gap are of all teams together


def story(folder, score, teams, outcome):
    workspace, review = hidden_company(folder, score, teams), Review(sections=tuple(SECTIONS), outcome=outcome)
    return tell_reviewed(prepare(workspace, build_logs(workspace, build_panel(workspace)), review)).story


@pytest.fixture(scope="module", params=((12, None), (24, "engagement")), ids=("closed gate", "split"))
def stories(request, tmp_path_factory):
    return [story(tmp_path_factory.mktemp("hidden"), score, *request.param) for score in (UGLY, LOVELY)]


def told(one) -> dict[str, tuple]:
    """Section -> its words, and every cell behind its charts."""
    slides = list(read(one).slides)[-len(one.slides) :]
    return {
        slide.key: (
            [shape.text_frame.text.replace(one.run, "") for shape in made.shapes if shape.has_text_frame],
            [[cell.text for row in shape.table.rows for cell in row.cells] for shape in made.shapes if shape.has_table],
            [sheet(chart) for chart in charts(made)],
        )
        for slide, made in zip(one.slides, slides, strict=True)
    }


def test_what_may_not_be_shown_changes_nothing_but_the_split(stories):
    ugly, lovely = map(told, stories)
    assert list(ugly) == list(lovely)
    split = SPLIT if "bridge" in ugly else set()
    assert {"metrics", "clarity", "culture", "talent"} <= set(ugly)
    assert {key for key in ugly if ugly[key] != lovely[key]} <= split


def numbers(file: bytes) -> set[float]:
    """Every number written anywhere in a file, and in the files inside it."""
    if zipfile.is_zipfile(io.BytesIO(file)):
        with zipfile.ZipFile(io.BytesIO(file)) as parts:
            return set().union(*(numbers(parts.read(name)) for name in parts.namelist()))
    return {float(found) for found in re.findall(r"(?<![\w.])-?\d+\.\d+(?![\w.])", file.decode("utf-8", "ignore"))}


@pytest.mark.parametrize("ending", [ending for ending in ENDINGS if ending != "pdf"])
def test_no_file_holds_a_number_that_hangs_on_it_but_the_split(stories, ending):
    split = SPLIT if any(slide.key == "bridge" for slide in stories[0].slides) else set()
    slides = [tuple(slide for slide in one.slides if slide.key not in split) for one in stories]
    files = [
        to_file(replace(one, slides=kept, run="1A2B3C"), ending) for one, kept in zip(stories, slides, strict=True)
    ]
    ugly, lovely = map(numbers, files)
    assert ugly == lovely
    assert len(ugly) > 100
