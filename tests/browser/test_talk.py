"""The HTML file of a review, opened from disk without a network: it is stepped through, its charts draw, it prints."""

import pypdfium2
import pytest
from axe_playwright_python.sync_playwright import Axe

from analysis.charts.theme import DARK, LIGHT
from analysis.export.talk import to_html
from analysis.logs import build_logs
from analysis.panel import build_panel
from analysis.review import Review
from analysis.story.review import prepare
from analysis.story.review.reviewed import tell_reviewed
from analysis.workspace import Workspace
from tests.made_review import review

SECTIONS = [slide.key for slide in review().slides]
DRAWN = "html[data-drawn=all]"


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    path = tmp_path_factory.mktemp("talk") / "made.html"
    path.write_bytes(to_html(review()))
    return path


@pytest.fixture
def talk(browser):
    """talk(path, width, height): the file, its charts drawn, the network cut; `page.asked` lists requests."""
    contexts = []

    def opened(path, width=1440, height=900, at="", **given):
        context = browser.new_context(viewport={"width": width, "height": height}, **given)
        contexts.append(context)
        context.set_offline(True)
        page = context.new_page()
        page.asked, page.faults = [], []
        page.on("request", lambda request: page.asked.append(request.url))
        page.on("pageerror", lambda fault: page.faults.append(str(fault)))
        page.on("console", lambda said: page.faults.append(said.text) if said.type == "error" else None)
        page.goto(f"{path.as_uri()}{at}")
        page.wait_for_selector(DRAWN)
        return page

    yield opened
    for context in contexts:
        context.close()


def shown(page) -> str:
    """The section that fills the screen."""
    return page.evaluate("document.elementFromPoint(innerWidth / 2, innerHeight / 2).closest('section').id")


def place(page) -> tuple[str, str]:
    return shown(page), page.evaluate("location.hash")


def test_without_a_network_every_chart_draws_its_numbers(talk, made):
    page = talk(made)
    charts = page.locator(".slot")
    assert charts.count() == 7
    assert page.locator(".slot svg").count() == 7
    assert all(len(words) > 10 for words in page.locator(".slot svg").all_text_contents())
    bridge = page.locator("#bridge svg")
    assert {"84\u00a0%", "+6 points", "−1 points", "108\u00a0%"} <= {
        words.replace(" %", "\u00a0%") for words in bridge.locator("text").all_text_contents()
    }
    assert page.locator("#bridge .chart[aria-label^='Low teams 84']").count() == 1
    assert page.asked == [made.as_uri()]
    assert page.faults == []


def test_keys_step_through_and_the_address_follows(talk, made):
    page = talk(made)
    assert place(page) == ("decisions", "#decisions")
    for key, section in [
        ("ArrowRight", "summary"),
        (" ", "metrics"),
        ("PageDown", "teams"),
        ("ArrowDown", "bridge"),
        ("ArrowLeft", "teams"),
        ("PageUp", "metrics"),
        ("ArrowUp", "summary"),
        ("End", "appendix"),
        ("ArrowRight", "appendix"),
        ("Home", "decisions"),
    ]:
        page.keyboard.press(key)
        assert place(page) == (section, f"#{section}"), key
    assert page.locator("#place").inner_text() == f"1 / {len(SECTIONS)}"


def test_a_reload_and_a_link_open_the_same_section(talk, made):
    page = talk(made, at="#bridge")
    assert place(page) == ("bridge", "#bridge")
    page.keyboard.press("ArrowRight")
    page.reload()
    page.wait_for_selector(DRAWN)
    assert place(page) == ("how_sure", "#how_sure")


def test_notes_show_and_hide(talk, made):
    page = talk(made, at="#bridge")
    notes = page.locator("#bridge .notes")
    assert not notes.is_visible()
    page.keyboard.press("n")
    assert notes.inner_text() == "Say: goes with. An association, not a proof."
    assert page.get_by_role("button", name="Notes").get_attribute("aria-pressed") == "true"
    page.keyboard.press("n")
    assert not notes.is_visible()


def test_the_overview_leads_to_a_section_and_the_keys_are_listed(talk, made):
    page = talk(made)
    page.keyboard.press("o")
    page.get_by_role("dialog", name="All sections").locator("a[href='#clarity']").click()
    assert place(page) == ("clarity", "#clarity")
    page.keyboard.press("?")
    keys = page.get_by_role("dialog", name="Keys")
    assert "speaker notes" in keys.inner_text()
    page.keyboard.press("Escape")
    assert not keys.is_visible()


def test_space_on_a_button_presses_it(talk, made):
    page = talk(made)
    page.get_by_role("button", name="Notes").focus()
    page.keyboard.press(" ")
    assert place(page)[0] == "decisions"
    assert page.locator("#decisions .notes").is_visible()


def test_a_swipe_turns_on_and_back(talk, made):
    page = talk(made, 390, 844, has_touch=True)
    session = page.context.new_cdp_session(page)

    def swipe(start: int, end: int) -> None:
        for kind, points in (("touchStart", [{"x": start, "y": 300}]), ("touchMove", [{"x": end, "y": 300}])):
            session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
        session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})

    swipe(330, 60)
    page.wait_for_url("**#summary")
    swipe(60, 330)
    page.wait_for_url("**#decisions")


