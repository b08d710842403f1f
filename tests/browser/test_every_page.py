"""What holds on every page: it can be read by all, asks nobody outside, and fits a phone."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.conftest import outside

PAGES = ("", "segments", "gap", "clarity", "culture", "coaching", "managers", "claims", "what_if", "import_data")
PAGES += ("review", "dictionary")


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("path", PAGES, ids=lambda path: path or "overview")
def test_the_audit_finds_nothing_serious_and_no_request_leaves_the_machine(open_page, path, dark):
    page = open_page(path, dark=dark)
    found = Axe().run(page).response["violations"]
    serious = [fault for fault in found if fault["impact"] in ("serious", "critical")]
    assert [(fault["id"], fault["nodes"][0]["html"][:200]) for fault in serious] == []
    assert outside(page) == []


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path or "overview")
def test_a_phone_does_not_scroll_sideways(open_page, path):
    page = open_page(path, width=390)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert (
        page.evaluate("(main => main.scrollWidth - main.clientWidth)(document.querySelector('[data-testid=stMain]'))")
        <= 0
    )


def test_on_a_phone_the_menu_closes_once_a_page_is_chosen(open_page):
    page = open_page(width=390)
    page.locator("[data-testid=stExpandSidebarButton]").click()
    page.locator("[data-testid=stSidebar]").get_by_role("link", name="Dictionary", exact=True).click()
    page.wait_for_function("document.querySelector('[data-testid=stSidebar]').getBoundingClientRect().right <= 0")
    page.locator("h1", has_text="Fourteen").wait_for()


def test_the_menu_leads_to_every_page(open_page):
    page = open_page()
    menu = page.locator("[data-testid=stSidebar]")
    for name, headline in {"Segments": "high teams", "What goes with it": "Measured", "Dictionary": "Fourteen"}.items():
        menu.get_by_role("link", name=name, exact=True).click()
        page.locator("h1", has_text=headline).wait_for()
