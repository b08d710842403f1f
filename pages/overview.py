"""How large is the gap, what goes with it, and what is the next step? Two minutes for a leader."""

import streamlit as st

from analysis.errors import DataError
from analysis.questions.coverage import cover
from analysis.questions.gap import attribute_gap
from analysis.questions.profile import profile_teams
from analysis.questions.segments import segment_teams
from analysis.story.gap import tell_shares
from analysis.story.overview import tell_decision, tell_overview
from analysis.story.profile import tell_differences
from analysis.story.segments import tell_size, tell_trend
from pages._parts.ask import ask, try_asking
from pages._parts.coverage import show_here
from pages._parts.frame import framed
from pages._parts.kit import offer_kit
from pages._parts.plans import offer_decision, show_plans
from pages._parts.show import show, show_beside, show_fault
from pages._parts.told import told
from pages._parts.workspace import workspace_panel

framed()
panel = workspace_panel()
segments, coverage = try_asking(segment_teams, panel), ask(cover, panel)
if isinstance(segments, DataError):
    show_fault(segments)
    show_here(coverage)
    offer_kit(panel)
    st.stop()
gap, profile = ask(attribute_gap, panel), ask(profile_teams, panel)

show(told(tell_overview, segments, gap))
st.space(8)
size, finding = st.columns([1, 2], gap="large")
with size:
    show_beside(told(tell_size, segments))
with finding:
    show_beside(told(tell_differences, profile) if gap.gate == "closed" else told(tell_shares, gap))

st.space(24)
decision = told(tell_decision, gap, profile)
trend, card = st.columns([2, 1], gap="large") if decision else (st.container(), None)
with trend:
    show_beside(told(tell_trend, segments))
if decision:
    with card.container(border=True):
        show_beside(decision)
        offer_decision(panel, segments, gap, profile)
show_plans(panel)

show_here(coverage)
offer_kit(panel)
