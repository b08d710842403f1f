"""How often are reps coached, who is left out, does it go with results, and how good is it?"""

import streamlit as st

from analysis.questions.coaching import review_coaching
from analysis.questions.coaching_dose import relate_coaching
from analysis.questions.coaching_quality import rate_coaching
from analysis.questions.coaching_weeks import lay_weeks
from analysis.questions.profile import profile_teams
from analysis.questions.reps import attribute_reps
from analysis.story.coaching import tell_coaching, tell_sides, tell_steps, tell_waiting, tell_weeks
from analysis.story.coaching_dose import tell_dose, tell_slopes
from analysis.story.coaching_quality import tell_quality
from analysis.story.reps import tell_reps
from pages._parts.ask import ask
from pages._parts.compare import choose_groups
from pages._parts.frame import framed
from pages._parts.kit import offer_kit
from pages._parts.show import fold_behind, show, show_beside, show_folded
from pages._parts.told import told
from pages._parts.workspace import workspace_logs


def aside(section, statistic=""):
    """A further finding with what stands behind it."""
    if section:
        st.space(24)
        show_beside(section, statistic)
        fold_behind(section)


framed()
logs = workspace_logs()
finding = st.container()
st.space(24)
st.header("Compare something else", anchor=False)
groups = choose_groups(logs.panel)

with finding:
    coaching = ask(review_coaching, logs, quarters=groups.get("quarters"))
    show(told(tell_coaching, coaching))
    show_folded(told(tell_waiting, coaching))
    if len(coaching.teams):
        st.space(24)
        names = dict(zip(coaching.teams.team_id, coaching.teams.team_name, strict=True))
        team = st.selectbox("Week by week: a team, the least coached first", names, key="team", format_func=names.get)
        show_beside(told(tell_weeks, ask(lay_weeks, logs, team=team, quarters=groups.get("quarters"))))
    if len(coaching.teams) and groups:
        dose = ask(relate_coaching, logs.panel, **groups)
        aside(told(tell_slopes, dose), "within_between")
        aside(told(tell_dose, dose))
        if dose.gate == "closed":
            aside(
                told(tell_reps, ask(attribute_reps, logs.panel, outcome=groups["outcome"], quarters=groups["quarters"]))
            )
        show_folded(told(tell_sides, ask(profile_teams, logs.panel, **groups)))
    aside(told(tell_steps, coaching))
    aside(told(tell_quality, ask(rate_coaching, logs, **groups)))
    offer_kit(logs.panel)
