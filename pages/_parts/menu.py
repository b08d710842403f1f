"""The sidebar: pages in their groups. Streamlit's own grouped menu fails the accessibility audit (list, listitem)."""

from pathlib import Path

import streamlit as st

LOOK, DRAWER = (Path(__file__).with_name(name) for name in ("look.css", "drawer.html"))


def menu(pages: dict[str, list]) -> None:
    """The groups of pages, and the few rules of style that the theme cannot say."""
    st.html(LOOK)
    with st.sidebar:
        for group, members in pages.items():
            with st.container(gap="xsmall"):
                st.markdown(f":small[:gray[{group}]]")
                for page in members:
                    st.page_link(page)
        st.html(DRAWER, unsafe_allow_javascript=True)
