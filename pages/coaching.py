"""How often are reps coached, who is left out, what becomes of it, and does it go with results?"""

import streamlit as st

from analysis.questions.coaching import review_coaching
from analysis.questions.coaching_weeks import lay_weeks
from analysis.story.coaching import tell_coaching, tell_steps, tell_waiting, tell_weeks
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
quarters = groups.get("quarters")

with finding:
    coaching = ask(review_coaching, logs, quarters=quarters)
    show(told(tell_coaching, coaching))
    show_folded(told(tell_waiting, coaching))
    if len(coaching.teams):
        st.space(24)
        st.header("Week by week", anchor=False)
        names = dict(zip(coaching.teams.team_id, coaching.teams.team_name, strict=True))
        team = st.selectbox(
            "Team, the least coached first", names, key="team", bind="query-params", format_func=names.get
        )
        show_beside(told(tell_weeks, ask(lay_weeks, logs, team=team, quarters=quarters)))
        st.space(24)
        show_beside(told(tell_steps, coaching))
    offer_kit(logs.panel)
