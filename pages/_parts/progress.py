"""Work on large files: shown while it lasts, and done once for as long as the files lie on the page."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import streamlit as st

from pages._parts.upload import of_drop

KEPT = 64  # results of a drop
SHORT = 0.5  # seconds that need no bar


@contextmanager
def progress(words: str) -> Iterator[Callable[[float, str], None]]:
    """A spinner, and a bar once the work has taken half a second."""
    place, began = st.empty(), time.monotonic()

    def on_progress(share: float, what: str) -> None:
        if time.monotonic() - began > SHORT:
            place.progress(min(max(share, 0.0), 1.0), what or words)

    with st.spinner(words):
        yield on_progress
    place.empty()


def remembered(key: Any, work: Callable[[], Any]) -> Any:
    """The result of `work`, done once for a key while the files lie on the page."""
    known = of_drop("dry runs", dict)
    if key not in known:
        result = work()
        while len(known) >= KEPT:
            known.pop(next(iter(known)))
        known[key] = result
    return known[key]
