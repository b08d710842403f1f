"""A review as one HTML file that opens as a talk: one section a screen, charts live, nothing fetched from anywhere.

`sections` writes a slide, `figures` what stands on it in HTML, `charts` and `drawn` what the browser draws; talk.html,
talk.css and talk.js are the frame. Texts are escaped where they enter HTML, data where it enters a script.
"""

import base64
import hashlib
import json
import re
from collections.abc import Mapping
from pathlib import Path

from analysis.charts.theme import DARK, LIGHT
from analysis.export.talk.charts import Charts
from analysis.export.talk.sections import contents, screens
from analysis.export.talk.texts import text
from analysis.story.review.story import Story

FRAME = Path(__file__).parent


def to_html(story: Story) -> bytes:
    """The whole file, UTF-8. The same story is the same bytes."""
    charts = Charts()
    slides = screens(story, charts)
    own, libraries = _frame("talk.js"), _libraries()
    filled = {
        "policy": _policy(own, libraries),
        "title": text(f"{story.title}, {story.company}" if story.company else story.title),
        "palette": palette(),
        "style": _frame("talk.css"),
        "mark": _frame("mark.svg"),
        "slides": "\n".join(slides),
        "contents": contents(story),
        "run": text(story.run),
        "charts": in_script(charts.specs),
        "libraries": libraries,
        "script": own,
    }
    return _fill(_frame("talk.html"), filled).encode()


def palette() -> str:
    """The two palettes as custom properties: light, dark where the reader's system is or a key was pressed."""
    light, dark = (";".join(f"--{role}:{hue}" for role, hue in of.items()) for of in (LIGHT, DARK))
    return (
        f":root,[data-look=light]{{color-scheme:light;{light}}}"
        f"@media (prefers-color-scheme:dark){{:root:not([data-look=light]){{color-scheme:dark;{dark}}}}}"
        f"[data-look=dark],.band{{{dark}}}[data-look=dark]{{color-scheme:dark}}"
        f"@media print{{:root:root:root{{color-scheme:light;{light}}}}}"
    )


def in_script(data: object) -> str:
    """JSON that no text in it can end early: what HTML would read is written as an escape."""
    said = json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return re.sub("[<>&\u2028\u2029]", lambda found: f"\\u{ord(found[0]):04x}", said)


def _frame(name: str) -> str:
    return (FRAME / name).read_text("utf-8")


def _libraries() -> str:
    """Vega, Vega-Lite and Vega-Embed in one script; the second call of a process takes no time."""
    import vl_convert

    return vl_convert.javascript_bundle()


def _policy(*scripts: str) -> str:
    """What the browser may do with the file: run these very scripts, ask nobody."""
    hashes = (base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() for script in scripts)
    allowed = " ".join(f"'sha256-{named}'" for named in hashes)
    return f"default-src 'none'; script-src {allowed}; style-src 'unsafe-inline'; img-src data:"


def _fill(frame: str, parts: Mapping[str, str]) -> str:
    """The frame with its parts, in one pass: braces in a part stay what they are."""
    return re.sub(r"\{\{(\w+)\}\}", lambda found: parts[found[1]], frame)
