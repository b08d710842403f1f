"""Files dropped in a browser."""

from tests.browser.conftest import choose, settle

ROSTER = b"rep,team,manager\nR1,North,Ada\nR2,North,Ada\nR3,South,Ben\n"
DEALS = b"""deal id,owner,state of play,amount,close date
D1,R1,Won,1000,2026-01-15
D2,R2,Lost,900,2026-02-15
D3,R3,Won,500,2026-01-20
"""


def test_files_are_dropped_mapped_imported_and_taken_back(open_page):
    page = open_page("import_data")
    page.set_input_files(
        "input[type=file]",
        [
            {"name": "roster.csv", "mimeType": "text/csv", "buffer": ROSTER},
            {"name": "deals.csv", "mimeType": "text/csv", "buffer": DEALS},
        ],
    )
    page.locator("h1", has_text="One file needs a hand with the columns.").wait_for()
    page.get_by_role("button", name="Import 5 rows").click()
    page.get_by_text("5 rows came in. deals.csv is not in yet: it has no column for status").wait_for()
    choose(page, "Open, won or lost (needed)", "state of play")
    page.get_by_role("button", name="Import 3 rows").click()
    page.get_by_text("3 rows came in.").wait_for()
    page.get_by_text("deals.csv · Import 2 · ").wait_for()
    settle(page)
    page.goto(page.url.replace("import_data", "segments"))
    page.locator("h1", has_text="high teams").wait_for()
    assert "Demo company" not in page.locator("[data-testid=stMain]").inner_text()
    page.goto(page.url.replace("segments", "import_data"))
    for left in (2, 1):
        page.get_by_role("button", name="Undo").first.click()
        page.get_by_text("is taken back").wait_for()
        page.wait_for_function("left => document.body.innerText.split('Undo').length - 1 === left - 1", arg=left)
    page.goto(page.url.replace("import_data", ""))
    page.get_by_text("Demo company: invented numbers").wait_for()


def test_needed_columns_come_first_where_a_phone_stacks_them(open_page):
    page = open_page("import_data", width=390)
    page.set_input_files("input[type=file]", [{"name": "deals.csv", "mimeType": "text/csv", "buffer": DEALS}])
    page.locator("h1", has_text="One file needs a hand with the columns.").wait_for()
    page.get_by_label("Open, won or lost (needed)").wait_for()
    settle(page)
    boxes = page.locator("[data-testid=stSelectbox]")
    heights = {box.locator("label").inner_text(): box.bounding_box()["y"] for box in boxes.all()}
    labels = sorted(heights, key=heights.get)
    assert len(set(heights.values())) == len(labels)
    assert ["(needed)" in label for label in labels] == [True] * 3 + [False] * (len(labels) - 3)
