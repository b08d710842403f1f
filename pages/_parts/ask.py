"""Ask a question of the panel: answered once per data and options, and a fault in the data becomes a sentence."""

from collections.abc import Callable
from typing import Any

import streamlit as st

from analysis.errors import DataError
from analysis.panel import Panel
from pages._parts.show import show_fault


def ask(question: Callable, panel: Panel, **options: Any) -> Any:
    """The answer to `question(panel, **options)`. A DataError is shown in its place, and the page ends there."""
    try:
        return _answer(f"{question.__module__}.{question.__name__}", panel.fingerprint, options, question, panel)
    except DataError as fault:
        show_fault(fault)
        st.stop()


def try_asking(question: Callable, panel: Panel, **options: Any) -> Any:
    """The answer, or the DataError in its place: for a page that shows the rest without it."""
    try:
        return _answer(f"{question.__module__}.{question.__name__}", panel.fingerprint, options, question, panel)
    except DataError as fault:
        return fault


# Results are frozen and nobody changes their frames: one copy serves every session.
@st.cache_resource(max_entries=200, show_spinner="Comparing the teams")
def _answer(name: str, fingerprint: str, options: dict, _question: Callable, _panel: Panel) -> Any:
    return _question(_panel, **options)
