"""Who is who: names that no roster knows for sure, settled by the person, once for all files."""

import streamlit as st

from analysis.people.unsettled import Unsettled, review
from analysis.records import Records
from analysis.story.people import NOBODY, UNSURE, tell_candidate, tell_name, tell_review
from analysis.workspace import Workspace
from pages._parts.show import note, show_beside, text
from pages._parts.workspace import held

ASKED = 8  # names at a time


def review_people(workspace: Workspace) -> None:
    """The names that are not sure, those with the most rows first; nothing where all are."""
    state = held(workspace)
    names = unsettled(str(workspace.path), state, workspace) if state else ()
    if section := tell_review(names):
        st.space(24)
        show_beside(section)
        settle([one for one in names if one.candidates][:ASKED], workspace)


def settle(names: list[Unsettled], workspace: Workspace) -> None:
    """Who each is: somebody alike, or nobody of ours; what is not answered stays open."""
    if not names:
        return
    with st.form("people", border=False):
        answers = [(one, choose_person(one)) for one in names]
        if st.form_submit_button("Keep these answers"):
            for one, answer in answers:
                if answer:
                    Records(workspace).put(one.kind, one.alias, None if answer == NOBODY else answer)
            st.rerun()
    note("Nobody of ours: the rows stay, and count for no team.")


def choose_person(one: Unsettled) -> str | None:
    """The id of the one who is meant, NOBODY, or None while that is open."""
    said = {id: tell_candidate(id, name, alike) for id, name, alike in one.candidates} | {NOBODY: NOBODY}
    label, key = text(tell_name(one)), f"{one.kind} {one.alias}"
    return st.selectbox(label, list(said), None, format_func=said.get, placeholder=UNSURE, key=key)


@st.cache_resource(max_entries=16, show_spinner=False)
def unsettled(path: str, state: str, _workspace: Workspace) -> tuple[Unsettled, ...]:
    with _workspace.reading() as con:
        return review(con)
