"""Files dropped in a browser: mapped in a table, corrected in a grid, asked about, imported and taken back."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, TimeoutError

from tests.browser.conftest import outside, settle

ROSTER = b"rep,team,manager\nR1,North,Ada\nR2,North,Ada\nR3,South,Ben\n"
DEALS = b"""deal id,col7,Phase X,amount,close date
D1,R1,Won,1000,2026-01-15
D2,R2,Lost,900,2026-02-15
D3,R3,Won,500,2026-01-20
"""
SESSIONS = b"rep,date,minutes\nR1,2026-01-05,30\nR2,2026-01-13,9999\n"
AMBIGUOUS = b"rep,session date,minutes\nR1,03/04/2026,30\nR1,05/04/2026,45\nR2,07/04/2026,20\n"
GRID = "[data-testid=stDataFrame]"


def drop(page: Page, **files: bytes) -> None:
    """Drop files, each called like its keyword."""
    page.set_input_files(
        "input[type=file]",
        [{"name": f"{name}.csv", "mimeType": "text/csv", "buffer": content} for name, content in files.items()],
    )
    page.get_by_role("button", name=re.compile("^Import")).wait_for()
    settle(page)


def select(page: Page, grid: Locator, row: int, column: int) -> None:
    """Select a cell by its place; once more where the page, still settling, has moved the grid."""
    wanted = grid.locator(f"[data-testid=glide-cell-{column}-{row}][aria-selected=true]")
    for _ in range(5):
        settle(page)
        grid.scroll_into_view_if_needed()
        box = grid.bounding_box()
        page.mouse.click(box["x"] + 20, box["y"] + 35 + 17)
        for key, times in (("ArrowDown", row), ("ArrowRight", column)):
            for _ in range(times):
                page.keyboard.press(key)
        try:
            return wanted.wait_for(state="attached", timeout=1_000)
        except TimeoutError:
            page.keyboard.press("Escape")
    pytest.fail(f"The cell in row {row} and column {column} cannot be selected")


def pick_header(page: Page, ours: str, theirs: str) -> None:
    """Fill our column by their header, in the table of columns."""
    grid = page.locator(GRID).filter(has_text=ours)
    grid.wait_for()
    columns = grid.locator("tbody tr td:nth-child(1)").all_text_contents()
    select(page, grid, columns.index(ours), 1)
    page.keyboard.press("Enter")
    page.locator("#portal").get_by_text(theirs, exact=True).last.click()
    settle(page)


def write(page: Page, grid: Locator, row: int, column: int, value: str) -> None:
    """Write over a cell."""
    select(page, grid, row, column)
    page.keyboard.press("Enter")
    page.locator("#portal textarea").fill(value)
    page.keyboard.press("Enter")
    page.wait_for_timeout(300)  # the grid tells of a change a moment later


def test_columns_are_picked_in_a_table_and_an_import_is_taken_back_after_a_question(open_page):
    page = open_page("import_data")
    assert page.get_by_text("Demo company").count() == 0
    drop(page, roster=ROSTER, deals=DEALS)
    page.locator("h1", has_text="One file needs a hand with the columns.").wait_for()
    pick_header(page, "Rep who owns the deal (needed)", "col7")
    page.locator("h1", has_text="This looks like reps, teams and deals.").wait_for()
    page.get_by_role("button", name="Import 8 rows").click()
    page.get_by_text("8 rows came in.").wait_for()
    page.get_by_text("2 files · Import 1 · ").wait_for()
    page.get_by_role("link", name="See your segments").click()
    page.locator("h1", has_text="Drop").wait_for(state="hidden")
    settle(page)
    assert "Demo company" not in page.locator("[data-testid=stMain]").inner_text()
    page.goto(page.url.split("//")[0] + "//" + page.url.split("/")[2] + "/import_data")
    page.get_by_role("button", name="Undo").click()
    page.get_by_text("Take back 2 files, 8 rows?").wait_for()
    page.get_by_role("button", name="Take it back").click()
    page.get_by_text("are taken back: 8 rows removed.").wait_for()
    page.goto(page.url.replace("import_data", ""))
    page.get_by_text("Demo company: invented numbers").wait_for()


def test_a_row_left_out_is_corrected_in_the_grid_and_comes_along(open_page):
    page = open_page("import_data")
    drop(page, sessions=SESSIONS)
    page.get_by_role("button", name="Import 1 row").wait_for()
    page.get_by_text("Fix it in the grid").click()
    grid = page.locator(GRID).last
    page.get_by_role("button", name="Use these corrections").wait_for()
    settle(page)
    write(page, grid, 0, 3, "45")
    page.get_by_role("button", name="Use these corrections").click()
    page.get_by_role("button", name="Import 2 rows").wait_for()
    page.get_by_text("sessions.csv (mended)").first.wait_for()


def test_a_day_that_can_be_two_is_asked_once(open_page):
    page = open_page("import_data")
    drop(page, sessions=AMBIGUOUS)
    page.get_by_text("One question is open").wait_for()
    assert page.get_by_role("button", name=re.compile("^Import")).is_disabled()
    page.get_by_text("3 April 2026", exact=True).click()
    page.get_by_role("button", name="Import 3 rows").wait_for()
    assert page.get_by_text("3 April 2026", exact=True).is_visible()


def test_a_phone_shows_the_columns_without_scrolling_the_page(open_page):
    page = open_page("import_data", width=390)
    drop(page, deals=DEALS.replace(b"col7", b"col8"))  # else remembered
    page.locator("h1", has_text="One file needs a hand with the columns.").wait_for()
    assert page.locator(GRID).first.bounding_box()["width"] <= 358
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_every_step_can_be_read_by_all(open_page, dark):
    page = open_page("import_data", dark=dark)
    drop(page, sessions=SESSIONS, when=AMBIGUOUS, deals=DEALS.replace(b"col7", b"col9"))
    page.get_by_text("Fix it in the grid").click()
    page.get_by_role("button", name="Use these corrections").wait_for()
    settle(page)
    found = Axe().run(page).response["violations"]
    serious = [fault for fault in found if fault["impact"] in ("serious", "critical")]
    assert [(fault["id"], fault["nodes"][0]["html"][:200]) for fault in serious] == []
    assert outside(page) == []
