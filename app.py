"""Headroom's dashboard: the list of pages, the page's frame, and whose numbers are on it."""

import streamlit as st

PAGES = {
    "Gap": [
        st.Page("pages/overview.py", title="Overview", default=True),
        st.Page("pages/segments.py", title="Segments"),
        st.Page("pages/gap.py", title="What goes with it"),
    ],
    "Why": [
        st.Page("pages/clarity.py", title="Strategy clarity"),
        st.Page("pages/culture.py", title="Culture"),
        st.Page("pages/coaching.py", title="Coaching"),
        st.Page("pages/managers.py", title="Managers"),
        st.Page("pages/claims.py", title="Claims"),
    ],
    "Act": [
        st.Page("pages/what_if.py", title="What if"),
        st.Page("pages/review.py", title="Quarterly review"),
    ],
    "Data": [
        st.Page("pages/import_data.py", title="Import"),
        st.Page("pages/dictionary.py", title="Dictionary"),
    ],
}

st.set_page_config(page_title="Headroom", page_icon="static/icon.svg", layout="wide", initial_sidebar_state=248)
st.logo("static/logo.svg", size="medium")
page = st.navigation(PAGES, position="hidden")

# The browser draws the frame from the lines above while the first of these imports is still loading.
from analysis.errors import DataError  # noqa: E402
from pages._parts.arrival import come_to  # noqa: E402
from pages._parts.menu import menu  # noqa: E402
from pages._parts.show import show_interrupted  # noqa: E402
from pages._parts.workspace import whose  # noqa: E402

come_to(page.url_path)
menu(PAGES)
with st.container(horizontal_alignment="center"), st.container(width=1040, gap="xsmall"):
    try:
        whose()
        with st.container():
            page.run()
    except DataError as fault:
        show_interrupted(fault)
