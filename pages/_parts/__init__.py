"""What the pages share.

Streamlit runs the files of a folder called `pages` by themselves until `st.navigation` was called once in the process:
a bookmark opened right after a start would show a page without menu and frame. The first import of this mends it.
"""

import streamlit as st
from streamlit.runtime.pages_manager import PagesManager

if PagesManager.uses_pages_directory:
    PagesManager.uses_pages_directory = False
    st.rerun()
