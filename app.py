"""Headroom's dashboard: the list of pages, the page's frame, and whose numbers are on it."""

import streamlit as st

from pages._parts.menu import menu
from pages._parts.workspace import whose

PAGES = {
    "Gap": [
        st.Page("pages/overview.py", title="Overview", default=True),
        st.Page("pages/segments.py", title="Segments"),
        st.Page("pages/gap.py", title="What goes with it"),
    ],
    "Data": [
        st.Page("pages/import_data.py", title="Import"),
        st.Page("pages/dictionary.py", title="Dictionary"),
    ],
}

st.set_page_config(page_title="Headroom", page_icon="static/icon.svg", layout="wide", initial_sidebar_state=248)
st.logo("static/logo.svg", size="medium")
page = st.navigation(PAGES, position="hidden")
menu(PAGES)
with st.container(horizontal_alignment="center"), st.container(width=1040, gap="xsmall"):
    whose()
    with st.container():
        page.run()
