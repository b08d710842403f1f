"""What goes with the gap between high and low teams?"""

import streamlit as st

from analysis.questions.evidence import weigh_evidence
from analysis.questions.gap import attribute_gap
from analysis.questions.profile import profile_teams
from analysis.questions.reps import attribute_reps
from analysis.questions.scales import check_scales
from analysis.questions.specifications import run_specifications
from analysis.story.evidence import tell_doubts
from analysis.story.gap import tell_gap
from analysis.story.how_sure import tell_how_sure
from analysis.story.profile import tell_opens, tell_profile
from analysis.story.reps import tell_reps
from analysis.story.scales import tell_scales
from analysis.story.specifications import tell_specifications
from pages._parts.ask import ask
from pages._parts.compare import choose_drivers, choose_groups
from pages._parts.frame import framed
from pages._parts.kit import offer_kit
from pages._parts.show import fold_behind, show, show_behind, show_beside, show_folded, show_how_sure
from pages._parts.told import told
from pages._parts.workspace import workspace_panel

framed()
panel = workspace_panel()
finding = st.container()
st.space(24)
st.header("Compare something else", anchor=False)
groups = choose_groups(panel)
gap = ask(attribute_gap, panel, **groups)
chosen = {} if gap.gate == "closed" else choose_drivers(panel)
if chosen:
    gap = ask(attribute_gap, panel, **groups, **chosen)

with finding:
    if gap.gate == "closed":
        profile = ask(profile_teams, panel, **groups)
        show(told(tell_profile, profile, gap.why))
        show_behind(told(tell_doubts, ask(weigh_evidence, panel, **groups)))
        st.space(24)
        within = {name: groups[name] for name in ("outcome", "quarters") if name in groups}
        reps = ask(attribute_reps, panel, **within)
        if reps.reps:
            show_beside(told(tell_reps, reps), "reps")
            fold_behind(told(tell_reps, reps))
        st.space(24)
        show_beside(told(tell_opens, profile))
    else:
        show(told(tell_gap, gap))
        evidence = ask(weigh_evidence, panel, **groups, **chosen)
        show_behind(told(tell_doubts, evidence))
        ways = ask(run_specifications, panel, **groups, **chosen)
        show_how_sure(told(tell_how_sure, gap, ways, evidence))
        show_folded(told(tell_specifications, ways), "specifications")
    show_folded(told(tell_scales, ask(check_scales, panel, quarters=groups.get("quarters"))))
    offer_kit(panel)
