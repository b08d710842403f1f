"""What would teams reach that did more of what goes with results?"""

import streamlit as st

from analysis.scenarios import Scenario
from analysis.split.ground import lay_ground
from pages._parts.ask import ask
from pages._parts.compare import choose_drivers, choose_groups
from pages._parts.frame import framed
from pages._parts.kit import offer_kit
from pages._parts.scenarios import open_scenario, show_side_by_side
from pages._parts.show import show, show_further
from pages._parts.told import told
from pages._parts.what_if import move_teams, tell_half
from pages._parts.workspace import workspace_panel

framed()
panel = workspace_panel()
open_scenario(panel)
finding = st.container()
st.space(24)
st.header("Compare something else", anchor=False)
chosen = choose_groups(panel, more=("threshold",), bind=None) | choose_drivers(panel, bind=None)
ground = ask(lay_ground, panel, **chosen)

with finding:
    if ground.gate.state == "closed":
        show(tell_half(ground))
        st.page_link("pages/gap.py", label="See how high and low teams differ")
    else:
        move_teams(panel, ground, Scenario(**chosen))
        show_side_by_side(panel)
        show_further(told(tell_half, ground))
offer_kit(panel)
