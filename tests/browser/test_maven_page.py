"""A CRM's real export, from the drop to the first chart, with nothing typed and few clicks."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import CHART, settle

MAVEN = Path(__file__).parents[3] / "shared" / "data" / "maven_crm"
FILES = ("sales_pipeline.csv", "sales_teams.csv", "accounts.csv", "products.csv", "data_dictionary.csv")


class Clicks:
    """A person at the page who counts what they click."""

    def __init__(self, page: Page):
        self.page, self.count = page, 0

    def drop(self, *files: Path) -> None:
        self.count += 1
        self.page.set_input_files("input[type=file]", files)

    def press(self, role: str, name: str) -> None:
        self.count += 1
        self.page.get_by_role(role, name=name).click()


@pytest.fixture
def emptied(open_page):
    """Take back what the test imported, so that the next one begins empty."""
    yield
    page = open_page("import_data")
    page.get_by_role("button", name="Undo").click()
    page.get_by_role("button", name="Take it back").click()
    page.get_by_text("taken back").wait_for()


@pytest.mark.skipif(not MAVEN.is_dir(), reason=f"maven_crm is not at {MAVEN}")
def test_all_files_of_a_crm_are_dropped_and_the_first_chart_stands_in_under_ten_clicks(open_page, emptied):
    page = open_page("import_data")
    person = Clicks(page)
    person.drop(*(MAVEN / name for name in FILES))
    page.locator("h1", has_text="This looks like deals, reps and teams.").wait_for()
    page.get_by_text("fit none of the tables and stay out.").wait_for()
    person.press("button", "Import 8,841 rows")
    page.get_by_text("8,841 rows came in.").wait_for()
    person.press("link", "See your segments")
    page.locator("h1", has_text="high teams").wait_for()
    settle(page)
    drawn = page.locator(CHART).first
    drawn.get_by_text("Melvin Marxen").first.wait_for()
    assert person.count < 10
    assert {"Melvin Marxen", "Summer Sewald", "Rocco Neubert"} <= set(drawn.locator("text").all_text_contents())
