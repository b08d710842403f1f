"""Whether a page was just come to. Streamlit forgets what its controls said then, and keeps some of another page's."""

import streamlit as st

PAGE, BEGUN = "page", "page begun"  # of the session: where it is; whether the page there has set its controls


def come_to(page: str) -> None:
    """Every run of the app says where it is."""
    if st.session_state.get(PAGE) != page:
        st.session_state.update({PAGE: page, BEGUN: False})


def begun() -> bool:
    """Whether the controls of this page were set since it was come to."""
    return st.session_state.get(BEGUN, False)


def begin() -> None:
    st.session_state[BEGUN] = True
