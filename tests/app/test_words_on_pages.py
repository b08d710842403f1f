"""On no page is anything said to be a cause: text, hovers, tables and charts, of a large and of a small company."""

import pytest

from tests.app.reading import charts_of, words_of
from tests.test_words import texts
from tests.wording import causal_words

PAGES = ("overview", "segments", "gap", "clarity", "culture", "coaching", "managers", "claims", "what_if")
PAGES += ("review", "dictionary")


@pytest.mark.parametrize("page", PAGES)
def test_no_page_of_sixty_teams_speaks_of_causes(open_app, demo_workspace, page):
    assert causal_words(all_words_of(open_app(demo_workspace, page))) == []


@pytest.mark.parametrize("page", PAGES)
def test_no_page_of_eight_teams_speaks_of_causes(open_app, small_workspace, page):
    assert causal_words(all_words_of(open_app(small_workspace, page))) == []


def test_hovers_and_tables_are_read_too(open_app, demo_workspace):
    said = all_words_of(open_app(demo_workspace, "gap"))
    assert "The part of the differences between teams that is not the noise of a few answers" in said
    assert "Luck of the quarter\n3 points" in said


def all_words_of(app) -> str:
    hovers = [part.proto.help for part in app.markdown]
    tables = [frame.value for kind in ("dataframe", "table") for frame in app.get(kind)]
    return "\n".join([words_of(app), *hovers, *texts(tables), *texts(charts_of(app))])
