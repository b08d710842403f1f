"""What a deck's file says of itself: whose it is, which run, and the day of its data; nothing of its template."""

import io
import zipfile
from datetime import datetime

import pytest
from pptx import Presentation

from analysis.export.deck import to_deck
from tests.golden.made_template import company_template
from tests.made_deck import read
from tests.made_review import review


@pytest.mark.parametrize(
    "given", [{}, {"look": "dark"}, {"template": company_template()}], ids=["light", "dark", "company"]
)
def test_the_properties_are_the_reviews_own(given):
    said = read(review(), **given).core_properties
    assert said.created == said.modified == datetime(2026, 9, 30)
    assert said.author == said.last_modified_by == "Headroom"
    assert (said.title, said.subject, said.comments) == ("Sales review, Q3 2026", "Run 7F3A21", "")


def marked() -> bytes:
    """A company's template that says something of itself in every property."""
    deck = Presentation(io.BytesIO(company_template()))
    said = deck.core_properties
    said.title = said.subject = said.keywords = said.category = said.author = "Brand template"
    said.revision = 41
    file = io.BytesIO()
    deck.save(file)
    return file.getvalue()


@pytest.mark.parametrize("template", [None, marked()], ids=["ours", "company"])
def test_nothing_is_said_of_the_template_nor_of_another_program(template):
    with zipfile.ZipFile(io.BytesIO(to_deck(review(), template=template))) as packed:
        said = [packed.read(name) for name in packed.namelist() if name.startswith("docProps/")]
    assert len(said) == 1
    assert b"Brand template" not in said[0]
    assert b"<cp:revision>1</cp:revision>" in said[0]
