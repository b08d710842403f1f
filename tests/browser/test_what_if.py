"""The what-if page as it is moved: by keyboard, by its address, and as a scenario that is kept."""

import re

from tests.browser.conftest import settle

TEAMS = "[data-testid=stVegaLiteChart][aria-label*='90 % bands']"


def said(page) -> tuple[str, str]:
    """The headline, and the chart of teams in words."""
    settle(page)
    return page.locator("h1").inner_text(), page.locator(TEAMS).first.get_attribute("aria-label")


def step(page, name: str, times: int) -> str:
    """Move the slider of that name to the right by keyboard; where it stands, once the page says so too."""
    slider = page.get_by_role("slider", name=name)
    for _ in range(times):
        slider.press("ArrowRight")
        stands = slider.get_attribute("aria-valuetext")
        page.locator("[data-testid=stMarkdown]", has_text=f"{name.lower()} {stands}").wait_for()
        settle(page)
    return stands


def test_a_slider_moved_by_keyboard_changes_headline_chart_and_address(open_page):
    page = open_page("what_if")
    before, address = said(page), page.url
    stands = step(page, "Coaching cadence", 4)
    after = said(page)
    assert re.fullmatch(r"Teams like this reach \d+ % of quota, not \d+ %\.", after[0])
    assert after[1] != before[1]
    reached, today = re.findall(r"\d+ %", after[0])
    assert re.search(f"low teams: today {today}, teams like this {reached} ", after[1])
    assert f"coaching_cadence%3A0.{stands.removesuffix(' %')}" in page.url
    assert page.url != address


def test_the_address_shows_the_same_words_in_a_fresh_browser(open_page):
    page = open_page("what_if?set=coaching_cadence:0.5,strategy_clarity:3.4&by=quartile")
    step(page, "Strategy clarity", 2)
    words = said(page)
    again = open_page(page.url.rsplit("/", 1)[1])
    assert said(again) == words
    assert again.url == page.url


def test_a_scenario_that_is_kept_is_listed(open_page):
    page = open_page("what_if?set=coaching_cadence:0.5")
    reached = re.search(r"reach (\d+ %)", page.locator("h1").inner_text())[1]
    page.get_by_role("button", name="Keep this scenario").click()
    page.get_by_label("Name", exact=True).fill("Coach half of the weeks")
    page.get_by_role("button", name="Keep it").press("Enter")
    row = page.locator("[data-testid=stTable] tr", has_text="Coach half of the weeks")
    row.wait_for()
    assert "coaching cadence 50 %" in row.inner_text()
    assert reached in row.inner_text()
    page.get_by_role("button", name="Open or drop one").click()
    page.get_by_role("button", name="Drop", exact=True).press("Enter")
    row.wait_for(state="detached")


def test_where_no_team_has_been_the_chart_says_so(open_page):
    headline, words = said(open_page("what_if?set=coaching_cadence:0.99"))
    assert headline == "No number is given where no team has been."
    assert words.count("no number") == 8
    assert "teams like this" not in words
