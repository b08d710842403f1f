"""Which practice of culture is weakest, in which teams, and do people live by it?"""

import streamlit as st

from analysis.questions.agreement import rate_agreement
from analysis.questions.culture import rate_culture
from analysis.story.agreement import tell_agreement
from analysis.story.culture import tell_apart, tell_culture, tell_teams, tell_trend
from analysis.story.culture_beside import tell_balance, tell_lived
from pages._parts.ask import ask
from pages._parts.compare import choose_groups
from pages._parts.frame import framed
from pages._parts.kit import offer_kit
from pages._parts.show import show, show_beside, show_folded
from pages._parts.told import told
from pages._parts.workspace import workspace_logs

framed()
logs = workspace_logs()
finding = st.container()
st.space(24)
st.header("Compare something else", anchor=False)
groups = choose_groups(logs.panel)
culture = ask(rate_culture, logs, **groups)

with finding:
    show(told(tell_culture, culture))
    for place, section in enumerate(told(tell_teams, culture)):
        if place:
            show_folded(section)
        else:
            st.space(24)
            show_beside(section)
    beside = list(filter(None, (told(tell_balance, culture), told(tell_lived, culture))))
    st.space(24)
    for column, section in zip(st.columns(len(beside) or 1, gap="large"), beside, strict=False):
        with column:
            show_beside(section)
    for section in filter(None, (told(tell_apart, culture), told(tell_trend, culture))):
        st.space(24)
        show_beside(section)
    agreement = ask(rate_agreement, logs, quarters=groups.get("quarters"))
    show_folded(told(tell_agreement, agreement))
    offer_kit(logs.panel)
