"""Do reps see the strategy as their bosses do, are the metrics good, and who looks good on one of them alone?"""

import streamlit as st

from analysis.questions.balance import balance_teams
from analysis.questions.clarity import compare_clarity
from analysis.questions.clarity_by_team import clarity_by_team
from analysis.questions.metrics import rate_metrics
from analysis.story.balance import tell_balance, tell_every_balance
from analysis.story.clarity import is_known, tell_clarity, tell_clarity_teams
from analysis.story.clarity_by_team import tell_clarity_by_team, tell_every_team
from analysis.story.metrics import tell_metrics
from pages._parts.ask import ask
from pages._parts.compare import choose_groups
from pages._parts.frame import framed
from pages._parts.kit import offer_kit
from pages._parts.show import fold_behind, show, show_beside, show_folded
from pages._parts.told import told
from pages._parts.workspace import workspace_logs

framed()
logs = workspace_logs()
finding = st.container()
if logs.panel.outcomes:
    st.space(24)
    st.header("Compare something else", anchor=False)
groups = choose_groups(logs.panel)
quarters = {"quarters": groups["quarters"]} if groups else {}
rule = {name: groups[name] for name in ("by", "quarters") if name in groups}
clarity = ask(compare_clarity, logs, **quarters)
teams = ask(clarity_by_team, logs, **groups)

with finding:
    sections = [told(tell_clarity, clarity), told(tell_clarity_by_team, teams)]
    first, second = sections if is_known(clarity) else sections[::-1]
    show(first)
    if is_known(clarity):
        show_folded(told(tell_clarity_teams, clarity))
    st.space(24)
    show_beside(second)
    fold_behind(second)
    show_folded(told(tell_every_team, teams))

    st.space(24)
    metrics = told(tell_metrics, ask(rate_metrics, logs, **quarters))
    show_beside(metrics)
    fold_behind(metrics)

    st.space(24)
    balance = ask(balance_teams, logs.panel, **rule)
    show_beside(told(tell_balance, balance))
    show_folded(told(tell_every_balance, balance))
    offer_kit(logs.panel)
