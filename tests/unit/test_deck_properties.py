"""What a deck's file says of itself: whose it is, which run, and the day of its data; nothing of what made it."""

from datetime import datetime

import pytest

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
