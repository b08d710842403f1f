"""What does each manager do well, not see, and have to grow in?"""

import streamlit as st

from analysis.questions.managers import list_managers, report_manager
from analysis.story.managers import tell_manager
from analysis.story.managers_list import tell_managers, tell_names
from pages._parts.ask import ask
from pages._parts.frame import framed
from pages._parts.kit import offer_kit
from pages._parts.managers import choose_manager, show_report
from pages._parts.show import fold_behind, show_body, show_head, show_table
from pages._parts.told import told
from pages._parts.workspace import workspace_logs

WIDTHS = {"Manager": 140, "Team": 130, "Rates higher than reps do": 220, "Clearly behind in": 300}

framed()
logs = workspace_logs()
listed = ask(list_managers, logs)
head = st.container()
manager = choose_manager(listed)

if manager:
    report = ask(report_manager, logs, manager=manager)
    with head:
        show_head(told(tell_manager, report))
    show_report(logs, report)
else:
    section = told(tell_managers, listed)
    with head:
        show_head(section)
    show_body(section)
    show_table(tell_names(listed), alt="All managers, and what to look at first", widths=WIDTHS)
    fold_behind(section)
offer_kit(logs.panel)
