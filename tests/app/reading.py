"""What a person reads on a page, as one text."""

import json

from streamlit.testing.v1 import AppTest


def words_of(app: AppTest) -> str:
    """Titles, headings, text and large numbers, in the page's order of kinds; Markdown's marks are taken off."""
    assert not app.exception, app.exception[0].value
    kinds = (app.title, app.header, app.markdown, app.expander, app.button, app.metric)
    return "\n".join(_plain(_say(part)) for kind in kinds for part in kind)


def title_of(app: AppTest) -> str:
    """The page's headline."""
    return _plain(app.title[0].value)


def charts_of(app: AppTest) -> list[dict]:
    """The specifications of the charts on the page."""
    return [json.loads(chart.proto.spec) for chart in app.get("vega_lite_chart")]


def _plain(markdown: str) -> str:
    for mark in ("\\", "**", ":small[:gray[", "]]"):
        markdown = markdown.replace(mark, "")
    return markdown


def _say(part) -> str:
    return " ".join(said for name in ("label", "value") if isinstance(said := getattr(part, name, None), str))
