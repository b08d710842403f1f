"""What goes with the gap between high and low teams?"""

import streamlit as st

from analysis.questions.gap import attribute_gap
from analysis.questions.profile import profile_teams
from analysis.story.gap import tell_gap
from analysis.story.how_sure import tell_how_sure
from analysis.story.profile import tell_opens, tell_profile
from pages._parts.ask import ask
from pages._parts.compare import choose_drivers, choose_groups
from pages._parts.frame import framed
from pages._parts.kit import offer_kit
from pages._parts.show import show, show_beside, show_how_sure
from pages._parts.told import told
from pages._parts.workspace import workspace_panel

framed()
panel = workspace_panel()
finding = st.container()
st.space(24)
st.header("Compare something else", anchor=False)
groups = choose_groups(panel)
gap = ask(attribute_gap, panel, **groups)
if gap.gate != "closed":
    gap = ask(attribute_gap, panel, **groups, **choose_drivers(panel))

with finding:
    if gap.gate == "closed":
        profile = ask(profile_teams, panel, **groups)
        show(told(tell_profile, profile, gap.why))
        st.space(24)
        show_beside(told(tell_opens, profile))
    else:
        show(told(tell_gap, gap))
        show_how_sure(told(tell_how_sure, gap))
    offer_kit(panel)
