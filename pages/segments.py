"""Which teams are high, which are low, and how sure is that?"""

import streamlit as st

from analysis.questions.comparison import compare_groups
from analysis.questions.segments import segment_teams
from analysis.questions.stress import stress_teams
from analysis.story.comparison import tell_comparison
from analysis.story.segments import tell_names, tell_segments
from analysis.story.stress import tell_outcomes, tell_rules
from analysis.story.words import MORE_RULES
from pages._parts.ask import ask
from pages._parts.compare import choose_groups, choose_sides
from pages._parts.frame import framed
from pages._parts.show import HOW_SURE, show, show_behind, show_beside, show_body, show_folded
from pages._parts.told import told
from pages._parts.workspace import workspace_panel

framed()
panel = workspace_panel()
finding = st.container()
st.space(24)
st.header("Compare something else", anchor=False)
options = choose_groups(panel, more=tuple(MORE_RULES))
segments = ask(segment_teams, panel, **options)

with finding:
    show(told(tell_segments, segments))
    for place, section in enumerate(told(tell_names, segments)):
        with st.expander(section.headline, expanded=place == 0):
            show_body(section)
    stress = ask(stress_teams, panel, **options)
    show_folded(told(tell_rules, stress))
    show_folded(told(tell_outcomes, stress))

st.space(24)
st.header("Compare regions, segments or managers", anchor=False)
if by := choose_sides(panel):
    comparison = told(tell_comparison, ask(compare_groups, panel, **options | {"by": by}))
    show_beside(comparison)
    with st.expander(HOW_SURE):
        show_behind(comparison)
