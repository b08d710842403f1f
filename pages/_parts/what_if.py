"""A what-if as one moves it: what is asked, the finding, the teams. Only this part runs again when a slider moves."""

from dataclasses import replace

import streamlit as st

from analysis.panel import Panel
from analysis.questions.closing import close_on
from analysis.questions.what_if import WhatIf, imagine_on
from analysis.scenarios import Scenario
from analysis.split.ground import Ground
from analysis.story.section import Section
from analysis.story.what_if import tell_closing, tell_what_if
from analysis.story.what_if_teams import tell_other_teams, tell_teams
from pages._parts.plans import offer_plans, show_taken_up
from pages._parts.scenarios import follow, offer_to_keep
from pages._parts.show import fold_behind, show_beside, show_body, show_folded, show_head
from pages._parts.sliders import back_to_today, choose_hours, choose_moves
from pages._parts.told import drawn


@st.fragment
def move_teams(panel: Panel, ground: Ground, chosen: Scenario) -> None:
    """The sliders between the finding and the teams; `chosen` says which numbers they stand on."""
    finding = st.container()
    moves = choose_moves(ground, halfway(ground))
    st.space(8)
    teams = st.container()
    with st.expander("Which teams, and hours of managers"):
        scenario = replace(chosen, moves=moves, teams=choose_teams(ground), hours=choose_hours(ground, moves))
    follow(scenario)
    if not moves:
        with finding:
            st.title("Move a slider.", anchor=False)
        return
    result = imagine_on(ground, moves=moves, teams=scenario.teams, hours=scenario.hours)
    told = tell_what_if(result)
    with finding:
        show_head(told)
    with teams:
        show_teams(result)
        show_body(told)
        fold_behind(told)
    with st.container(horizontal=True):
        if result.told:
            offer_plans(panel, result)
        offer_to_keep(scenario)
        st.button("Back to today", on_click=back_to_today, args=(ground,))
    show_taken_up()


def choose_teams(ground: Ground) -> str | tuple[str, ...]:
    """The teams it is about: the low ones where none is named."""
    names = dict(zip(map(str, ground.groups.teams), ground.names, strict=True))
    few = f"All {(ground.groups.segment == 'low').sum()} low teams"
    named = st.multiselect("Teams", list(names), key="teams", format_func=names.get, placeholder=few)
    return tuple(named) or "low"


def show_teams(result: WhatIf) -> None:
    show_beside(drawn(tell_teams(result)))
    others = tell_other_teams(result)
    show_folded(others and drawn(others))


def tell_half(ground: Ground) -> Section:
    """What would close half of the gap, told of the ground that is laid: of its outcome, teams and quarters."""
    return tell_closing(close_on(ground))


def halfway(ground: Ground) -> dict[str, float]:
    """Where sliders start: half of the way from low to high teams on each core driver, whatever was found of it.

    To start with those that stand clear would show the luckiest of the slopes first.
    """
    rows = ground.ranges.set_index("name")
    middle = ((rows["low_teams"] + rows["high_teams"]) / 2).dropna()
    return {name: middle[name] for name in middle.index if ground.measures[name].core} or dict(middle[:1])
