"""What is here: sources by quarter, one source by team, what the next file opens, and the survey kit."""

import streamlit as st

from analysis.questions.coverage import Coverage, cover
from analysis.story.coverage import tell_coverage, tell_next, tell_teams
from analysis.tables import TABLES
from analysis.workspace import Workspace
from pages._parts.ask import ask
from pages._parts.kit import offer_kit
from pages._parts.show import show_beside
from pages._parts.told import told
from pages._parts.workspace import IMPORT, held, panel_of


def show_coverage(workspace: Workspace) -> None:
    """The grid of what is here; nothing before there is anything."""
    if held(workspace) is None:
        return
    panel = panel_of(workspace)
    coverage = ask(cover, panel)
    st.space(24)
    grid, further = st.columns([2, 1], gap="large")
    with grid:
        show_beside(told(tell_coverage, coverage))
        show_teams(coverage)
    with further:
        show_beside(told(tell_next, coverage))
    offer_kit(panel)


def show_here(coverage: Coverage) -> None:
    """The grid beside what the next file opens, with the way to bring it in."""
    st.space(24)
    grid, further = st.columns([2, 1], gap="large")
    with grid:
        show_beside(told(tell_coverage, coverage))
    with further:
        show_beside(told(tell_next, coverage))
        if st.button("Import a file"):
            st.switch_page(IMPORT)


def show_teams(coverage) -> None:
    """One source by team, once it is picked."""
    tables = list(dict.fromkeys(coverage.by_team.table))
    if not tables:
        return
    picked = st.selectbox(
        "Team by team", tables, None, format_func=lambda name: TABLES[name].label, placeholder="Pick a source"
    )
    if picked:
        show_beside(tell_teams(coverage, picked))
