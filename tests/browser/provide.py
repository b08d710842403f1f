"""See to a browser for the tests: one that is there, else Playwright's own, else Debian's.

`python -m tests.browser.provide` names it.
"""

import os
import shutil
import subprocess
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
PLAYWRIGHT = [sys.executable, "-m", "playwright", "install", "chromium"]
DEBIAN = (["apt-get", "update", "-qq"], ["apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium"])
NOTHING = "No browser was found, nor could one be installed. Install Chromium, or name one in the variable CHROMIUM."


def installed() -> str | None:
    """The path of a browser on this machine, None when there is none."""
    named = os.environ.get("CHROMIUM")
    return named or next((path for path in map(shutil.which, NAMES) if path), None) or playwrights_own()


def playwrights_own() -> str | None:
    """The path of the browser that Playwright brought, None when it has not."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if os.path.exists(path) else None


def succeeded(*command: str) -> bool:
    return subprocess.run(command, check=False).returncode == 0


def provide() -> str:
    """A browser's path, after installing one where there is none. Raises SystemExit with a sentence when that fails."""
    if not installed() and not succeeded(*PLAYWRIGHT) and shutil.which("apt-get"):
        _ = all(succeeded(*command) for command in DEBIAN)
    return installed() or sys.exit(NOTHING)


if __name__ == "__main__":
    print(f"Browser: {provide()}")
