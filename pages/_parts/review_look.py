"""Whose review it is and how it looks: company, light or dark, and the company's own PowerPoint template."""

from collections.abc import Callable
from dataclasses import replace

import streamlit as st

from analysis.errors import DataError
from analysis.review import LONGEST_COMPANY, Review
from pages._parts.show import sentences, text

LOOKS = {"light": "Light", "dark": "Dark"}
LARGEST = 50  # MB of a template
TEMPLATE, UNFIT = "review template", "review template unfit"  # of the session: (name, file); why one cannot be used


def choose_look(review: Review, change: Callable) -> None:
    """Company and look, kept for the quarter; a template, kept for this session."""
    name, look = st.columns([2, 1], gap="medium")
    st.session_state["review company"], st.session_state["review look"] = review.company, review.look
    with name:
        st.text_input(
            "Company", max_chars=LONGEST_COMPANY, key="review company", on_change=keep, args=("company", change)
        )
    with look:
        given = {"format_func": LOOKS.get, "horizontal": True, "key": "review look"}
        st.radio("Slides", list(LOOKS), on_change=keep, args=("look", change), **given)
    choose_template()


def keep(name: str, change: Callable) -> None:
    said = st.session_state[f"review {name}"]
    change(lambda review: replace(review, **{name: said.strip()[:LONGEST_COMPANY]}))


def choose_template() -> None:
    """A .pptx whose colours, fonts and layouts the slides take; tried out as soon as it is given."""
    if held := st.session_state.get(TEMPLATE):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(f"PowerPoint takes colours and layouts from **{text(held[0])}**.")
            st.button("Use Headroom's own", on_click=st.session_state.pop, args=(TEMPLATE,), type="tertiary")
        return
    given = {"type": "pptx", "max_upload_size": LARGEST, "key": "review template file", "on_change": take_template}
    st.file_uploader("Your own PowerPoint template, for this session", **given)
    for line in st.session_state.get(UNFIT, ()):
        st.warning(line)


def take_template() -> None:
    """Keep what was uploaded if slides can be made of it."""
    from analysis.export.deck.template import opened

    file = st.session_state["review template file"]
    st.session_state.pop(UNFIT, None)
    if file is None:
        return
    try:
        opened(file.getvalue(), Review.look)
    except DataError as fault:
        st.session_state[UNFIT] = ["  \n".join(sentences(fault))]
    else:
        st.session_state[TEMPLATE] = (file.name, file.getvalue())


def template() -> bytes | None:
    held = st.session_state.get(TEMPLATE)
    return held and held[1]
