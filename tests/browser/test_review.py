"""A review as it is put together: sections chosen, a title edited, files taken along, the talk stepped through."""

import re

import pytest
from pptx import Presentation

from tests.browser.conftest import settle

OURS = "Clarity first, then coaching"


@pytest.fixture
def page(open_page):
    page = open_page("review")
    yield page
    page.goto(page.url.partition("?")[0])
    settle(page)
    if not section(page, "The gap bridge").count():
        return
    unfold(page, "The gap bridge ·")
    if (back := page.get_by_role("button", name="Back to the finding")).count():
        back.click()
        settle(page)


def section(page, name, title=""):
    """What is folded behind the name of a section, and its title."""
    return page.locator("[data-testid=stExpander] summary", has_text=re.compile(f"{name} · {title}"))


def unfold(page, name):
    page.locator("[data-testid=stExpander] summary", has_text=re.compile(name)).click()
    page.locator("[data-testid=stExpander] details[open] summary", has_text=re.compile(name)).wait_for()
    settle(page)


def tick(page, name, stands):
    """Take a section into the review or out of it, by keyboard."""
    box = page.get_by_role("checkbox", name=name, exact=True)
    if box.is_checked() != stands:
        box.press("Space")
    chosen = section(page, name)
    chosen.wait_for(state="visible" if stands else "detached")
    settle(page)


def retitle(page, words):
    title = page.get_by_role("textbox", name="Title")
    title.fill(words)
    title.press("Control+Enter")
    settle(page)


def downloaded(page, label, folder):
    with page.expect_download() as waited:
        page.get_by_role("button", name=label, exact=True).click()
    path = folder / waited.value.suggested_filename
    waited.value.save_as(path)
    return path


def run_of(page):
    return page.get_by_role("button", name="Run ").inner_text().split()[1]


def test_sections_are_chosen_a_title_is_edited_and_the_files_say_both(page, browser, tmp_path):
    unfold(page, "more to choose from")
    tick(page, "Coaching", True)
    tick(page, "Three balanced metrics", False)
    unfold(page, "The gap bridge ·")
    retitle(page, OURS)
    section(page, "The gap bridge", OURS).wait_for()
    settle(page)
    run = run_of(page)

    deck = downloaded(page, "PowerPoint", tmp_path)
    talk = downloaded(page, "HTML talk", tmp_path)
    assert (deck.name, talk.name) == (f"sales_review_2026-Q3_{run}.pptx", f"sales_review_2026-Q3_{run}.html")
    slides = [" ".join(words_of(slide)) for slide in Presentation(deck).slides]
    assert any(OURS in said for said in slides)
    assert any("Coaching" in said for said in slides)
    assert not any("Three balanced metrics" in said for said in slides)
    assert all(run in said for said in slides)
    assert stepped_through(browser, talk) == ["decisions", "summary", "teams", "bridge", "how_sure", "coaching"]

    tick(page, "Three balanced metrics", True)
    tick(page, "Coaching", False)


def words_of(slide):
    return [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]


def stepped_through(browser, talk) -> list[str]:
    """The sections in the order of the right arrow key, with the network cut; every chart draws, our title is read."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, offline=True)
    page = context.new_page()
    page.goto(talk.as_uri())
    page.wait_for_selector("html[data-drawn=all]")
    assert page.locator(".slot").count() == page.locator(".slot svg").count() > 2
    assert page.locator("#bridge").get_by_text(OURS).count() == 1
    seen = [page.evaluate("location.hash")]
    while True:
        page.keyboard.press("ArrowRight")
        if (here := page.evaluate("location.hash")) == seen[-1]:
            break
        seen.append(here)
    context.close()
    return [here.removeprefix("#") for here in seen]


def test_a_run_opens_from_its_address_in_a_fresh_browser(page, open_page):
    unfold(page, "The gap bridge ·")
    retitle(page, OURS)
    section(page, "The gap bridge", OURS).wait_for()
    settle(page)
    run = run_of(page)
    page.get_by_role("button", name="Run ").click()
    page.get_by_text(f"?run={run}").wait_for()
    again = open_page(f"review?run={run}")
    again.get_by_text(f"Run {run}, as it was written.").wait_for()
    assert section(again, "The gap bridge", OURS).count() == 1
    assert run_of(again) == run


def test_a_long_title_says_that_it_does_not_fit(page):
    unfold(page, "The gap bridge ·")
    before = section(page, "The gap bridge").inner_text()
    retitle(page, "A title that is longer than any slide can bear " * 4)
    page.get_by_text("a title has two at most. This one is not kept").wait_for()
    assert section(page, "The gap bridge").inner_text() == before
