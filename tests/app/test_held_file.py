"""Pages while another program holds the file of the company that they show: a sentence, and another try."""

import subprocess
import sys
from contextlib import contextmanager

import pytest

from analysis import connect
from pages._parts.demo import demo_path
from tests.app.lacking import PAGES
from tests.app.reading import title_of, words_of
from tests.app.test_review_together import HOLD


@pytest.fixture
def held(own_workspace, monkeypatch):
    """with held(): the file has been written to, and another program holds it for longer than anybody waits."""
    monkeypatch.setattr(connect, "PATIENCE", 0.1)

    @contextmanager
    def holding():
        path = demo_path(own_workspace)
        path.touch()
        with subprocess.Popen(
            [sys.executable, "-c", HOLD, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        ) as other:
            assert other.stdout.readline()
            yield

    return holding


@pytest.mark.parametrize("page", [page for page in PAGES if page not in ("import_data", "dictionary")])
def test_a_page_says_that_the_file_is_in_use_and_opens_on_the_next_try(page, open_app, own_workspace, held):
    with held():
        app = open_app(own_workspace, page)
        said = words_of(app)
        assert "is in use by another program" in said
        assert "Close it there, or try again in a moment." in said
    next(button for button in app.button if button.label == "Try again").click().run()
    assert "in use" not in words_of(app)
    assert len(title_of(app)) > 10
