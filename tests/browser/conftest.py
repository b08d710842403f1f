"""The dashboard as it is served, and a browser to look at it. Without a browser these tests fail: they do not skip."""

import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, TimeoutError, sync_playwright

from analysis.ingest import import_files
from analysis.workspace import Workspace
from data.make_demo import make_demo
from pages._parts.demo import demo_path
from tests.browser.provide import NOTHING, installed

ROOT = Path(__file__).parents[2]
QUIET = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()
IDLE = "[data-testid=stApp][data-test-script-state=notRunning]"
CHART = "[data-testid=stVegaLiteChart] svg"


@pytest.fixture(scope="session")
def address(tmp_path_factory) -> Iterator[str]:
    """Where the dashboard is served, with the demo company in place and no own files."""
    with served(tmp_path_factory.mktemp("served"), make_demo(tmp_path_factory.mktemp("sixty"))) as address:
        yield address


@contextmanager
def served(folder: Path, files: Path) -> Iterator[str]:
    """The dashboard on the workspaces in `folder`, with the CSV files in `files` as its demo company."""
    import_files(Workspace(demo_path(folder)), sorted(files.glob("*.csv")))
    port = free_port()
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.headless=true", f"--server.port={port}"]
    with (folder / "log").open("w") as log:
        surroundings = os.environ | {"HEADROOM_WORKSPACE": str(folder)}
        server = subprocess.Popen(command, cwd=ROOT, env=surroundings, stdout=log, stderr=subprocess.STDOUT)
        try:
            wait_for(f"http://localhost:{port}/_stcore/health")
            yield f"http://localhost:{port}"
        finally:
            server.terminate()
            server.wait()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = installed() or pytest.fail(NOTHING)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=QUIET)
        yield chromium
        chromium.close()


@pytest.fixture
def open_page(browser, address) -> Iterator:
    """open_page(path, width, dark): a page of the dashboard, loaded and idle; `page.asked` lists every request."""
    contexts = []

    def opened(path: str = "", *, width: int = 1440, dark: bool = False) -> Page:
        size = {"width": width, "height": 900}
        context = browser.new_context(viewport=size, color_scheme="dark" if dark else "light", accept_downloads=True)
        contexts.append(context)
        page = context.new_page()
        page.asked = []
        page.on("request", lambda request: page.asked.append(request.url))
        page.goto(f"{address}/{path}")
        settle(page)
        return page

    yield opened
    for context in contexts:
        context.close()


def settle(page: Page) -> None:
    """Wait until the script has run and every chart in sight is drawn: a folded one waits until it is opened."""
    page.wait_for_selector(IDLE, timeout=60_000)
    charts = "[...document.querySelectorAll('[data-testid=stVegaLiteChart]')].filter(chart => chart.checkVisibility())"
    page.wait_for_function(f"() => {charts}.every(chart => chart.querySelector('svg'))", timeout=60_000)


def choose(page: Page, label: str, option: str) -> None:
    """Pick an option of a select box; once more where the page, still settling, has closed the list."""
    settle(page)
    wanted = page.get_by_role("option", name=option)
    for patience in (3_000, 3_000, 30_000):
        page.get_by_label(label).click()
        try:
            return wanted.click(timeout=patience)
        except TimeoutError:
            page.keyboard.press("Escape")
    pytest.fail(f"{label} does not offer {option}")


def hint(page: Page, at: Locator, shown: str) -> Locator:
    """What is shown while the pointer rests on `at`; once more where a page, still settling, moved it away."""
    settle(page)
    tooltip = page.locator(shown)
    for patience in (3_000, 3_000, 30_000):
        at.hover()
        try:
            tooltip.wait_for(timeout=patience)
            return tooltip
        except TimeoutError:
            page.mouse.move(0, 0)
    pytest.fail("Nothing is shown where the pointer rests")


def outside(page: Page) -> list[str]:
    """Requests that left the machine."""
    return [url for url in page.asked if not re.match(r"(https?|wss?)://localhost[:/]|data:|blob:|about:", url)]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("localhost", 0))
        return probe.getsockname()[1]


def wait_for(url: str, seconds: float = 60) -> None:
    deadline = time.monotonic() + seconds
    while True:
        try:
            urllib.request.urlopen(url, timeout=1).close()
            return
        except OSError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.1)
