"""How often are reps coached, who is left out, does it go with results, and how good is it?"""

import streamlit as st

from analysis.questions.coaching import review_coaching
from analysis.questions.coaching_dose import relate_coaching
from analysis.questions.coaching_quality import rate_coaching
from analysis.questions.coaching_weeks import lay_weeks
from analysis.questions.profile import profile_teams
from analysis.questions.reps import attribute_reps
from analysis.story.coaching import tell_coaching, tell_sides, tell_steps, tell_teams, tell_waiting
from analysis.story.coaching_dose import tell_dose, tell_slopes
from analysis.story.coaching_quality import tell_quality
from analysis.story.coaching_weeks import tell_weeks
from analysis.story.reps import tell_reps
from pages._parts.ask import ask
from pages._parts.compare import choose_groups
from pages._parts.frame import framed
from pages._parts.kit import offer_kit
from pages._parts.show import show, show_beside, show_folded, show_further
from pages._parts.told import told
from pages._parts.workspace import workspace_logs

framed()
logs = workspace_logs()
finding = st.container()
if logs.panel.outcomes:
    st.space(24)
    st.header("Compare something else", anchor=False)
groups = choose_groups(logs.panel)
quarters = groups.get("quarters")

with finding:
    coaching = ask(review_coaching, logs, quarters=quarters)
    show(told(tell_coaching, coaching))
    if coaching.measure is None:
        st.page_link("pages/import_data.py", label="Import a file")
    for story in (tell_waiting, tell_teams):
        show_folded(told(story, coaching))
    if len(coaching.teams):
        st.space(24)
        names = dict(zip(coaching.teams.team_id, coaching.teams.team_name, strict=True))
        team = st.selectbox("Week by week: a team, the least coached first", names, key="team", format_func=names.get)
        show_beside(told(tell_weeks, ask(lay_weeks, logs, team=team, quarters=quarters)))
    if len(coaching.teams) and groups:
        dose = ask(relate_coaching, logs.panel, **groups)
        show_further(told(tell_slopes, dose), "within_between")
        show_further(told(tell_dose, dose), "dose")
        if dose.gate == "closed":
            show_further(told(tell_reps, ask(attribute_reps, logs.panel, outcome=groups["outcome"], quarters=quarters)))
        show_folded(told(tell_sides, ask(profile_teams, logs.panel, **groups)))
    show_further(told(tell_steps, coaching))
    show_further(told(tell_quality, ask(rate_coaching, logs, **groups)))
    offer_kit(logs.panel)
