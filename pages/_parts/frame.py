"""A page is part of the app, with its menu and the line on whose numbers these are."""

import streamlit as st
from streamlit.runtime.pages_manager import PagesManager


def framed() -> None:
    """Run the page inside the app. Every page calls this first.

    Streamlit runs the files of a folder called `pages` by themselves until `st.navigation` was called once in the
    process: a bookmark opened right after a start would show a page without its frame.
    """
    if PagesManager.uses_pages_directory:
        PagesManager.uses_pages_directory = False
        st.rerun()
