"""A page that is open while files are imported and taken back in another tab."""

from pathlib import Path

import pytest

from analysis.workspace import Workspace
from tests.app.lacking import NO_COACHING, ROSTER, report_on, write
from tests.app.reading import title_of, words_of
from tests.app.test_own_files import drop, press, take_back


@pytest.fixture
def small(tmp_path, frames) -> Path:
    """A folder whose own company has a roster and quotas, to import into."""
    write({name: frames[name] for name in ("attainment", *ROSTER)}, tmp_path)
    return tmp_path


def test_a_page_that_is_open_follows_an_import_in_another_tab_and_its_undo(open_app, small, frames):
    reading, importing = open_app(small, "coaching"), open_app(small, "import_data")
    assert title_of(reading) == NO_COACHING
    sessions = frames["coaching"].to_csv(index=False).encode()
    importing = press(drop(importing, ("coaching.csv", sessions)), "Import 2,520 rows")
    assert title_of(reading.run()).startswith("Reps are coached in ")
    take_back(importing)
    assert title_of(reading.run()) == NO_COACHING


def test_all_imports_taken_back_in_another_tab_leave_the_way_to_begin(open_app, own_workspace, frames):
    write({name: frames[name] for name in ("attainment", *ROSTER)}, own_workspace)
    reading, importing = open_app(own_workspace), open_app(own_workspace, "import_data")
    assert "High teams reach" in title_of(reading)
    take_back(importing)
    words = words_of(reading.run())
    assert "Demo company: invented numbers" in words or "Start with two files." in words


def test_a_report_whose_manager_is_taken_back_says_so(open_app, small):
    app = report_on(open_app, small)
    Workspace(small / "company.duckdb").undo(None)
    assert not app.run().exception
    assert title_of(app)
