"""The gap page as it is drawn."""

import re

from tests.browser.conftest import CHART, choose, hint, settle


def test_the_gap_page_has_its_headline_and_its_bridge(open_page):
    page = open_page("gap")
    headline = page.locator("h1").inner_text()
    assert re.fullmatch(r"Measured practices go with \d+ \(\d+ to \d+\) of the 39 points\.", headline)
    bridge = page.locator(CHART).first
    words = bridge.evaluate("svg => [...svg.querySelectorAll('text')].map(text => text.textContent)")
    assert words.index("Low teams") < words.index("Strategy clarity") < words.index("High teams")
    assert {"79 %", "118 %", "Luck of the quarter", "Not measured"} <= set(words)
    assert sum("point" in word for word in words) >= 5


def test_a_phone_reads_the_bridge_in_short_labels(open_page):
    page = open_page("gap", width=390)
    words = page.locator(CHART).first.evaluate("svg => [...svg.querySelectorAll('text')].map(text => text.textContent)")
    assert any(re.fullmatch(r"\+\d+", word) for word in words)
    assert not [word for word in words if "point" in word]


def test_a_link_shows_the_same_comparison(open_page):
    page = open_page("gap")
    choose(page, "Outcome", "Win rate")
    page.wait_for_url(re.compile("outcome="))
    page.get_by_text("· win rate").wait_for()
    settle(page)
    headline = page.locator("h1").inner_text()
    again = open_page(page.url.rsplit("/", 1)[1])
    assert again.locator("h1").inner_text() == headline
    assert "win rate" in again.locator("[data-testid=stMain]").inner_text()


def test_colours_follow_light_and_dark(open_page):
    fills = "svg => [...new Set([...svg.querySelectorAll('path[fill]')].map(mark => mark.getAttribute('fill')))]"
    light = open_page("gap").locator(CHART).first.evaluate(fills)
    dark = open_page("gap", dark=True).locator(CHART).first.evaluate(fills)
    assert {"#00738A", "#B4500B", "#3F3591"} <= set(map(str.upper, light))
    assert {"#4FB8C9", "#F0954A", "#A79BFF"} <= set(map(str.upper, dark))


def test_a_statistic_says_what_it_means_on_hover(open_page):
    page = open_page("gap")
    page.locator("[data-testid=stExpander] summary", has_text="How sure?").click()
    line = page.locator("[data-testid=stMarkdown]", has_text="Out of sample").first
    tooltip = hint(page, line.locator("[data-testid=stTooltipIcon]"), "[data-testid=stTooltipContent]")
    assert tooltip.inner_text() == "The same split when each team is judged by slopes that were fitted without it."


def test_a_row_of_the_bridge_says_what_it_means_on_hover(open_page):
    page = open_page("gap")
    row = page.locator(f"{CHART} [aria-label*='Luck of the quarter'][aria-roledescription=bar]").first
    tooltip = hint(page, row, "#vg-tooltip-element")
    assert re.search(r"Luck of the quarter \+\d+ points, 95 % interval", tooltip.inner_text())
    assert "Ups and downs that do not last beyond a quarter" in tooltip.inner_text()
