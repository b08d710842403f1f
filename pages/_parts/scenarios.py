"""The scenario on the page: opened from its link, followed by the address, kept under a name, set side by side."""

from contextlib import suppress

import streamlit as st

from analysis.errors import DataError
from analysis.panel import Panel
from analysis.questions.what_if import imagine_on
from analysis.scenarios import LONGEST_NAME, Scenario, drop, from_query, grounds, keep, scenarios, to_query
from analysis.split.ground import lay_ground
from analysis.story.what_if_teams import tell_side_by_side
from pages._parts.arrival import begin, begun
from pages._parts.ask import try_asking
from pages._parts.compare import set_groups
from pages._parts.show import note, sentences, show_fault, show_words, text
from pages._parts.sliders import set_sliders
from pages._parts.workspace import company

SIDE_BY_SIDE = 4
OWN = {"set", "teams", "hours", "outcome", "by", "quarters", "drivers"}  # parameters of the address
HELD = "scenario"  # of the session: what stands on the page


def open_scenario(panel: Panel) -> None:
    """Set every control to the scenario of the address, or of this session's last look; once, before they are drawn."""
    if begun():
        return
    if OWN & set(st.query_params):
        try:
            put(panel, from_query(st.query_params.to_dict()))
        except DataError as fault:
            show_fault(fault)
            st.button("Start afresh", on_click=st.query_params.clear)
            st.stop()
    elif held := st.session_state.get(HELD):
        with suppress(DataError):  # it was of another company, or of files that were taken back
            put(panel, held)
    begin()


def put(panel: Panel, scenario: Scenario) -> None:
    """Every control as the scenario says. Raises DataError for what is not measured here, and changes nothing then."""
    unknown = [each for each in scenario.teams if each not in set(panel.teams["team_id"])]
    if scenario.teams != "low" and unknown:
        raise DataError(f"`{unknown[0]}` is no team here.\nChoose one of the teams that were imported.")
    set_groups(panel, **grounds(scenario, panel))
    set_sliders(scenario.moves, scenario.hours)
    st.session_state["teams"] = [] if scenario.teams == "low" else list(scenario.teams)


def follow(scenario: Scenario) -> None:
    """The address says what stands on the page, so that it can be shared."""
    st.session_state[HELD] = scenario
    written = to_query(scenario)
    if st.query_params.to_dict() != written:
        st.query_params.from_dict(written)


def offer_to_keep(scenario: Scenario) -> None:
    """A name for what stands on the page."""
    with st.popover("Keep this scenario"):
        name = st.text_input("Name", max_chars=LONGEST_NAME, key="scenario name")
        note("The address of this page holds every choice too: send it to share what you see.")
        if st.button("Keep it", type="primary"):
            try:
                keep(company(), name, scenario)
            except DataError as fault:
                st.warning("  \n".join(sentences(fault)))
            else:
                st.rerun()


def show_side_by_side(panel: Panel) -> None:
    """Up to four kept scenarios beside each other; nothing where none is kept."""
    try:
        held = dict(scenarios(company()))
    except DataError as fault:
        st.warning("  \n".join(sentences(fault)))
        return
    if not held:
        return
    st.space(24)
    chosen = list(held)[-SIDE_BY_SIDE:]
    heading = st.container()
    if len(held) > SIDE_BY_SIDE:
        chosen = st.multiselect("Side by side", list(held), chosen, max_selections=SIDE_BY_SIDE, key="side by side")
    found = {name: result_of(panel, held[name]) for name in chosen}
    section = tell_side_by_side(tuple((name, each) for name, each in found.items() if not isinstance(each, DataError)))
    with heading:
        st.header(text(section.headline if section else "Scenarios that were kept"), anchor=False)
    if section:
        show_words(section.table, alt=section.headline)
        note(f"{section.caveat} The quarterly review can show them too.".strip())
    for name, fault in found.items():
        if isinstance(fault, DataError):
            st.markdown(f"**{text(name)}:** {' '.join(sentences(fault))}")
    with st.popover("Open or drop one"):
        for name, scenario in held.items():
            with st.container(horizontal=True, vertical_alignment="center"):
                st.markdown(text(name))
                st.button("Open", key=f"open {name}", on_click=reopen, args=(panel, scenario))
                st.button("Drop", key=f"drop {name}", on_click=let_go, args=(name,))


def let_go(name: str) -> None:
    try:
        drop(company(), name)
    except DataError as fault:
        st.toast("  \n".join(sentences(fault)))


def reopen(panel: Panel, scenario: Scenario) -> None:
    try:
        put(panel, scenario)
    except DataError as fault:
        st.toast("  \n".join(sentences(fault)))


def result_of(panel: Panel, scenario: Scenario):
    """What a kept scenario comes to on today's data; the DataError where it cannot be asked any more."""
    ground = try_asking(lay_ground, panel, **grounds(scenario, panel))
    if isinstance(ground, DataError):
        return ground
    try:
        return imagine_on(ground, moves=scenario.moves, teams=scenario.teams, hours=scenario.hours)
    except DataError as fault:
        return fault
