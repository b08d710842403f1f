"""What would teams reach that did more of what goes with results?"""

import streamlit as st

from analysis.questions.closing import close_on
from analysis.split.ground import lay_ground
from analysis.story.what_if import tell_closing
from pages._parts.ask import ask
from pages._parts.compare import choose_drivers, choose_groups
from pages._parts.frame import framed
from pages._parts.kit import offer_kit
from pages._parts.show import show, show_further
from pages._parts.told import told
from pages._parts.what_if import move_teams
from pages._parts.workspace import workspace_panel

framed()
panel = workspace_panel()
finding = st.container()
st.space(24)
st.header("Compare something else", anchor=False)
groups = choose_groups(panel)
ground = ask(lay_ground, panel, **groups)
if ground.gate.state != "closed" and (chosen := choose_drivers(panel)):
    ground = ask(lay_ground, panel, **groups, **chosen)

with finding:
    if ground.gate.state == "closed":
        show(tell_closing(close_on(ground)))
        st.page_link("pages/gap.py", label="See how high and low teams differ")
    else:
        move_teams(ground)
        show_further(told(tell_closing, ask(close_on, ground)))
offer_kit(panel)
