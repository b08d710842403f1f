"""Charts as the browser is given them: the page's own where a part has one, else drawn from the figure's numbers."""

import json
from typing import Any

from analysis.charts.theme import LIGHT, SIZE
from analysis.export.vega import chart_of
from analysis.story.review.story import Part

FONT = "-apple-system, Segoe UI, Roboto, Helvetica Neue, Arial, sans-serif"
CONFIG: dict[str, Any] = {
    "font": FONT,
    "range": {"category": [f"var(--{role})" for role in LIGHT]},
    "text": {"color": "var(--text)"},
    "title": {"color": "var(--text)"},
    "axis": {"gridColor": "var(--hair)", "titleColor": "var(--muted)", "titleFontSize": SIZE},
    "header": {"labelColor": "var(--text)", "titleColor": "var(--text)"},
    "rule": {"color": "var(--line)"},
}


class Charts:
    """The specifications of a talk, numbered in the order they stand."""

    def __init__(self) -> None:
        self.specs: list[dict] = []

    def add(self, part: Part) -> int:
        """Take a part's chart in. -> its number"""
        self.specs.append(specification(part))
        return len(self.specs) - 1


def specification(part: Part) -> dict:
    """A part's chart as Vega-Lite, in the talk's font; its colours are the page's custom properties, so that they
    follow a switch between light and dark and paper."""
    chart = chart_of(part)
    spec = chart if isinstance(chart, dict) else chart.to_dict(validate=False)
    about = spec.get("description") or part.figure.about
    return _lean(spec) | {"config": _over(spec.get("config", {}), CONFIG), "description": about}


def _lean(spec: dict) -> dict:
    """Without the columns of its tables that the chart never names: a file holds no more than it shows."""
    named = json.dumps({key: value for key, value in spec.items() if key != "datasets"})
    tables = {
        table: [{column: value for column, value in line.items() if column in named} for line in lines]
        for table, lines in spec.get("datasets", {}).items()
    }
    return spec | ({"datasets": tables} if tables else {})


def _over(given: dict, ours: dict) -> dict:
    """`ours` laid over `given`, key by key."""
    nested = {key: _over(given[key], value) for key, value in ours.items() if isinstance(given.get(key), dict)}
    return given | ours | nested