@pytest.mark.parametrize(("first", "then"), [("light", DARK), ("dark", LIGHT)])
def test_light_and_dark_follow_the_system_and_a_key(talk, made, first, then):
    page = talk(made, at="#bridge", color_scheme=first)
    before = page.evaluate(HUES)
    page.keyboard.press("d")
    after = page.evaluate(HUES)
    start = LIGHT if then is DARK else DARK
    assert before == [rgb(start["surface"]), rgb(start["accent"])]
    assert after == [rgb(then["surface"]), rgb(then["accent"])]


HUES = """[getComputedStyle(document.documentElement).backgroundColor,
    getComputedStyle(document.querySelector("#bridge svg path[fill='var(--accent)']")).fill]"""


def rgb(hue: str) -> str:
    return f"rgb({', '.join(str(int(hue[at : at + 2], 16)) for at in (1, 3, 5))})"


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (1920, 1080), (1280, 720)])
def test_a_section_fills_the_screen_and_no_more(talk, made, width, height):
    page = talk(made, width, height)
    heights = page.evaluate("[...document.querySelectorAll('.slide')].map(slide => slide.offsetHeight)")
    assert heights == [height] * len(SECTIONS)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate(CUT) == []


CUT = """[...document.querySelectorAll('.body, .slide > header')].flatMap(box => [...box.querySelectorAll('*')]
    .filter(at => at.getBoundingClientRect().right > innerWidth + 1).map(at => at.outerHTML.slice(0, 80)))"""


HIDDEN = """[...document.querySelectorAll('.scroll, .row, .part')]
    .filter(box => box.scrollWidth > box.clientWidth + 1).map(box => box.textContent.slice(0, 80))"""


def test_letters_are_large_on_a_large_screen(talk, made):
    page = talk(made, 1920, 1080)
    assert min(page.evaluate(SIZES, ".body p, .body td, .body th")) >= 14
    assert min(page.evaluate(SIZES, "h2")) >= 46


SIZES = """which => [...document.querySelectorAll(`.slide :is(${which})`)]
    .map(at => parseFloat(getComputedStyle(at).fontSize))"""


@pytest.mark.parametrize("width", [360, 390, 768])
def test_a_phone_scrolls_down_and_never_sideways(talk, made, width):
    page = talk(made, width, 844, has_touch=True)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate(HIDDEN) == []
    assert page.evaluate("getComputedStyle(document.documentElement).scrollSnapType") == "none"
    assert page.locator(".slot svg").count() == 7
    page.locator("#bridge").scroll_into_view_if_needed()
    page.wait_for_url("**#bridge")


def test_on_paper_each_section_is_a_page_in_the_light(talk, made):
    page = talk(made, color_scheme="dark")
    pages = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True, print_background=True))
    said = [" ".join(pages[at].get_textpage().get_text_bounded().split()) for at in range(len(pages))]
    assert len(said) == len(SECTIONS)
    assert "High teams 120 %" in said[3].replace("\u00a0", " ")
    assert "Overview" not in " ".join(said)
    assert pages[1].render(scale=0.2).to_pil().getpixel((2, 2)) == (255, 255, 255)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("key", ["", "n", "o", "?"], ids=["plain", "notes", "overview", "keys"])
def test_the_audit_finds_nothing_serious(talk, made, scheme, key):
    page = talk(made, color_scheme=scheme)
    if key:
        page.keyboard.press(key)
    found = Axe().run(page).response["violations"]
    serious = [fault for fault in found if fault["impact"] in ("serious", "critical")]
    assert [(fault["id"], fault["nodes"][0]["html"][:200]) for fault in serious] == []


def test_on_a_phone_too_the_audit_finds_nothing_serious(talk, made):
    found = Axe().run(talk(made, 390, 844)).response["violations"]
    assert [fault["id"] for fault in found if fault["impact"] in ("serious", "critical")] == []


def test_the_focus_can_be_seen(talk, made):
    page = talk(made)
    page.get_by_role("button", name="Overview").focus()
    page.keyboard.press("Tab")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


def test_the_demo_companys_review_draws_the_pages_own_charts(talk, tmp_path, demo_workspace):
    logs = build_logs(demo_workspace, build_panel(demo_workspace))
    story = tell_reviewed(prepare(demo_workspace, logs, Review(company="Demo company"))).story
    path = tmp_path / "demo.html"
    path.write_bytes(to_html(story))
    page = talk(path)
    assert page.locator(".slot").count() == page.locator(".slot svg").count() > 1
    said = page.locator("#bridge svg").text_content()
    figure = next(slide for slide in story.slides if slide.key == "bridge").rows[0].parts[0].figure
    assert all(step.said in said for step in figure.steps)
    assert (page.asked, page.faults) == ([path.as_uri()], [])


@pytest.fixture(scope="module")
def demo_workspace(tmp_path_factory) -> Workspace:
    from analysis.ingest import import_files
    from data.make_demo import make_demo

    workspace = Workspace(tmp_path_factory.mktemp("told") / "demo.duckdb")
    import_files(workspace, sorted(make_demo(tmp_path_factory.mktemp("made")).glob("*.csv")))
    return workspace
