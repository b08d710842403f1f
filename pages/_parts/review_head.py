"""What stands over a review: which quarter and run, what it says, and whether it still is what was written."""

import streamlit as st

from analysis.errors import DataError
from analysis.logs import Logs
from analysis.review import Review
from analysis.story.review.asked import Asked
from analysis.story.review.reviewed import Reviewed, since
from analysis.story.words import period
from pages._parts.kit import offer_kit
from pages._parts.review import RUN, Opened
from pages._parts.review_told import asked_of
from pages._parts.show import note, show_fault, text


def refuse_no_quarter(logs: Logs) -> None:
    """Where there is no quarter yet, say so, and end the page there."""
    if logs.panel.quarters:
        return
    try:
        asked_of(logs, Review())
    except DataError as fault:
        show_fault(fault)
        offer_kit(logs.panel)
        st.stop()


def show_head(asked: Asked, told: Reviewed, opened: Opened, tried: bool) -> None:
    """What the address asked for; then note, headline and lead."""
    show_opened(asked, opened)
    with st.container(gap=None):
        note(f"Quarterly review · {period(asked.quarters)}{' · tried, not kept' if tried else ''}")
        st.title(text(told.headline), anchor=False)
        if told.lead:
            with st.container(key="lead"):
                st.markdown(text(told.lead))
    st.space(8)


def show_opened(asked: Asked, opened: Opened) -> None:
    """That a run stands here and whether anything has changed since, or why it cannot; and the way back."""
    name = st.query_params.get(RUN, "").strip().upper()
    said = opened.fault
    if opened.run:
        stays = "What is changed here stays in this session."
        said = (f"Run {name}, as it was written. {stays}", text(since(name, opened.run, asked)))
    if said := "  \n".join(filter(None, (*said, *opened.unmeasured))):
        with st.container(border=True, horizontal=True, vertical_alignment="center"):
            st.markdown(said)
            if name:
                st.button("Back to the kept review", on_click=st.query_params.pop, args=(RUN,))
