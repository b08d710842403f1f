"""Which teams are high, which are low, and how sure is that?"""

import streamlit as st

from analysis.questions.segments import segment_teams
from analysis.story.segments import tell_names, tell_segments
from pages._parts.ask import ask
from pages._parts.compare import choose_groups
from pages._parts.frame import framed
from pages._parts.show import show, show_body
from pages._parts.told import told
from pages._parts.workspace import workspace_panel

framed()
panel = workspace_panel()
finding = st.container()
st.space(24)
st.header("Compare something else", anchor=False)
segments = ask(segment_teams, panel, **choose_groups(panel))

with finding:
    show(told(tell_segments, segments))
    for place, section in enumerate(told(tell_names, segments)):
        with st.expander(section.headline, expanded=place == 0):
            show_body(section)
