"""Sections told once: drawing a chart takes longer than a click may."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import streamlit as st

from analysis.story import Section


def told(story: Callable, *results: Any) -> Section | None:
    """`story(*results)` with its chart as a finished specification; the same results are told once for all sessions."""
    name = f"{story.__module__}.{story.__name__}"
    return _told(name, tuple(map(id, results)), story, results)[0]


# The results are kept beside their section, so that no other object can take their ids while the entry lives.
@st.cache_resource(max_entries=400, show_spinner=False)
def _told(name: str, ids: tuple[int, ...], _story: Callable, _results: tuple) -> tuple:
    told = _story(*_results)
    sections = told if isinstance(told, tuple) else (told,)
    finished = tuple(section and drawn(section) for section in sections)
    return (finished if isinstance(told, tuple) else finished[0]), _results


def drawn(section: Section) -> Section:
    """The section with its chart as a finished specification."""
    if section.chart is None:
        return section
    finished = inlined(section.chart) if isinstance(section.chart, dict) else section.chart.to_dict()
    return replace(section, chart=finished)


def inlined(chart: dict) -> dict:
    """A specification whose layers hold their few rows: to pack them apart takes Streamlit longer than all the rest."""
    rows = {name: {"values": each} for name, each in chart.get("datasets", {}).items()}
    layers = [layer | {"data": rows.get(layer["data"].get("name"), layer["data"])} for layer in chart["layer"]]
    return {name: each for name, each in chart.items() if name != "datasets"} | {"layer": layers}
